import type { AddonSource } from '../../src/domain/addon.js';
import type { Certainty } from '../../src/domain/finding.js';
import type { Portfolio } from '../../src/domain/portfolio.js';
import type { Position } from '../../src/domain/position.js';
import type { RuleContext } from '../../src/domain/rule.js';
import type { Series } from '../../src/domain/series.js';
import { type ChangeOf, loadChanges } from './load.js';
import type { MatchKind, MatchOf } from './match.js';
import type { Change } from './schema.js';

/** One place of an addon that uses what a change is about. */
export interface Hit extends Position {
  change: Change | ChangeOf<MatchKind>;
  path: string;
  endLine?: number;
  /** Further lines of the file where the same stands, where it is reported once per file. */
  alsoAt?: readonly number[];
  symbol?: string;
  /** What is used, as the code spells it: `sale.order.note`, `@api.multi`. */
  subject: string;
  /** What to write instead, where it is known better than in the fact. */
  instead?: string;
  /** Where it is lower than the fact's own. */
  certainty?: Certainty;
}

/** What a matcher looks at: one addon, and the changes on its way to the target. */
export interface Scope {
  source: AddonSource;
  portfolio: Portfolio;
  from: Series;
  target: Series;
  of<K extends MatchKind>(kind: K): readonly ChangeOf<K>[];
  /**
   * Changes of a kind by each of their keys. Kept per span of versions under the label, so a label of one kind stands
   * for one way to make keys, and `keys` must not look at the addon.
   */
  index<K extends MatchKind>(kind: K, label: string, keys: (match: MatchOf<K>) => Iterable<string>): Index<K>;
}

export type Index<K extends MatchKind> = ReadonlyMap<string, readonly ChangeOf<K>[]>;
export type Matcher = (scope: Scope) => Iterable<Hit>;

type Span = ReadonlyMap<MatchKind, readonly Change[]>;
const indexes = new WeakMap<Span, Map<string, Index<MatchKind>>>();

/** The scope of a rule's addon; null where its series is unknown or it is already at the target. */
export function scopeOf({ source, portfolio, target, hops }: RuleContext): Scope | null {
  const from = source.addon.series;
  if (from === null || hops.length === 0) return null;
  const span = loadChanges().between(from, target);
  const of = <K extends MatchKind>(kind: K) => (span.get(kind) ?? []) as unknown as readonly ChangeOf<K>[];
  return {
    source,
    portfolio,
    from,
    target,
    of,
    index: (kind, label, keys) => {
      const known = indexes.get(span) ?? new Map<string, Index<MatchKind>>();
      indexes.set(span, known);
      const name = `${kind}/${label}`;
      const cached = known.get(name);
      if (cached) return cached as unknown as Index<typeof kind>;
      const index = new Map<string, ChangeOf<typeof kind>[]>();
      for (const change of of(kind)) {
        for (const key of keys(change.match as MatchOf<typeof kind>)) {
          const list = index.get(key);
          if (list) list.push(change);
          else index.set(key, [change]);
        }
      }
      known.set(name, index as unknown as Index<MatchKind>);
      return index;
    },
  };
}
