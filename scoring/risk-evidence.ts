import type { AddonSource } from '../src/domain/addon.js';
import type { Confidence, Factor } from '../src/domain/score.js';
import { counted } from '../src/domain/wording.js';
import type { WeighContext } from './context.js';
import { during, logSpan, ticketSpan } from './evidence.js';
import { factor, round, saturate } from './factor.js';
import { inDatabase } from './flows.js';
import { nameOf, perYear, severityOf, ticketsOf } from './incidents.js';
import type { IncidentSeverity } from './settings.js';

/** How much an incident of a severity weighs; opinion, about a factor of two for each step. */
const INCIDENT_WEIGHT: Readonly<Record<IncidentSeverity, number>> = {
  critical: 4,
  high: 2,
  medium: 1,
  low: 0.5,
  unknown: 1,
};
/** Requests below which errors are not made a rate: one error in ten requests is no hundred in a thousand. */
const LEAST_REQUESTS = 1000;

/**
 * What a running system adds to the risk, at most 41 points. A source that was not given, or says nothing of the addon,
 * adds nothing; more trouble never lowers it.
 */
export function evidenceRisk(source: AddonSource, context: WeighContext): Factor[] {
  return [
    ...incidents(source, context),
    ...errorRate(source, context),
    ...failingCrons(source, context),
    ...blockedQueue(source, context),
    ...databaseCode(source, context),
    ...changedInDatabase(source, context),
    ...wideAccess(source, context),
  ];
}

/** Twelve points at most; six medium incidents a year are half of them. */
function incidents({ addon }: AddonSource, { evidence }: WeighContext): Factor[] {
  const year = evidence?.tickets == null ? '' : perYear(evidence.tickets);
  const own = ticketsOf(addon.name, evidence).filter(({ ticket }) => ticket.kind === 'incident');
  if (typeof year === 'string' || own.length === 0) return [];
  const weight = own.reduce((sum, { ticket, confidence }) => sum + confidence * INCIDENT_WEIGHT[severityOf(ticket)], 0);
  const why = `${counted(own.length, 'incident')} ${during(ticketSpan(evidence!.tickets)!)}, ${round(weight * year, 1)} a year weighted by severity and by how sure it is that they are about it`;
  const names = own.map(({ ticket }) => nameOf(ticket));
  return [factor('incidents', 12 * saturate(weight * year, 6), own.length, why, names)];
}

/** Ten points at most; one error in a thousand requests of the whole server is half of them. */
function errorRate({ addon }: AddonSource, { evidence }: WeighContext): Factor[] {
  const log = evidence?.log;
  const errors = log?.addons[addon.name]?.errors ?? 0;
  const span = logSpan(log ?? null);
  if (log == null || errors === 0 || span === null) return [];
  const rate = (1000 * errors) / Math.max(LEAST_REQUESTS, log.requests.total);
  const groups = log.errors.filter((group) => group.addon === addon.name).sort((a, b) => b.count - a.count);
  const recurring = groups.filter((group) => group.recurring).length;
  const why = `${counted(errors, 'error')} ${during(span)}, ${round(rate, 2)} per 1,000 requests, of ${counted(groups.length, 'kind')}, ${recurring} recurring`;
  const places = groups.map(
    ({ exception, origin, logger, count }) => `${exception || logger} in ${origin ?? logger} (${count} times)`,
  );
  return [factor('error-rate', 10 * saturate(rate, 1), rate, why, places)];
}

/** Six points at most: failing, stuck or late in the database, or failed in the log. One is half of them. */
function failingCrons(source: AddonSource, context: WeighContext): Factor[] {
  const crons = inDatabase(source, context)?.crons ?? [];
  const bad = crons.filter(
    ({ failures, stuck, lateHours }) => (failures ?? 0) > 0 || stuck === true || lateHours !== null,
  );
  const { cronFailures = 0 } = context.evidence?.log?.addons[source.addon.name] ?? {};
  const logged = (context.evidence?.log?.crons ?? []).filter(
    ({ addon, failures, timeouts }) => addon === source.addon.name && failures + timeouts > 0,
  );
  const count = Math.max(bad.length, logged.length, cronFailures > 0 ? 1 : 0);
  if (count === 0) return [];
  const why = `${counted(count, 'scheduled action')} failing, stuck or late (${bad.length} by the database; ${cronFailures} failed runs in the log)`;
  const names = [
    ...bad.map(({ xmlid, id }) => `scheduled action ${xmlid ?? id}`),
    ...logged.map(({ name, failures, timeouts }) => `"${name}": ${failures} failures, ${timeouts} timeouts in the log`),
  ];
  return [factor('failing-crons', 6 * saturate(count, 1), count, why, names)];
}

