import type { AddonSource } from '../../../src/domain/addon.js';
import { PassingMap } from '../../../src/domain/passing.js';
import type { SymbolIndex } from '../../../src/domain/symbols.js';
import type { World } from '../world.js';
import { csvUses, manifestUses, recordUses, xmlIdUses } from './data.js';
import { importUses } from './imports.js';
import { scriptUses, templateUses } from './javascript.js';
import { pythonUses } from './python.js';
import type { Use } from './types.js';
import { viewUses } from './views.js';

export type { Use, UseKind } from './types.js';

const cache = new PassingMap<AddonSource, { before: SymbolIndex; uses: Use[] }>();

/** Everything of others that an addon names in its own text, in the order of its files. Gathered once per index. */
export function usesOf(world: World): readonly Use[] {
  const known = cache.get(world.source);
  if (known?.before === world.before) return known.uses;
  const uses = gather(world);
  cache.set(world.source, { before: world.before, uses });
  return uses;
}

function gather(world: World): Use[] {
  const uses: Use[] = [];
  const add = (use: Use) => uses.push(use);
  const { source } = world;
  manifestUses(source, add);
  for (const file of source.python) {
    if (isPast(file.path)) continue;
    pythonUses(world, file, add);
    importUses(file, add);
  }
  for (const file of source.xml) {
    recordUses(file, add);
    viewUses(world, file, add);
    templateUses(file, add);
  }
  csvUses(source, add);
  xmlIdUses(world, add);
  for (const file of source.javascript) scriptUses(file, add);
  return uses;
}

/** Scripts of upgrades that already ran. Source: odoo/modules/migration.py. */
const isPast = (path: string): boolean => /^(migrations|upgrades)\//.test(path);
