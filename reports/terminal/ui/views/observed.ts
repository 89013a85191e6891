import type { AddonResult } from '../../../../src/domain/result.js';
import { count, decimal, whole } from '../../../shared/numbers.js';
import type { Pen } from '../../paint.js';
import { pair, title } from '../draw/text.js';

const MOST_MODELS = 6;

/** What the running system told of the addon; nothing where none was asked. What it does not say is left out, never 0. */
export function observedLines({ observed }: AddonResult, width: number, pen: Pen): string[] {
  if (observed === undefined) return [];
  return [
    ...title(pen, 'Running system', width),
    ...databaseLines(observed.database, width, pen),
    ...logLines(observed.log, width, pen),
    ...ticketLines(observed.tickets, width, pen),
  ];
}

type Observed = NonNullable<AddonResult['observed']>;

function databaseLines(database: Observed['database'], width: number, pen: Pen): string[] {
  if (database === null) return pair(pen, 'Database', 'tells nothing of it', width);
  const { state, installedVersion, lastDeploy, ownModels, crons } = database;
  const version = installedVersion === null ? '' : `, version ${installedVersion}`;
  const deployed = lastDeploy === null ? '' : `, deployed ${lastDeploy}`;
  const more = ownModels.length > MOST_MODELS ? [`and ${count(ownModels.length - MOST_MODELS, 'more model')}`] : [];
  const parts = [
    known(database.changedViews, 'view changed in it', 'views changed in it'),
    known(database.changedRecords, 'record changed in it', 'records changed in it'),
    known(database.disabledViews, 'view switched off', 'views switched off'),
    known(database.loggedErrors, 'logged error'),
  ].filter((part) => part !== null);
  return [
    ...pair(pen, 'Database', `${state ?? 'does not know its name'}${version}${deployed}`, width),
    ...ownModels.slice(0, MOST_MODELS).flatMap(({ model, rows, writesPerDay, newestRecord }) => {
      const said = [
        rows === null ? null : count(rows, 'row'),
        writesPerDay === null ? null : `${decimal(writesPerDay)} writes a day`,
        newestRecord === null ? null : `newest ${newestRecord}`,
      ].filter((part) => part !== null);
      return pair(pen, 'Model', `${model}: ${said.join(', ') || 'nothing told'}`, width);
    }),
    ...more.flatMap((text) => pair(pen, '', text, width)),
    ...crons.flatMap(({ xmlid, id, active, lateHours, failures }) => {
      const late = lateHours === null ? '' : `, ${whole(lateHours)} h late`;
      const failed = failures === null || failures === 0 ? '' : `, ${count(failures, 'failure')}`;
      return pair(pen, 'Cron', `${xmlid ?? id}${active ? '' : ', not active'}${late}${failed}`, width);
    }),
    ...(parts.length === 0 ? [] : pair(pen, 'In it', parts.join(', '), width)),
  ];
}

const known = (value: number | null, one: string, many?: string): string | null =>
  value === null || value === 0 ? null : count(value, one, many);

function logLines(log: Observed['log'], width: number, pen: Pen): string[] {
  if (log === null) return pair(pen, 'Server log', 'tells nothing of it', width);
  const { own, extended, routes, reports } = log.requests;
  const requests = own.read + own.write + own.button + own.other + routes + reports;
  const last = log.lastUse === null ? '' : `, last ${log.lastUse}`;
  return [
    ...pair(
      pen,
      'Server log',
      `${count(requests, 'request')} on ${count(log.activeDays, 'day')}${last}; ${whole(extended)} on models it extends`,
      width,
    ),
    ...pair(
      pen,
      'Errors',
      `${count(log.errors, 'error')}, ${count(log.refusals, 'refusal')}, ${log.cronFailures} of ${count(log.cronRuns, 'cron run')} failed`,
      width,
    ),
  ];
}

function ticketLines(tickets: Observed['tickets'], width: number, pen: Pen): string[] {
  if (tickets === null) return pair(pen, 'Tickets', 'tell nothing of it', width);
  const kinds = Object.entries(tickets.byKind).filter(([, value]) => value > 0);
  const text = kinds.map(([kind, value]) => `${whole(value)} ${kind}`).join(', ') || 'none';
  return pair(
    pen,
    'Tickets',
    `${text}; ${whole(tickets.open)} open, ${count(tickets.emergencies, 'emergency', 'emergencies')}`,
    width,
  );
}
