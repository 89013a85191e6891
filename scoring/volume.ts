import type { AddonSource } from '../src/domain/addon.js';
import type { Finding } from '../src/domain/finding.js';
import { day, type RunningEvidence } from './evidence.js';
import { round } from './factor.js';
import { extendedModels } from './surface.js';

/** The table a finding meets. */
export interface Volume {
  model: string;
  rows: number;
  /** How many times the finding weighs: 1 on a table of 10,000 rows, between 1/33 and 300. */
  factor: number;
  why: string;
}

/**
 * How the harm of a finding grows with the rows of its model, as a power. 1: every record is read or loaded (PostgreSQL
 * reads the whole table, Odoo makes a record of each line). 0.5: one query or write per record of a selection, which
 * grows with the table but slower. The exponents of the second kind are an assumption.
 */
const GROWTH: Readonly<Record<string, number>> = {
  'performance/unbounded-search': 1,
  'performance/cron-without-batch': 1,
  'performance/len-of-search': 1,
  'performance/unindexed-field': 1,
  'performance/query-in-loop': 0.5,
  'performance/search-in-compute': 0.5,
  'performance/write-in-loop': 0.5,
  'performance/write-in-compute': 0.5,
};
/** Rules about the records of the class they stand in: where no model is told, it is the one of the class. */
const ABOUT_OWN_CLASS = new Set(['performance/search-in-compute', 'performance/write-in-compute']);

/** Assumption: what a rule means by itself is a table of this size, the one above which a missing index hurts. */
const ORDINARY_ROWS = 10_000;
const LEAST = 0.03;
/** Reached by a full search of three million rows. */
const MOST = 300;

/**
 * The rows a finding meets, and what they make of its weight. Null where the rule does not depend on rows, or where the
 * model or its rows are not known; then the finding weighs what it always does. More rows never lower the factor.
 */
export function volumeOf(
  finding: Pick<Finding, 'rule' | 'symbol' | 'model'>,
  source: AddonSource,
  evidence: RunningEvidence | undefined,
): Volume | null {
  const growth = GROWTH[finding.rule];
  const database = evidence?.database ?? null;
  if (growth === undefined || database === null) return null;
  const model = finding.model ?? (ABOUT_OWN_CLASS.has(finding.rule) ? modelOfSymbol(finding.symbol, source) : null);
  const rows = model === null ? undefined : database.rows[model];
  if (model === null || rows === undefined) return null;
  const factor = round(Math.min(MOST, Math.max(LEAST, (rows / ORDINARY_ROWS) ** growth)), 3);
  return { model, rows, factor, why: wording(model, rows, factor, database.takenAt) };
}

/** A finding as it weighs on the table it meets. */
export interface Met {
  /** With the doubt about the size of the table taken off, where the table is large. */
  finding: Finding;
  volume: Volume | null;
  /** 1 where the rows are not known. */
  factor: number;
}

/**
 * What was reported as information, or as possible, because nobody knew how large the table is, is neither on a large one.
 */
export function meet(finding: Finding, source: AddonSource, evidence: RunningEvidence | undefined): Met {
  const volume = volumeOf(finding, source, evidence);
  if (volume === null || volume.factor <= 1) return { finding, volume, factor: volume?.factor ?? 1 };
  const severity = finding.severity === 'info' ? 'low' : finding.severity;
  const certainty = finding.certainty === 'possible' ? 'likely' : finding.certainty;
  return { finding: { ...finding, severity, certainty }, volume, factor: volume.factor };
}

function wording(model: string, rows: number, factor: number, takenAt: string): string {
  const weight = `weighs ${factor} times what it does on ${ORDINARY_ROWS} rows (assumption)`;
  return `${model} has ${rows} rows (database, ${day(takenAt)}): ${weight}`;
}

/** The model of `Loan.action_lend`, where every class of that name stands for the same one. */
function modelOfSymbol(symbol: string, source: AddonSource): string | null {
  const name = symbol.split('.')[0];
  const classes = source.python.flatMap((file) => file.classes).filter((entry) => entry.name === name);
  const models = new Set(classes.flatMap((entry) => (entry.model === null ? extendedModels(entry) : [entry.model])));
  return models.size === 1 ? [...models][0]! : null;
}
