import type { AddonState } from '../domain/comparison.js';
import type { AddonResult, Result } from '../domain/result.js';

/** An addon in both results; null on the side that does not have it. */
export interface AddonPair {
  before: AddonResult | null;
  after: AddonResult | null;
  state: AddonState;
  /** Why it is taken for the same under another name. */
  why?: string;
}

/** Share of the findings of the smaller side that must be the same ones for an addon to be the same under a new name. An assumption. */
const SAME_FINDINGS = 0.5;
/** Furthest apart, as a share of the larger, that lines of a renamed addon without findings may be. An assumption. */
const LINES_APART = 0.05;

interface Roots {
  /** Root of the older result to its counterpart in the newer one. */
  nowOf: ReadonlyMap<number, number>;
  /** Those without a counterpart. */
  onlyThen: ReadonlySet<number>;
  onlyNow: ReadonlySet<number>;
}

/**
 * Roots by name. Those left over are the same checkout in another folder where at least half of the addons of the
 * smaller one are in the other, and in no other.
 */
export function pairRoots(older: Result, newer: Result): Roots {
  const nowOf = new Map<number, number>();
  const free = new Set(newer.roots.keys());
  for (const [index, name] of older.roots.entries()) {
    const same = newer.roots.indexOf(name);
    if (same < 0) continue;
    nowOf.set(index, same);
    free.delete(same);
  }
  const left = [...older.roots.keys()].filter((index) => !nowOf.has(index));
  const fits = (before: number, after: number) => overlap(namesIn(older, before), namesIn(newer, after)) >= 0.5;
  for (const before of left) {
    const candidates = [...free].filter((after) => fits(before, after));
    const [only] = candidates;
    if (candidates.length !== 1 || left.filter((other) => fits(other, only!)).length !== 1) continue;
    nowOf.set(before, only!);
    free.delete(only!);
  }
  return { nowOf, onlyThen: new Set(left.filter((index) => !nowOf.has(index))), onlyNow: free };
}

function namesIn({ addons }: Result, root: number): Set<string> {
  return new Set(addons.filter((addon) => addon.root === root).map(({ name }) => name));
}

function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const smaller = Math.min(a.size, b.size);
  return smaller === 0 ? 0 : [...a].filter((name) => b.has(name)).length / smaller;
}

/** Sets the addons of two results side by side: by name, before by what proves a new name. Sorted by key. */
export function pairAddons(older: Result, newer: Result, roots: Roots): AddonPair[] {
  const pairs: AddonPair[] = [];
  const before = new Set(older.addons);
  const after = new Set(newer.addons);
  const take = (a: AddonResult, b: AddonResult, why?: string) => {
    pairs.push({ before: a, after: b, ...(why === undefined ? { state: 'both' } : { state: 'renamed', why }) });
    before.delete(a);
    after.delete(b);
  };
  // Of twins (one name found twice) those at the same path of the same root first.
  for (const alike of TESTS) {
    for (const a of [...before]) {
      const fits = (x: AddonResult, y: AddonResult) => x.name === y.name && alike(x, y, roots);
      const [b, ...more] = [...after].filter((one) => fits(a, one));
      if (b === undefined || more.length > 0) continue;
      if ([...before].every((other) => other === a || !fits(other, b))) take(a, b);
    }
  }
  for (const { a, b, why } of renamed(older, newer, before, after)) take(a, b, why);
  for (const a of before) {
    pairs.push({ before: a, after: null, state: roots.onlyThen.has(a.root) ? 'not-scanned-now' : 'gone' });
  }
  for (const b of after)
    pairs.push({ before: null, after: b, state: roots.onlyNow.has(b.root) ? 'not-scanned-then' : 'new' });
  return pairs.sort((x, y) => (keyOf(x) < keyOf(y) ? -1 : keyOf(x) > keyOf(y) ? 1 : 0));
}

const TESTS: readonly ((a: AddonResult, b: AddonResult, roots: Roots) => boolean)[] = [
  (a, b, { nowOf }) => nowOf.get(a.root) === b.root && a.path === b.path,
  (a, b, { nowOf }) => nowOf.get(a.root) === b.root,
  () => true,
];

export function keyOf({ before, after }: AddonPair): string {
  return (after ?? before)!.key;
}

/** Addons under a new name, where that is certain; all others are one gone and one new. */
function renamed(
  older: Result,
  newer: Result,
  before: ReadonlySet<AddonResult>,
  after: ReadonlySet<AddonResult>,
): { a: AddonResult; b: AddonResult; why: string }[] {
  if (before.size === 0 || after.size === 0) return [];
  const [idsThen, idsNow] = [idsByAddon(older), idsByAddon(newer)];
  const found = [...before].flatMap((a) =>
    [...after].flatMap((b) => {
      const why = sameUnderNewName(a, b, idsThen.get(a.key) ?? new Set(), idsNow.get(b.key) ?? new Set());
      return why === null ? [] : [{ a, b, why }];
    }),
  );
  // One candidate each: where two addons could be it, none is.
  return found.filter(
    ({ a, b }) => found.filter((one) => one.a === a).length === 1 && found.filter((one) => one.b === b).length === 1,
  );
}

function idsByAddon({ findings }: Result): Map<string, Set<string>> {
  const ids = new Map<string, Set<string>>();
  for (const { addon, id } of findings) {
    const own = ids.get(addon) ?? new Set();
    ids.set(addon, own.add(id));
  }
  return ids;
}

function sameUnderNewName(
  a: AddonResult,
  b: AddonResult,
  idsThen: ReadonlySet<string>,
  idsNow: ReadonlySet<string>,
): string | null {
  const shared = [...idsThen].filter((id) => idsNow.has(id)).length;
  const smaller = Math.min(idsThen.size, idsNow.size);
  if (shared >= 2 && shared / smaller >= SAME_FINDINGS) return `${shared} of ${smaller} findings are the same`;
  // Without findings in one of them, title and size must both speak for it, and a title must say something.
  const sameTitle = a.title !== null && a.title.trim().length >= 8 && a.title === b.title && a.origin === b.origin;
  const most = Math.max(a.lines.total, b.lines.total);
  const sameSize = most > 0 && Math.abs(a.lines.total - b.lines.total) / most <= LINES_APART;
  const sameNeeds = [...a.depends].sort().join() === [...b.depends].sort().join();
  return smaller === 0 && sameTitle && sameSize && sameNeeds ? 'same title, needs and size' : null;
}
