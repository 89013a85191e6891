import { TICKET_FIELDS, type TicketField, type TicketSettings } from '../../domain/evidence/ticket-settings.js';
import type { TicketSource } from '../../domain/evidence/tickets.js';
import { plainHeader, SOURCE_HEADERS } from './headers.js';

/** Which columns hold which of our fields; a header that repeats has several. */
export interface Mapping {
  source: TicketSource;
  columns: ReadonlyMap<TicketField, readonly number[]>;
  /** Headers that no field is read from, sorted. */
  unused: string[];
}

/** Without these no ticket can be made. */
const NEEDED: readonly TicketField[] = ['id', 'created'];

/**
 * Finds what a file is by its headers, and which header holds which field.
 * @returns a sentence where that cannot be told.
 */
export function mapHeaders(headers: readonly string[], settings: TicketSettings): Mapping | string {
  const places = new Map<string, number[]>();
  for (const [index, header] of headers.entries()) {
    const plain = plainHeader(header);
    places.set(plain, [...(places.get(plain) ?? []), index]);
  }
  const source = settings.source ?? sourceOf(places);
  const { fields } = SOURCE_HEADERS.find((known) => known.source === source)!;
  const own = { ...settings.columns, ...settings.bySource[source]?.columns };
  const columns = new Map<TicketField, readonly number[]>();
  for (const field of TICKET_FIELDS) {
    const wanted = own[field];
    if (wanted !== undefined && !places.has(plainHeader(wanted))) {
      return `no column ${JSON.stringify(wanted)}, which the configuration names for ${field}`;
    }
    const candidates = wanted === undefined ? (fields[field] ?? []) : [plainHeader(wanted)];
    const header = candidates.find((candidate) => places.has(candidate));
    if (header !== undefined) columns.set(field, places.get(header)!);
  }
  const missing = NEEDED.filter((field) => !columns.has(field));
  if (missing.length > 0) return noColumn(missing, headers);
  const used = new Set([...columns.values()].flat());
  const unused = [...new Set(headers.filter((header, index) => header !== '' && !used.has(index)))].sort();
  return { source, columns, unused };
}

/** The source with most of its telling headers here; of as many, the one with most fields. */
function sourceOf(places: ReadonlyMap<string, unknown>): TicketSource {
  let best: { source: TicketSource; telling: number; fields: number } = { source: 'csv', telling: 0, fields: 0 };
  for (const { source, telling, fields } of SOURCE_HEADERS) {
    const told = telling.filter((header) => places.has(header)).length;
    const found = Object.values(fields).filter((names) => names.some((name) => places.has(name))).length;
    const better = told > best.telling || (told === best.telling && found > best.fields);
    // Without a telling header a file is the plain one, if anything.
    if (better && (told > 0 || source === 'csv')) best = { source, telling: told, fields: found };
  }
  return best.source;
}

function noColumn(missing: readonly TicketField[], headers: readonly string[]): string {
  const shown = headers
    .slice(0, 8)
    .map((header) => JSON.stringify(header.slice(0, 40)))
    .join(', ');
  const more = headers.length > 8 ? ', …' : '';
  return `no column for ${missing.join(' and ')} among ${shown || 'no headers'}${more}; name it in tickets.columns of the configuration`;
}
