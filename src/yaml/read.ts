import { createRequire } from 'node:module';
import type { CST, Document, YAMLMap } from 'yaml';
import { InputError, messageOf } from '../domain/errors.js';

/** Loaded when there is something to read: it is 74 files, and most calls of the program read no YAML. */
const library = () => createRequire(import.meta.url)('yaml') as typeof import('yaml');

/** Aliases are held to a number that no file written by people reaches. */
const MOST_ALIASES = 50;

/**
 * The library compares every key of a map with every other, which takes it a minute for 50,000 of them, shows the source
 * of every mistake though one is told, and writes what it doubts to standard error in lines of its own.
 */
export const PLAIN = { uniqueKeys: false, prettyErrors: false, logLevel: 'error' } as const;

/**
 * Lists and maps in one another; the library goes by the stack, and what that holds differs from call to call. An assumption, far
 * above what people write.
 */
const DEEPEST = 100;

/**
 * Reads YAML, and JSON, which is a subset of it; an empty text is null.
 * @param name What the message calls the file.
 * @throws InputError for the first mistake, in one line.
 */
export function readYaml(text: string, name: string): unknown {
  const { Composer, LineCounter, Parser } = library();
  const lines = new LineCounter();
  try {
    const tokens = [...new Parser(lines.addNewLine).parse(text)];
    if (tokens.some(isTooDeep)) throw new RangeError();
    const [doc, another] = new Composer(PLAIN).compose(tokens, true, text.length) as Iterable<Document>;
    const mistake =
      doc!.errors[0] ?? (another && { message: 'A second document', pos: another.range! }) ?? repeatedKey(doc!);
    if (mistake === null) return doc!.toJS({ maxAliasCount: MOST_ALIASES });
    const { line, col } = lines.linePos(mistake.pos[0]);
    throw new InputError(`${name}: ${mistake.message} at line ${line}, column ${col}`);
  } catch (thrown) {
    if (thrown instanceof InputError) throw thrown;
    const why = thrown instanceof RangeError ? `nested deeper than ${DEEPEST}` : messageOf(thrown);
    throw new InputError(`${name}: ${why}`);
  }
}

function isTooDeep(token: CST.Token): boolean {
  let level: (CST.Token | null | undefined)[] = [token];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > DEEPEST) return true;
    level = level.flatMap((one) =>
      one == null
        ? []
        : one.type === 'document'
          ? [one.value]
          : 'items' in one
            ? one.items.flatMap(({ key, value }) => [key, value])
            : [],
    );
  }
  return false;
}

/** The first key that stands in its map already; null where every key stands once. */
function repeatedKey(doc: Document): { message: string; pos: [number] } | null {
  const { visit } = library();
  let found: number | null = null;
  visit(doc, {
    Map: (_, map) => {
      found = repeatedIn(map as YAMLMap);
      return found === null ? undefined : visit.BREAK;
    },
  });
  return found === null ? null : { message: 'Map keys must be unique', pos: [found] };
}

function repeatedIn({ items }: YAMLMap): number | null {
  const { isScalar } = library();
  const seen = new Set<unknown>();
  for (const { key } of items) {
    if (!isScalar(key)) continue;
    if (seen.has(key.value)) return key.range?.[0] ?? 0;
    seen.add(key.value);
  }
  return null;
}
