import type { Result } from '../../src/domain/result.js';
import type { ReportOptions } from '../shared/options.js';
import { findingsByPriority } from '../shared/order.js';
import { repositoryPaths } from '../shared/place.js';
import { visible } from '../shared/text.js';

const COLUMNS = [
  'id',
  'rule',
  'family',
  'severity',
  'certainty',
  'addon',
  'path',
  'line',
  'column',
  'endLine',
  'symbol',
  'hop',
  'change',
  'automation',
  'tool',
  'effortMinutes',
  'message',
  'alsoAt',
  'alsoBy',
] as const;

// First characters that make a spreadsheet read a cell as a formula, also in their full-width forms. Source: OWASP,
// "CSV Injection". Tabs and line ends are written out by `visible` before this is asked.
const FORMULA = /^\s*[=+\-@＝＋－＠]/;

/** One field as RFC 4180 wants it. A text that a spreadsheet would calculate gets an apostrophe before it. */
export function field(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const shown = visible(value);
  const safe = FORMULA.test(shown) ? `'${shown}` : shown;
  return /[",]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The findings, most urgent first, as CSV (RFC 4180: CRLF, header row). */
export function renderCsv(result: Result, options: ReportOptions = {}): string {
  const pathOf = repositoryPaths(result, options);
  const rows = findingsByPriority(result).map((finding) =>
    COLUMNS.map((column) => {
      if (column === 'path') return field(pathOf(finding));
      if (column === 'alsoAt' || column === 'alsoBy') return field((finding[column] ?? []).join(' '));
      return field(finding[column]);
    }).join(','),
  );
  return `${[COLUMNS.join(','), ...rows].join('\r\n')}\r\n`;
}
