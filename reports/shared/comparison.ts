import {
  ADDON_STATES,
  type AddonChange,
  CAME,
  type Comparison,
  type HoursChange,
  type KpiChange,
  type ScoreChange,
  STAYED,
  WENT,
} from '../../src/domain/comparison.js';
import { byText } from '../../src/domain/text-order.js';
import { ADDON_STATE_WORDS, READINESS_WORDS, STATE_WORDS, WORDS } from './comparison-words.js';
import { KPI_WORDS, type KpiWords } from './kpi-words.js';
import { count, hours, whole } from './numbers.js';
import { visible } from './text.js';

export interface Labelled {
  label: string;
  text: string;
}

/** The few lines that a comparison comes down to. Text of scanned code in them is `visible`. */
export function headlineOf(comparison: Comparison): Labelled[] {
  const { older, newer, readiness, totals, items, findings } = comparison;
  const { upgradeHours, debtHours, interestHours, inBoth } = totals;
  const sameTarget = older.target === newer.target;
  const both = WORDS.inBoth(count(inBoth.addons, 'addon'));
  const within = (change: HoursChange) =>
    inBoth.addons > 0 && inBoth.addons < comparison.addons.length && change.before !== null && change.after !== null
      ? `; ${both} ${hoursText(change)}`
      : '';
  const rating = [totals.rating.before, totals.rating.after].map((letter) => letter ?? WORDS.unknown);
  return [
    { label: WORDS.older, text: sideText(older) },
    { label: WORDS.newer, text: sideText(newer) },
    {
      label: WORDS.readiness,
      text: noted(`${readyText(readiness.before)} → ${readyText(readiness.after)}`, readiness.limits),
    },
    {
      label: WORDS.upgrade,
      text: `${noted(hoursText(upgradeHours), upgradeHours.limits)}${sameTarget ? '' : ` ${WORDS.upTo(totals.target)}`}${within(inBoth.upgradeHours)}`,
    },
    { label: WORDS.debt, text: `${noted(hoursText(debtHours), debtHours.limits)}${within(inBoth.debtHours)}` },
    {
      label: WORDS.waiting,
      text: noted(
        `${hours(interestHours.before)} → ${hours(interestHours.after)} ${WORDS.aYear}`,
        interestHours.limits,
      ),
    },
    { label: WORDS.rating, text: rating.join(' → ') },
    {
      label: WORDS.repaid,
      text: WORDS.ofFindings(count(findings.states.repaid ?? 0, 'finding'), hours(comparison.hours.repaid)),
    },
    {
      label: WORDS.fresh,
      text: WORDS.ofFindings(count(findings.states.new ?? 0, 'finding'), hours(comparison.hours.new)),
    },
    { label: WORDS.neither, text: otherStates(comparison) },
    { label: WORDS.addons, text: addonStates(comparison) },
    {
      label: WORDS.items,
      text: WORDS.itemsNote(whole(items.done.length), whole(items.left), whole(items.new.length), whole(items.still)),
    },
  ].filter(({ text }) => text !== '');
}

function sideText({ roots, addons, findings, lines, target, version, generatedAt }: Comparison['older']): string {
  return WORDS.side(
    roots.map(visible).join(', '),
    count(addons, 'addon'),
    count(findings, 'finding'),
    whole(lines),
    target,
    WORDS.made(visible(version), generatedAt === null ? null : visible(generatedAt)),
  );
}

function readyText({ kind, blockers, blockedAddons }: Comparison['readiness']['before']): string {
  const things = blockers === 0 ? '' : count(blockers, 'blocker');
  return WORDS.ready(READINESS_WORDS[kind], things, count(blockedAddons, 'addon'));
}

function noted(text: string, limits: readonly string[]): string {
  return limits.length === 0 ? text : `${text} (${WORDS.notCompared}: ${limits.join(', ')})`;
}

/** `553 → 185 h`; `?` for what is not known. */
export function hoursText({ before, after }: Pick<HoursChange, 'before' | 'after'>): string {
  const [a, b] = [before, after].map((value) => (value === null ? WORDS.unknown : hours(value.p50)));
  return `${a} → ${b} h`;
}