/** Four points at most: jobs that failed or wait and do not run. */
function blockedQueue({ addon }: AddonSource, { evidence }: WeighContext): Factor[] {
  const told = (evidence?.database?.operations ?? []).filter(
    (entry) => entry.addon === addon.name && (entry.kind === 'queue-blocked' || entry.kind === 'jobs-failed'),
  );
  const jobs = told.reduce((sum, { count }) => sum + count, 0);
  if (jobs === 0) return [];
  const why = `${counted(jobs, 'background job')} failed or stuck`;
  return [
    factor(
      'blocked-queue',
      4 * saturate(jobs, 10),
      jobs,
      why,
      told.map((entry) => entry.why),
    ),
  ];
}

/** Three points at most: code on its own models that no repository, test or review knows. Views changed there stand below. */
function databaseCode(source: AddonSource, context: WeighContext): Factor[] {
  const own = new Set((inDatabase(source, context)?.ownModels ?? []).map(({ model }) => model));
  const code = (context.evidence?.database?.code ?? []).filter(
    ({ model, kind }) => model !== null && kind !== 'view' && own.has(model),
  );
  if (code.length === 0) return [];
  const lines = code.reduce((sum, entry) => sum + (entry.lines ?? 1), 0);
  const why = `${counted(code.length, 'piece')} of code on its models that only the database holds, ${counted(lines, 'line')}`;
  const names = code.map(({ kind, id, flags }) => `${kind} ${id}${flags.length > 0 ? ` (${flags.join(', ')})` : ''}`);
  return [factor('database-code', 3 * saturate(lines, 30), code.length, why, names)];
}

/** Two points at most: what was changed in the database is not what the code says, and an upgrade keeps or drops it. */
function changedInDatabase(source: AddonSource, context: WeighContext): Factor[] {
  const known = inDatabase(source, context);
  const [views, records] = [known?.changedViews ?? 0, known?.changedRecords ?? 0];
  if (views + records === 0) return [];
  const why = `${counted(views, 'view')} and ${counted(records, 'protected record')} of it changed in the database`;
  return [factor('changed-in-database', 2 * saturate(views + records, 5), views + records, why)];
}

/** Concerns of the access review that mean more access than needed. */
const WIDE = new Set(['write-for-everyone', 'read-for-everyone', 'rule-switched-off']);

/** Four points at most: rights for everyone, files anybody can read, models without rights as the log warns. */
function wideAccess({ addon }: AddonSource, { evidence }: WeighContext): Factor[] {
  const concerns = (evidence?.database?.access?.concerns ?? []).flatMap(({ kind, addons }) => {
    const count = addons?.[addon.name] ?? 0;
    return WIDE.has(kind) && count > 0 ? [{ what: `${kind}: ${count}`, count }] : [];
  });
  const files = (evidence?.database?.operations ?? [])
    .filter((entry) => entry.kind === 'public-files' && entry.addon === addon.name && entry.count > 0)
    .map(({ count, why }) => ({ what: `${count} ${why}`, count: 1 }));
  const warned = evidence?.log?.addons[addon.name]?.accessWarnings ?? 0;
  const warnings =
    warned > 0 ? [{ what: `${counted(warned, 'warning')} about access rights in the log`, count: 1 }] : [];
  const all = [...concerns, ...files, ...warnings];
  const count = all.reduce((sum, entry) => sum + entry.count, 0);
  if (count === 0) return [];
  const why = `${counted(count, 'place')} with wider access than needed in the running system`;
  return [
    factor(
      'wide-access',
      4 * saturate(count, 2),
      count,
      why,
      all.map(({ what }) => what),
    ),
  ];
}

/** Incidents and errors that were looked for make a score surer; without them it stands and is less sure. */
export function withEvidence(confidence: Confidence, { evidence }: WeighContext): Confidence {
  const watched = evidence?.tickets != null && evidence.log != null;
  return watched && confidence === 'medium' ? 'high' : confidence;
}
