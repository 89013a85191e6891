import type { AddonSource } from '../../../src/domain/addon.js';
import type { Position } from '../../../src/domain/position.js';
import type { Draft, RuleContext } from '../../../src/domain/rule.js';
import { defineRule } from '../define-rule.js';
import { isCoreModel } from '../shared/core-models.js';
import { usesOf } from '../shared/data-references.js';
import { installedWith } from '../shared/dependencies.js';
import { dataEntries } from '../shared/manifest.js';
import { isMigrationPath, isTestPath } from '../shared/paths.js';
import { isModelClass, symbolOf } from '../shared/python.js';

export default defineRule({
  meta: {
    id: 'reliability/missing-depends',
    title: 'Dependency missing in the manifest',
    family: 'reliability',
    severity: 'high',
    certainty: 'likely',
    effort: { minutes: 15, basis: 'Estimate: add the dependency, or move the code into a glue addon.' },
    automation: 'assisted',
    tool: null,
    why: 'The addon works only where the other one happens to be installed, and installed first. Elsewhere its installation fails.',
    remedy: 'Add the addon to `depends`, or move what needs it into an addon of its own that depends on both.',
    limits:
      'Looks at inherited models, imports at the top of a file and record ids in data files, and only where the other addon was scanned. Silent where a dependency is neither scanned nor in the index of the modules of Odoo, which might bring the addon in. Imports in a try block are not told apart from others and are silent when the file catches ImportError.',
    sources: [
      'https://www.odoo.com/documentation/18.0/developer/reference/backend/module.html (depends: must be loaded before this one)',
      'https://github.com/odoo/odoo/blob/16.0/odoo/models.py (_build_model: "Model … does not exist in registry")',
    ],
    messages: {
      model: '{name} is extended here; it comes from {addon}, which the manifest does not depend on.',
      xmlid: '{name} is used here; {addon} is no dependency of this addon.',
      import: '{name} is imported here; {addon} is no dependency of this addon.',
    },
  },
  requires: ['manifest'],
  *check(context): Iterable<Draft> {
    const { source, portfolio } = context;
    const installed = installedWith(portfolio, source.addon.name);
    if (!isClosed(context, installed)) return;
    const seen = new Set<string>();
    for (const use of everyUse(context)) {
      const { addon, message, name, path, symbol, line, column } = use;
      if (installed.has(addon) || !portfolio.graph.dependencies.has(addon) || seen.has(`${addon} ${name}`)) continue;
      seen.add(`${addon} ${name}`);
      // Python imports work wherever the addon lies on the path, installed or not: Odoo's own addons do so.
      const severity = message === 'import' ? 'medium' : 'high';
      yield {
        message,
        args: { name, addon },
        severity,
        path,
        symbol,
        line,
        column,
        subject: `${message}:${name}`,
      };
    }
  },
});

interface Use extends Position {
  addon: string;
  name: string;
  message: string;
  path: string;
  symbol: string;
}

/** True where every addon that this one needs was scanned or is Odoo's own: none of them can bring in another scanned one. */
function isClosed({ portfolio, source, symbols }: RuleContext, installed: ReadonlySet<string>): boolean {
  const { series } = source.addon;
  const index = series === null ? null : (symbols?.(series) ?? null);
  return [...installed].every(
    (name) => name === 'base' || portfolio.graph.dependencies.has(name) || index?.hasModule(name) === true,
  );
}

function* everyUse(context: RuleContext): Iterable<Use> {
  const { source } = context;
  for (const facts of source.python) {
    if (isTestPath(facts.path) || isMigrationPath(facts.path)) continue;
    const { path } = facts;
    for (const [index, owner] of facts.classes.entries()) {
      if (!isModelClass(owner)) continue;
      for (const name of owner.inherit) {
        const addon = creatorOf(context, name);
        if (addon !== null)
          yield {
            addon,
            name,
            message: 'model',
            path,
            line: owner.line,
            column: owner.column,
            symbol: facts.classes[index]!.name,
          };
      }
    }
    if (
      facts.excepts.some(
        (entry) =>
          entry.types.some((type) => /ImportError|ModuleNotFoundError|^Exception$/.test(type)) ||
          entry.types.length === 0,
      )
    )
      continue;
    for (const entry of facts.imports) {
      const addon = /^(?:odoo|openerp)\.addons\.(\w+)/.exec(entry.module)?.[1];
      if (addon !== undefined && entry.function === null) {
        yield {
          addon,
          name: entry.module,
          message: 'import',
          path,
          line: entry.line,
          column: entry.column,
          symbol: symbolOf(facts, entry),
        };
      }
    }
  }
  yield* recordIds(source);
}

/** The only addon that creates the model, or null where several do or this one does. */
function creatorOf({ source, portfolio }: RuleContext, model: string): string | null {
  if (isCoreModel(model) && portfolio.graph.dependencies.has('base') === false) return null;
  const declarations = portfolio.registry.models.get(model)?.declarations.filter((entry) => entry.creates) ?? [];
  const addons = [...new Set(declarations.map((entry) => portfolio.sources.get(entry.addon)?.addon.name ?? ''))];
  return addons.length === 1 && addons[0] !== source.addon.name ? addons[0]! : null;
}

function* recordIds(source: AddonSource): Iterable<Use> {
  for (const path of new Set(dataEntries(source).map((entry) => entry.value))) {
    for (const { id, symbol, line, column } of usesOf(source, path)) {
      const addon = id.slice(0, id.indexOf('.'));
      if (addon !== source.addon.name) yield { addon, name: id, message: 'xmlid', path, line, column, symbol };
    }
  }
}
