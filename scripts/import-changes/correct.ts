import type { Change } from '../../analyzers/changes/schema.js';
import type { Comparisons } from './comparisons.js';
import {
  ANCHORS_FOUND,
  ASSET_TEMPLATES,
  type Correction,
  EXPORTS_FOUND,
  FACT_CORRECTIONS,
  MODULES_FOUND,
  MODULES_MOVED,
  NO_ELEMENT,
  REBRANDED,
  VIEWS_NOT_CHANGED,
} from './corrections.js';

/** Corrected facts. @throws Error where a correction finds no fact, or a name that the fact does not hold. */
export function correctFacts(changes: readonly Change[]): Change[] {
  const unused = new Set(Object.keys(FACT_CORRECTIONS));
  const corrected = changes.flatMap((change) => {
    const correction = FACT_CORRECTIONS[change.id];
    if (correction === undefined) return [withAssets(change)];
    unused.delete(change.id);
    return correction.drop ? [] : [withCorrection(change, correction)];
  });
  if (unused.size > 0) throw new Error(`corrections without a fact: ${[...unused].join(', ')}`);
  return corrected;
}

function withCorrection(change: Change, correction: Correction): Change {
  return {
    ...change,
    ...(correction.names ? withoutNames(change, correction.names) : {}),
    ...(correction.replacement ? { replacement: correction.replacement } : {}),
    ...(correction.replacementSince ? { replacementSince: correction.replacementSince } : {}),
    source: `${change.source}; ${correction.source}`,
  };
}

/** The words of such a fact end in `: name, name`. */
function withoutNames(change: Change, names: readonly string[]): Pick<Change, 'old' | 'match'> {
  const { match, old, id } = change;
  if (match.kind !== 'field') throw new Error(`${id}: names are taken out of facts about fields only`);
  const absent = names.filter((name) => !match.names.includes(name));
  if (absent.length > 0) throw new Error(`${id}: no such name: ${absent.join(', ')}`);
  const rest = match.names.filter((name) => !names.includes(name));
  const list = match.names.join(', ');
  if (!old.endsWith(list)) throw new Error(`${id}: the words do not end in the names`);
  return { match: { ...match, names: rest }, old: old.slice(0, -list.length) + rest.join(', ') };
}

function withAssets(change: Change): Change {
  const { ids, name, replacement, replacementSince } = ASSET_TEMPLATES;
  if (change.match.kind !== 'xmlid' || !ids.test(change.id)) return change;
  return change.match.names.every((id) => name.test(id)) ? { ...change, replacement, replacementSince } : change;
}

/** Raw comparisons without what is not so; facts are made from them, so a fact left empty is never made. */
export function correctComparisons(data: Comparisons): Comparisons {
  return {
    methods: data.methods,
    anchors: { removed: mapSeries(data.anchors.removed, anchorsOf) },
    javascript: {
      ...data.javascript,
      es_modules_removed: mapSeries(data.javascript.es_modules_removed, modulesOf),
      es_exports_removed: mapSeries(data.javascript.es_exports_removed, exportsOf),
    },
  };
}

function anchorsOf(views: Record<string, string[]>, series: string): Record<string, string[]> {
  const skipped = VIEWS_NOT_CHANGED[series] ?? [];
  const rest = Object.entries(views).map(([view, all]) => {
    const found = ANCHORS_FOUND[series]?.[view] ?? {};
    return [view, all.filter((anchor) => !NO_ELEMENT.test(anchor) && !Object.hasOwn(found, anchor))] as const;
  });
  return Object.fromEntries(rest.filter(([view, anchors]) => anchors.length > 0 && !skipped.includes(view)));
}

function modulesOf(modules: Record<string, string | null>, series: string): Record<string, string | null> {
  const found = MODULES_FOUND[series] ?? [];
  const moved = MODULES_MOVED[series] ?? {};
  const rest = Object.entries(modules).filter(([name]) => !REBRANDED.test(name) && !found.includes(name));
  return Object.fromEntries(
    rest.map(([name, now]) => [name, moved[name] ?? (now !== null && REBRANDED.test(now) ? null : now)]),
  );
}

type Exports = Record<string, Record<string, string | null>>;

function exportsOf(modules: Exports, series: string): Exports {
  const rest = Object.entries(modules).map(([module, names]) => {
    const found = EXPORTS_FOUND[series]?.[module] ?? [];
    const gone = Object.entries(names).filter(([name]) => !REBRANDED.test(name) && !found.includes(name));
    return [module, Object.fromEntries(gone)] as const;
  });
  return Object.fromEntries(rest.filter(([module, names]) => !REBRANDED.test(module) && Object.keys(names).length > 0));
}

function mapSeries<T>(bySeries: Record<string, T>, correct: (value: T, series: string) => T): Record<string, T> {
  return Object.fromEntries(Object.entries(bySeries).map(([series, value]) => [series, correct(value, series)]));
}
