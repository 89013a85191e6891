import { type Finding, stepOf } from '../../src/domain/finding.js';
import { isUpgradeKnown } from '../../src/domain/known.js';
import type { AddonResult, Result } from '../../src/domain/result.js';
import type { HopCost } from '../../src/domain/score.js';
import { compareSeries, type Series } from '../../src/domain/series.js';

/** What upgrade work is about, in the order in which reports tell it. */
export const AREAS = ['fixed', 'models', 'python', 'views', 'javascript', 'data', 'manifest', 'unnamed'] as const;
export type Area = (typeof AREAS)[number];

/** Middle of the hours, and those of them on places that a named tool rewrites. */
export interface PartOfHours {
  hours: number;
  byTool: number;
}

export interface AreaPart extends PartOfHours {
  area: Area;
  findings: number;
}

export interface UpgradeParts {
  /** Version steps, oldest first. */
  hops: (PartOfHours & { to: Series })[];
  /** In the order of `AREAS`, those without hours left out. */
  areas: AreaPart[];
  hours: number;
}

/** Rules that say by themselves what they are about; for the others the file does. */
const AREA_OF_RULE: Readonly<Record<string, Area>> = {
  'upgrade/model': 'models',
  'upgrade/field': 'models',
  'upgrade/view-syntax': 'views',
  'upgrade/view-anchor': 'views',
  'upgrade/template': 'views',
  'upgrade/javascript': 'javascript',
  'upgrade/assets': 'javascript',
  'upgrade/data-file': 'data',
  'upgrade/xmlid': 'data',
  'upgrade/manifest': 'manifest',
  'upgrade/module': 'manifest',
};

/** What a finding of the upgrade is about, by its rule, else by its file. */
export function areaOf({ rule, path }: Pick<Finding, 'rule' | 'path'>): Area {
  const byRule = Object.hasOwn(AREA_OF_RULE, rule) ? AREA_OF_RULE[rule] : undefined;
  if (byRule !== undefined) return byRule;
  if (/(^|\/)__(manifest|openerp)__\.py$/.test(path)) return 'manifest';
  if (/\.(m?js|s?css|less)$/.test(path)) return 'javascript';
  if (/\.csv$/.test(path) || /(^|\/)(data|demo|security)\//.test(path)) return 'data';
  return path.endsWith('.xml') ? 'views' : 'python';
}

/**
 * Takes the hours of every version step apart: the fixed part of an addon and what its findings take, each as the share
 * of its factors in the points of the step (scoring writes `fixed-<series>` and `findings-<series>`), and the rest, which
 * no finding names. The part of the findings is shared out by their own efforts.
 */
export function upgradeParts({ addons, findings }: Pick<Result, 'addons' | 'findings'>): UpgradeParts {
  const byAddon = new Map<string, Finding[]>();
  for (const finding of findings) {
    if (finding.family !== 'upgrade') continue;
    const list = byAddon.get(finding.addon);
    if (list) list.push(finding);
    else byAddon.set(finding.addon, [finding]);
  }
  const areas = new Map<Area, AreaPart>(AREAS.map((area) => [area, { area, hours: 0, byTool: 0, findings: 0 }]));
  const hops = new Map<Series, PartOfHours>();
  for (const addon of addons.filter(isUpgradeKnown)) {
    for (const cost of addon.upgradeCost.hops) {
      const hop = hops.get(cost.to) ?? { hours: 0, byTool: 0 };
      hop.hours += cost.hours.p50;
      const own = (byAddon.get(addon.key) ?? []).filter((finding) => stepOf(finding) === cost.to);
      hop.byTool += addStep(areas, addon, cost, own);
      hops.set(cost.to, hop);
    }
  }
  return {
    hops: [...hops].map(([to, part]) => ({ to, ...part })).sort((a, b) => compareSeries(a.to, b.to)),
    areas: AREAS.map((area) => areas.get(area)!).filter(({ hours }) => hours > 0.005),
    hours: [...hops.values()].reduce((sum, { hours }) => sum + hours, 0),
  };
}

/** Adds one step of one addon to the areas; gives the hours of it that a tool does. */
function addStep(
  areas: ReadonlyMap<Area, AreaPart>,
  { upgradeCost }: AddonResult,
  { to, hours: { p50: hours } }: HopCost,
  findings: readonly Finding[],
): number {
  const points = (fits: (id: string) => boolean) =>
    upgradeCost.factors.filter(({ id }) => fits(id)).reduce((sum, factor) => sum + factor.points, 0);
  const all = points((id) => id.endsWith(`-${to}`));
  const share = (id: string) => (all > 0 ? Math.min(1, Math.max(0, points((other) => other === id) / all)) : 0);
  const fixed = hours * share(`fixed-${to}`);
  const minutes = findings.reduce((sum, finding) => sum + finding.effortMinutes, 0);
  const repair = minutes > 0 ? Math.min(hours - fixed, hours * share(`findings-${to}`)) : 0;
  areas.get('fixed')!.hours += fixed;
  areas.get('unnamed')!.hours += Math.max(0, hours - fixed - repair);
  let byTool = 0;
  for (const finding of findings) {
    const area = areas.get(areaOf(finding))!;
    const own = minutes > 0 ? (repair * finding.effortMinutes) / minutes : 0;
    area.hours += own;
    area.findings += 1;
    if (finding.automation !== 'mechanical') continue;
    area.byTool += own;
    byTool += own;
  }
  return byTool;
}
