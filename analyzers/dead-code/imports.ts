import type { AddonSource } from '../../src/domain/addon.js';
import type { PythonFacts } from '../../src/domain/facts/index.js';
import type { Portfolio } from '../../src/domain/portfolio.js';
import { isMigrationPath, isTestPath } from '../rules/shared/paths.js';

/** Calls that import a module whose name is made at run time. */
const DYNAMIC =
  /(^|\.)(import_module|__import__|load_module|load_source|spec_from_file_location|walk_packages|iter_modules)$/;

/**
 * Python files with code that no chain of imports from the `__init__.py` of the addon reaches. Tests, upgrade scripts and
 * other addons import, too. Empty where the start cannot be read or modules are imported by a name made at run time.
 */
export function unimportedPython(source: AddonSource, portfolio: Portfolio): PythonFacts[] {
  const files = new Map(source.python.map((facts) => [facts.path, facts]));
  const start = files.get('__init__.py');
  if (start === undefined || start.errors.length > 0 || importsByName(source)) return [];
  const reached = new Set<string>();
  const queue = [start, ...source.python.filter(({ path }) => isTestPath(path) || isMigrationPath(path))];
  for (const path of importedFromOutside(source, portfolio, files)) queue.push(files.get(path)!);
  for (let facts = queue.pop(); facts !== undefined; facts = queue.pop()) {
    if (reached.has(facts.path)) continue;
    reached.add(facts.path);
    for (const path of importedBy(facts, source.addon.name, files)) queue.push(files.get(path)!);
  }
  return source.python.filter((facts) => !reached.has(facts.path) && isModule(facts));
}

function importsByName({ python }: AddonSource): boolean {
  return python.some((facts) => facts.calls.some((call) => DYNAMIC.test(call.callee)));
}

/** A file with code of its own that is not meant to be run by hand. */
function isModule({ path, classes, functions, strings }: PythonFacts): boolean {
  if (/(^|\/)(__init__|__manifest__|__openerp__|setup|conftest|manage)\.py$/.test(path) || path.startsWith('static/')) {
    return false;
  }
  return classes.length + functions.length > 0 && !strings.some((entry) => entry.value === '__main__');
}

type Files = ReadonlyMap<string, PythonFacts>;

function importedBy(facts: PythonFacts, addon: string, files: Files): string[] {
  const slash = facts.path.lastIndexOf('/');
  const folder = slash < 0 ? '' : facts.path.slice(0, slash);
  const found: string[] = [];
  for (const { module, name } of facts.imports) {
    const dots = /^\.*/.exec(module)![0].length;
    const names = module.slice(dots).split('.').filter(Boolean);
    const own = /^(?:odoo|openerp)\.addons\.(\w+)(?:\.|$)/.exec(module);
    if (dots > 0) found.push(...modulesAt(up(folder, dots - 1), names, name, files));
    else if (own !== null) {
      if (own[1] === addon) found.push(...modulesAt('', names.slice(3), name, files));
    } else if (module === 'odoo.addons' || module === 'openerp.addons') continue;
    // Python 2 looks beside the file first.
    else found.push(...modulesAt(folder, names, name, files));
  }
  return found;
}

function importedFromOutside(source: AddonSource, portfolio: Portfolio, files: Files): string[] {
  const imports = outsideImports(portfolio).get(source.addon.name) ?? [];
  return imports.flatMap(({ module, name }) => modulesAt('', module.split('.').slice(3), name, files));
}

type Import = Pick<PythonFacts['imports'][number], 'module' | 'name'>;
const known = new WeakMap<Portfolio, Map<string, Import[]>>();

/** Imports of `odoo.addons.<name>…` in all scanned code, by the name of the addon. */
function outsideImports(portfolio: Portfolio): Map<string, Import[]> {
  let imports = known.get(portfolio);
  if (imports !== undefined) return imports;
  imports = new Map();
  for (const other of portfolio.sources.values()) {
    for (const facts of other.python) {
      for (const entry of facts.imports) {
        const addon = /^(?:odoo|openerp)\.addons\.(\w+)/.exec(entry.module)?.[1];
        if (addon === undefined || addon === other.addon.name) continue;
        const list = imports.get(addon);
        if (list) list.push(entry);
        else imports.set(addon, [entry]);
      }
    }
  }
  known.set(portfolio, imports);
  return imports;
}

function up(folder: string, levels: number): string {
  const parts = folder === '' ? [] : folder.split('/');
  return parts.slice(0, Math.max(0, parts.length - levels)).join('/');
}

/** Files that an import loads: the package files on the way, the module, and `name` where it is a module itself. */
function modulesAt(folder: string, names: readonly string[], name: string | null, files: Files): string[] {
  const found: string[] = [];
  let at = folder;
  for (const part of names) {
    at = at === '' ? part : `${at}/${part}`;
    found.push(`${at}.py`, `${at}/__init__.py`);
  }
  const here = at === '' ? '' : `${at}/`;
  if (names.length === 0) found.push(`${here}__init__.py`);
  if (name === '*') return keep(found, files);
  if (name !== null) found.push(`${here}${name}.py`, `${here}${name}/__init__.py`);
  return keep(found, files);
}

function keep(paths: readonly string[], files: Files): string[] {
  return paths.filter((path) => files.has(path));
}
