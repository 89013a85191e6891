import { createHash } from 'node:crypto';
import type { DatabaseEvidence } from '../domain/evidence/database.js';
import type { LogEvidence } from '../domain/evidence/log.js';
import type { ScannedCode } from '../domain/evidence/scanned-code.js';

/** Names of scheduled actions that modules bring: they are in their data, so they name nobody. */
export function namesOfCrons({ crons = [] }: ScannedCode, database: DatabaseEvidence | null): Set<string> {
  const brought = Object.values(database?.addons ?? {}).flatMap((addon) => addon.crons.map(({ name }) => name));
  return new Set([...crons.map(({ name }) => name), ...brought.filter((name) => name !== null)]);
}

/**
 * A scheduled action made by hand bears whatever its maker wrote ("Report for …"). Its name becomes a fingerprint, which
 * tells it from others and nothing more; its id stays where the log has it.
 */
export function withoutFreeNames(log: LogEvidence | null, known: ReadonlySet<string>): LogEvidence | null {
  if (log === null) return null;
  const crons = log.crons.map((cron) =>
    known.has(cron.name) ? cron : { ...cron, name: `unnamed ${mark(cron.name)}` },
  );
  return { ...log, crons };
}

const mark = (name: string) => createHash('sha256').update(name).digest('hex').slice(0, 8);
