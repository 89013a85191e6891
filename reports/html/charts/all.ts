import type { Result } from '../../../src/domain/result.js';
import { sprintLoads } from '../../shared/plan.js';
import type { Tongue } from '../context.js';
import { outlookCurves, scenarioCurves } from './courses.js';
import type { Drawings, Told } from './drawings.js';
import { hoursByAddon } from './hours-by-addon.js';
import { portfolioMap } from './portfolio-map.js';
import { routePicture } from './route-map.js';
import { sprintLoad } from './sprint-load.js';
import { waterfall } from './waterfall.js';

const ADDONS_SHOWN = 25;

/** Draws each chart once, for windows and paper and for narrow windows. */
export async function drawCharts(
  result: Result,
  { parts, outlook, route }: Told,
  tongue: Tongue,
  sprintName: (index: number) => string | null,
): Promise<Drawings> {
  const { words } = tongue;
  const loads = sprintLoads(result);
  const hops = parts.hops.map(({ to, ...part }) => ({ ...part, label: `→ ${to}` }));
  const areas = parts.areas.map(({ area, ...part }) => ({ ...part, label: words.areas.names[area] }));
  return {
    map: await portfolioMap(result, words.portfolio),
    addons: await hoursByAddon(result, ADDONS_SHOWN, tongue),
    hops: await waterfall(hops, words.areas.all, tongue),
    areas: areas.length > 1 ? await waterfall(areas, words.areas.all, tongue) : null,
    sprints: loads.length > 0 ? await sprintLoad(loads, tongue, sprintName) : null,
    outlook: outlook === null ? null : await outlookCurves(outlook, tongue),
    scenarios: await scenarioCurves(result.scenarios ?? [], tongue),
    route: await routePicture(route),
  };
}
