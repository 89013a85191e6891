import { scannedNames } from '../facts/own.js';
import { xmlIdUsesOf } from '../facts/xmlid-uses.js';
import { loadChanges } from '../load.js';
import type { Hit, Scope } from '../scope.js';

/** XML ids that are gone or moved to another module. */
export function* matchXmlIds(scope: Scope): Generator<Hit> {
  const names = scope.index('xmlid', 'names', (match) => match.names);
  const scanned = scannedNames(scope.portfolio);
  const bundles = scope.of('xml.attr').filter((change) => change.match.attrs.includes('inherit_id'));
  const isBundle = (id: string) =>
    bundles.some(
      ({ match }) =>
        match.contains?.some((part) => id.includes(part)) || match.endings?.some((end) => id.endsWith(end)),
    );
  for (const use of xmlIdUsesOf(scope.source)) {
    const change = names.get(use.id)?.[0];
    if (use.how === 'inherit' && isBundle(use.id)) continue;
    if (use.how === 'text' && modelNames().has(use.id)) continue;
    if (!change || scanned.has(use.id.slice(0, use.id.indexOf('.')))) continue;
    const instead = change.match.map?.[use.id];
    yield {
      change,
      path: use.path,
      line: use.line,
      column: use.column,
      symbol: use.symbol,
      subject: use.id,
      ...(instead ? { instead } : {}),
      ...(use.how === 'text' ? { certainty: 'likely' as const } : {}),
    };
  }
}

let models: Set<string> | null = null;
/** Models that any fact names: a text such as `payment.transaction` is a model before it is the id of a view. */
function modelNames(): ReadonlySet<string> {
  if (models === null) {
    models = new Set();
    for (const { match } of loadChanges().changes) {
      if (match.kind === 'field' || match.kind === 'field.selection') models.add(match.model);
      else if (match.kind === 'py.method' || match.kind === 'py.signature')
        for (const name of match.models) models.add(name);
      else if (match.kind === 'model') for (const name of match.names) models.add(name);
    }
  }
  return models;
}

/** Modules that are gone: dependencies, imports from them, ids in them. */
export function* matchModules(scope: Scope): Generator<Hit> {
  const modules = scope.index('module', 'name', (match) => [match.name]);
  const ids = scope.index('xmlid', 'names', (match) => match.names);
  const scanned = scannedNames(scope.portfolio);
  const gone = (name: string) => (scanned.has(name) ? undefined : modules.get(name)?.[0]);
  const { manifest, python } = scope.source;
  for (const entry of manifest?.entries ?? []) {
    const change = entry.key === 'depends' ? gone(entry.value) : undefined;
    if (change)
      yield {
        change,
        path: manifest!.path,
        line: entry.line,
        column: entry.column,
        symbol: 'depends',
        subject: entry.value,
      };
  }
  for (const file of python) {
    for (const entry of file.imports) {
      const name = /^(?:odoo|openerp)\.addons\.([^.]+)/.exec(
        entry.name ? `${entry.module}.${entry.name}` : entry.module,
      )?.[1];
      const change = name ? gone(name) : undefined;
      if (change)
        yield { change, path: file.path, line: entry.line, column: entry.column, subject: `odoo.addons.${name}` };
    }
  }
  for (const use of xmlIdUsesOf(scope.source)) {
    const change = use.how === 'text' || ids.has(use.id) ? undefined : gone(use.id.slice(0, use.id.indexOf('.')));
    if (change) {
      const { path, line, column, symbol } = use;
      yield { change, path, line, column, symbol, subject: use.id, certainty: 'likely' };
    }
  }
}
