import { glob } from '../../domain/glob.js';
import type { Scope } from './scope.js';

/** Manifest keys whose entries are files of the addon. Source: odoo/modules/loading.py and OCA/pylint-odoo resource-not-exist. */
const FILE_KEYS = new Set(['data', 'demo', 'demo_xml', 'init_xml', 'update_xml', 'test', 'qweb', 'css', 'js']);

/** Files the manifest names: data, demo, and the plain paths of asset bundles in the addon's own folder. */
export function fileReferences(scope: Scope): void {
  const manifest = scope.source.manifest;
  if (!manifest) return;
  const files = new Set(scope.source.files.map((file) => file.path));
  const matchesAny = assetMatcher(files);
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
      const found = matchesAny(own[2]!);
      if (found === null) scope.emit('asset', entry.value, place, 'unknown', 'too many or too long patterns to follow');
      else if (found) scope.emit('asset', entry.value, place, 'found', '');
      else scope.emit('asset', entry.value, place, 'missing', `no file of the addon matches ${entry.value}`);
    }
  }
}

/** Looks of a pattern at a file in one addon; behind that many it is not told what the patterns match. An assumption that bounds the work. */
const MOST_LOOKS = 5_000_000;
/** No path is that long. */
const LONGEST_PATTERN = 1000;

/** Matches asset paths, which may hold `*` and `**`; null where it cannot be told. Source: odoo/addons/base/models/ir_asset.py _get_paths, fs2web glob. */
function assetMatcher(files: ReadonlySet<string>): (pattern: string) => boolean | null {
  let looks = 0;
  return (pattern) => {
    if (!/[*?]/.test(pattern)) return files.has(pattern);
    looks += files.size;
    if (looks > MOST_LOOKS || pattern.length > LONGEST_PATTERN) return null;
    const matches = glob(pattern);
    for (const file of files) if (matches(file)) return true;
    return false;
  };
}
