import { sumHours, totals } from '../../src/domain/figures.js';
import { isUpgradeKnown } from '../../src/domain/known.js';
import { readiness } from '../../src/domain/readiness.js';
import type { AddonResult } from '../../src/domain/result.js';
import { html, type Markup } from '../shared/html.js';
import { addonsByPriority } from '../shared/order.js';
import { type Page, withName } from './context.js';
import { nameList, shortName } from './parts.js';

export interface Risk {
  title: string;
  text: Markup;
}

function blockers(page: Page): Risk | null {
  const { result, words } = page;
  const { blockers: things, blocked } = readiness(result);
  if (things === 0) return null;
  return {
    title: words.risks.blockers(things, result.target),
    text: withName((names) => words.risks.blockersText(blocked.length, names), nameList(page, blocked.slice(0, 3), 3)),
  };
}

function security(page: Page): Risk | null {
  const { result, words } = page;
  const urgent = result.findings.filter(
    (finding) =>
      finding.family === 'security' &&
      (finding.severity === 'blocker' || finding.severity === 'high') &&
      finding.certainty !== 'possible',
  );
  const keys = new Set(urgent.map((finding) => finding.addon));
  const first = addonsByPriority(result).find((addon) => keys.has(addon.key));
  if (!first) return null;
  return {
    title: words.risks.security(urgent.length),
    text: withName((name) => words.risks.securityText(keys.size, name), nameList(page, [first], 1)),
  };
}

/** The fewest addons that hold half of the upgrade hours; a risk only where they are a quarter of all or less. */
function concentration(page: Page): Risk | null {
  const { result, words } = page;
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
  const title = words.risks.concentration(holders.length, held / all);
  return { title, text: withName(words.risks.concentrationText, nameList(page, holders, 4)) };
}

/** The addon that most others wait for, where that are three or more. */
function hub({ result, words }: Page): Risk | null {
  const [first] = addonsByPriority(result).sort((a, b) => b.dependents.length - a.dependents.length);
  if (!first || first.dependents.length < 3 || !isUpgradeKnown(first) || first.upgradeCost.hours.p50 === 0) return null;
  return {
    title: words.risks.hub(shortName(first.key), first.dependents.length),
    text: html`${words.risks.hubText(first.upgradeCost.hours.p50)}`,
  };
}

function leaving(page: Page): Risk | null {
  const { result, words } = page;
  const gone = addonsByPriority(result).filter(
    ({ verdict }) => verdict.kind === 'retire' || verdict.kind === 'replace',
  );
  const wasted = sumHours(gone.map((addon) => addon.upgradeCost.hours)).p50;
  if (wasted === 0) return null;
  return { title: words.risks.leaving(wasted), text: withName(words.risks.leavingText, nameList(page, gone, 3)) };
}

function waiting({ result, words }: Page): Risk | null {
  const { interestHours } = totals(result);
  return interestHours === 0
    ? null
    : { title: words.risks.waiting(interestHours), text: html`${words.risks.waitingText}` };
}

function rough(page: Page): Risk | null {
  const { result, words } = page;
  const addons = addonsByPriority(result).filter(
    (addon) => !isUpgradeKnown(addon) || addon.upgradeCost.confidence === 'low',
  );
  if (addons.length === 0) return null;
  return { title: words.risks.rough(addons.length), text: withName(words.risks.roughText, nameList(page, addons, 3)) };
}

/** What stops the upgrade first, then what can be attacked, then where time and money go, then what is not known. */
const KINDS = [blockers, security, concentration, hub, leaving, rough, waiting];

/** At most five risks, in the fixed order of their kinds, each told in the words of the business. */
export function risksOf(page: Page): Risk[] {
  return KINDS.flatMap((kind) => kind(page) ?? []).slice(0, 5);
}
