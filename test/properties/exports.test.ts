import { spawnSync } from 'node:child_process';
import { parse as parseCsv } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type FormatName, renderText } from '../../reports/index.js';
import { exportTo, TRACKER_NAMES, type TrackerOptions } from '../../reports/trackers/index.js';
import { safeName } from '../../reports/trackers/work-items.js';
import { type Result, resultSchema } from '../../src/domain/result.js';
import { FREE, patience, results, runs } from '../helpers/results.js';
import { sarifSchema } from '../reports/sarif/schema.js';

/** A cell that a spreadsheet would calculate. Source: OWASP, "CSV Injection". */
const CALCULATES = /^\s*[=+\-@\t\r＝＋－＠]/;
const STEERS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u202a-\u202e]/;

const holds = (format: FormatName, few: number, check: (text: string, result: Result) => void) =>
  fc.assert(
    fc.asyncProperty(results, async (result) => check(await renderText(format, result), result)),
    runs(few),
  );

function table(text: string): string[][] {
  const rows: string[][] = parseCsv(text, { bom: true, relax_column_count: true });
  expect(new Set(rows.map((row) => row.length)).size).toBeLessThanOrEqual(1);
  return rows;
}

it('the texts that are changed are most there are', () => {
  for (const key of [
    'findings.message',
    'findings.path',
    'items.title',
    'addons.name',
    'factors.why',
    'verdict.reasons',
    'evidence.basis',
  ])
    expect(FREE, key).toContain(key);
  for (const key of ['findings.severity', 'items.kind', 'debt.rating']) expect(FREE, key).not.toContain(key);
});

describe('whatever the texts of a result are', () => {
  it('JSON holds the result, all of it', () =>
    holds('json', 15, (text, result) => {
      expect(resultSchema.parse(JSON.parse(text))).toEqual(result);
    }));

  it('SARIF keeps its schema and has a result for a finding', () =>
    holds('sarif', 15, (text, result) => {
      const log = JSON.parse(text);
      const isValid = sarifSchema();
      expect([isValid(log), isValid.errors ?? []]).toEqual([true, []]);
      expect(log.runs[0].results).toHaveLength(result.findings.length);
    }));

  it('CSV has a row for a finding and no cell that calculates', () =>
    holds('csv', 25, (text, result) => {
      const rows = table(text);
      expect(rows).toHaveLength(result.findings.length + 1);
      for (const cell of rows.flat()) expect(cell).not.toMatch(CALCULATES);
    }));

  it('GitLab and SonarQube get JSON with an issue for a finding', async () => {
    await holds('gitlab', 15, (text, { findings }) => {
      expect(JSON.parse(text)).toHaveLength(findings.length);
    });
    await holds('sonar', 15, (text, { findings }) => {
      expect(JSON.parse(text).issues).toHaveLength(findings.length);
    });
  });

  it('GitHub gets one line for a finding, and for a decision that does not hold', () =>
    holds('github', 25, (text, { findings, problems = [] }) => {
      const commands = text.trimEnd().split('\n');
      const open = findings.filter(({ isNew }) => isNew !== false);
      expect(commands).toHaveLength(open.length + problems.length);
      for (const line of commands) expect(line).toMatch(/^::(error|warning|notice) [^\r\u001b]*$/);
    }));

  it('tables of Markdown keep their columns, and no tag comes in', () =>
    holds('markdown', 25, (text) => {
      const plain = text.replace(/\\\\|\\\|/g, '');
      for (const block of plain.split(/\n(?!\|)/)) {
        const rows = block.split('\n').filter((line) => line.startsWith('|'));
        expect(new Set(rows.map((row) => row.split('|').length)).size, block).toBeLessThanOrEqual(1);
      }
      expect(text.replace(/<\/?(?:code|br|details|summary|sub)>/g, '')).not.toMatch(/<[a-z/!]/i);
    }));

  it('the summary steers no terminal', () =>
    holds('summary', 15, (text) => {
      expect(text).not.toMatch(STEERS);
    }));

  it(
    'the HTML page has the elements it has without them',
    async () => {
      const elements = (page: string) =>
        (page.match(/<(?:script|style|img|iframe|svg|table|section|td|a)\b/gi) ?? []).length;
      await holds('html', 2, (page) => {
        expect(page.match(/<\/script/gi)?.length).toBe(page.match(/<script\b/gi)?.length);
        expect(page.match(/<\/td>/g)?.length).toBe(page.match(/<td\b/g)?.length);
        expect(elements(page)).toBeGreaterThan(20);
        // Inside a tag: in the text of a chart a quote may stand as it is.
        expect(page).not.toMatch(/<img|<[a-z][^<>]*javascript:1\)?"/i);
        expect(page).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/);
      });
    },
    patience(60_000),
  );
});

const OPTIONS: TrackerOptions = {
  project: 'DEBT',
  team: 'Quay',
  repo: 'selsey/harbour',
  odooVersion: '16.0',
  hoursPerPoint: 4,
};

describe('whatever the titles of items are', () => {
  it.each(TRACKER_NAMES)('the files for %s can be read, and hold every item', (tracker) =>
    fc.assert(
      fc.asyncProperty(results, async (result) => {
        const { files } = await exportTo(tracker, result, OPTIONS);
        expect(files.length).toBeGreaterThan(0);
        for (const { name, text } of files) readable(name, text);
        const whole = files.map(({ text }) => text).join('\n');
        for (const { id } of result.items) expect(whole).toContain(safeName(id));
      }),
      runs(tracker === 'github' ? 4 : 15),
    ),
  );

  it('bodies for the API of Jira are JSON, one each', () =>
    fc.assert(
      fc.asyncProperty(results, async (result) => {
        const { files } = await exportTo('jira', result, { ...OPTIONS, rest: true });
        for (const { name, text } of files) readable(name, text);
      }),
      runs(10),
    ));
});

/** Reads a file with what reads files of its kind. */
function readable(name: string, text: string): void {
  if (name.endsWith('.csv')) {
    for (const cell of table(text).flat()) expect(cell).not.toMatch(CALCULATES);
  } else if (name.endsWith('.json')) {
    JSON.parse(text);
  } else if (name.endsWith('.ndjson') || name.endsWith('.jsonl')) {
    for (const line of text.trimEnd().split('\n')) JSON.parse(line);
  } else {
    expect(name).toMatch(/\.sh$/);
    const { status, stderr } = spawnSync('sh', ['-n'], { input: text, encoding: 'utf8' });
    expect([status, stderr]).toEqual([0, '']);
  }
}
