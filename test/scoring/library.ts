import fc from 'fast-check';
import type { WeighContext } from '../../scoring/context.js';
import { completeSettings } from '../../scoring/settings.js';
import type { Addon, AddonSource } from '../../src/domain/addon.js';
import type { JavaScriptFacts } from '../../src/domain/facts/javascript.js';
import type { ManifestFacts } from '../../src/domain/facts/manifest.js';
import type { PythonClass, PythonFacts, PythonFunction } from '../../src/domain/facts/python.js';
import type { XmlFacts } from '../../src/domain/facts/xml.js';
import { FAMILIES, type Finding, SEVERITIES } from '../../src/domain/finding.js';
import type { DependencyGraph, Portfolio, Registry } from '../../src/domain/portfolio.js';
import { hopsBetween } from '../../src/domain/series.js';

/** Hand-made addons of a public library: loans, members, and what joins them. */

const at = { line: 1, column: 1 };

export function python(path: string, lines: number, more: Partial<PythonFacts> = {}): PythonFacts {
  return {
    language: 'python',
    path,
    lines,
    dialect: 'python3',
    errors: [],
    imports: [],
    classes: [],
    functions: [],
    calls: [],
    attributes: [],
    subscripts: [],
    strings: [],
    assignments: [],
    excepts: [],
    raises: [],
    domains: [],
    comments: [],
    ...more,
  };
}

export function pythonClass(more: Partial<PythonClass>): PythonClass {
  return {
    ...at,
    endLine: 9,
    name: 'Loan',
    bases: ['models.Model'],
    kind: 'model',
    within: null,
    model: null,
    inherit: [],
    inherits: {},
    table: null,
    auto: null,
    order: null,
    recName: null,
    description: null,
    decorators: [],
    attributes: [],
    fields: [],
    ...more,
  };
}

export function method(more: Partial<PythonFunction>): PythonFunction {
  return {
    ...at,
    endLine: 5,
    name: 'action_lend',
    class: 0,
    within: null,
    decorators: [],
    parameters: [],
    callsSuper: false,
    returnsSuper: false,
    returnsValue: false,
    generator: false,
    statements: 3,
    complexity: 1,
    stub: false,
    ...more,
  };
}

export function xml(
  path: string,
  lines: number,
  records: { model: string; inherit?: string | null; replaces?: number }[] = [],
): XmlFacts {
  const node = (line: number) => ({
    line,
    column: 1,
    endLine: line,
    tag: 'record',
    attributes: {},
    parent: -1,
    text: '',
  });
  return {
    language: 'xml',
    path,
    lines,
    root: 'odoo',
    errors: [],
    templates: [],
    functions: [],
    deletes: [],
    comments: [],
    nodes: records.map((_, index) => node(index + 1)),
    records: records.map(({ model }, index) => ({
      node: index,
      tag: 'record',
      id: `rec_${index}`,
      model,
      noupdate: false,
      forcecreate: true,
      fields: [],
    })),
    views: records.flatMap(({ model, inherit, replaces }, index) =>
      model === 'ir.ui.view'
        ? [
            {
              record: index,
              arch: null,
              model: null,
              type: null,
              inherit: inherit ?? null,
              mode: 'primary' as const,
              priority: null,
              groups: [],
              operations: Array.from({ length: replaces ?? 0 }, () => ({
                node: index,
                kind: 'xpath' as const,
                expr: '//field',
                position: 'replace' as const,
              })),
            },
          ]
        : [],
    ),
  };
}

export function javascript(path: string, lines: number, more: Partial<JavaScriptFacts> = {}): JavaScriptFacts {
  return {
    language: 'javascript',
    path,
    lines,
    errors: [],
    format: 'es',
    odooModule: null,
    defines: [],
    imports: [],
    exports: [],
    classes: [],
    patches: [],
    registrations: [],
    templates: [],
    calls: [],
    members: [],
    properties: [],
    globals: [],
    comments: [],
    ...more,
  };
}

export function manifest(values: ManifestFacts['values'] = { name: 'Library' }): ManifestFacts {
  return { language: 'manifest', path: '__manifest__.py', lines: 5, errors: [], values, keys: {}, entries: [] };
}

export function source(addon: Partial<Addon> & { name: string }, files: Partial<AddonSource> = {}): AddonSource {
  const all = [...(files.python ?? []), ...(files.xml ?? []), ...(files.javascript ?? []), ...(files.csv ?? [])];
  const total = all.reduce((sum, file) => sum + file.lines, 0);
  return {
    addon: {
      key: addon.key ?? addon.name,
      root: 0,
      path: addon.name,
      series: '16.0',
      seriesBasis: 'manifest',
      installable: true,
      origin: 'custom',
      version: null,
      license: null,
      author: null,
      title: null,
      depends: ['base'],
      ...addon,
    },
    manifest: manifest(),
    python: [],
    xml: [],
    csv: [],
    javascript: [],
    files: [],
    lines: { python: 0, xml: 0, javascript: 0, csv: 0, total, billed: total },
    ...files,
  };
}

