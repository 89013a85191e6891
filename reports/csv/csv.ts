import type { Result } from '../../src/domain/result.js';
import { csvPieces, field } from '../shared/csv.js';
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

/** The findings, most urgent first, as CSV (RFC 4180: CRLF, header row), row by row. */
export function csvFindings(result: Result, options: ReportOptions = {}): Iterable<string> {
  return csvPieces(COLUMNS, rowsOf(result, options));
}

function* rowsOf(result: Result, options: ReportOptions): Generator<string[]> {
  const pathOf = repositoryPaths(result, options);
  for (const finding of findingsByPriority(result)) {
    yield COLUMNS.map((column) => {
      if (column === 'path') return field(pathOf(finding));
      if (column === 'alsoAt' || column === 'alsoBy') return field((finding[column] ?? []).join(' '));
      return field(finding[column]);
    });
  }
}
