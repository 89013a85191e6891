import type { Portfolio } from '../../src/domain/portfolio.js';
import { hopsBetween, type Series } from '../../src/domain/series.js';
import type { SymbolSource } from './indexes.js';
import { resolveAddon } from './report.js';
import type { UseKind } from './uses/index.js';
import { worldOf } from './world.js';

const NOUNS: Partial<Readonly<Record<UseKind, string>>> = {
  anchor: 'view anchor',
  'js-module': 'JavaScript import',
  'js-method': 'patched JavaScript method',
  python: 'Python import',
  xmlid: 'XML id use',
  controller: 'controller method',
  template: 'template use',
};

/** Series whose symbols would be needed and are not at hand; uses that could not be followed through the indexes. */
export function unresolvedUses(portfolio: Portfolio, target: Series, symbols: SymbolSource): string[] {
  const counts = new Map<string, number>();
  const missing = new Set<Series>();
  for (const source of portfolio.sources.values()) {
    const { series } = source.addon;
    const hops = series === null ? [] : hopsBetween(series, target);
    if (series === null || hops.length === 0) continue;
    for (const one of [series, ...hops]) if (symbols(one) === null) missing.add(one);
    const world = worldOf({ source, portfolio, target, hops, symbols });
    if (world === null) continue;
    for (const { use, found } of resolveAddon(world)) {
      if (found.status !== 'unknown') continue;
      const noun = NOUNS[use.kind] ?? `${use.kind} use`;
      counts.set(noun, (counts.get(noun) ?? 0) + 1);
    }
  }
  return [
    ...[...missing]
      .sort()
      .map((series) => `symbols of Odoo ${series}: there is no index of it, so nothing is said of what it lost`),
    ...[...counts]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(
        ([noun, count]) =>
          `${count} ${noun}${count === 1 ? '' : 's'} could not be followed to the target: not Odoo's own, or made at run time`,
      ),
  ];
}
