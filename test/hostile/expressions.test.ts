import { expect, it } from 'vitest';
import { whyNotRead } from '../../analyzers/javascript/skipped.js';
import { isPython2Number } from '../../analyzers/python/numbers.js';
import { createReaders } from '../../analyzers/readers.js';
import untranslated from '../../analyzers/rules/reliability/untranslated-message.js';
import { conditionOf } from '../../analyzers/rules/shared/conditions.js';
import { checksIdentity } from '../../analyzers/rules/shared/routes.js';
import { isSecretName, isSecretText } from '../../analyzers/rules/shared/secrets.js';
import { safeName } from '../../reports/trackers/work-items.js';
import { constructLines } from '../../scoring/constructs.js';
import type { RuleContext } from '../../src/domain/rule.js';
import { RouteTable } from '../../src/evidence/log/routes.js';
import { importedRuleId } from '../../src/evidence/sarif/id.js';
import { pythonStatements } from '../../src/evidence/sarif/statements.js';
import { toolSlug } from '../../src/evidence/sarif/tools/recognise.js';
import { baseFolders, placeOf } from '../../src/evidence/sarif/uri.js';
import { readDirective } from '../../src/triage/directive.js';
import { addonSource } from '../helpers/source.js';

const MANY = 300_000;
const many = (part: string, times = MANY) => part.repeat(times);
const readers = await createReaders('auto');

/** Expressions that go over their text once more at each of its characters take minutes for texts of this length. */
const WORK: Record<string, () => unknown> = {
  'a secret that is nearly a name': () => isSecretName('db_password', `${many('a_')}!`),
  'a secret of many spaces': () => isSecretName('db_password', `${many(' ')}\n\n`),
  'a long name of a secret': () => isSecretName(`${many('_reset')}-db_password`, 'q7Zk2mVw9RtB'),
  'beginnings of web tokens': () => isSecretText(many('eyJ-')),
  'beginnings of addresses': () => isSecretText(many('+a')),
  'remark of points': () => conditionOf(`todo ${many('a.')}`),
  'remark on Python': () => conditionOf(`todo python${many(' ')}x`),
  'message of letters': () => {
    const text = `from odoo.exceptions import UserError\ndef f(self):\n${`    raise UserError("${many('a', 2_000)}")\n`.repeat(4_000)}`;
    const source = addonSource('quay', { python: [readers.python('models/a.py', text)] });
    return [...untranslated.check({ source } as RuleContext)];
  },
  'proof of identity': () => {
    const facts = readers.python('a.py', `def berth(self):\n    self.x${many('check_', 100_000)}()\n`);
    return checksIdentity(facts, 0);
  },
  'octal digits': () => isPython2Number(`0${many('1')}8`),
  'comment of spaces': () => whyNotRead('static/src/a.js', `/*! jquery 3.5.1 x${many(' ')}x\n */\nlet a = 1;\n`),
  'expr of letters': () => {
    const xml = `<odoo><record id="a" model="ir.ui.view"><field name="arch" type="xml"><xpath expr="${many('a')}"/></field></record></odoo>`;
    return constructLines(addonSource('quay', { xml: [readers.xml('views/a.xml', xml)] })).length;
  },
  'openings of a route': () => new RouteTable([{ url: `/${many('<')}`, addon: 'quay' }]).find('/x'),
  'openings of a route of paths': () => new RouteTable([{ url: `/${many('<path(')}`, addon: 'quay' }]).find('/x'),
  'points of a rule': () => importedRuleId('bandit', `a${many('.')}a`),
  'name of a tool': () => toolSlug(`a${many('-')}/a`),
  'marks of an address': () => placeOf({ uri: `a${many('?')}\n!` }, null, baseFolders(null)),
  'quotes of statements': () => pythonStatements(many(`'''"z\\ z"'z\\`, 150_000)).length,
  'name of an item': () => safeName(`a${many('-')}/a`),
  'comments that ask to ignore': () => {
    const text = `ignore a/b -- ${many('(until ', 280)}`;
    for (let line = 1; line < 5_000; line++)
      readDirective({ path: 'a.py', line, column: 1, covers: line, text }, new Set(['a/b']));
  },
};

it.each(Object.keys(WORK))('%s', (name) => {
  const started = performance.now();
  WORK[name]!();
  expect(performance.now() - started).toBeLessThan(10_000);
});

it('tells routes, rules and addresses as ever', () => {
  const table = new RouteTable([
    { url: '/berth/<int:berth>/status', addon: 'a' },
    { url: '/file/<path("x"):rest>', addon: 'b' },
    { url: '/sea/export-<name>.csv', addon: 'c' },
  ]);
  expect(
    ['/berth/4/status', '/file/a/b/c', '/sea/export-tide.csv', '/berth/4'].map((at) => table.find(at)?.addon),
  ).toEqual(['a', 'b', 'c', undefined]);
  expect(importedRuleId('bandit', '..B.608-.')).toBe('imported/bandit/B.608');
  expect(pythonStatements("a = '''x\\'''' # c\nb = 1\n").map(({ line, endLine }) => [line, endLine])).toEqual([
    [1, 1],
    [2, 2],
  ]);
});
