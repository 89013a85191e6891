import type { Result } from '../../src/domain/result.js';
import { csvFile, field } from '../shared/csv.js';
import type { ReportOptions } from '../shared/options.js';
import { findingsByPriority } from '../shared/order.js';
import { repositoryPaths } from '../shared/place.js';

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

/** The findings, most urgent first, as CSV (RFC 4180: CRLF, header row). */
export function renderCsv(result: Result, options: ReportOptions = {}): string {
  const pathOf = repositoryPaths(result, options);
  const rows = findingsByPriority(result).map((finding) =>
    COLUMNS.map((column) => {
      if (column === 'path') return field(pathOf(finding));
      if (column === 'alsoAt' || column === 'alsoBy') return field((finding[column] ?? []).join(' '));
      return field(finding[column]);
    }),
  );
  return csvFile(COLUMNS, rows);
}
