import type { World } from '../world.js';
import { csvUses, manifestUses, recordUses, xmlIdUses } from './data.js';
import { importUses } from './imports.js';
import { scriptUses, templateUses } from './javascript.js';
import { pythonUses } from './python.js';
import type { Use } from './types.js';
import { viewUses } from './views.js';

export type { Use, UseKind } from './types.js';

/** Everything of others that an addon names in its own text, in the order of its files. */
export function usesOf(world: World): Use[] {
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
