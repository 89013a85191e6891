import { type Document, isScalar, LineCounter, parseDocument, visit, type YAMLMap } from 'yaml';
import { InputError, messageOf } from '../domain/errors.js';

/** Aliases are held to a number that no file written by people reaches. */
const MOST_ALIASES = 50;

/**
 * The library compares every key of a map with every other, which takes it a minute for 50,000 of them, shows the source
 * of every mistake though one is told, and writes what it doubts to standard error in lines of its own.
 */
export const PLAIN = { uniqueKeys: false, prettyErrors: false, logLevel: 'error' } as const;

/**
 * Reads YAML, and JSON, which is a subset of it; an empty text is null.
 * @param name What the message calls the file.
 * @throws InputError for the first mistake, in one line.
 */
export function readYaml(text: string, name: string): unknown {
  const lines = new LineCounter();
  try {
    const doc = parseDocument(text, { ...PLAIN, lineCounter: lines }) as Document;
    const [error] = doc.errors;
    const at = error === undefined ? repeatedKey(doc) : error.pos[0];
    if (at === null) return doc.toJS({ maxAliasCount: MOST_ALIASES });
    const { line, col } = lines.linePos(at);
    // The library catches the end of the stack itself, and where it comes to it differs from call to call.
    if (error?.code === 'RESOURCE_EXHAUSTION') throw new RangeError();
    throw new InputError(`${name}: ${error?.message ?? 'Map keys must be unique'} at line ${line}, column ${col}`);
  } catch (thrown) {
    if (thrown instanceof InputError) throw thrown;
    throw new InputError(`${name}: ${thrown instanceof RangeError ? 'nested too deeply' : messageOf(thrown)}`);
  }
}

/** Offset of the first key that stands in its map already; null where every key stands once. */
function repeatedKey(doc: Document): number | null {
  let found: number | null = null;
  visit(doc, {
    Map: (_, map) => {
      found = repeatedIn(map as YAMLMap);
      return found === null ? undefined : visit.BREAK;
    },
  });
  return found;
}

function repeatedIn({ items }: YAMLMap): number | null {
  const seen = new Set<unknown>();
  for (const { key } of items) {
    if (!isScalar(key)) continue;
    if (seen.has(key.value)) return key.range?.[0] ?? 0;
    seen.add(key.value);
  }
  return null;
}
