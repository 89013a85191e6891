import type { AddonSource } from '../../src/domain/addon.js';
import { addonsNamed } from '../../src/domain/lookups.js';
import type { Portfolio } from '../../src/domain/portfolio.js';

/** Names or keys of some scanned addons, as a set of them would tell; kept as marks, because each addon has its own. */
export interface Some extends Iterable<string> {
  has(one: string): boolean;
}

export interface ScannedScope {
  /** Keys of the addon and of all scanned addons it depends on. */
  keys: Some;
  /** Their technical names. */
  names: Pick<Some, 'has'>;
  /** Dependencies that were not scanned, sorted. */
  outside: string[];
}

/** The scanned addons as numbers, made once per portfolio: each addon of a chain goes through all of those below it. */
interface Numbered {
  sources: readonly AddonSource[];
  /** Place in `sources`, by key. */
  places: ReadonlyMap<string, number>;
  /** Names that addons bear or ask for. */
  names: readonly string[];
  ids: ReadonlyMap<string, number>;
  /** By place: ids of the names that the addon asks for. */
  depends: readonly Int32Array[];
  /** By id of a name: places of the addons that bear it. */
  twins: readonly Int32Array[];
  /** By place. */
  folders: readonly string[];
  /** By id of a name, and by place: the last walk that came by. */
  seen: Int32Array;
  reached: Int32Array;
  walks: number;
}

const numbered = new WeakMap<Portfolio, Numbered>();

function numbersOf(portfolio: Portfolio): Numbered {
  const known = numbered.get(portfolio);
  if (known !== undefined) return known;
  const sources = [...portfolio.sources.values()];
  const names = [...new Set(sources.flatMap(({ addon }) => [addon.name, ...addon.depends]))];
  const ids = new Map(names.map((name, id) => [name, id]));
  const places = new Map(sources.map((source, place) => [source.addon.key, place]));
  const made: Numbered = {
    sources,
    places,
    names,
    ids,
    depends: sources.map(({ addon }) => Int32Array.from(addon.depends, (name) => ids.get(name)!)),
    twins: names.map((name) => Int32Array.from(addonsNamed(portfolio, name), (twin) => places.get(twin.addon.key)!)),
    folders: sources.map(folderOf),
    seen: new Int32Array(names.length),
    reached: new Int32Array(sources.length),
    walks: 0,
  };
  numbered.set(portfolio, made);
  return made;
}

/** The addon and all scanned addons it depends on. Of several with one name, those beside the addon itself count. */
export function scannedScope(source: AddonSource, portfolio: Portfolio): ScannedScope {
  const all = numbersOf(portfolio);
  const { addon } = source;
  const home = folderOf(source);
  const walk = ++all.walks;
  const found: number[] = [];
  const outside = new Set<string>();
  const own = all.ids.get(addon.name);
  if (own !== undefined) all.seen[own] = walk;
  const ask = (id: number): void => {
    if (all.seen[id] === walk) return;
    all.seen[id] = walk;
    const chosen = besideOrAll(all, all.twins[id]!, home);
    if (chosen.length === 0) outside.add(all.names[id]!);
    for (const twin of chosen) {
      if (all.reached[twin] === walk) continue;
      all.reached[twin] = walk;
      found.push(twin);
    }
  };
  for (const name of addon.depends) {
    const id = all.ids.get(name);
    if (id === undefined) outside.add(name);
    else ask(id);
  }
  for (let at = 0; at < found.length; at++) for (const id of all.depends[found[at]!]!) ask(id);
  return { ...named(all, source, Int32Array.from(found)), outside: [...outside].sort() };
}

/** Marks take a byte for each addon of the portfolio, a set some forty for each that was found. */
const FEW = 1 / 40;

function placesIn(found: Int32Array, count: number): (place: number) => boolean {
  if (found.length < count * FEW) {
    const few = new Set(found);
    return (place) => few.has(place);
  }
  const marks = new Uint8Array(count);
  for (const place of found) marks[place] = 1;
  return (place) => marks[place] === 1;
}

function besideOrAll(all: Numbered, twins: Int32Array, folder: string): Int32Array {
  if (twins.length < 2) return twins;
  const beside = twins.filter((twin) => all.folders[twin] === folder);
  return beside.length > 0 ? beside : twins;
}

function named(
  { sources, places, twins, ids }: Numbered,
  { addon }: AddonSource,
  found: Int32Array,
): Pick<ScannedScope, 'keys' | 'names'> {
  const isFound = placesIn(found, sources.length);
  const isIn = (place: number | undefined): boolean => place !== undefined && isFound(place);
  const keys: Some = {
    has: (key) => key === addon.key || isIn(places.get(key)),
    *[Symbol.iterator]() {
      yield addon.key;
      for (const place of found) if (sources[place]!.addon.key !== addon.key) yield sources[place]!.addon.key;
    },
  };
  const names = {
    has: (name: string) => name === addon.name || (twins[ids.get(name) ?? -1]?.some(isIn) ?? false),
  };
  return { keys, names };
}

function folderOf({ addon }: AddonSource): string {
  const slash = addon.path.lastIndexOf('/');
  return `${addon.root}:${slash < 0 ? '' : addon.path.slice(0, slash)}`;
}
