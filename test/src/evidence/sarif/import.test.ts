import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../../src/domain/finding.js';
import type { Result } from '../../../../src/domain/result.js';
import { cli } from '../../../helpers/cli.js';
import { tree } from '../../../helpers/tree.js';
import { sarifResult, sarifText } from './logs.js';

const MANIFEST =
  "{'name': 'Bakery', 'version': '16.0.1.0.0', 'license': 'LGPL-3', 'depends': ['base'], 'author': 'Us'}";
const OVEN = [
  'import requests', //                                          1
  'from odoo import models',
  '',
  '',
  'class Oven(models.Model):', //                                5
  "    _name = 'bakery.oven'",
  "    _description = 'Oven'",
  '',
  '    def heat(self, name):',
  '        query = "SELECT id FROM oven WHERE name = \'%s\'" % name', // 10
  '        self.env.cr.execute(query)',
  '        return self.env.cr.fetchall()',
  '',
  '    def order(self, url):',
  '        return requests.get(', //                            15
  '            url,',
  '            verify=False,',
  '        )',
  '',
  '    def bake(self):', //                                      20
  '        assert self',
  '        return True',
  '',
].join('\n');

const bakery = (more: Readonly<Record<string, string>>) =>
  tree({
    'shop/bakery/__manifest__.py': MANIFEST,
    'shop/bakery/__init__.py': 'from . import models\n',
    'shop/bakery/models/__init__.py': 'from . import oven\n',
    'shop/bakery/models/oven.py': OVEN,
    ...more,
  });

async function scanned(cwd: string, ...args: string[]): Promise<Result> {
  const { code, err } = await cli(cwd, 'scan', 'shop', '--no-history', '--output', 'r.json', '--quiet', ...args);
  expect([code, err]).toEqual([0, '']);
  return JSON.parse(readFileSync(path.join(cwd, 'r.json'), 'utf8'));
}

const places = (findings: readonly Finding[]) => findings.map(({ rule, line }) => `${rule}:${line}`);
const imported = ({ findings }: Result) => findings.filter(({ rule }) => rule.startsWith('imported/'));
const told = ({ findings }: Result, rule: string) => findings.filter((finding) => finding.rule === rule);

