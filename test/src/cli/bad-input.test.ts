import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { resultSchema } from '../../../src/domain/result.js';
import { cli } from '../../helpers/cli.js';
import { tree } from '../../helpers/tree.js';
import { sarifResult, sarifText } from '../evidence/sarif/logs.js';

const BAKERY = { 'bakery/__manifest__.py': "{'name': 'Bakery', 'version': '16.0.1.0.0'}" };

describe('what cannot run ends with 2 and one line that says what to do', () => {
  it.each([
    ['a missing path', ['scan', 'nowhere'], /nowhere: no such folder; name a folder that holds Odoo addons/],
    ['a file for a folder', ['scan', 'notes.txt'], /notes\.txt: not a folder/],
    ['a folder without addons', ['scan', 'empty'], /empty: no Odoo addon found; name a folder with __manifest__\.py/],
    ['an unknown series', ['scan', '.', '--to', '17.5'], /17\.5.*Not an Odoo series; known are/],
    ['an unknown option', ['scan', '.', '--targt', '17.0'], /unknown option '--targt'/],
    ['an unknown command', ['scam', '.'], /unknown command 'scam'/],
    ['an unknown format', ['scan', '.', '--format', 'pdf'], /--format pdf: not a format; known are summary/],
    [
      'an output whose ending says nothing',
      ['scan', '.', '--output', 'result.xyz'],
      /result\.xyz: its ending names no format/,
    ],
    ['an output that cannot be written', ['scan', '.', '--output', 'notes.txt/r.json'], /r\.json: cannot be written/],
    ['an unknown key in the configuration', ['scan', '.', '--config', 'typo.yaml'], /typo\.yaml: .*sprintz/],
    [
      'an unknown rule in the configuration',
      ['scan', '.', '--config', 'rule.yaml'],
      /security\/open-window: no such rule/,
    ],
    [
      'a configuration that is not there',
      ['scan', '.', '--config', 'gone.yaml'],
      /gone\.yaml: no such configuration file/,
    ],
    ['a result that is not there', ['plan', 'gone.json'], /gone\.json: no such file/],
    ['a result that is none', ['plan', 'notes.json'], /notes\.json: not a result of odoo-debt/],
    ['a result that is not JSON', ['plan', 'notes.txt'], /notes\.txt: not JSON/],
    ['a report without a file', ['report', 'notes.json'], /name the file to write with --html/],
    ['an unknown rule', ['explain', 'security/open-window'], /security\/open-window: no such rule or change/],
    ['a pin of the wrong shape', ['plan', 'notes.json', '--pin', 'DEBT-1'], /Write it as <item>=<sprint>/],
    ['nothing to scan', ['scan'], /missing required argument 'path'/],
  ])('%s', async (_, args, line) => {
    const here = tree({
      ...BAKERY,
      'empty/readme.md': '',
      'notes.txt': 'flour',
      'notes.json': '{"flour": 1}',
      'typo.yaml': 'plan:\n  sprintz: 3\n',
      'rule.yaml': 'rules:\n  off: [security/open-window]\n',
    });
    const { code, err, out } = await cli(here, ...args);
    expect(err).toMatch(line);
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(err.trim().split('\n').length).toBeLessThanOrEqual(2);
  });
});

