import type { Result } from '../../src/domain/result.js';
import { csvFile, field } from '../shared/csv.js';

const COLUMNS = [
  'id',
  'rule',
  'severity',
  'addon',
  'path',
  'line',
  'message',
  'reason',
  'owner',
  'until',
  'by',
  'where',
  'note',
] as const;

/** The register of accepted debt as CSV (RFC 4180: CRLF, header row), one finding a row. */
export function renderAcceptedCsv({ accepted = [] }: Pick<Result, 'accepted'>): string {
  const rows = accepted.map((entry) => COLUMNS.map((column) => field(entry[column])));
  return csvFile(COLUMNS, rows);
}
