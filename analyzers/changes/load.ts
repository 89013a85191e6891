import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compareSeries, type Series, seriesIndex } from '../../src/domain/series.js';
import { type Fact, factsOf } from './fact-lines.js';
import type { MatchKind, MatchOf } from './match.js';
import type { Change } from './schema.js';

/** A change whose matcher is of one known kind. */
export type ChangeOf<K extends MatchKind> = Omit<Change, 'match'> & { match: MatchOf<K> };

export interface Catalogue {
  /** All facts, by area and id. */
  readonly changes: readonly Change[];
  readonly byId: ReadonlyMap<string, Change>;
  /** Facts of one kind that apply on the way from one series to another. */
  between(from: Series, to: Series): ReadonlyMap<MatchKind, readonly Change[]>;
  /** Facts that decide on one step. */
  decidingIn(hop: Series): readonly Change[];
}

let loaded: Catalogue | null = null;

/**
 * The shipped facts. Opened once, on first use, and each parsed when it is asked for; the schema is checked where the data is made
 * and in the tests, not on every run. @throws Error where the data folder is missing.
 */
export function loadChanges(): Catalogue {
  loaded ??= catalogueOf(openAll(dataFolder()));
  return loaded;
}

function catalogueOf(facts: readonly Fact[]): Catalogue {
  const spans = new Map<string, ReadonlyMap<MatchKind, readonly Change[]>>();
  const deciding = new Map<Series, readonly Change[]>();
  let changes: readonly Change[] | null = null;
  let byId: ReadonlyMap<string, Change> | null = null;
  return {
    get changes() {
      changes ??= facts.map((fact) => fact.change());
      return changes;
    },
    get byId() {
      byId ??= new Map(this.changes.map((change) => [change.id, change]));
      return byId;
    },
    between(from, to) {
      const key = `${from}>${to}`;
      let span = spans.get(key);
      if (span === undefined) {
        const [after, last] = [seriesIndex(from), seriesIndex(to)];
        const seen = facts
          .filter(({ hops }) => hops === null || hops.some((hop) => after < hop && hop <= last))
          .map((fact) => asSeenFrom(to, fact.change()))
          .filter((change) => applies(change, from, to));
        // Of several facts on one name, one that breaks on the way says more than one that only warns.
        span = group([...seen.filter(isOver), ...seen.filter((change) => !isOver(change))]);
        spans.set(key, span);
      }
      return span;
    },
    decidingIn(hop) {
      let found = deciding.get(hop);
      if (found === undefined) {
        const step = seriesIndex(hop);
        found = facts
          .filter(({ hops }) => hops === null || hops.includes(step))
          .map((fact) => fact.change())
          .filter((change) => change.decides && hopOf(change) === hop);
        deciding.set(hop, found);
      }
      return found;
    },
  };
}

/** The version step on which a fact counts: where it breaks, or where it is deprecated if it never breaks. */
export function hopOf(change: Pick<Change, 'breaksIn' | 'deprecatedIn'>): Series {
  return (change.breaksIn ?? change.deprecatedIn)!;
}

const isOver = (change: Change): boolean => change.breaksLater === undefined;

/** A fact as a target sees it: what is deprecated there and breaks in a later series merely warns, and says when it ends. */
export function asSeenFrom(target: Series, change: Change): Change {
  const { breaksIn, deprecatedIn, replacementSince } = change;
  if (breaksIn === null || deprecatedIn === null || compareSeries(breaksIn, target) <= 0) return change;
  // What cannot be written otherwise yet is no news.
  if (replacementSince !== null && compareSeries(replacementSince, target) > 0) return change;
  return { ...change, breaksIn: null, breaksLater: breaksIn };
}

/** `from` still has the construct, and it stops working, or starts to warn for good, on the way to `to`. */
export function applies(change: Change, from: Series, to: Series): boolean {
  if (!change.decides) return false;
  const hop = hopOf(change);
  if (compareSeries(from, hop) >= 0 || compareSeries(hop, to) > 0) return false;
  return change.validSince === null || compareSeries(change.validSince, from) <= 0;
}

function group(changes: readonly Change[]): Map<MatchKind, Change[]> {
  const kinds = new Map<MatchKind, Change[]>();
  for (const change of changes) {
    const list = kinds.get(change.match.kind);
    if (list) list.push(change);
    else kinds.set(change.match.kind, [change]);
  }
  return kinds;
}

function openAll(folder: string): Fact[] {
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
  return files.sort().flatMap((name) => factsOf(readFileSync(join(folder, name))));
}

/** `analyzers/changes/data` of the package, from the source tree and from `dist/` alike. */
function dataFolder(): string {
  const parts = ['analyzers', 'changes', 'data'];
  for (let folder = dirname(fileURLToPath(import.meta.url)); ; folder = dirname(folder)) {
    const candidate = join(folder, ...parts);
    if (existsSync(join(folder, 'package.json')) && existsSync(candidate)) return candidate;
    if (dirname(folder) === folder)
      throw new Error('the program is not installed whole: analyzers/changes/data is missing');
  }
}
