import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { InputError } from '../../src/domain/errors.js';
import { isSeries, type Series } from '../../src/domain/series.js';
import type { SymbolProvenance } from '../../src/domain/symbols.js';

/** Where the parts of an Odoo source tree are. */
export interface OdooSource {
  root: string;
  /** The core package: `odoo` (10.0 on) or `openerp`; null for a folder that holds addons only. */
  core: string | null;
  /** Folders that hold addons, in the order in which Odoo looks: the first of two addons of one name counts. */
  addonFolders: string[];
  series: Series;
  release: string;
  edition: SymbolProvenance['edition'];
}

/** Places below a source tree. Source: odoo/tools/config.py and setup of the nightly builds, 8.0 to 19.0. */
const CORES = ['odoo', 'openerp'];
const MANIFESTS = ['__manifest__.py', '__openerp__.py'];

/**
 * Finds the core package and the addons of a source tree, a nightly build, or an installed `odoo` package.
 * @param series Needed where there is no core package to tell it; must agree with it otherwise.
 * @throws InputError that says what was looked for.
 */
export function findOdoo(root: string, series: Series | null, shown: string = root): OdooSource {
  if (!existsSync(root) || !statSync(root).isDirectory()) {
    throw new InputError(`${shown}: no such folder; name an Odoo source tree`);
  }
  const core =
    [...CORES, '.'].map((name) => path.join(root, name)).find((folder) => isFile(folder, 'release.py')) ?? null;
  const candidates = [path.join(root, 'addons'), ...CORES.map((name) => path.join(root, name, 'addons')), root];
  const addonFolders = candidates.filter((folder) => addonsIn(folder).length > 0);
  if (addonFolders.length === 0) {
    throw new InputError(
      `${shown}: no Odoo source found; looked for odoo/release.py or openerp/release.py, and for addons in ` +
        `addons/, odoo/addons/, openerp/addons/ and the folder itself`,
    );
  }
  if (core === null) {
    if (series === null) {
      throw new InputError(
        `${shown}: addons without Odoo itself (no odoo/release.py or openerp/release.py), so their series cannot be ` +
          'told; add --series',
      );
    }
    return { root, core, addonFolders, series, release: series, edition: 'unknown' };
  }
  const release = readRelease(path.join(core, 'release.py'), shown);
  if (series !== null && series !== release.series) {
    throw new InputError(`${shown}: Odoo ${release.series} by its release.py, not ${series}`);
  }
  return { root, core, addonFolders, ...release };
}

/**
 * Series, version text and edition from `release.py`. Nightly builds append a stamp to `version` (`version += '-20240709'`),
 * Enterprise builds `+e`.
 */
function readRelease(file: string, shown: string): Pick<OdooSource, 'series' | 'release' | 'edition'> {
  const text = readFileSync(file, 'utf8');
  const found = /^version_info\s*=\s*\(\s*(?:['"]saas~)?(\d+)['"]?\s*,\s*(\d+)/m.exec(text);
  const series = found ? `${found[1]}.${found[2]}` : '';
  if (!isSeries(series)) {
    throw new InputError(
      `${shown}: its release.py names ${series === '' ? 'no version' : `version ${series}`}, which is no series this program knows`,
    );
  }
  const appended = [...text.matchAll(/^version\s*\+=\s*['"]([^'"\n]*)['"]/gm)].map((match) => match[1]).join('');
  const enterprise = /\+e/.test(appended) || /^version(?:_info)?\s*\+?=[^\n]*\+e/m.test(text);
  return { series, release: series + appended, edition: enterprise ? 'enterprise' : 'community' };
}

/** Addon folders inside a folder, sorted. Links are not followed. */
export function addonsIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && MANIFESTS.some((name) => isFile(path.join(folder, entry.name), name)))
    .map((entry) => entry.name)
    .sort();
}

export function manifestOf(directory: string): string | null {
  return MANIFESTS.find((name) => isFile(directory, name)) ?? null;
}

function isFile(folder: string, name: string): boolean {
  return statSync(path.join(folder, name), { throwIfNoEntry: false })?.isFile() ?? false;
}

const NEVER = new Set(['node_modules', '__pycache__', 'i18n', 'i18n_extra', '.git']);

/** Plain files below a folder, relative, forward slashes, sorted. Translations, packages of others and links are left out. */
export function filesBelow(directory: string, leaveOut: (relative: string) => boolean = () => false): string[] {
  const files: string[] = [];
  const open = [''];
  for (let inner = open.pop(); inner !== undefined; inner = open.pop()) {
    for (const entry of readdirSync(path.join(directory, inner), { withFileTypes: true })) {
      const relative = inner === '' ? entry.name : `${inner}/${entry.name}`;
      if (NEVER.has(entry.name) || leaveOut(relative)) continue;
      if (entry.isDirectory()) open.push(relative);
      else if (entry.isFile()) files.push(relative);
    }
  }
  return files.sort();
}