/** `46 → 32`; one number where both read the same. */
export function scoreText({ before, after }: ScoreChange): string {
  const [a, b] = [before, after].map((value) => (value === null ? WORDS.unknown : whole(value)));
  return a === b ? a! : `${a} → ${b}`;
}

function otherStates({ findings: { states } }: Comparison): string {
  return [...CAME, ...WENT, ...STAYED]
    .filter((state) => state !== 'new' && state !== 'repaid' && (states[state] ?? 0) > 0)
    .map((state) => `${whole(states[state]!)} ${STATE_WORDS[state]}`)
    .join(', ');
}

function addonStates({ addons }: Comparison): string {
  return ADDON_STATES.map((state) => ({ state, value: addons.filter((addon) => addon.state === state).length }))
    .filter(({ value }) => value > 0)
    .map(({ state, value }) => `${whole(value)} ${ADDON_STATE_WORDS[state]}`)
    .join(', ');
}

/** Addons of both results in which something changed: most findings new or repaid first, then the change of risk. */
export function addonsChanged({ addons }: Comparison): AddonChange[] {
  const moved = ({ findings: { states } }: AddonChange) => (states.new ?? 0) + (states.repaid ?? 0);
  const risk = (addon: AddonChange) => Math.abs(addon.risk.change ?? 0);
  return addons
    .filter(({ state }) => state === 'both' || state === 'renamed')
    .filter((addon) => moved(addon) > 0 || risk(addon) >= 0.5 || addon.state === 'renamed' || verdictChanged(addon))
    .sort((a, b) => moved(b) - moved(a) || risk(b) - risk(a) || byText(a.key, b.key));
}

export function verdictChanged({ verdict }: AddonChange): boolean {
  return verdict.before !== null && verdict.after !== null && verdict.before !== verdict.after;
}

/** Both values where they differ, one where they do not. */
export function pairText(before: string | null, after: string | null): string {
  if (before === after) return after ?? WORDS.unknown;
  return `${before ?? WORDS.unknown} → ${after ?? WORDS.unknown}`;
}

/** `target: …` of a limit, with what it is about. */
export function limitText({ subject, why }: Comparison['limits'][number]): string {
  return subject === '' ? visible(why) : `${visible(subject)}: ${visible(why)}`;
}

/** Why the risk of an addon changed: the weightiest factors, `findings-security 12 → 4`. */
export function whyText({ factors }: ScoreChange, most = 3): string {
  return factors
    .slice(0, most)
    .map(
      ({ id, before, after }) =>
        `${visible(id)} ${before === null ? '–' : points(before)} → ${after === null ? '–' : points(after)}`,
    )
    .join(', ');
}

function points(value: number): string {
  return String(Math.round(value * 10) / 10);
}

const KPI_LABELS: Readonly<Record<string, Exclude<keyof KpiWords['labels'], 'reaction' | 'resolution'>>> = {
  'releases.failed': 'failed',
  'releases.repeated': 'repeated',
  'releases.reverts': 'reverts',
  'crons.failures': 'cronFailures',
  'crons.late': 'cronsLate',
};

/** Name of a maintenance figure that a comparison holds. */
export function kpiLabel(
  { id, targetHours }: Pick<KpiChange, 'id' | 'targetHours'>,
  { labels }: KpiWords = KPI_WORDS,
): string {
  const sla = /^sla\.(\d)\.(reaction|resolution)$/.exec(id);
  if (sla !== null) return labels[sla[2] as 'reaction' | 'resolution'](Number(sla[1]), targetHours ?? 0);
  const key = KPI_LABELS[id] ?? id;
  const label = Object.hasOwn(labels, key) ? labels[key as 'queue'] : id;
  return typeof label === 'string' ? label : id;
}

/** Whether a maintenance figure got better or worse; null where neither can be said. */
export function verdictOn({ before, after, better, limit }: KpiChange): 'better' | 'worse' | 'same' | null {
  if (before === null || after === null || better === null || limit !== null) return null;
  if (before === after) return 'same';
  return after < before === (better === 'lower') ? 'better' : 'worse';
}
