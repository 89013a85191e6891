import type { AddonSource } from '../../../src/domain/addon.js';
import type { PythonFacts, XmlFacts } from '../../../src/domain/facts/index.js';

/** Test code: a `test`/`tests` folder or a `test_*.py` file. Same scope as pylint-odoo (checkers/odoo_addons.py). */
export function isTestPath(path: string): boolean {
  return /(^|\/)tests?\//.test(path) || /(^|\/)(test_[^/]*|conftest)\.py$/.test(path);
}

/** Scripts that run once, at an upgrade. Folders read by odoo/modules/migration.py: `migrations`, `upgrades`. */
export function isMigrationPath(path: string): boolean {
  return /^(migrations|upgrades|upgrade)\//.test(path);
}

/** Somebody else's code kept in the addon: bundled libraries and minified files. */
export function isVendoredPath(path: string): boolean {
  return (
    /^static\/(.*\/)?libs?\//.test(path) ||
    /[.-]min\.(js|css)$/.test(path) ||
    /(^|\/)(node_modules|vendor)\//.test(path)
  );
}

export function isDemoPath(path: string): boolean {
  return /(^|\/)demo\//.test(path) || /(^|[/_])demo\.(xml|csv)$/.test(path);
}

/** An addon that only tests others. Source: odoo/addons/test_* and the category they carry (Hidden/Tests). */
export function isTestAddon({ addon, manifest }: AddonSource): boolean {
  const category = manifest?.values?.category;
  if (typeof category === 'string' && /^(hidden\/)?tests?$/i.test(category)) return true;
  if (!addon.name.startsWith('test_')) return false;
  // `test_auditlog` tests auditlog; a name alone may be anything.
  const tested = addon.name.slice('test_'.length);
  return (
    addon.depends.some((name) => name === tested || tested.startsWith(`${name}_`)) ||
    /test|hidden/i.test(String(category))
  );
}

/** Python files that run in production: tests and upgrade scripts left out. */
export function productivePython(source: AddonSource): PythonFacts[] {
  if (isTestAddon(source)) return [];
  return source.python.filter((file) => !isTestPath(file.path) && !isMigrationPath(file.path));
}

/** XML files outside tests, demo data and bundled libraries. */
export function productiveXml(source: AddonSource): XmlFacts[] {
  if (isTestAddon(source)) return [];
  return source.xml.filter((file) => !isTestPath(file.path) && !isDemoPath(file.path) && !isVendoredPath(file.path));
}
