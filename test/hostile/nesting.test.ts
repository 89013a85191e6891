import { existsSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { tree } from '../helpers/tree.js';
import { FULL, program, reasons, snapshot } from './world.js';

const DEEP = 100_000;
const LONG = FULL ? 100_000 : 20_000;
const MANIFEST = "{'name': 'Harbour', 'version': '16.0.1.0.0'}";
const deep = (open: string, inner = '', close = '') => open.repeat(DEEP) + inner + close.repeat(DEEP);

/** Addon: file, text, and what coverage says of it (null: it is read). */
const CASES: Record<string, [string, string | Buffer, RegExp | null]> = {
  parentheses: ['a.py', `x = ${deep('(', '1', ')')}\n`, /nested deeper than 200/],
  blocks: [
    'a.py',
    Array.from({ length: 2000 }, (_, at) => `${' '.repeat(at)}if x:`).join('\n'),
    /levels of indentation/,
  ],
  chain: ['a.py', `x = a${'.b'.repeat(DEEP)}\n`, null],
  calls: ['a.py', `x = a${'()'.repeat(DEEP)}\n`, null],
  lambdas: ['a.py', `x = ${'lambda: '.repeat(DEEP)}1\n`, null],
  sum: ['a.py', `x = ${"'a' + ".repeat(DEEP)}'a'\n`, null],
  comments: ['a.py', `if x:\n    a\n${'    # b\n'.repeat(LONG)}`, null],
  directives: ['a.py', `${'# odoo-debt: ignore\n'.repeat(2000)}x = 1\n`, null],
  backslashes: ['a.py', `x = 1 ${'\\\n'.repeat(LONG)}\n`, null],
  circle: ['a.py', Array.from({ length: LONG / 4 }, (_, at) => `def f${at}():\n    f${at + 1}()\n`).join(''), null],
  wide: ['a.py', `${'é漢😀 '.repeat(LONG / 4)}\n`, /line 1, column/],
  nul: ['a.py', 'x = 1\n\0', /NUL characters/],
  invalid: ['a.py', Buffer.from('x = "\xff"\n', 'latin1'), /not valid utf-8/],
  bom: ['a.py', '\ufeffx = 1\n', null],
  encoding: ['a.py', '# coding: rot13\nk = 1\n', /rot13 is not known/],
  elements: ['a.xml', `<odoo>${deep('<a>', '', '</a>')}</odoo>`, /nested deeper than 2048/],
  oneline: ['a.xml', `<odoo>${'<a b="1"/>'.repeat(DEEP)}</odoo>`, null],
  laughs: [
    'a.xml',
    `<!DOCTYPE a [<!ENTITY a0 "ha">${Array.from({ length: 20 }, (_, at) => `<!ENTITY a${at + 1} "${`&a${at};`.repeat(10)}">`).join('')}]><odoo>&a20;</odoo>`,
    null,
  ],
  external: [
    'a.xml',
    '<!DOCTYPE a [<!ENTITY a SYSTEM "secret.txt">]><odoo><record id="r" model="m">&a;</record></odoo>',
    null,
  ],
  braces: ['static/src/a.js', deep('{\n', '', '}\n'), /line \d+, column \d+: \S/],
  brackets: ['static/src/a.js', `/** @odoo-module **/\nx = ${deep('[\n', '', ']\n')}`, /line \d+, column \d+: \S/],
  templates: ['static/src/a.js', `/** @odoo-module **/\nx = ${deep('`${\n', '1', '}`')}`, /line \d+, column \d+: \S/],
  arrows: ['static/src/a.js', `/** @odoo-module **/\nx = ${'a=>\n'.repeat(DEEP)}1`, /line \d+, column \d+: \S/],
  quotes: ['ir.model.access.csv', `id,name\n${'"'.repeat(DEEP)}`, null],
};

const canary = path.join('harbour', 'canary');
const SHELL = `__import__('os').system('touch ${canary}')`;

it('deep, long and broken sources end in time and memory, one reason each; manifests are not executed', () => {
  const files: Record<string, string | Buffer> = {
    'harbour/secret.txt': 'TIDE-TABLE-42',
    'executes/__manifest__.py': `{'name': ${SHELL}, 'version': '16.0.1.0.0'}`,
    'statement/__manifest__.py': `${SHELL}\n${MANIFEST}`,
    'nested/__manifest__.py': deep('['),
    'product/__manifest__.py': "{'name': 'a' * 10 ** 10, 'version': '16.0.1.0.0'}",
    'proto/__manifest__.py': "{'name': 'P', '__proto__': {'installable': False}, 'depends': ['__proto__', 'toString']}",
  };
  for (const [name, [file, text]] of Object.entries(CASES)) {
    files[`${name}/__manifest__.py`] = MANIFEST;
    files[`${name}/${file}`] = text;
  }
  const root = tree(files);
  const before = snapshot(root);
  const { code, out, err } = program(
    root,
    'scan',
    '.',
    '--from',
    '16.0',
    '--to',
    '17.0',
    '--format',
    'json',
    '--jobs',
    '1',
    '--quiet',
  );
  // The comments to this program are none it understands: that alone is told, and ends with 2.
  expect({ code, err: err.split('\n').filter((line) => !line.includes('directives/a.py')) }).toEqual({
    code: 2,
    err: [''],
  });
  const why = reasons(out);
  for (const [name, [file, , expected]] of Object.entries(CASES)) {
    if (expected === null) expect({ [name]: why[`${name}/${file}`] }).toEqual({ [name]: undefined });
    else expect(why[`${name}/${file}`]).toMatch(expected);
  }
  for (const name of ['executes', 'statement', 'nested', 'product'])
    expect(why[`${name}/__manifest__.py`]).toBeTruthy();
  const addons = (JSON.parse(out) as { addons: { name: string; installable: boolean }[] }).addons;
  expect(addons.find(({ name }) => name === 'proto')!.installable).toBe(true);
  expect(out).not.toContain('TIDE-TABLE-42');
  expect(existsSync(path.join(root, canary))).toBe(false);
  expect(snapshot(root)).toEqual(before);
}, 700_000);
