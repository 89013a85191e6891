import { existsSync, readFileSync } from 'node:fs';
import type { Certainty, Severity } from '../../src/domain/finding.js';
import { packageFile } from '../../src/package-root.js';

/**
 * How often real migrations changed the lines that findings point at. `npm run fit:certainty` measures it and writes
 * observed.json; what was seen often enough corrects the certainty that was given by judgement.
 */

/** Findings on trees before their migration, and those with at least one line that the migration changed. */
export interface Observation {
  findings: number;
  hits: number;
  addons: number;
  repositories: number;
}

export interface Observations {
  provenance: Record<string, unknown>;
  /** By `observationKey`: the id of a change, or `<rule>:<message>` for what only the symbol indexes show. */
  seen: Record<string, Observation>;
}

/** Fewer findings, or findings in fewer repositories, decide nothing. */
const FEWEST_FINDINGS = 10;
const FEWEST_REPOSITORIES = 3;
/** Below this share of hits a finding is only possible; above the other one it is more than that. */
const WEAK = 0.5;
const STRONG = 0.8;

/** Under what a finding is counted: a change that breaks only later is another matter than the same one on its step. */
export function observationKey(finding: { change?: string | null; rule: string; message: string }): string {
  const { change, rule, message } = finding;
  if (!change) return `${rule}:${message}`;
  return message.startsWith('ends-') ? `${change}${ENDING}` : change;
}

/** Behind the id of a change: its findings on the way to targets that still have the construct. */
export const ENDING = ':deprecated';

export type Correction = 'weakened' | 'strengthened';

export function correctionOf({ findings, hits, repositories }: Observation): Correction | null {
  if (findings < FEWEST_FINDINGS || repositories < FEWEST_REPOSITORIES) return null;
  if (hits < WEAK * findings) return 'weakened';
  return hits > STRONG * findings ? 'strengthened' : null;
}

/** Below this share nearly everybody left the construct as it is. */
const LEFT = 0.25;

/** Whether real migrations left a construct where it was in more than three cases of four, seen often enough to say so. */
export function isMostlyLeft(key: string): boolean {
  const observation = observationOf(key);
  return (
    observation !== null && correctionOf(observation) === 'weakened' && observation.hits < LEFT * observation.findings
  );
}

let observations: Observations | undefined;

/** Puts other observations in place of the shipped ones, in this process; null: none, so that findings are as judged. */
export function setObservations(other: Observations | null): void {
  observations = other ?? { provenance: {}, seen: {} };
}

export function observationOf(key: string): Observation | null {
  observations ??= shippedObservations();
  return Object.hasOwn(observations.seen, key) ? observations.seen[key]! : null;
}

/** One step milder: how bad a loss is does not follow from how often it was seen, but doubt should not stop an upgrade. */
const MILDER: Readonly<Record<Severity, Severity>> = {
  blocker: 'high',
  high: 'medium',
  medium: 'low',
  low: 'low',
  info: 'info',
};

/** A draft as observation corrects it: weakened to possible and one step milder, or strengthened from possible to likely. */
export function corrected<T extends { certainty?: Certainty; severity?: Severity }>(draft: T, key: string): T {
  const observation = observationOf(key);
  const correction = observation === null ? null : correctionOf(observation);
  if (correction === 'weakened') {
    return { ...draft, certainty: 'possible', ...(draft.severity ? { severity: MILDER[draft.severity] } : {}) };
  }
  return correction === 'strengthened' && draft.certainty === 'possible' ? { ...draft, certainty: 'likely' } : draft;
}

/** One sentence on what was seen, for `explain`; null where nothing was. */
export function toldObservation(key: string): string | null {
  const observation = observationOf(key);
  if (observation === null) return null;
  const { findings, hits, addons, repositories } = observation;
  const seen = `real migrations changed ${hits} of ${findings} places (${addons} addons, ${repositories} repositories)`;
  switch (correctionOf(observation)) {
    case 'weakened':
      return `${seen}; less than half, so it is reported as possible and one step milder`;
    case 'strengthened':
      return `${seen}; more than four in five, so it is reported as at least likely`;
    default:
      return seen;
  }
}

/** The observations that ship with the program; none where the file is missing. */
export function shippedObservations(): Observations {
  const file = packageFile('analyzers', 'changes', 'observed.json');
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Observations) : { provenance: {}, seen: {} };
}
