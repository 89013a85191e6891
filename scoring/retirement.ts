import type { AddonSource } from '../src/domain/addon.js';
import { addonsNamed } from '../src/domain/lookups.js';
import type { Portfolio } from '../src/domain/portfolio.js';
import type { WeighContext } from './context.js';
import { flowsOf, inDatabase } from './flows.js';
import { isGlue, staticSignals } from './signals.js';
import { canBeSeen, isHeld, type Silence, silenceOf } from './silence.js';
import { usageOf } from './usage.js';
import { worksAtYearEnd } from './year-end.js';

/** Whether evidence is enough to retire an addon, and what is still to collect where it is not. */
export interface Retirement {
  /** Why it may be retired; null where that is not shown. */
  reasons: string[] | null;
  /** What would show it; empty where the addon is in use or holds on to something that is. */
  collect: string[];
}

/** Addons whose code speaks less for use than this are worth asking about; the start of every addon is 15. Opinion. */
const LITTLE_USE = 25;
const NOTHING: Retirement = { reasons: null, collect: [] };

/**
 * Retires only on evidence: two sources silent over the same quarter, over a year-end for addons that work then, nothing
 * that runs by itself, and nobody in use who needs it.
 */
export function retirementOf(source: AddonSource, context: WeighContext): Retirement {
  const signals = staticSignals(source, context);
  const silence = silenceOf(source, signals, context);
  if (silence.state === 'used' || isGlue(source)) return NOTHING;
  // What only extends others leaves no trace of its own, so nothing that could be collected would tell.
  const asked = canBeSeen(signals) && usageOf(source, context).score < LITTLE_USE;
  if (silence.state === 'unknown' && !asked) return NOTHING;
  if (isHeld(source, context, inUse(context))) return NOTHING;
  const missing = missingOf(source, silence, context);
  if (missing.length > 0) return { reasons: null, collect: [wanted(silence, missing)] };
  const installed = inDatabase(source, context) !== null;
  const nobody = 'no scheduled action, job, route or addon in use needs it';
  return { reasons: [silence.words, ...(installed ? [] : ['not installed in the database']), nobody], collect: [] };
}

function missingOf(source: AddonSource, silence: Silence, { portfolio, settings, evidence }: WeighContext): string[] {
  const days = settings.verdict.silentDays;
  const long = silence.span !== null && silence.span.days >= days;
  const lacks = (name: string) => !silence.sources.includes(name) || !long;
  const missing: string[] = [];
  if (lacks('database')) {
    const one = evidence?.database != null && evidence.database.window === null;
    missing.push(
      one ? `a second bundle of the database ${days} days later` : `two bundles of the database ${days} days apart`,
    );
  }
  if (lacks('log')) missing.push(`the server log of the same ${days} days`);
  const yearEnd =
    silence.state === 'silent' ? silence.yearEnd : !worksAtYearEnd(source, portfolio, settings.usage.yearEndAddons);
  if (!yearEnd) missing.push(`both over the end of the fiscal year (${settings.usage.fiscalYearEnd})`);
  return missing;
}

function wanted(silence: Silence, missing: readonly string[]): string {
  const so = silence.state === 'silent' ? silence.words : 'whether it is used, the code does not tell';
  return `${so}; to retire it, collect: ${missing.join(', ')}`;
}

/** What was found of each addon, and what it was found from: an addon is asked about by everything it depends on. */
interface Asked {
  settings: WeighContext['settings'];
  evidence: WeighContext['evidence'] | undefined;
  silent: Map<AddonSource, boolean>;
}

const asked = new WeakMap<Portfolio, Asked>();

function askedOf({ portfolio, settings, evidence }: WeighContext): Asked['silent'] {
  let known = asked.get(portfolio);
  if (known === undefined || known.settings !== settings || known.evidence !== evidence) {
    known = { settings, evidence, silent: new Map() };
    asked.set(portfolio, known);
  }
  return known.silent;
}

/** Every addon is taken to be in use that is not shown to be silent by the same bar, or has a flow of its own. */
function inUse(context: WeighContext): (name: string) => boolean {
  const known = askedOf(context);
  const find = (source: AddonSource) => {
    const silence = silenceOf(source, staticSignals(source, context), context);
    const { crons, jobs, routes, webhooks } = flowsOf(source, context);
    const flows = [...crons, ...jobs, ...routes, ...webhooks];
    return silence.state === 'silent' && flows.length === 0 && missingOf(source, silence, context).length === 0;
  };
  const silent = (source: AddonSource) => {
    const found = known.get(source) ?? find(source);
    known.set(source, found);
    return found;
  };
  return (name) => addonsNamed(context.portfolio, name).some((source) => !silent(source));
}
