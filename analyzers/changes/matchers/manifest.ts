import { compareSeries, isSeries, type Series } from '../../../src/domain/series.js';
import type { ChangeOf } from '../load.js';
import { hopOf } from '../load.js';
import type { Hit, Scope } from '../scope.js';

/** Keys, data files and version of the manifest, and the name of its file. */
export function* matchManifest(scope: Scope): Generator<Hit> {
  const { manifest } = scope.source;
  if (manifest?.values) {
    for (const change of scope.of('manifest.key')) {
      for (const key of change.match.keys) {
        const place = manifest.keys[key];
        const value = manifest.values[key];
        // An empty list is a leftover of a template that does nothing in any version.
        if (!place || (Array.isArray(value) && value.length === 0) || value === false) continue;
        yield { change, path: manifest.path, ...place, symbol: key, subject: `'${key}'` };
      }
    }
    for (const change of scope.of('manifest.data')) {
      for (const entry of manifest.entries) {
        if (!['data', 'demo', 'test', 'demo_xml', 'update_xml', 'init_xml'].includes(entry.key)) continue;
        if (!change.match.endings.some((ending) => entry.value.endsWith(ending))) continue;
        yield {
          change,
          path: manifest.path,
          line: entry.line,
          column: entry.column,
          symbol: entry.key,
          subject: entry.value,
        };
      }
    }
    const version = versionChange(scope);
    const place = manifest.keys.version;
    if (version && place)
      yield {
        change: version,
        path: manifest.path,
        ...place,
        symbol: 'version',
        subject: String(manifest.values.version),
      };
  }
  yield* files(scope, (change) => change.match.names.length > 0);
}

/**
 * The first step that refuses the version as it stands: 17.0 and 18.0 read a version that begins with another series
 * as one with too many parts, 19.0 refuses any other series, and both refuse what is not two to five numbers.
 * Source: odoo/modules/module.py adapt_version 17.0, 19.0.
 */
function versionChange(scope: Scope): ChangeOf<'manifest.version'> | null {
  const version = scope.source.manifest?.values?.version;
  if (typeof version !== 'string') return null;
  if (isReadable(version) && !namesPassedSeries(version, scope.from)) return null;
  const changes = [...scope.of('manifest.version')].sort((a, b) => compareSeries(hopOf(a), hopOf(b)));
  return changes[0] ?? null;
}

function isReadable(version: string): boolean {
  return /^\d+\.\d+(\.\d+){0,3}$/.test(version);
}

/** It begins with a series that the addon leaves on its way. */
function namesPassedSeries(version: string, from: Series): boolean {
  const series = /^\d+\.\d+/.exec(version)?.[0];
  if (series === undefined || !isSeries(series) || version.split('.').length < 4) return false;
  return compareSeries(series, from) <= 0;
}

/** Files by name or ending: `__openerp__.py`, `.less`. */
export function* files(scope: Scope, only: (change: ChangeOf<'file'>) => boolean): Generator<Hit> {
  for (const change of scope.of('file').filter(only)) {
    const { names, endings } = change.match;
    for (const { path } of scope.source.files) {
      const name = path.slice(path.lastIndexOf('/') + 1);
      if (/(^|\/)static\/(src\/)?lib\//.test(path)) continue;
      if (names.includes(path) || endings.some((ending) => name.endsWith(ending)))
        yield { change, path, line: 1, column: 1, symbol: path, subject: name };
    }
  }
}
