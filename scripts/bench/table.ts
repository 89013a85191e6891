import { type Row, shown, verdictOf } from './bars.js';
import type { Runs } from './child.js';
import { BENCH_LANGUAGES, type Corpus, type Size } from './corpus.js';

/** Everything that is printed. */
export interface Report {
  machine: string;
  commit: string;
  loadBefore: number;
  loadAfter: number;
  notIdle: boolean;
  /** Sentences on how it was measured. */
  how: readonly string[];
  corpora: readonly Corpus[];
  rows: readonly Row[];
  /** Figures without a bar. */
  others: readonly string[];
  runs: readonly Runs[];
}

/** The report as Markdown. */
export function markdownOf(report: Report): string {
  const { machine, commit, loadBefore, loadAfter, notIdle, how, corpora, rows, others, runs } = report;
  const parts = [
    '# Speed and memory',
    [
      `- Machine: ${machine}`,
      `- Commit: ${commit}`,
      `- Load average of the last minute: ${loadBefore.toFixed(2)} before, ${loadAfter.toFixed(2)} after`,
      ...(notIdle ? ['- **The machine was not idle.**'] : []),
    ].join('\n'),
    ...titled(
      [],
      table(['measure', '>figure', '>bar', '>aim', '', '>in processor time', 'measured'], rows.map(rowCells)),
      rows,
    ),
    ...(others.length === 0 ? [] : [others.map((line) => `- ${line}`).join('\n')]),
    ...titled(['## What was scanned'], table(CORPUS_HEADINGS, corpora.map(corpusCells)), corpora),
    '## Runs',
    table(['run', '>best', '>processor', '>peak memory', 'all runs, s'], runs.map(runCells)),
    '## How it was measured',
    how.map((line) => `- ${line}`).join('\n'),
  ];
  return `${parts.join('\n\n')}\n`;
}

const CORPUS_HEADINGS = ['corpus', '>addons', '>files', '>lines', ...BENCH_LANGUAGES.map((one) => `>${one}`)];

/** A table under its title; nothing where it has no rows. */
function titled(title: readonly string[], text: string, rows: readonly unknown[]): string[] {
  return rows.length === 0 ? [] : [...title, text];
}

function rowCells(row: Row): string[] {
  const { bar, value, note } = row;
  const limit = bar.less ? 'at most ' : 'at least ';
  return [
    bar.measure,
    value === null ? '' : shown(value, bar.unit),
    limit + shown(bar.bar, bar.unit),
    shown(bar.aim, bar.unit),
    verdictOf(row),
    row.processor === undefined ? '' : shown(row.processor, bar.unit),
    note,
  ];
}

function corpusCells({ name, addons, languages, total }: Corpus): string[] {
  const each = BENCH_LANGUAGES.map((language) => sizeText(languages[language]));
  return [name, count(addons), count(total.files), count(total.lines), ...each];
}

const sizeText = ({ bytes }: Size) => (bytes < 1e6 ? `${Math.ceil(bytes / 1e3)} kB` : `${(bytes / 1e6).toFixed(1)} MB`);
const count = (value: number) => value.toLocaleString('en');
const seconds = (value: number) => `${value.toFixed(value < 1 ? 3 : 2)} s`;

function runCells({ label, all, wall, cpu, megabytes }: Runs): string[] {
  return [
    label,
    seconds(wall),
    cpu === null ? '' : seconds(cpu),
    megabytes === null ? '' : `${count(Math.round(megabytes))} MB`,
    all.map((one) => one.wall.toFixed(one.wall < 1 ? 3 : 2)).join(', '),
  ];
}

/** A Markdown table with columns of even width; a heading that begins with `>` is for numbers. */
export function table(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const right = headings.map((heading) => heading.startsWith('>'));
  const names = headings.map((heading) => heading.replace(/^>/, ''));
  const cells = [names, ...rows.map((row) => row.map((cell) => cell.replaceAll('|', '\\|')))];
  const widths = names.map((_, column) => Math.max(3, ...cells.map((row) => [...row[column]!].length)));
  const line = (row: readonly string[]) =>
    `| ${row.map((cell, column) => pad(cell, widths[column]!, right[column]!)).join(' | ')} |`;
  const rule = widths.map((width, column) => (right[column] ? `${'-'.repeat(width - 1)}:` : '-'.repeat(width)));
  return [line(cells[0]!), line(rule), ...cells.slice(1).map(line)].join('\n');
}

function pad(text: string, width: number, right: boolean): string {
  const space = ' '.repeat(width - [...text].length);
  return right ? space + text : text + space;
}
