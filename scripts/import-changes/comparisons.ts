import type { Match } from '../../analyzers/changes/match.js';
import type { Change } from '../../analyzers/changes/schema.js';

/** Facts made from the raw tree comparisons, where the fact base only names the file that holds them. */
export interface Comparisons {
  methods: { removed: Record<string, Record<string, string[]>> };
  javascript: {
    es_modules_removed: Record<string, Record<string, string | null>>;
    es_exports_removed: Record<string, Record<string, Record<string, string | null>>>;
    legacy_modules_removed: Record<string, string[]>;
  };
  anchors: { removed: Record<string, Record<string, string[]>> };
}

/** What a derived fact adds to the fields that all of them share. */
type Derived = Pick<
  Change,
  'id' | 'area' | 'old' | 'match' | 'breaksIn' | 'breakMode' | 'replacement' | 'effort' | 'source'
>;

const slug = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
const major = (series: string): string => series.split('.')[0]!;
const some = (names: readonly string[]): string =>
  names.length > 6 ? `${names.slice(0, 6).join(', ')} … (${names.length})` : names.join(', ');

/** Methods gone from a model, without those that a fact of the base already covers for that model and version. */
export function methodFacts(data: Comparisons, covered: ReadonlySet<string>): Derived[] {
  const facts: Derived[] = [];
  for (const [model, versions] of Object.entries(data.methods.removed)) {
    for (const [series, all] of Object.entries(versions)) {
      const names = all.filter((name) => !covered.has(`${model}|${name}|${series}`)).sort();
      if (names.length === 0) continue;
      facts.push({
        id: `mtx-${slug(model)}-${major(series)}`,
        area: 'method-gone',
        old: `${model}: methods gone in ${series}: ${some(names)}`,
        match: { kind: 'py.method', models: [model], names },
        breaksIn: series as Change['breaksIn'],
        breakMode: 'attribute-error',
        replacement: 'no declared successor; an override is silently never called, super() fails',
        effort: 'small',
        source: 'tree comparison (methods.json)',
      });
    }
  }
  return facts;
}

/** ES modules, exports of ES modules, and legacy `odoo.define` modules that are gone, by addon. */
export function javascriptFacts(data: Comparisons, covered: ReadonlySet<string>): Derived[] {
  const facts: Derived[] = [];
  const add = (id: string, old: string, series: string, match: Match, effort: Derived['effort']) =>
    facts.push({
      id,
      area: 'javascript',
      old,
      match,
      breaksIn: series as Change['breaksIn'],
      breakMode: 'js-error',
      replacement: 'import from the module that has it now, where one has; else rewrite for the new framework',
      effort,
      source: 'tree comparison (javascript.json)',
    });
  for (const [series, modules] of Object.entries(data.javascript.es_modules_removed)) {
    for (const [addon, list] of byAddon(
      Object.keys(modules).filter((name) => !covered.has(`${name}|${series}`)),
      '/',
    )) {
      const map = Object.fromEntries(list.flatMap((name) => (modules[name] ? [[name, modules[name]]] : [])));
      const match: Match = { kind: 'js.import', modules: list, prefixes: [], names: {}, map };
      add(
        `jsm-${slug(addon)}-${major(series)}`,
        `ES modules of ${addon} gone in ${series}: ${some(list)}`,
        series,
        match,
        'medium',
      );
    }
  }
  for (const [series, modules] of Object.entries(data.javascript.es_exports_removed)) {
    for (const [addon, list] of byAddon(Object.keys(modules), '/')) {
      const names = Object.fromEntries(list.map((name) => [name, Object.keys(modules[name]!).sort()]));
      const match: Match = { kind: 'js.import', modules: [], prefixes: [], names };
      add(
        `jsx-${slug(addon)}-${major(series)}`,
        `exports of ${addon} gone in ${series}: ${some(list)}`,
        series,
        match,
        'small',
      );
    }
  }
  for (const [series, modules] of Object.entries(data.javascript.legacy_modules_removed)) {
    const rest = modules.filter((name) => /^[a-z_0-9]+[./][\w./-]+$/i.test(name) && !covered.has(`${name}|${series}`));
    for (const [addon, list] of byAddon(rest, /[./]/)) {
      const match: Match = { kind: 'js.require', modules: list, prefixes: [] };
      add(
        `jsl-${slug(addon)}-${major(series)}`,
        `odoo.define modules of ${addon} gone in ${series}: ${some(list)}`,
        series,
        match,
        'medium',
      );
    }
  }
  return facts;
}

/** Elements that core views have lost, by addon and version. */
export function anchorFacts(data: Comparisons): Derived[] {
  return Object.entries(data.anchors.removed).flatMap(([series, views]) =>
    [...byAddon(Object.keys(views), '.')].map(
      ([addon, list]): Derived => ({
        id: `anc-${slug(addon)}-${major(series)}`,
        area: 'view-anchor',
        old: `elements gone in ${series} from views of ${addon}: ${some(list)}`,
        match: { kind: 'view.anchor', views: Object.fromEntries(list.map((view) => [view, [...views[view]!].sort()])) },
        breaksIn: series as Change['breaksIn'],
        breakMode: 'raises',
        replacement: 'another element of the view; the old one may have moved to a view that inherits it',
        effort: 'small',
        source: 'tree comparison (view-anchors.json)',
      }),
    ),
  );
}

function byAddon(names: readonly string[], separator: string | RegExp): Map<string, string[]> {
  const map = new Map<string, string[]>();
  for (const name of [...names].sort()) {
    const addon = name.split(separator)[0]!;
    const list = map.get(addon);
    if (list) list.push(name);
    else map.set(addon, [name]);
  }
  return map;
}
