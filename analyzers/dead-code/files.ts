import type { AddonSource } from '../../src/domain/addon.js';
import type { Portfolio } from '../../src/domain/portfolio.js';
import { isDemoPath, isMigrationPath, isTestAddon, isTestPath, isVendoredPath } from '../rules/shared/paths.js';
import { unusedAssets } from './assets.js';
import { unimportedPython } from './imports.js';

/** A file that nothing loads. */
export interface DeadFile {
  path: string;
  /** `helper`: Python without a model or controller, which an addon elsewhere may import. */
  kind: 'python' | 'helper' | 'data' | 'script' | 'style';
}

/** Folders of files that people run or read by hand. */
const BY_HAND = /(^|\/)(scripts?|bin|docs?|examples?|samples?|setup|populate|readme|tools\/scripts)\//;

/** Files of an addon that Odoo never loads, sorted by path. */
export function deadFiles(source: AddonSource, portfolio: Portfolio): DeadFile[] {
  if (!source.addon.installable || source.manifest === null) return [];
  if (isTestAddon(source) || isTestPath(`${source.addon.path}/`)) return [];
  return [
    ...unimportedPython(source, portfolio).map(({ path, classes }) => ({
      path,
      kind: classes.some((entry) => entry.kind !== null) ? ('python' as const) : ('helper' as const),
    })),
    ...unlistedData(source).map((path) => ({ path, kind: 'data' as const })),
    ...unusedAssets(source, portfolio).map((path) => ({
      path,
      kind: path.endsWith('.js') ? ('script' as const) : ('style' as const),
    })),
  ]
    .filter(({ path }) => !isTestPath(path) && !isMigrationPath(path) && !isVendoredPath(path) && !BY_HAND.test(path))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

/**
 * Folders that hold data files by convention.
 * Source: OCA/odoo-pre-commit-hooks, check file-not-used (data, demo, report, security, template, view, wizard, wizards).
 */
const DATA_FOLDER = /^(data|demo|reports?|security|templates?|views?|wizards?|menus?|actions?)\/[^/]+\.(xml|csv)$/;

/**
 * Data files that the manifest does not list and no code names. A file of data in another folder counts where its root
 * element is `<odoo>` or `<openerp>`. `oca_data_manual` of the manifest names files that are loaded by hand.
 */
function unlistedData(source: AddonSource): string[] {
  const listed = new Set(manifestStrings(source).map(tidy));
  const roots = new Map(source.xml.map((facts) => [facts.path, facts.root]));
  let named: ReturnType<typeof namesOfFiles> | null = null;
  return source.files
    .map(({ path }) => path)
    .filter((path) => {
      if (path.startsWith('static/') || listed.has(path)) return false;
      const root = roots.get(path);
      const data = root === 'odoo' || root === 'openerp';
      if (path.endsWith('.xml') ? !data : !(path.endsWith('.csv') && DATA_FOLDER.test(path))) return false;
      if (isDemoPath(path) && !DATA_FOLDER.test(path)) return false;
      named ??= namesOfFiles(source);
      return !named(path);
    });
}

function tidy(path: string): string {
  return path
    .trim()
    .replace(/^(\.?\/)+/, '')
    .replace(/\/{2,}/g, '/');
}

/** Every string of the manifest, whatever key it stands under. */
function manifestStrings({ manifest }: AddonSource): string[] {
  const found: string[] = [];
  const visit = (value: unknown): void => {
    if (typeof value === 'string') found.push(value);
    else if (Array.isArray(value)) value.forEach(visit);
    else if (value !== null && typeof value === 'object') Object.values(value).forEach(visit);
  };
  visit(manifest?.values ?? null);
  for (const entry of manifest?.entries ?? []) found.push(entry.value);
  return found;
}

/** Whether Python or XML of the addon names a file, by its name or by a folder that is gone through. */
function namesOfFiles(source: AddonSource): (path: string) => boolean {
  const texts = source.python.flatMap((facts) => facts.strings.map((entry) => entry.value));
  for (const facts of source.xml) for (const node of facts.nodes) texts.push(...fileAttributes(node.attributes));
  return (path) => {
    const name = path.slice(path.lastIndexOf('/') + 1);
    const stem = name.slice(0, name.lastIndexOf('.'));
    const folder = path.slice(0, path.lastIndexOf('/'));
    return texts.some(
      (text) =>
        text.includes(name) ||
        text === stem ||
        text.endsWith(`/${stem}`) ||
        (folder.length > 0 && isFolder(text, folder)),
    );
  };
}

function fileAttributes(attributes: Record<string, string>): string[] {
  return ['file', 'src', 'href', 'xml', 'xsl', 'rml'].flatMap((name) => attributes[name] ?? []);
}

/** `data/`, `my_addon/data`: a folder that code walks through. A bare word such as `data` is mostly something else. */
function isFolder(text: string, folder: string): boolean {
  return text === `${folder}/` || text.endsWith(`/${folder}`) || text.endsWith(`/${folder}/`);
}
