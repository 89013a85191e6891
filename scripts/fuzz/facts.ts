import type { z } from 'zod';
import type { Oracle } from './target.js';

/** Facts follow their schema. */
export function followsSchema(schema: z.ZodType): Oracle {
  return {
    name: 'schema',
    complaint: (_input, outcome) => {
      if (!('facts' in outcome)) return null;
      const issue = schema.safeParse(outcome.facts).error?.issues[0];
      return issue === undefined ? null : `${issue.path.join('.')}: ${issue.message}`;
    },
  };
}

type Visit = (value: Record<string, unknown>, path: string) => string | null;

function visit(value: unknown, path: string, on: Visit): string | null {
  if (typeof value !== 'object' || value === null) return null;
  const own = Array.isArray(value) ? null : on(value as Record<string, unknown>, path);
  if (own !== null) return own;
  for (const [key, inner] of Object.entries(value)) {
    if (typeof inner !== 'object') continue;
    const found = visit(inner, Array.isArray(value) ? `${path}[${key}]` : `${path}.${key}`, on);
    if (found !== null) return found;
  }
  return null;
}

/**
 * Every position lies in the text: a line that is there, a column of that line or just behind it, an end not before its
 * beginning. Errors may stand behind the last line, where something is missing.
 * @param rowsOf the lines of a text as this reader counts them
 */
export function insideText(rowsOf: (text: string) => string[]): Oracle {
  return {
    name: 'positions',
    complaint: (_input, outcome) => {
      if (!('facts' in outcome) || outcome.text === null) return null;
      const rows = rowsOf(outcome.text);
      const last = rows.length - (rows.at(-1) === '' ? 1 : 0);
      const { lines } = outcome.facts as { lines: number };
      if (lines !== last) return `.lines: ${lines} of ${last}`;
      return visit(outcome.facts, '', (entry, path) => misplaced(entry, path, rows, last));
    },
  };
}

function misplaced(entry: Record<string, unknown>, path: string, rows: string[], last: number): string | null {
  const { line, column, endLine, places, statements } = entry;
  const most = path.startsWith('.errors') ? rows.length : Math.max(1, last);
  if (typeof line === 'number') {
    if (line < 1 || line > most) return `${path}.line: ${line} of ${most}`;
    const width = (rows[line - 1] ?? '').length + 1;
    if (typeof column === 'number' && (column < 1 || column > width)) return `${path}.column: ${column} of ${width}`;
    if (typeof endLine === 'number' && (endLine < line || endLine > most))
      return `${path}.endLine: ${endLine}, from ${line}, of ${most}`;
  }
  // A keyword argument of the scanned code may be called places, too; it holds no numbers.
  const isSpan = (span: unknown): span is [number, number] =>
    Array.isArray(span) && span.length === 2 && span.every((each) => typeof each === 'number');
  const spans: [number, number][] = Array.isArray(statements)
    ? Array.from({ length: statements.length / 4 }, (_, at) => [statements[4 * at], statements[4 * at + 1]])
    : typeof places === 'object' && places !== null
      ? Object.values(places).filter(isSpan)
      : [];
  const wrong = spans.find(([from, to]) => from < 1 || to < from || to > most);
  return wrong === undefined ? null : `${path}: lines ${wrong.join(' to ')} of ${most}`;
}

/** The same facts with every line moved on. */
export function moved<T>(value: T, by: number): T {
  if (Array.isArray(value)) return value.map((inner) => moved(inner, by)) as T;
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, inner]) => {
    if (typeof inner === 'number') return [key, /^(?:line|endLine|tryLine|covers)$/.test(key) ? inner + by : inner];
    if (key === 'statements' && Array.isArray(inner))
      return [key, inner.map((each, at) => (at % 4 < 2 ? each + by : each))];
    if (key === 'places' && !Array.isArray(inner)) return [key, movedPlaces(inner, by)];
    return [key, moved(inner, by)];
  });
  return Object.fromEntries(entries) as T;
}

function movedPlaces(places: Record<string, unknown>, by: number): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(places).map(([name, place]) => [
      name,
      Array.isArray(place) && place.every((each) => typeof each === 'number') ? place.map((each) => each + by) : place,
    ]),
  );
}
