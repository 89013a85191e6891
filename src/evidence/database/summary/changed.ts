import type { Bundle } from '../bundle/read.js';
import { parseTime } from '../time.js';

const DAY = 86_400_000;

/** A record of a module that upgrades leave alone (noupdate) and that somebody changed since. */
export interface ChangedRecord {
  module: string;
  /** `ir.rule:12` */
  id: string;
}

/**
 * Rules and mail templates that were written after they were created. A change within a day of a deployment is taken
 * for the deployment's own: a module may write records of another. Null where the bundle has neither block.
 */
export function changedRecords(bundle: Bundle): ChangedRecord[] | null {
  const rules = bundle.rows('S22');
  const others = bundle.rows('S37');
  if (rules === null && others === null) return null;
  const deploys = (bundle.rows('S03') ?? []).flatMap((row) => parseTime(row.write_date) ?? []).sort((a, b) => a - b);
  const byPeople = (time: string | null) => {
    const at = parseTime(time);
    return at === null || !deploys.some((deploy) => Math.abs(deploy - at) <= DAY);
  };
  const changed = [
    ...(rules ?? [])
      .filter((row) => row.changed_after_create === true && row.noupdate === true && byPeople(row.write_date))
      .flatMap((row) => (row.rule_module === null ? [] : [{ module: row.rule_module, id: `ir.rule:${row.id}` }])),
    ...(others ?? [])
      .filter((row) => byPeople(row.write_date))
      .map((row) => ({ module: row.module, id: `${row.artefact_model}:${row.id}` })),
  ];
  return changed.sort((a, b) => (a.module + a.id < b.module + b.id ? -1 : 1));
}

export function countChangedRecords(bundle: Bundle): Map<string, number> | null {
  const changed = changedRecords(bundle);
  if (changed === null) return null;
  const counts = new Map<string, number>();
  for (const { module } of changed) counts.set(module, (counts.get(module) ?? 0) + 1);
  return counts;
}
