import type { AddonSource } from '../src/domain/addon.js';
import type { Finding } from '../src/domain/finding.js';
import type { Debt, Verdict } from '../src/domain/score.js';
import { counted } from '../src/domain/wording.js';
import type { WeighContext } from './context.js';
import { retirementOf } from './retirement.js';
import { isGlue, type Signals, staticSignals } from './signals.js';

/** Ratings from this one on ask for repair. SQALE: C begins above a debt ratio of 10 %. */
const POOR: readonly Debt['rating'][] = ['C', 'D', 'E'];
/** Debt below one working day is repaid in passing, however small the addon it is measured against. Assumption. */
const LEAST_HOURS = 8;

type Measured = Pick<Debt, 'hours' | 'ratio' | 'rating'>;
/**
 * Families whose grave findings ask for repair whatever the rating says. What an upgrade asks for is its cost, not a flaw:
 * an addon that only has to follow Odoo is kept.
 */
const GRAVE_FAMILIES = new Set(['security', 'reliability']);

/**
 * What to do with an addon. Careful on purpose: nothing that a person or another addon may be using is retired on the
 * word of its code alone (retirement.ts tells what evidence it takes), and replacing needs to know by what.
 */
export function verdictOf(
  source: AddonSource,
  findings: readonly Finding[],
  debt: Measured,
  context: WeighContext,
): Verdict {
  const replacement = replacementOf(source, findings, context);
  if (replacement !== null) return { kind: 'replace', reasons: [replacement] };
  const retire = retireReasons(source, staticSignals(source, context));
  if (retire !== null) return { kind: 'retire', reasons: retire };
  const unseen = retirementOf(source, context);
  if (unseen.reasons !== null) return { kind: 'retire', reasons: unseen.reasons };
  const repair = repairReasons(findings, debt);
  if (repair.length > 0) return { kind: 'refactor', reasons: [...repair, ...unseen.collect] };
  const size = `debt ratio ${percent(debt.ratio)}, rating ${debt.rating}`;
  return { kind: 'keep', reasons: [`${size}; no certain or likely finding of weight`, ...unseen.collect] };
}

/**
 * The target series brings this very addon: a finding of the rule on moved modules whose symbol is the addon itself (one
 * on a dependency says nothing about the addon), or a name that was looked up. Odoo's own addons replace nobody.
 */
function replacementOf(source: AddonSource, findings: readonly Finding[], context: WeighContext): string | null {
  const { name, origin } = source.addon;
  if (origin === 'odoo') return null;
  const moved = findings.find(
    (finding) => finding.rule === 'upgrade/module' && finding.symbol === name && finding.certainty !== 'possible',
  );
  if (moved !== undefined) return `${moved.message} (${moved.id})`;
  const known = context.knownInTarget?.get(name);
  // An OCA addon that lives on in OCA is upgraded by taking the newer version, which is replacing it all the same.
  return known === undefined ? null : `an addon of the same name is known in ${known}; compare before you port`;
}

/** Null unless nothing in the code could be in use: no screen, no data, no code, nobody who needs it. */
function retireReasons(source: AddonSource, signals: Signals): string[] | null {
  const { dependents, crons, routes, menus, reports, ownViews, extendedViews, ownModels, coreModels, javascript } =
    signals;
  const inUse = [dependents, crons, routes, menus, reports, ownViews, extendedViews, ownModels, coreModels, javascript];
  if (inUse.some((list) => list.length > 0) || isGlue(source) || !wasRead(source)) return null;
  const content =
    source.python.some((file) => file.functions.length > 0 || file.classes.length > 0) ||
    source.xml.some((file) => file.records.length > 0 || file.templates.length > 0 || file.functions.length > 0) ||
    source.csv.some((file) => file.rows.length > 0);
  // An addon without content that depends on several others is a bundle: installing it installs them.
  const bundle = source.addon.depends.filter((name) => name !== 'base').length > 1;
  if (!content && !bundle) return ['it holds no code, no data and no view, and no scanned addon depends on it'];
  if (!source.addon.installable && !bundle) {
    return [
      'its manifest says installable: False, it has no screen, model, route or scheduled action, and no scanned addon depends on it',
    ];
  }
  return null;
}

/** False where a reader failed: what was not read may be in use. */
function wasRead(source: AddonSource): boolean {
  const files = [...source.python, ...source.xml, ...source.javascript, ...source.csv];
  return source.manifest?.values != null && files.every((file) => file.errors.length === 0);
}

function repairReasons(findings: readonly Finding[], debt: Measured): string[] {
  const reasons: string[] = [];
  if (POOR.includes(debt.rating) && debt.hours.p50 >= LEAST_HOURS) {
    reasons.push(`debt ratio ${percent(debt.ratio)}, rating ${debt.rating}, ${Math.round(debt.hours.p50)} h`);
  }
  const grave = findings.filter(
    ({ family, severity, certainty }) =>
      GRAVE_FAMILIES.has(family) && (severity === 'blocker' || severity === 'high') && certainty !== 'possible',
  );
  for (const family of [...new Set(grave.map((finding) => finding.family))].sort()) {
    const own = grave.filter((finding) => finding.family === family);
    const rules = [...new Set(own.map((finding) => finding.rule))].sort();
    reasons.push(`${counted(own.length, `grave ${family} finding`)}: ${rules.slice(0, 3).join(', ')}`);
  }
  return reasons;
}

function percent(ratio: number): string {
  return `${Math.round(ratio * 1000) / 10} %`;
}
