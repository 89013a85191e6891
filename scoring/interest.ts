import type { AddonSource } from '../src/domain/addon.js';
import { PUBLISHED_FEE } from '../src/domain/billing.js';
import type { Finding } from '../src/domain/finding.js';
import type { Factor, Interest, UpgradeCost } from '../src/domain/score.js';
import { effortOf } from './effort.js';
import type { RunningEvidence } from './evidence.js';
import { factor, round } from './factor.js';
import { emergencyPremium, incidentHours } from './interest-incidents.js';
import type { ScoringSettings } from './settings.js';

/**
 * What the addon costs per year if nothing is repaid, from five named terms that can be switched off one by one: incident
 * hours, emergency premium, slow-down of changes, upgrade carry, billed lines. Points of a factor are hours per year.
 * What is not known is named and left out, never counted as 0.
 */
export function interestOf(
  source: AddonSource,
  findings: readonly Finding[],
  upgrade: UpgradeCost,
  settings: ScoringSettings,
  evidence?: RunningEvidence,
): Interest {
  const { name } = source.addon;
  const terms = [
    incidentHours(name, evidence, settings),
    emergencyPremium(name, evidence, settings),
    upgradeCarry(upgrade, settings),
    linesFee(source, settings),
    changeSlowdown(findings, settings),
  ];
  const factors = terms.filter((term): term is Factor => typeof term !== 'string');
  const left = terms.filter((term) => typeof term === 'string');
  if (left.length > 0) factors.push(factor('not-counted', 0, left.length, `left out: ${left.join('; ')}`));
  const hoursPerYear = factors.reduce((sum, { points }) => sum + points, 0);
  return {
    hoursPerYear: round(hoursPerYear, 2),
    costPerYear: round(hoursPerYear * settings.hourlyRate, 2),
    factors,
  };
}

/** Every new series has to be followed: the mean hours of a step, times steps per year. */
function upgradeCarry(upgrade: UpgradeCost, settings: ScoringSettings): Factor | string {
  if (!settings.interest.upgradeCarry) return 'upgrade carry (switched off)';
  if (upgrade.hops.length === 0) return 'upgrade carry (no step to the target is known)';
  const perYear = upgradeCarryHours(upgrade, settings);
  const why = `${settings.seriesPerYear} Odoo series per year at ${round(upgrade.hours.p50 / upgrade.hops.length, 1)} h, the mean of the ${upgrade.hops.length} steps to the target`;
  return factor('upgrade-carry', perYear, upgrade.hops.length, why);
}

/** Hours per year to follow new series; 0 where no step is known. */
export function upgradeCarryHours(upgrade: UpgradeCost, settings: ScoringSettings): number {
  return upgrade.hops.length > 0 ? (upgrade.hours.p50 / upgrade.hops.length) * settings.seriesPerYear : 0;
}

function linesFee(source: AddonSource, settings: ScoringSettings): Factor | string {
  const fee = settings.feePer100LinesPerMonth;
  if (!settings.interest.linesFee) return 'fee per billed line (switched off)';
  if (fee === null) {
    return `fee per billed line (no price was given; at a published ${PUBLISHED_FEE} per 100 lines and month it would be ${round(feePerYear(source, PUBLISHED_FEE), 0)} a year)`;
  }
  if (settings.hourlyRate <= 0) return 'fee per billed line (an hour has no price, so it cannot be told in hours)';
  const perYear = feePerYear(source, fee);
  const why = `${source.lines.billed} billed lines at ${fee} per 100 lines and month, ${round(perYear, 2)} per year, as hours at ${settings.hourlyRate}`;
  return factor('lines-fee', perYear / settings.hourlyRate, source.lines.billed, why);
}

/** Billed lines at a price per 100 of them and month. */
function feePerYear({ lines }: AddonSource, fee: number): number {
  return (lines.billed / 100) * fee * 12;
}

/** Debt outside the upgrade slows every change down. */
function changeSlowdown(findings: readonly Finding[], settings: ScoringSettings): Factor | string {
  if (!settings.interest.changeSlowdown) return 'slow-down of changes (switched off)';
  const debt = effortOf(findings.filter(({ family }) => family !== 'upgrade')).p50;
  const why = `${round(settings.slowdownPerYear * 100, 1)} % per year of ${round(debt, 1)} h of debt outside upgrades, lost in changes to the same code (assumption)`;
  return factor('change-slowdown', debt * settings.slowdownPerYear, debt, why);
}
