import type { Result } from '../../../src/domain/result.js';
import { hopTotals } from '../../shared/figures.js';
import { sprintLoads } from '../../shared/plan.js';
import type { Tongue } from '../context.js';
import type { Drawing } from './figure.js';
import { hoursByAddon } from './hours-by-addon.js';
import { hoursByHop } from './hours-by-hop.js';
import { portfolioMap } from './portfolio-map.js';
import { sprintLoad } from './sprint-load.js';

/** The four charts of the page; null where there is nothing to draw. */
export interface Drawings {
  map: Drawing | null;
  addons: { drawing: Drawing; shown: number } | null;
  hops: Drawing | null;
  sprints: Drawing | null;
}

const ADDONS_SHOWN = 25;

/** Draws each chart once, for windows and paper and for narrow windows. */
export async function drawCharts(
  result: Result,
  tongue: Tongue,
  sprintName: (index: number) => string | null,
): Promise<Drawings> {
  const { words } = tongue;
  const hops = hopTotals(result);
  const loads = sprintLoads(result);
  return {
    map: await portfolioMap(result, words.portfolio),
    addons: await hoursByAddon(result, ADDONS_SHOWN, tongue),
    hops: hops.some((hop) => hop.hours.p50 > 0) ? await hoursByHop(hops, tongue) : null,
    sprints: loads.length > 0 ? await sprintLoad(loads, tongue, sprintName) : null,
  };
}
