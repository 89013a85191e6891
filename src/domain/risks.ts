import { sumHours, totals } from './figures.js';
import { isUpgradeKnown } from './known.js';
import { readiness } from './readiness.js';
import type { AddonResult, Result } from './result.js';
import { byText } from './text-order.js';

/**
 * A risk that a committee should know of; what it is about is in its numbers and addons, its wording is the reports'.
 * `addons` are all that it is about, those to name first at the front.
 */
export type Risk =
  | { kind: 'blockers'; things: number; addons: AddonResult[] }
  | { kind: 'security'; findings: number; addons: AddonResult[] }
  /** The fewest addons that hold half of the upgrade hours. */
  | { kind: 'concentration'; share: number; addons: AddonResult[] }
  /** One addon that `waiting` others depend on. */
  | { kind: 'hub'; waiting: number; hours: number; addons: [AddonResult] }
  | { kind: 'leaving'; hours: number; addons: AddonResult[] }
  | { kind: 'rough'; addons: AddonResult[] }
  | { kind: 'waiting'; hours: number; addons: AddonResult[] };
export type RiskKind = Risk['kind'];

/** Addons that others must depend on for one to be a risk of its own. An assumption. */
const HUB_LEAST = 3;

function byPriority(addons: readonly AddonResult[]): AddonResult[] {
  return [...addons].sort((a, b) => b.priority - a.priority || byText(a.key, b.key));
}

function blockers(result: Result): Risk | null {
  const { blockers: things, blocked } = readiness(result);
  return things === 0 ? null : { kind: 'blockers', things, addons: blocked };
}

function security({ addons, findings }: Result): Risk | null {
  const urgent = findings.filter(
    ({ family, severity, certainty }) =>
      family === 'security' && (severity === 'blocker' || severity === 'high') && certainty !== 'possible',
  );
  const keys = new Set(urgent.map(({ addon }) => addon));
  const holders = byPriority(addons.filter(({ key }) => keys.has(key)));
  return holders.length === 0 ? null : { kind: 'security', findings: urgent.length, addons: holders };
}

/** A risk only where a quarter of the addons, or fewer, hold half of the hours. */
function concentration(result: Result): Risk | null {
  const addons = result.addons.filter(isUpgradeKnown);
  const all = sumHours(addons.map(({ upgradeCost }) => upgradeCost.hours)).p50;
  const dearest = [...addons].sort((a, b) => b.upgradeCost.hours.p50 - a.upgradeCost.hours.p50);
  const holders: AddonResult[] = [];
  let held = 0;
  for (const addon of dearest) {
    if (held * 2 >= all) break;
    holders.push(addon);
    held += addon.upgradeCost.hours.p50;
  }
  if (all === 0 || holders.length * 4 > result.addons.length) return null;
  return { kind: 'concentration', share: held / all, addons: holders };
}

function hub({ addons }: Result): Risk | null {
  const [first] = byPriority(addons).sort((a, b) => b.dependents.length - a.dependents.length);
  if (!first || first.dependents.length < HUB_LEAST || !isUpgradeKnown(first)) return null;
  const hours = first.upgradeCost.hours.p50;
  return hours === 0 ? null : { kind: 'hub', waiting: first.dependents.length, hours, addons: [first] };
}

function leaving({ addons }: Result): Risk | null {
  const gone = byPriority(addons.filter(({ verdict: { kind } }) => kind === 'retire' || kind === 'replace'));
  const hours = sumHours(gone.filter(isUpgradeKnown).map(({ upgradeCost }) => upgradeCost.hours)).p50;
  return hours === 0 ? null : { kind: 'leaving', hours, addons: gone };
}

function rough({ addons }: Result): Risk | null {
  const thin = byPriority(addons).filter((one) => !isUpgradeKnown(one) || one.upgradeCost.confidence === 'low');
  return thin.length === 0 ? null : { kind: 'rough', addons: thin };
}

function waiting(result: Result): Risk | null {
  const { interestHours } = totals(result);
  if (interestHours === 0) return null;
  const yearly = ({ debt }: AddonResult) => debt.interest.hoursPerYear;
  const dear = byPriority(result.addons.filter((addon) => yearly(addon) > 0)).sort((a, b) => yearly(b) - yearly(a));
  return { kind: 'waiting', hours: interestHours, addons: dear };
}

/** What stops the upgrade first, then what can be attacked, then where time and money go, then what is not known. */
const KINDS = [blockers, security, concentration, hub, leaving, rough, waiting];

/** The risks of a result, in the fixed order of their kinds. */
export function risksOf(result: Result): Risk[] {
  return KINDS.flatMap((kind) => kind(result) ?? []);
}
