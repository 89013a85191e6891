import type { AddonSource } from '../src/domain/addon.js';
import type { DebtItem } from '../src/domain/debt-item.js';
import type { Finding } from '../src/domain/finding.js';
import type { AddonHistory } from '../src/domain/history.js';
import { passOn } from '../src/domain/passing.js';
import type { Portfolio } from '../src/domain/portfolio.js';
import { ratingOf } from '../src/domain/rating.js';
import type { AddonScores, Installation } from '../src/domain/score.js';
import { hopsBetween, type Series } from '../src/domain/series.js';
import { settled } from '../src/domain/settled.js';
import type { OverrideSurface } from '../src/domain/surface.js';
import type { WeighContext } from './context.js';
import { debtRatio } from './debt-ratio.js';
import { effortOf } from './effort.js';
import { belonging, type RunningEvidence } from './evidence.js';
import { groupBy } from './factor.js';
import { installationVerdict } from './installation.js';
import { interestOf } from './interest.js';
import { makeItems } from './items.js';
import { priorityOf } from './priority.js';
import { riskOf } from './risk.js';
import { type CostSettings, completeSettings } from './settings.js';
import { upgradeCostOf } from './upgrade-cost.js';
import { usageOf } from './usage.js';
import { verdictOf } from './verdict.js';

/** Scores by addon key, the debt items of all addons, and one verdict for all of them. */
export interface Weighed {
  scores: Map<string, AddonScores>;
  items: DebtItem[];
  /** Mend what is there, or build it anew; null where nothing was scanned that is anybody's own. */
  installation: Installation | null;
}

/** What only some callers know. */
export interface WeighOptions {
  /** Titles of rules by id, for the titles of items. */
  ruleTitles?: ReadonlyMap<string, string>;
  /** Addon name to where the target series has it. */
  knownInTarget?: ReadonlyMap<string, string>;
  /** How addons get at Odoo's own code, by addon key (analyzers/surface). */
  surfaces?: ReadonlyMap<string, OverrideSurface>;
  /** What git tells of addons, by key. */
  history?: ReadonlyMap<string, AddonHistory>;
  /** What a running system tells, by source. */
  evidence?: RunningEvidence;
  /** Called before each addon, for progress. */
  onAddon?: (done: number, total: number) => void;
}

/** Weighs every addon of the portfolio and makes the debt items. The order of findings does not matter. */
export function weigh(
  portfolio: Portfolio,
  findings: readonly Finding[],
  target: Series,
  cost: CostSettings = {},
  options: WeighOptions = {},
): Weighed {
  const settings = completeSettings(cost);
  const evidence = belonging(options.evidence, portfolio);
  const watched = evidence === undefined ? {} : { evidence };
  const byAddon = groupBy(findings, (finding) => finding.addon);
  const scores = new Map<string, AddonScores>();
  for (const [key, source] of portfolio.sources) {
    options.onAddon?.(scores.size, portfolio.sources.size);
    const { series } = source.addon;
    const hops = series === null ? [] : hopsBetween(series, target);
    const context = { portfolio, target, hops, settings, ...known(options), ...watched };
    scores.set(key, settled(weighAddon(source, byAddon.get(key) ?? [], context)));
    passOn();
  }
  const titles = options.ruleTitles === undefined ? {} : { ruleTitles: options.ruleTitles };
  return {
    scores,
    items: settled(
      makeItems(portfolio.sources.values(), findings, scores, { portfolio, settings, ...titles, ...watched }),
    ),
    installation: installationVerdict(portfolio.sources.values(), scores, settings),
  };
}

function known({
  knownInTarget,
  surfaces,
  history,
}: WeighOptions): Pick<WeighContext, 'knownInTarget' | 'surfaces' | 'history'> {
  return {
    ...(knownInTarget === undefined ? {} : { knownInTarget }),
    ...(surfaces === undefined ? {} : { surfaces }),
    ...(history === undefined ? {} : { history }),
  };
}

/** Weighs one addon: its risk, usage and upgrade cost, its debt, a verdict and a priority. */
export function weighAddon(source: AddonSource, findings: readonly Finding[], context: WeighContext): AddonScores {
  const { settings } = context;
  const risk = riskOf(source, findings, context);
  const usage = usageOf(source, context);
  const upgradeCost = upgradeCostOf(source, findings, context);
  // What the upgrade asks for stands in the upgrade cost; counting it as debt too would count it twice.
  const hours = effortOf(findings.filter(({ family }) => family !== 'upgrade'));
  const ratio = debtRatio(hours, source.lines, settings.minutesPerLine);
  const rating = ratingOf(ratio);
  return {
    risk,
    usage,
    upgradeCost,
    debt: { hours, ratio, rating, interest: interestOf(source, findings, upgradeCost, settings, context.evidence) },
    verdict: verdictOf(source, findings, { hours, ratio, rating }, context),
    priority: priorityOf({ risk: risk.score, usage: usage.score, upgradeCost: upgradeCost.score }),
  };
}