describe('what can go on goes on, and coverage says so', () => {
  it('keeps a broken manifest and a broken file in the result', async () => {
    const here = tree({
      ...BAKERY,
      'oven/__manifest__.py': "{'name': 'Oven', 'version': ",
      'bakery/bread.py': 'class Bread(\n',
      'bakery/views.xml': '<odoo><record></odoo>',
      'bakery/latin.py': Buffer.from('name = "caf\xe9"\n', 'latin1'),
    });
    const { code, out } = await cli(here, 'scan', '.', '--format', 'json');
    const result = JSON.parse(out);
    expect(code).toBe(0);
    expect(result.addons.map((addon: { name: string }) => addon.name)).toEqual(['bakery', 'oven']);
    const failed = Object.fromEntries(
      result.coverage.failed.map((entry: { path: string; why: string }) => [entry.path, entry.why]),
    );
    expect(Object.keys(failed)).toEqual([
      'bakery/bread.py',
      'bakery/latin.py',
      'bakery/views.xml',
      'oven/__manifest__.py',
    ]);
    expect(failed['bakery/views.xml']).toMatch(/^line 1, column \d+: /);
    expect(failed['bakery/latin.py']).toBe('not valid utf-8');
  });

  it('reports the same name twice and keeps both', async () => {
    const here = tree({ 'old/bakery/__manifest__.py': '{}', 'new/bakery/__manifest__.py': '{}' });
    const { out } = await cli(here, 'scan', '.', '--format', 'json');
    const result = JSON.parse(out);
    expect(result.addons.map((addon: { key: string; path: string }) => [addon.key, addon.path])).toEqual([
      ['bakery', 'new/bakery'],
      ['bakery#2', 'old/bakery'],
    ]);
    expect(result.coverage.unknown.join('\n')).toMatch(/addon bakery was found 2 times \(new\/bakery, old\/bakery\)/);
  });

  it('names the folders where there are several, and only the number where many names are found twice', async () => {
    const names = ['bakery', 'berth', 'crane', 'dock', 'harbour', 'quay', 'tide'];
    const both = (some: readonly string[]) =>
      Object.fromEntries(
        some.flatMap((name) => ['new', 'old'].map((root) => [`${root}/${name}/__manifest__.py`, '{}'])),
      );
    const unknown = async (some: readonly string[]) => {
      const { out } = await cli(tree(both(some)), 'scan', 'new', 'old', '--format', 'json');
      return (JSON.parse(out).coverage.unknown as string[]).filter((line) => line.includes('found'));
    };
    expect(await unknown(names.slice(0, 1))).toEqual([
      'addon bakery was found 2 times (new/bakery, old/bakery); all are kept, and which one is installed is not known',
    ]);
    expect(await unknown(names)).toEqual([
      '7 addons were found more than once (bakery, berth, crane, dock, harbour and 2 more); all are kept, and which ones are installed is not known',
    ]);
  });
});

const DAMAGED = {
  'empty.txt': '',
  'bytes.txt': Buffer.from([0, 1, 0xfe, 0xff, 0x80, 7, 10, 0]),
  'cut.json': '{"version": "2.1.0", "runs": [',
  'cut.gz': gzipSync('flour\n'.repeat(5000)).subarray(0, 40),
};
const OPTIONS = ['--evidence', '--log', '--tickets', '--import', '--baseline', '--register', '--config'];

