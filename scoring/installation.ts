import type { AddonSource } from '../src/domain/addon.js';
import { type AddonScores, type Confidence, type Installation, VERDICTS } from '../src/domain/score.js';
import { counted } from '../src/domain/wording.js';
import { round } from './factor.js';
import type { ScoringSettings } from './settings.js';

/** One addon with its scores and the hours it would take to write it anew. */
interface Weighed {
  source: AddonSource;
  scores: AddonScores;
  rebuild: number;
}

type Criterion = Installation['criteria'][number];

/**
 * Mend the installation, or build it anew: four questions, each with a limit of the configuration. Addons of Odoo itself
 * take no part; what is not known never speaks for rebuilding. Null where no addon is left.
 */
export function installationVerdict(
  sources: Iterable<AddonSource>,
  scores: ReadonlyMap<string, AddonScores>,
  settings: ScoringSettings,
): Installation | null {
  const all = [...sources]
    .filter(({ addon }) => addon.origin !== 'odoo' && scores.has(addon.key))
    .sort((a, b) => (a.addon.key < b.addon.key ? -1 : 1))
    .map((source) => weighed(source, scores.get(source.addon.key)!, settings));
  if (all.length === 0) return null;
  const criteria = criteriaOf(all, settings);
  const exceeded = criteria.filter((entry) => entry.exceeded);
  const verdict = exceeded.length >= settings.verdict.rebuildCriteria ? 'rebuild' : 'rescue';
  const tally = `${exceeded.length} of ${criteria.length} limits exceeded; ${settings.verdict.rebuildCriteria} would speak for rebuilding`;
  const reasons = [tally, ...criteria.map(({ why }) => why), sharesOf(all)];
  return { verdict, confidence: confidenceOf(all, criteria), reasons, criteria, byVerdict: byVerdict(all) };
}

function weighed(source: AddonSource, scores: AddonScores, { minutesPerLine }: ScoringSettings): Weighed {
  const lines = source.lines.billed || source.lines.total;
  return { source, scores, rebuild: (lines * minutesPerLine) / 60 };
}

function criteriaOf(all: readonly Weighed[], { verdict }: ScoringSettings): Criterion[] {
  const staying = all.filter(({ scores }) => scores.verdict.kind === 'keep' || scores.verdict.kind === 'refactor');
  const steps = staying.every(({ source }) => source.addon.series !== null);
  const work = sum(staying, ({ scores }) => scores.debt.hours.p50 + scores.upgradeCost.hours.p50);
  const debt = sum(all, ({ scores }) => scores.debt.hours.p50);
  const lines = sum(all, ({ source }) => source.lines.total);
  const touched = all.filter(({ scores }) => scores.verdict.kind !== 'keep');
  const interest = sum(all, ({ scores }) => scores.debt.interest.hoursPerYear);
  const [stay, whole] = [sum(staying, ({ rebuild }) => rebuild), sum(all, ({ rebuild }) => rebuild)];
  const lacking = steps ? '' : ', without the upgrade of addons of unknown series';
  return [
    criterion(
      'work',
      work,
      stay,
      verdict.rebuildWork,
      'rating E of SQALE begins at half',
      (share) =>
        `repair and upgrade of what stays take ${hours(work)}, ${share} of the ${hours(stay)} to build it anew${lacking}`,
    ),
    criterion(
      'debt',
      debt,
      whole,
      verdict.rebuildDebt,
      'rating D of SQALE begins at a fifth',
      (share) => `debt is ${hours(debt)}, a mean ratio of ${share}`,
    ),
    criterion(
      'lines',
      sum(touched, ({ source }) => source.lines.total),
      lines,
      verdict.rebuildLines,
      'assumption',
      (share) => `${share} of the lines stand in addons to refactor, replace or retire`,
    ),
    criterion(
      'interest',
      interest,
      whole,
      verdict.rebuildInterest,
      'assumption',
      (share) => `interest of known terms is ${hours(interest)} a year, ${share} of what building anew takes`,
    ),
  ];
}

function criterion(
  id: string,
  part: number,
  whole: number,
  limit: number,
  basis: string,
  say: (share: string) => string,
): Criterion {
  if (whole <= 0)
    return { id, value: null, limit, exceeded: false, why: `${id}: cannot be told, there are no lines`, basis };
  const value = round(part / whole, 4);
  const exceeded = value > limit;
  const why = `${say(percent(value))}; the limit is ${percent(limit)} (${basis})`;
  return { id, value, limit, exceeded, why, basis };
}

function byVerdict(all: readonly Weighed[]): Installation['byVerdict'] {
  const entries = VERDICTS.map((kind) => {
    const own = all.filter(({ scores }) => scores.verdict.kind === kind);
    const lines = sum(own, ({ source }) => source.lines.total);
    return [
      kind,
      {
        addons: own.length,
        lines,
        hours: round(
          sum(own, ({ rebuild }) => rebuild),
          1,
        ),
      },
    ] as const;
  });
  return Object.fromEntries(entries) as Installation['byVerdict'];
}

function sharesOf(all: readonly Weighed[]): string {
  const parts = VERDICTS.map((kind) => `${kind} ${all.filter(({ scores }) => scores.verdict.kind === kind).length}`);
  return `${counted(all.length, 'addon')}: ${parts.join(', ')}`;
}

/** low where a question has no answer or a series is unknown; high only where use was observed for most addons. */
function confidenceOf(all: readonly Weighed[], criteria: readonly Criterion[]): Confidence {
  const unknown = all.some(({ source }) => source.addon.series === null);
  if (unknown || criteria.some(({ value }) => value === null)) return 'low';
  const observed = all.filter(({ scores }) => scores.usage.confidence !== 'low').length;
  return observed * 2 > all.length ? 'high' : 'medium';
}

function sum<T>(list: readonly T[], value: (entry: T) => number): number {
  return list.reduce((total, entry) => total + value(entry), 0);
}

function hours(value: number): string {
  return `${Math.round(value)} h`;
}

function percent(share: number): string {
  return `${round(share * 100, 1)} %`;
}
