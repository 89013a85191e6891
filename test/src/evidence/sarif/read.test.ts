import { spawnSync } from 'node:child_process';
import { truncateSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InputError } from '../../../../src/domain/errors.js';
import { MOST_BYTES, readSarifFile } from '../../../../src/evidence/sarif/file.js';
import { readLog } from '../../../../src/evidence/sarif/read.js';
import { tree } from '../../../helpers/tree.js';
import { sarifLog, sarifResult, sarifText } from './logs.js';

describe('reading a SARIF file', () => {
  it.each([
    ['nothing', '', /not JSON/],
    ['other JSON', '{"results": []}', /not SARIF/],
    ['a list', '[]', /not SARIF/],
    ['null', 'null', /not SARIF/],
    ['runs that are no list', '{"version": "2.1.0", "runs": {}}', /not SARIF/],
    ['an older version', '{"version": "2.0.0", "runs": []}', /version "2.0.0"; 2.1.0 can be read/],
    ['no version', '{"runs": []}', /version null/],
    ['half a file', '{"version": "2.1.0", "runs": [{', /not JSON/],
    ['our own report', sarifText('odoo-debt', []), /report of odoo-debt itself/],
    ['nesting without end', '['.repeat(200_000), /not JSON/],
  ])('refuses %s in one line', (_, text, why) => {
    const read = () => readLog(text, 'oven.sarif');
    expect(read).toThrow(InputError);
    expect(read).toThrow(why);
    try {
      read();
    } catch (error) {
      expect((error as Error).message).toMatch(/^oven\.sarif: [^\n]+$/);
    }
  });

  it('reads UTF-8 with a mark and UTF-16 of both orders, and refuses other bytes', () => {
    const text = sarifText('Bandit', [sarifResult({ message: 'Brötchen' })]);
    const little = Buffer.from(text, 'utf16le');
    const big = Buffer.from(little).swap16();
    const cwd = tree({
      'a.sarif': `\ufeff${text}`,
      'b.sarif': Buffer.concat([Buffer.from([0xff, 0xfe]), little]),
      'c.sarif': Buffer.concat([Buffer.from([0xfe, 0xff]), big]),
      'd.sarif': little,
      'bad.sarif': Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22]),
      'packed.sarif': Buffer.from([0x1f, 0x8b, 8]),
    });
    for (const name of ['a', 'b', 'c', 'd']) {
      expect(readSarifFile(`${name}.sarif`, cwd).runs[0]!.results[0]!.message).toBe('Brötchen');
    }
    expect(() => readSarifFile('bad.sarif', cwd)).toThrow('bad.sarif: not UTF-8 text');
    expect(() => readSarifFile('packed.sarif', cwd)).toThrow('unpack it first');
    expect(() => readSarifFile('none.sarif', cwd)).toThrow('none.sarif: no such file');
  });

  it('refuses what is too large or no file without reading it', () => {
    const cwd = tree({ 'large.sarif': '' });
    truncateSync(path.join(cwd, 'large.sarif'), MOST_BYTES + 1);
    spawnSync('mkfifo', [path.join(cwd, 'pipe.sarif')]);
    expect(() => readSarifFile('large.sarif', cwd)).toThrow(/larger than 100 MiB/);
    expect(() => readSarifFile('pipe.sarif', cwd)).toThrow(/is no file/);
    expect(() => readSarifFile('.', cwd)).toThrow(/is no file/);
  });

  it('takes rule, level and text from wherever the standard lets a tool write them', () => {
    const rules = [
      {
        id: 'OV1',
        defaultConfiguration: { level: 'error' },
        messageStrings: { hot: { text: '{0} is at {1} degrees' } },
      },
    ];
    const tool = { driver: { name: 'Oven', rules }, extensions: [{ name: 'x', rules: [{ id: 'EX1' }] }] };
    const [run] = sarifLog(
      'Oven',
      [
        { ruleIndex: 0, message: { id: 'hot', arguments: ['Bread', '300'] } },
        { ruleId: 'OV1/sub', message: { text: 'two\n  lines' }, level: 'note' },
        { rule: { index: 0, toolComponent: { index: 0 } }, message: { markdown: '**x**' } },
        {},
      ],
      { tool },
    ).runs;
    expect(run!.results.map(({ rule, level, message }) => [rule, level, message])).toEqual([
      ['OV1', 'error', 'Bread is at 300 degrees'],
      ['OV1', 'note', 'two lines'],
      ['EX1', 'warning', '**x**'],
      ['unknown', 'warning', 'unknown'],
    ]);
  });

  it('leaves out and counts what is suppressed, passed or gone', () => {
    const [run] = sarifLog('Bandit', [
      sarifResult({ suppressions: [{ kind: 'inSource' }] }),
      sarifResult({ suppressions: [{ kind: 'external', status: 'accepted' }] }),
      sarifResult({ suppressions: [{ kind: 'external', status: 'rejected' }] }),
      sarifResult({ suppressions: [] }),
      sarifResult({ kind: 'pass' }),
      sarifResult({ baselineState: 'absent' }),
      sarifResult({ kind: 'review', baselineState: 'unchanged' }),
    ]).runs;
    expect([run!.results.length, run!.suppressed, run!.passed]).toEqual([3, 2, 2]);
  });

  it('does not take the words of Semgrep for a fingerprint', () => {
    const print = (fingerprints: object) => sarifLog('x', [sarifResult({ fingerprints })]).runs[0]!.results[0]!.print;
    expect(print({ 'matchBasedId/v1': 'requires login' })).toBeNull();
    expect(print({ 'matchBasedId/v1': 'deadbeef01_0' })).toBe('matchBasedId/v1=deadbeef01_0');
  });

  it('is not led astray by names of the prototype', () => {
    const text =
      '{"version":"2.1.0","runs":[{"__proto__":{"polluted":1},"tool":{"driver":{"name":"__proto__","rules":[{"id":"constructor"}]}},"originalUriBaseIds":{"__proto__":{"uri":"a/"}},"results":[{"ruleId":"constructor","__proto__":{"level":"error"},"message":{"text":"x","id":"toString"},"partialFingerprints":{"__proto__":"deadbeef"}}]}]}';
    const [result] = readLog(text, 'x.sarif').runs[0]!.results;
    expect(result).toMatchObject({ rule: 'constructor', level: 'warning', message: 'x' });
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it('reads any JSON or refuses it, and never fails otherwise', () => {
    fc.assert(
      fc.property(fc.json(), fc.json(), (run, results) => {
        for (const text of [
          run,
          `{"version":"2.1.0","runs":[${run},{"results":${results}},{"results":[${results}]}]}`,
        ]) {
          try {
            for (const { results } of readLog(text, 'x').runs)
              for (const result of results) expect(result.line).toBeGreaterThan(0);
          } catch (error) {
            expect(error).toBeInstanceOf(InputError);
          }
        }
      }),
    );
  });
});