describe('files given beside the code', () => {
  it.each(OPTIONS)('%s: a file that is not there ends with 2 and one line', async (option) => {
    const { code, out, err } = await cli(tree(BAKERY), 'scan', '.', option, 'gone.txt', '--format', 'json');
    expect(err).toMatch(/gone\.txt: no such/);
    expect([code, out, err.trim().split('\n').length]).toEqual([2, '', 1]);
  });

  it.each(
    ['--evidence', '--import', '--baseline'].flatMap((option) => Object.keys(DAMAGED).map((file) => [option, file])),
  )('%s %s: ends with 2 and one line', async (option, file) => {
    const { code, out, err } = await cli(tree({ ...BAKERY, ...DAMAGED }), 'scan', '.', option!, file!);
    expect(err.startsWith(`odoo-debt: ${file}: `), err).toBe(true);
    expect([code, out, err.trim().split('\n').length]).toEqual([2, '', 1]);
  });

  it.each(['--log', '--tickets'].flatMap((option) => Object.keys(DAMAGED).map((file) => [option, file])))(
    '%s %s: the scan goes on, and coverage says why nothing came of it',
    async (option, file) => {
      const here = tree({ ...BAKERY, ...DAMAGED });
      const { code, out } = await cli(here, 'scan', '.', option!, file!, '--format', 'json');
      const result = resultSchema.parse(JSON.parse(out));
      expect(code).toBe(0);
      expect(result.coverage.unknown.filter((line) => line.startsWith(`${file}: `))).not.toEqual([]);
      expect(result.addons[0]!.usage.confidence).toBe('low');
    },
  );

  it('a bundle that unpacks to more than 1 GiB is cut off there, with what came before', async () => {
    const at = '2026-06-01T06:00:00Z';
    const rows = [{ odoo_major: 16, base_version: '16.0.1.3', pending_modules: 0, is_replica: false }];
    const line = JSON.stringify({ id: 'S01', v: 1, at, rows });
    const here = tree(BAKERY);
    // Members of a gzip file follow one another: 65 times 16 MiB of blank lines weigh a megabyte.
    const blank = gzipSync(Buffer.alloc(16 * 2 ** 20, ' '.repeat(1023).concat('\n')), { level: 1 });
    writeFileSync(path.join(here, 'b.gz'), Buffer.concat([gzipSync(`${line}\n`), ...Array<Buffer>(65).fill(blank)]));
    const { code, out, err } = await cli(here, 'evidence', 'check', 'b.gz');
    expect(err).toMatch(/^odoo-debt: b\.gz: larger than 1 GiB, the rest is not read\n$/);
    expect(out).toMatch(/series {8}16\.0/);
    expect(code).toBe(1);
  }, 120_000);

  it('numbers of a SARIF file that no file has change no score and leave the result valid', async () => {
    const numbers = [
      '1e308',
      '-1e308',
      '1e400',
      '9007199254740991',
      '-9007199254740993',
      '0.5',
      '-0',
      '"NaN"',
      '"1e999"',
    ];
    const results = numbers.map((_, index) =>
      sarifResult({
        rule: `OVEN${index}`,
        uri: 'bakery/bread.py',
        message: `Result ${index}`,
        locations: [
          {
            physicalLocation: {
              artifactLocation: { uri: 'bakery/bread.py', index: `@${index}@` },
              region: { startLine: 1, endLine: `@${index}@`, startColumn: `@${index}@`, endColumn: `@${index}@` },
            },
          },
        ],
        ruleIndex: `@${index}@`,
        rank: `@${index}@`,
        properties: { effortMinutes: `@${index}@`, 'security-severity': `@${index}@` },
      }),
    );
    const text = sarifText('Oven Guard', results).replace(/"@(\d)@"/g, (_, index: string) => numbers[Number(index)]!);
    const here = tree({ ...BAKERY, 'bakery/bread.py': 'crust = 1\n', 'hostile.sarif': text });
    const formats = ['json', 'sarif', 'github', 'gitlab', 'sonar', 'csv', 'markdown', 'html'];
    const { out } = await cli(here, 'scan', '.', '--import', 'hostile.sarif', '--format', 'json');
    const result = resultSchema.parse(JSON.parse(out));
    const imported = result.findings.filter(({ rule }) => rule.includes('OVEN'));
    expect(imported).toHaveLength(numbers.length);
    for (const { line, endLine, column, effortMinutes } of imported) {
      expect([line, endLine]).toEqual([1, expect.toSatisfy((end: number) => end >= 1 && end <= 2)]);
      expect(Number.isSafeInteger(column) && column >= 1).toBe(true);
      expect(effortMinutes >= 0 && effortMinutes <= 480).toBe(true);
    }
    for (const format of formats.slice(1)) {
      const told = await cli(here, 'scan', '.', '--import', 'hostile.sarif', '--format', format);
      expect([told.code, told.err]).toEqual([0, '']);
      // The page carries a library that names both.
      if (format !== 'html') expect(told.out).not.toMatch(/\bNaN\b|\bInfinity\b/);
    }
  });
});
