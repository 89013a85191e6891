import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** First and last line of what a message points at. */
export type Span = readonly [line: number, endLine: number];

/** Where pylint-odoo tells each message: check, path below its test repository, spans in order. */
export type Places = Readonly<Record<string, Readonly<Record<string, readonly Span[]>>>>;

const FILE = fileURLToPath(new URL('./places.json', import.meta.url));

/** Folder of the checkout that holds the test repository. */
export const TEST_REPO = 'testing/resources/test_repo';

export function loadPlaces(): Places {
  return JSON.parse(readFileSync(FILE, 'utf8')) as Places;
}

export function storePlaces(places: Places): void {
  const checks = Object.entries(places).map(
    ([check, files]) =>
      `  ${JSON.stringify(check)}: {\n${Object.entries(files)
        .map(([path, spans]) => `    ${JSON.stringify(path)}: ${JSON.stringify(spans)}`)
        .join(',\n')}\n  }`,
  );
  writeFileSync(FILE, `{\n${checks.join(',\n')}\n}\n`);
}

interface Message {
  symbol: string;
  path: string;
  line: number;
  endLine: number | null;
}

/**
 * The places in a report that pylint wrote (`--output-format=json2`), sorted.
 * @param known Checks to keep; pylint's own are dropped.
 */
export function placesOf(report: string, known: ReadonlySet<string>): Places {
  const found: Record<string, Record<string, Span[]>> = {};
  for (const { symbol, path, line, endLine } of (JSON.parse(report) as { messages: Message[] }).messages) {
    const at = path.indexOf(`${TEST_REPO}/`);
    if (!known.has(symbol) || at < 0) continue;
    const files = found[symbol] ?? {};
    found[symbol] = files;
    const file = path.slice(at + TEST_REPO.length + 1);
    files[file] = [...(files[file] ?? []), [line, endLine ?? line]];
  }
  return sorted(found, (files) => sorted(files, (spans) => spans.sort((a, b) => a[0] - b[0] || a[1] - b[1])));
}

function sorted<T>(record: Record<string, T>, inner: (value: T) => T): Record<string, T> {
  const keys = Object.keys(record).sort();
  return Object.fromEntries(keys.map((key) => [key, inner(record[key]!)]));
}
