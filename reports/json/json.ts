import { type Result, resultSchema } from '../../src/domain/result.js';

function sortedDeep(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortedDeep);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return Object.fromEntries(entries.map(([key, entry]) => [key, sortedDeep(entry)]));
}

/**
 * The result as pretty JSON with a newline at the end. Keys come in the order of the schema however the result was
 * built (zod writes them so), free-form `kpis` in alphabetical order: same result, same bytes.
 * @throws ZodError where the result does not keep its own schema; a file that breaks its contract is never written.
 */
export function renderJson(result: Result): string {
  const ordered = resultSchema.parse(result);
  return `${JSON.stringify({ ...ordered, kpis: sortedDeep(ordered.kpis) }, null, 2)}\n`;
}
