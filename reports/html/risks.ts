import type { AddonResult, Result } from '../../src/domain/result.js';
import { sumHours, totals } from '../shared/figures.js';
import { html, type Markup } from '../shared/html.js';
import { isUpgradeKnown } from '../shared/known.js';
import { count, hours, percent } from '../shared/numbers.js';
import { addonsByPriority } from '../shared/order.js';
import { readiness } from '../shared/readiness.js';
import { nameList, shortName } from './parts.js';
import { RISKS } from './words.js';

export interface Risk {
  title: string;
  text: Markup;
}

/** Fills the names into a sentence of the catalogue, where they become links. */
function withNames(sentence: (names: string) => string, names: Markup): Markup {
  const [before = '', after = ''] = sentence('\u0000').split('\u0000');
  return html`${before}${names}${after}`;
}

function blockers(result: Result): Risk | null {
  const { blockers: things, blocked } = readiness(result);
  if (things === 0) return null;
  const title = RISKS.blockers(count(things, 'construct'), result.target);
  const addons = count(blocked.length, 'addon');
  return { title, text: withNames((names) => RISKS.blockersText(addons, names), nameList(blocked.slice(0, 3), 3)) };
}

function security(result: Result): Risk | null {
  const urgent = result.findings.filter(
    (finding) =>
      finding.family === 'security' &&
      (finding.severity === 'blocker' || finding.severity === 'high') &&
      finding.certainty !== 'possible',
  );
  const keys = new Set(urgent.map((finding) => finding.addon));
  const first = addonsByPriority(result).find((addon) => keys.has(addon.key));
  if (!first) return null;
  const title = RISKS.security(count(urgent.length, 'security finding'));
  return {
    title,
    text: withNames((name) => RISKS.securityText(count(keys.size, 'addon'), name), nameList([first], 1)),
  };
}

/** The fewest addons that hold half of the upgrade hours; a risk only where they are a quarter of all or less. */
function concentration(result: Result): Risk | null {
  const all = sumHours(result.addons.map((addon) => addon.upgradeCost.hours)).p50;
  const dearest = [...result.addons].sort((a, b) => b.upgradeCost.hours.p50 - a.upgradeCost.hours.p50);
  const holders: AddonResult[] = [];
  let held = 0;
  for (const addon of dearest) {
    if (held * 2 >= all) break;
    holders.push(addon);
    held += addon.upgradeCost.hours.p50;
  }
  if (all === 0 || holders.length * 4 > result.addons.length) return null;
  const title = RISKS.concentration(count(holders.length, 'addon'), percent(held / all));
  return { title, text: withNames(RISKS.concentrationText, nameList(holders, 4)) };
}

/** The addon that most others wait for, where that are three or more. */
function hub(result: Result): Risk | null {
  const [first] = addonsByPriority(result).sort((a, b) => b.dependents.length - a.dependents.length);
  if (!first || first.dependents.length < 3 || !isUpgradeKnown(first) || first.upgradeCost.hours.p50 === 0) return null;
  return {
    title: RISKS.hub(shortName(first.key), count(first.dependents.length, 'addon')),
    text: html`${RISKS.hubText(hours(first.upgradeCost.hours.p50))}`,
  };
}

function leaving(result: Result): Risk | null {
  const gone = addonsByPriority(result).filter(
    ({ verdict }) => verdict.kind === 'retire' || verdict.kind === 'replace',
  );
  const wasted = sumHours(gone.map((addon) => addon.upgradeCost.hours)).p50;
  if (wasted === 0) return null;
  return { title: RISKS.leaving(hours(wasted)), text: withNames(RISKS.leavingText, nameList(gone, 3)) };
}

function waiting(result: Result): Risk | null {
  const { interestHours } = totals(result);
  return interestHours === 0 ? null : { title: RISKS.waiting(hours(interestHours)), text: html`${RISKS.waitingText}` };
}

function rough(result: Result): Risk | null {
  const addons = addonsByPriority(result).filter(
    (addon) => !isUpgradeKnown(addon) || addon.upgradeCost.confidence === 'low',
  );
  if (addons.length === 0) return null;
  return { title: RISKS.rough(count(addons.length, 'addon')), text: withNames(RISKS.roughText, nameList(addons, 3)) };
}

/** What stops the upgrade first, then what can be attacked, then where time and money go, then what is not known. */
const KINDS = [blockers, security, concentration, hub, leaving, rough, waiting];

/** At most five risks, in the fixed order of their kinds, each told in the words of the business. */
export function risksOf(result: Result): Risk[] {
  return KINDS.flatMap((kind) => kind(result) ?? []).slice(0, 5);
}
