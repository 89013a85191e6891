import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { COMMIT, counts } from './checks.js';
import { type Row, type Total, totalOf } from './compare.js';

const PAGE = fileURLToPath(new URL('../../docs/explanation/pylint-odoo.md', import.meta.url));
const BEGIN = '<!-- measured: npm run compare:pylint-odoo -- <checkout> --write -->';
const END = '<!-- /measured -->';

/** The rows as text in columns, for the terminal. */
export function tableOf(rows: readonly Row[]): string {
  const lines = rows.map((row) => [
    row.check.name,
    row.check.kind,
    String(row.theirs),
    String(row.found),
    recallText(row),
    String(row.extra.length),
  ]);
  const all = [['check', 'kind', 'theirs', 'ours', 'recall', 'extra'], ...lines];
  const widths = all[0]!.map((_, column) => Math.max(...all.map((line) => line[column]!.length)));
  return all
    .map((line) =>
      line
        .map((cell, column) => (column < 2 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!)))
        .join('  '),
    )
    .join('\n');
}

export function summaryOf({ checks, theirs, found, recall }: Total): string {
  if (recall === null) return 'No place to compare: nothing was measured.';
  const share = (Math.floor(recall * 1000) / 10).toFixed(1);
  return `Risk, upgrade and reliability: ${found} of ${theirs} places in ${checks} checks, recall ${share} %.`;
}

/** The measured part of the page. */
export function measuredPart(rows: readonly Row[]): string {
  const order = [...rows].sort((a, b) => Number(counts(b.check)) - Number(counts(a.check)));
  const counted = order.filter((row) => counts(row.check));
  const rest = order.filter((row) => !counts(row.check));
  return [
    `Measured at commit [\`${COMMIT.slice(0, 8)}\`](https://github.com/OCA/pylint-odoo/tree/${COMMIT}) (10.0.11).`,
    `**${summaryOf(totalOf(rows))}**`,
    '',
    '### Checks that count',
    '',
    '| check | kind | theirs | ours | extra | our rule | difference |',
    '|---|---|--:|--:|--:|---|---|',
    ...counted.map(
      (row) =>
        `| \`${row.check.name}\` | ${row.check.kind}: ${row.check.because} | ${row.theirs} | ${row.found} | ${row.extra.length} | ${rulesText(row)} | ${differenceOf(row)} |`,
    ),
    '',
    '### Style and wording, not counted',
    '',
    '| check | kind | theirs | ours |',
    '|---|---|--:|--:|',
    ...rest.map(
      (row) => `| \`${row.check.name}\` | ${row.check.kind}: ${row.check.because} | ${row.theirs} | ${row.found} |`,
    ),
  ].join('\n');
}

/** Puts the measured part between its markers. @throws Error where the page has lost them. */
export function writePage(rows: readonly Row[]): void {
  const text = readFileSync(PAGE, 'utf8');
  const begin = text.indexOf(BEGIN);
  const end = text.indexOf(END);
  if (begin < 0 || end < begin) throw new Error('the page has lost the markers of its measured part');
  writeFileSync(PAGE, `${text.slice(0, begin + BEGIN.length)}\n\n${measuredPart(rows)}\n\n${text.slice(end)}`);
}

function recallText({ theirs, found }: Row): string {
  return theirs === 0 ? '' : `${Math.floor((found / theirs) * 100)} %`;
}

/** @throws Error where our places are not theirs and nobody has said why. */
function differenceOf({ check, missed, extra }: Row): string {
  if (check.difference === undefined && missed.length + extra.length > 0) {
    throw new Error(`${check.name}: ${missed.length} missed and ${extra.length} extra places are not explained`);
  }
  return check.difference ?? '';
}

function rulesText({ check }: Row): string {
  const ids = [...new Set(check.rules.map((entry) => entry.split('#')[0]!))];
  return ids.map((id) => `[${id}](../rules/${id}.md)`).join(', ');
}
