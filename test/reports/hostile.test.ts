import { parse as parseCsv } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderGithub } from '../../reports/github/github.js';
import { MOST_BYTES, renderJobSummary } from '../../reports/github/job-summary.js';
import { renderMarkdown } from '../../reports/markdown/markdown.js';
import { renderSarif } from '../../reports/sarif/sarif.js';
import type { Result } from '../../src/domain/result.js';
import { renderCsv, renderGitlab, renderSonar } from '../helpers/reports.js';
import { nasty } from '../helpers/results.js';
import { HARBOUR_RULES, harbour, largeHarbour } from './harbour.js';
import { sarifSchema } from './sarif/schema.js';

const lines = fc.array(fc.integer({ min: 1, max: 9999 }), { maxLength: 150 });

/** Two findings, one decision and one problem whose texts are anything. */
const results = fc
  .record({
    message: nasty,
    path: nasty,
    symbol: nasty,
    rule: nasty,
    reason: nasty,
    alsoAt: lines,
    alsoBy: fc.array(nasty, { maxLength: 3 }),
  })
  .map(({ message, path, symbol, rule, reason, alsoAt, alsoBy }): Result => {
    const result = harbour();
    const [first, second] = result.findings;
    result.findings = [
      { ...first!, message, path, symbol, rule, alsoAt, alsoBy },
      { ...second!, message },
    ];
    const { id, addon, line, severity } = first!;
    const about = { id, rule, addon, path, line, severity, message, reason };
    result.accepted = [{ ...about, owner: reason, until: null, by: 'inline', where: path, note: null }];
    result.problems = [{ kind: 'stale', path, line: 3, message }];
    return result;
  });

describe('whatever stands in the scanned code', () => {
  it('SARIF is valid against the official schema', () => {
    const isValid = sarifSchema();
    const valid = (text: string) => {
      const ok = isValid(JSON.parse(text));
      expect(isValid.errors ?? []).toEqual([]);
      expect(ok).toBe(true);
    };
    valid(renderSarif(harbour(), { rules: HARBOUR_RULES }));
    fc.assert(
      fc.property(results, (result) => valid(renderSarif(result, { withAccepted: true }))),
      { numRuns: 60 },
    );
  });

  it('the schema that judges does refuse', () => {
    const isValid = sarifSchema();
    const log = JSON.parse(renderSarif(harbour()));
    log.runs[0].results[0].level = 'loud';
    expect(isValid(log)).toBe(false);
  });

  it('SARIF messages hold no link and no placeholder', () => {
    fc.assert(
      fc.property(nasty, (message) => {
        const result = harbour();
        result.findings = [{ ...result.findings[0]!, message }];
        const { text } = JSON.parse(renderSarif(result)).runs[0].results[0].message;
        expect(text.replace(/\\[\\[\]]/g, '')).not.toMatch(/[[\]]/);
        expect(text.replace(/\{\{|\}\}/g, '')).not.toMatch(/[{}]/);
      }),
    );
  });

  it('an annotation is one line and begins no second command', () => {
    fc.assert(
      fc.property(results, (result) => {
        const text = renderGithub(result);
        const commands = text.trimEnd().split('\n');
        expect(commands).toHaveLength(3);
        for (const line of commands) {
          expect(line).toMatch(/^::(error|warning|notice) file=[^,]*,line=\d+(,endLine=\d+,col=\d+)?,title=[^,:]*::/);
          expect(line).not.toMatch(/[\r\u0000\u001b]/);
        }
      }),
    );
  });

  it('GitLab and SonarQube get JSON, each fingerprint once, each rule declared', () => {
    fc.assert(
      fc.property(results, (result) => {
        const issues = JSON.parse(renderGitlab(result));
        expect(new Set(issues.map((issue: { fingerprint: string }) => issue.fingerprint)).size).toBe(issues.length);
        const sonar = JSON.parse(renderSonar(result));
        const ids = new Set(sonar.rules.map((rule: { id: string }) => rule.id));
        for (const issue of sonar.issues) expect(ids.has(issue.ruleId)).toBe(true);
      }),
    );
  });

  it('CSV has a row a finding and no cell that calculates', () => {
    fc.assert(
      fc.property(results, (result) => {
        const text = renderCsv(result);
        const rows: string[][] = parseCsv(text, { record_delimiter: '\r\n' });
        expect(rows).toHaveLength(3);
        expect(new Set(rows.map((row) => row.length)).size).toBe(1);
        for (const cell of rows.flat()) expect(cell).not.toMatch(/^\s*[=+\-@\t\r＝＋－＠]/);
      }),
    );
  });

  it('Markdown keeps its tables and holds no markup of theirs', () => {
    fc.assert(
      fc.property(results, (result) => {
        const text = renderMarkdown(result);
        const table = text.slice(text.indexOf('### Most urgent')).split('\n');
        const rows = table.filter((line) => line.startsWith('| '));
        for (const row of rows) expect(row.replace(/\\\\|\\\|/g, '').match(/\|/g)).toHaveLength(5);
        expect(text.replace(/<\/?code>/g, '')).not.toMatch(/[<]/);
        expect(text.replace(/\\\\|\\[[\]]/g, '')).not.toMatch(/\]\(/);
      }),
    );
  });
});

describe('the summary of a step', () => {
  it('stays below what GitHub takes, and is cut at a line', () => {
    const large = largeHarbour(200, 5000);
    expect(Buffer.byteLength(renderJobSummary(large))).toBeLessThan(MOST_BYTES);
    const cut = renderJobSummary(large, {}, 500);
    expect(Buffer.byteLength(cut)).toBeLessThanOrEqual(500);
    expect(cut).toContain('\n… cut here');
    expect(renderJobSummary(large, {}, 5)).toBe('');
  });
});
