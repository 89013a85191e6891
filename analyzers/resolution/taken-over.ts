import type { Draft } from '../../src/domain/rule.js';
import { compareSeries } from '../../src/domain/series.js';
import { nameAt, renameOf } from './renames.js';
import { since } from './shapes.js';
import type { World } from './world.js';

/**
 * The addon itself is what Odoo or another addon brings at the target: a module of its name came to Odoo, or OpenUpgrade
 * says where it went. An addon of Odoo's own is left out.
 */
export function* takenOver(world: World): Generator<Draft> {
  const { addon, manifest } = world.source;
  if (addon.origin === 'odoo' || manifest === null) return;
  const { line, column } = manifest.keys.name ?? { line: 1, column: 1 };
  const at = { path: manifest.path, line, column, symbol: addon.name, automation: 'manual', tool: null } as const;
  const hop = world.before.hasModule(addon.name)
    ? null
    : since(world, (series) => world.index(series)!.module(addon.name)?.installable === true);
  const rename = world.before.hasModule(addon.name) ? null : renameOf('module', addon.name, world.from, world.target);
  if (rename !== null && rename.successor !== null && (hop === null || compareSeries(rename.hop, hop) <= 0)) {
    const successor = nameAt('module', addon.name, world.from, world.target);
    yield {
      message: 'superseded',
      args: { what: addon.name, series: rename.hop, instead: successor },
      ...at,
      subject: `superseded ${addon.name}`,
      // It can be ported all the same; there is a better way.
      deprecatedSince: rename.hop,
      change: rename.change.id,
      severity: 'medium',
      // Another addon may bear the name of one of the OCA.
      certainty: addon.origin === 'oca' ? 'likely' : 'possible',
      effortMinutes: 60,
    };
  } else if (hop !== null) {
    yield {
      message: 'same-name',
      args: { what: addon.name, series: hop },
      ...at,
      subject: `same-name ${addon.name}`,
      hop,
      severity: 'high',
      certainty: 'likely',
      effortMinutes: 60,
    };
  }
}
