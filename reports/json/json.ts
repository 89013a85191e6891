import { RESULT_LISTS, type Result, resultSchema } from '../../src/domain/result.js';
import { indented, listPieces } from '../shared/pieces.js';

function sortedDeep(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortedDeep);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return Object.fromEntries(entries.map(([key, entry]) => [key, sortedDeep(entry)]));
}

/**
 * The result as pretty JSON with a newline at the end, in pieces: a text of Node ends near 512 MB, a result need not. Keys come in
 * the order of the schema however the result was built (zod writes them so), free-form `kpis` in alphabetical order: same
 * result, same bytes.
 * @throws ZodError, maybe after some pieces, where the result does not keep its own schema; a file that breaks its contract is never written.
 */
export function* jsonPieces(result: Result): Generator<string> {
  const emptied = Object.keys(RESULT_LISTS).filter((key) => Array.isArray(result[key as keyof typeof RESULT_LISTS]));
  const head = resultSchema.parse({ ...result, ...Object.fromEntries(emptied.map((key) => [key, []])) });
  let before = '{\n';
  for (const [key, value] of Object.entries(head)) {
    if (value === undefined) continue;
    yield `${before}  ${JSON.stringify(key)}: `;
    before = ',\n';
    if (key in RESULT_LISTS) yield* listPieces(parsed(result, key as keyof typeof RESULT_LISTS), 1);
    else yield indented(key === 'kpis' ? sortedDeep(value) : value, 1);
  }
  yield '\n}\n';
}

function* parsed(result: Result, key: keyof typeof RESULT_LISTS): Generator<unknown> {
  for (const entry of result[key] ?? []) yield RESULT_LISTS[key].parse(entry);
}
