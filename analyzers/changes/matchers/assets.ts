import type { Hit, Scope } from '../scope.js';
import { files } from './manifest.js';

/** Bundles that are gone, and style sheets in a language that is. */
export function* matchAssets(scope: Scope): Generator<Hit> {
  const bundles = scope.index('asset.bundle', 'bundles', (match) => match.bundles);
  const { manifest } = scope.source;
  const seen = new Set<string>();
  for (const entry of manifest?.entries ?? []) {
    const bundle = entry.key.startsWith('assets:') ? entry.key.slice('assets:'.length) : '';
    for (const change of bundles.get(bundle) ?? []) {
      if (seen.has(bundle)) continue;
      seen.add(bundle);
      yield { change, path: manifest!.path, line: entry.line, column: entry.column, symbol: 'assets', subject: bundle };
    }
  }
  for (const file of scope.source.xml) {
    for (const view of file.views) {
      for (const change of bundles.get(view.inherit ?? '') ?? []) {
        const record = file.records[view.record]!;
        const { line, column } = file.nodes[record.node]!;
        yield { change, path: file.path, line, column, symbol: record.id ?? '', subject: view.inherit! };
      }
    }
  }
  yield* files(scope, (change) => change.match.endings.length > 0);
}