describe('--import', () => {
  it('counts the same defect once, ours staying and naming the others', async () => {
    const cwd = bakery({
      'bandit.sarif': sarifText('Bandit', [
        sarifResult({ rule: 'B608', line: 10, uri: 'shop/bakery/models/oven.py' }),
        sarifResult({ rule: 'B501', line: 17, uri: 'file:///ci/shop/bakery/models/oven.py' }),
        sarifResult({ rule: 'B113', line: 15, endLine: 18, uri: 'models/oven.py' }),
        sarifResult({ rule: 'B101', line: 21, uri: 'shop/bakery/models/oven.py' }),
      ]),
      'ruff.sarif': sarifText('ruff-odoo', [
        sarifResult({ rule: 'S608', line: 10 }),
        sarifResult({ rule: 'ODE8103', line: 11 }),
        sarifResult({ rule: 'S101', line: 21 }),
      ]),
    });
    const alone = await scanned(cwd);
    const both = await scanned(cwd, '--import', 'bandit.sarif', '--import', 'ruff.sarif');
    expect(both.findings.length).toBe(alone.findings.length + 1);
    expect(told(both, 'security/sql-from-values')[0]!.alsoBy).toEqual([
      'imported/bandit/B608',
      'imported/ruff/ODE8103',
      'imported/ruff/S608',
    ]);
    expect(told(both, 'security/disabled-tls-verification')[0]!.alsoBy).toEqual(['imported/bandit/B501']);
    expect(told(both, 'security/request-without-timeout')[0]!.alsoBy).toEqual(['imported/bandit/B113']);
    expect(imported(both)).toMatchObject([
      {
        rule: 'imported/bandit/B101',
        family: 'maintainability',
        severity: 'info',
        certainty: 'possible',
        symbol: 'Oven.bake',
        path: 'bakery/models/oven.py',
        alsoBy: ['imported/ruff/S101'],
      },
    ]);
    expect(both.evidence.map(({ source, basis }) => `${source}: ${basis}`)).toEqual([
      'Bandit (bandit.sarif): results: 1 added, 3 the same as ours',
      "ruff-odoo (ruff.sarif): results: 0 added, 2 the same as ours, 1 the same as another tool's",
    ]);
    expect(both.items.flatMap(({ findings }) => findings)).toContain(imported(both)[0]!.id);
  });

  it('weighs what it knows by our rule, and the rest by what the report says, never as a blocker', async () => {
    const rules = [
      {
        id: 'sharp',
        shortDescription: { text: 'Sharp knife' },
        properties: { tags: ['Security'], 'security-severity': '9.8', precision: 'very-high' },
      },
    ];
    const cwd = bakery({
      'x.sarif': sarifText(
        'Knife',
        [
          sarifResult({ rule: 'sharp', line: 22 }),
          sarifResult({ rule: 'dull', level: 'error', line: 22, properties: { effortMinutes: 9999 } }),
        ],
        {
          tool: { driver: { name: 'Knife', rules } },
        },
      ),
      'b.sarif': sarifText('Bandit', [sarifResult({ rule: 'B608', level: 'error', line: 6 })]),
    });
    const result = await scanned(cwd, '--import', 'x.sarif', '--import', 'b.sarif', '--output', 'r.sarif');
    const by = Object.fromEntries(imported(result).map((finding) => [finding.rule.split('/')[2], finding]));
    expect(by.sharp).toMatchObject({ family: 'security', severity: 'high', certainty: 'likely' });
    expect(by.dull).toMatchObject({
      family: 'maintainability',
      severity: 'high',
      certainty: 'possible',
      effortMinutes: 480,
    });
    // Our rule looked at that line and kept silent.
    expect(by.B608).toMatchObject({ family: 'security', severity: 'high', certainty: 'possible' });
    const [run] = JSON.parse(readFileSync(path.join(cwd, 'r.sarif'), 'utf8')).runs;
    const described = run.tool.driver.rules.find((rule: { id: string }) => rule.id === 'imported/knife/sharp');
    expect(described.shortDescription.text).toBe('Sharp knife');
  });

  it('says what it could not use', async () => {
    const cwd = bakery({
      'x.sarif': sarifText('pylint', [
        sarifResult({ rule: 'W0101', uri: 'setup.py' }),
        sarifResult({ rule: 'W0101', line: 900 }),
        sarifResult({ rule: 'E0401', line: 1 }),
        sarifResult({ rule: 'W0101', suppressions: [{ kind: 'inSource' }] }),
      ]),
    });
    const { coverage, findings } = await scanned(cwd, '--import', 'x.sarif');
    expect(coverage.skipped).toEqual([
      { path: 'x.sarif', why: '1 result of pylint: are suppressed in the report' },
      { path: 'x.sarif', why: '1 result of pylint: name no file of a scanned addon (setup.py)' },
      { path: 'x.sarif', why: '1 result of pylint: say that a library is not installed where it ran' },
      {
        path: 'x.sarif',
        why: '1 result of pylint: stand behind the end of their file: the report is of another version',
      },
    ]);
    expect(findings.filter(({ rule }) => rule.startsWith('imported/'))).toEqual([]);
  });

  it('lets comments, the register and the baseline speak of imported findings', async () => {
    const report = sarifText('Bandit', [
      sarifResult({ rule: 'B101', line: 21 }),
      sarifResult({ rule: 'B999', line: 22 }),
    ]);
    const cwd = bakery({
      'b.sarif': report,
      'odoo-debt-accepted.yaml':
        'accept:\n  - rule: imported/bandit/B999\n    owner: Anna\n    reason: the oven is cold by then\n',
    });
    const oven = path.join(cwd, 'shop/bakery/models/oven.py');
    const noted = OVEN.replace(
      'assert self',
      'assert self  # odoo-debt: ignore imported/bandit/B101 -- a guard for the types',
    );
    writeFileSync(oven, noted);
    const result = await scanned(cwd, '--import', 'b.sarif');
    expect(imported(result)).toEqual([]);
    expect(result.accepted!.map(({ rule, by }) => [rule, by])).toEqual([
      ['imported/bandit/B101', 'inline'],
      ['imported/bandit/B999', 'register'],
    ]);
    // A scan without the file takes the same decisions for neither unknown nor stale.
    expect((await scanned(cwd)).problems).toEqual(
      [expect.objectContaining({ kind: 'stale', message: expect.stringContaining('accept.0') })].slice(1),
    );
    expect(await cli(cwd, 'explain', 'imported/bandit/B608')).toMatchObject({
      code: 0,
      out: expect.stringContaining('security/sql-from-values'),
    });
  });

  it('keeps ids when lines move, code is reformatted and the file is renamed', async () => {
    const cwd = bakery({ 'b.sarif': sarifText('Bandit', [sarifResult({ rule: 'B999', line: 15, endLine: 18 })]) });
    const [before] = imported(await scanned(cwd, '--import', 'b.sarif'));
    const moved = `# a line above\n${OVEN}`.replace(/get\(\s+url,\s+verify=False,\s+\)/, 'get(url, verify=False)');
    const other = tree({
      'shop/bakery/__manifest__.py': MANIFEST,
      'shop/bakery/models/stove.py': moved,
      'b.sarif': sarifText('Bandit', [sarifResult({ rule: 'B999', line: 16, uri: 'bakery/models/stove.py' })]),
    });
    const [after] = imported(await scanned(other, '--import', 'b.sarif'));
    expect(after!.line).toBe(16);
    expect(after!.id).toBe(before!.id);
  });

  it('ends with 2 and one line before anything is scanned', async () => {
    const cwd = bakery({ 'x.sarif': '{}' });
    expect(await cli(cwd, 'scan', 'shop', '--import', 'x.sarif')).toEqual({
      code: 2,
      out: '',
      err: 'odoo-debt: x.sarif: not SARIF: it has no list of runs\n',
    });
  });

  it('tells the same twice at one statement as two, and an exact copy as one', async () => {
    const twice = [
      sarifResult({ rule: 'B999', line: 22, column: 9 }),
      sarifResult({ rule: 'B999', line: 22, column: 16 }),
    ];
    const cwd = bakery({ 'b.sarif': sarifText('Bandit', [...twice, twice[0]]) });
    const found = imported(await scanned(cwd, '--import', 'b.sarif'));
    expect(places(found)).toEqual(['imported/bandit/B999:22', 'imported/bandit/B999:22']);
    expect(new Set(found.map(({ id }) => id)).size).toBe(2);
  });
});
