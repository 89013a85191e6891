import { correctionOf, type Observation, observationKey } from '../../analyzers/changes/observed.js';
import { hopsBetween } from '../../src/domain/series.js';
import type { ObservedFinding, Row } from './extract.js';

/** Findings that stand on lines of code and belong to a step the migration made. */
function counted(row: Row): ObservedFinding[] {
  const hops = new Set<string>(hopsBetween(row.from, row.to));
  return row.findings.filter(({ step, lines }) => step !== null && hops.has(step) && lines.length > 0);
}

/** Observations by key, keys in order. */
export function observe(rows: readonly Row[]): Record<string, Observation> {
  const seen = new Map<string, { findings: number; hits: number; addons: Set<string>; repositories: Set<string> }>();
  for (const row of rows) {
    for (const finding of counted(row)) {
      const key = observationKey(finding);
      let entry = seen.get(key);
      if (entry === undefined) {
        entry = { findings: 0, hits: 0, addons: new Set(), repositories: new Set() };
        seen.set(key, entry);
      }
      entry.findings++;
      if (finding.changed.length > 0) entry.hits++;
      entry.addons.add(`${row.repo}/${row.module}`);
      entry.repositories.add(row.repo);
    }
  }
  return Object.fromEntries(
    [...seen]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, { addons, repositories, ...counts }]) => [
        key,
        { ...counts, addons: addons.size, repositories: repositories.size },
      ]),
  );
}

/** Whether a finding counts as certain or likely. */
export type IsSure = (finding: ObservedFinding) => boolean;

export const asJudged: IsSure = ({ certainty }) => certainty !== 'possible';

export function corrections(seen: Readonly<Record<string, Observation>>): IsSure {
  return (finding) => {
    const observation = seen[observationKey(finding)];
    const correction = observation === undefined ? null : correctionOf(observation);
    return correction === null ? asJudged(finding) : correction === 'strengthened';
  };
}

export interface Sure {
  /** Lines of code in sure findings, each once, and those the migration changed. */
  claimed: number;
  right: number;
  /** Changed lines in files that stay, in findings of any certainty, and all of them. */
  found: number;
  changed: number;
}

export function precisionOf(rows: readonly Row[], isSure: IsSure): Sure {
  const sum: Sure = { claimed: 0, right: 0, found: 0, changed: 0 };
  for (const row of rows) {
    const claimed = new Set<string>();
    const right = new Set<string>();
    const found = new Set<string>();
    for (const finding of counted(row)) {
      // What merely warns need not change on the step.
      if (!finding.breaks) continue;
      const { path, kept, lines, changed } = finding;
      if (kept) for (const line of changed) found.add(`${path}:${line}`);
      if (!isSure(finding)) continue;
      for (const line of lines) claimed.add(`${path}:${line}`);
      for (const line of changed) right.add(`${path}:${line}`);
    }
    sum.claimed += claimed.size;
    sum.right += right.size;
    sum.found += found.size;
    sum.changed += row.changedKept;
  }
  return sum;
}
