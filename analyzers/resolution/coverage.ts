import type { RuleContext } from '../../src/domain/rule.js';
import type { Series } from '../../src/domain/series.js';
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

/** What could not be followed through the indexes, over all addons. */
export interface Unresolved {
  /** Series whose symbols would be needed and are not at hand. */
  series: Set<Series>;
  /** Uses by what they are called. */
  uses: Map<string, number>;
}

/** Adds what of one addon could not be followed to its target. */
export function countUnresolved(unresolved: Unresolved, context: RuleContext): void {
  const { source, hops, symbols } = context;
  const { series } = source.addon;
  if (series === null || hops.length === 0 || symbols === undefined) return;
  for (const one of [series, ...hops]) if (symbols(one) === null) unresolved.series.add(one);
  const world = worldOf(context);
  if (world === null) return;
  for (const { use, found } of resolveAddon(world)) {
    if (found.status !== 'unknown') continue;
    const noun = NOUNS[use.kind] ?? `${use.kind} use`;
    unresolved.uses.set(noun, (unresolved.uses.get(noun) ?? 0) + 1);
  }
}

/** One sentence for each series and each kind of use. */
export function unresolvedLines({ series, uses }: Unresolved): string[] {
  return [
    ...[...series]
      .sort()
      .map((one) => `symbols of Odoo ${one}: there is no index of it, so nothing is said of what it lost`),
    ...[...uses]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(
        ([noun, count]) =>
          `${count} ${noun}${count === 1 ? '' : 's'} could not be followed to the target: not Odoo's own, or made at run time`,
      ),
  ];
}