const EMPTY_REGISTRY: Registry = {
  models: new Map(),
  xmlids: new Map(),
  viewChildren: new Map(),
  templates: new Map(),
  bundles: new Map(),
  routes: [],
  access: [],
  references: [],
};

export function portfolio(
  sources: AddonSource[],
  registry: Partial<Registry> = {},
  cycles: string[][] = [],
): Portfolio {
  const names = new Set(sources.map(({ addon }) => addon.name));
  const dependencies = new Map(
    sources.map(({ addon }) => [addon.name, addon.depends.filter((name) => names.has(name))]),
  );
  const dependents = new Map<string, string[]>();
  for (const [name, list] of dependencies)
    for (const other of list) dependents.set(other, [...(dependents.get(other) ?? []), name]);
  const depth = (name: string, seen: string[]): number =>
    Math.max(
      0,
      ...(dependencies.get(name) ?? [])
        .filter((other) => !seen.includes(other))
        .map((other) => 1 + depth(other, [...seen, name])),
    );
  const waves: string[][] = [];
  for (const name of [...names].sort()) {
    const wave = cycles.some((cycle) => cycle.includes(name)) ? 0 : depth(name, []);
    waves[wave] = [...(waves[wave] ?? []), name];
  }
  const graph: DependencyGraph = {
    dependencies,
    dependents,
    outside: new Map(),
    cycles,
    waves: waves.map((wave) => wave ?? []),
  };
  return {
    sources: new Map(sources.map((entry) => [entry.addon.key, entry])),
    registry: { ...EMPTY_REGISTRY, ...registry },
    graph,
  };
}

export function contextOf(source: AddonSource, more: Partial<WeighContext> = {}): WeighContext {
  const target = more.target ?? '18.0';
  const { series } = source.addon;
  return {
    portfolio: portfolio([source]),
    target,
    hops: series === null ? [] : hopsBetween(series, target),
    settings: completeSettings(),
    ...more,
  };
}

let serial = 0;
export function finding(more: Partial<Finding> = {}): Finding {
  const id = more.id ?? `f${String(++serial).padStart(5, '0')}`;
  return {
    rule: 'reliability/empty-except',
    family: 'reliability',
    addon: 'library_loan',
    path: 'models/loan.py',
    line: 10,
    column: 1,
    endLine: 10,
    severity: 'medium',
    hop: null,
    automation: null,
    tool: null,
    certainty: 'certain',
    effortMinutes: 15,
    message: 'The error is swallowed.',
    change: null,
    symbol: 'Loan.action_lend',
    ...more,
    id,
  };
}

/** Any list of findings of one addon, with unique ids. */
export function findingsArbitrary(addon = 'library_loan', maxLength = 25): fc.Arbitrary<Finding[]> {
  const one = fc.record({
    family: fc.constantFrom(...FAMILIES),
    name: fc.constantFrom('one', 'two', 'three'),
    severity: fc.constantFrom(...SEVERITIES),
    certainty: fc.constantFrom('certain', 'likely', 'possible'),
    automation: fc.constantFrom('mechanical', 'assisted', 'manual', null),
    hop: fc.constantFrom('17.0', '18.0'),
    effortMinutes: fc.constantFrom(0, 1, 5, 15, 60, 480, 1500),
    line: fc.integer({ min: 1, max: 400 }),
    path: fc.constantFrom('models/loan.py', 'models/member.py', 'views/loan.xml'),
    change: fc.constantFrom(null, 'loan-renamed', 'member-gone'),
  });
  return fc.array(one, { maxLength }).map((list) =>
    list.map(({ name, hop, ...entry }, index) =>
      finding({
        ...(entry as Partial<Finding>),
        id: `f${String(index).padStart(3, '0')}`,
        addon,
        rule: `${entry.family}/${name}`,
        endLine: entry.line + 2,
        hop: entry.family === 'upgrade' ? (hop as Finding['hop']) : null,
        tool: entry.automation === 'mechanical' ? 'odoo-module-migrator' : null,
      }),
    ),
  );
}

/** A plain loan addon: some code, a menu, a view of a core model. */
export function loanAddon(more: Partial<Addon> = {}): AddonSource {
  return source(
    { name: 'library_loan', depends: ['sale'], ...more },
    {
      python: [
        python('models/loan.py', 320, {
          classes: [pythonClass({ model: 'library.loan' }), pythonClass({ name: 'Order', inherit: ['sale.order'] })],
          functions: [
            method({ name: 'write', class: 1 }),
            method({ name: 'copy', class: 1, callsSuper: true }),
            method({ complexity: 31 }),
          ],
        }),
      ],
      xml: [
        xml('views/loan.xml', 120, [
          { model: 'ir.ui.menu' },
          { model: 'ir.ui.view' },
          { model: 'ir.ui.view', inherit: 'sale.view_order_form', replaces: 2 },
        ]),
      ],
    },
  );
}
