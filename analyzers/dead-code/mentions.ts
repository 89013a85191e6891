import type { AddonSource } from '../../src/domain/addon.js';
import type { Portfolio } from '../../src/domain/portfolio.js';
import { countWords, wordHash } from '../tokens/words.js';

/** How often each word stands in the scanned code: Python, XML, JavaScript, CSV and manifests, tests included. */
export interface Mentions {
  /** Too high where two words share a hash, never too low. */
  count(word: string): number;
  /**
   * A part of the name stands alone, as in `getattr(self, "_run_%s" % kind)` or `f"{kind}_handler"`: whoever puts names
   * together at run time may reach it.
   */
  isPutTogether(name: string): boolean;
}

const known = new WeakMap<Portfolio, Mentions>();

export function mentionsOf(portfolio: Portfolio): Mentions {
  let mentions = known.get(portfolio);
  if (mentions === undefined) {
    mentions = gather(portfolio);
    known.set(portfolio, mentions);
  }
  return mentions;
}

function gather(portfolio: Portfolio): Mentions {
  const counts = new Map<number, number>();
  const add = (pairs: readonly number[] = []) => {
    for (let at = 0; at < pairs.length; at += 2) {
      const hash = pairs[at]!;
      counts.set(hash, (counts.get(hash) ?? 0) + pairs[at + 1]!);
    }
  };
  for (const source of portfolio.sources.values()) {
    for (const facts of [...source.python, ...source.xml, ...source.javascript]) add(facts.words);
    for (const facts of source.csv) add(countWords(csvText(facts)));
    if (source.manifest?.values) add(countWords(JSON.stringify(source.manifest.values)));
  }
  const count = (word: string) => counts.get(wordHash(word)) ?? 0;
  return { count, isPutTogether: (name) => parts(name).some((part) => count(part) > 0) };
}

function csvText({ header, rows }: AddonSource['csv'][number]): string {
  return [header, ...rows.map((row) => row.cells)].map((cells) => cells.join('\n')).join('\n');
}

/** `_get_`, `_get_tax_` and `_line`, `s_line` of `_get_tax_line`; a lone `_` translates texts. */
function parts(name: string): string[] {
  const found: string[] = [];
  for (let at = name.indexOf('_', 1); at >= 0; at = name.indexOf('_', at + 1)) {
    found.push(name.slice(0, at + 1), name.slice(at), `s${name.slice(at)}`);
  }
  return found.filter((part) => part.length > 2 && part !== name);
}

/**
 * Files that may name fields and methods and that no reader reads: report templates and data of old formats.
 * A file of the web or a text beside the code is none.
 */
const OPAQUE = /\.(mako|rml|sxw|odt|ods|odp|docx|xlsx|jrxml|ya?ml|jinja2?|j2|tmpl|html)$/i;

/** Some file of the addon may use its names in a way that nobody here can see. */
export function hasOpaqueFiles({ files }: AddonSource): boolean {
  return files.some(
    ({ path }) => OPAQUE.test(path) && !/^(static|doc|docs|readme|tests?)\//.test(path) && path.includes('/'),
  );
}
