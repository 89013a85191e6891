import type { Scope } from './scope.js';

/** Manifest keys whose entries are files of the addon. Source: odoo/modules/loading.py and OCA/pylint-odoo resource-not-exist. */
const FILE_KEYS = new Set(['data', 'demo', 'demo_xml', 'init_xml', 'update_xml', 'test', 'qweb', 'css', 'js']);

/** Files the manifest names: data, demo, and the plain paths of asset bundles in the addon's own folder. */
export function fileReferences(scope: Scope): void {
  const manifest = scope.source.manifest;
  if (!manifest) return;
  const files = new Set(scope.source.files.map((file) => file.path));
  for (const entry of manifest.entries) {
    const place = { path: manifest.path, line: entry.line, column: entry.column };
    if (FILE_KEYS.has(entry.key)) {
      if (/[*?[]/.test(entry.value)) continue;
      const found = files.has(entry.value.replace(/^\.?\//, ''));
      scope.emit(
        'file',
        entry.value,
        place,
        found ? 'found' : 'missing',
        found ? '' : `the addon has no file ${entry.value}`,
      );
    } else if (entry.key.startsWith('assets:')) {
      const own = /^\/?([\w-]+)\/(static\/.+)$/.exec(entry.value);
      if (own?.[1] !== scope.source.addon.name) continue;
      const found = matchesAny(own[2]!, files);
      scope.emit(
        'asset',
        entry.value,
        place,
        found ? 'found' : 'missing',
        found ? '' : `no file of the addon matches ${entry.value}`,
      );
    }
  }
}

/** Asset paths may hold `*` and `**`. Source: odoo/addons/base/models/ir_asset.py _get_paths, fs2web glob. */
function matchesAny(pattern: string, files: ReadonlySet<string>): boolean {
  if (!/[*?]/.test(pattern)) return files.has(pattern);
  const source = pattern
    .split(/(\*\*\/|\*\*|\*|\?)/)
    .map((part) => {
      if (part === '**/') return '(?:[^/]+/)*';
      if (part === '**') return '.*';
      if (part === '*') return '[^/]*';
      return part === '?' ? '[^/]' : part.replace(/[.+^${}()|[\]\\]/g, '\\$&');
    })
    .join('');
  const expression = new RegExp(`^${source}$`);
  return [...files].some((file) => expression.test(file));
}
