import type { DatabaseEvidence } from '../../../src/domain/evidence/database.js';
import type { TicketKind } from '../../../src/domain/evidence/tickets.js';
import type { EvidenceProblem, Window } from '../../../src/domain/evidence/window.js';
import type { Result } from '../../../src/domain/result.js';
import type { System } from '../../../src/domain/system.js';
import { html, type Markup, type Part } from '../../shared/html.js';
import { count, percent, whole } from '../../shared/numbers.js';
import { day } from '../../shared/time.js';
import type { Limits } from '../limits.js';
import { dataTable, nameLink, section, spoken } from '../parts.js';
import { SYSTEM } from '../words-evidence.js';

type Row = readonly Part[];

function joined(parts: readonly (string | false | null)[]): string {
  return parts.filter(Boolean).join('; ');
}

function problemsTold(problems: readonly EvidenceProblem[]): string[] {
  return problems.map(({ why, count: times }) => `${why}${times > 1 ? ` (${whole(times)})` : ''}`);
}

/** `12 incidents, 3 requests`, kinds without a ticket left out. */
export function kindsTold(byKind: Readonly<Record<TicketKind, number>>): string {
  return (Object.keys(SYSTEM.kinds) as TicketKind[])
    .filter((kind) => byKind[kind] > 0)
    .map((kind) => count(byKind[kind], ...SYSTEM.kinds[kind]))
    .join(', ');
}

/** A window on two lines at most, its dates kept whole. */
function spanCell(window: Window): Markup {
  const [from, to] = [day(window.from), day(window.to)];
  if (from === to) return html`<span class="nb">${from}</span>`;
  return html`<span class="nb">${from} to</span> <span class="nb">${to}</span>`;
}

function databaseRow(database: System['database']): Row {
  if (database === null) return [SYSTEM.database, SYSTEM.notGiven, '', ''];
  const { bundles, window, takenAt, confidence, blocks, problems } = database;
  const last = bundles.at(-1);
  const holds = SYSTEM.bundles(
    count(bundles.length, 'bundle'),
    count(last?.modules ?? 0, 'module'),
    count(last?.tables ?? 0, 'table'),
    percent(confidence),
  );
  const unused = blocks.filter(({ state }) => state !== 'used');
  const lacks = [
    window === null && SYSTEM.oneBundle,
    unused.length > 0 &&
      SYSTEM.blocks(`${whole(unused.length)} of ${whole(blocks.length)}`, unused.map(({ id }) => id).join(', ')),
    ...problemsTold(problems),
  ];
  return [
    SYSTEM.database,
    window === null ? html`<span class="nb">${SYSTEM.taken(day(takenAt))}</span>` : spanCell(window),
    holds,
    joined(lacks),
  ];
}

function logRow(log: System['log']): Row {
  if (log === null) return [SYSTEM.log, SYSTEM.notGiven, '', ''];
  const { files, lines, window, records, gaps, timezone, problems } = log;
  const hours = window === null ? SYSTEM.noTime : count(window.hours, 'hour');
  const lacks = [
    SYSTEM.logLacks(count(lines.unattributable, 'line'), lines.damaged),
    gaps.length > 0 && SYSTEM.gaps(count(gaps.length, 'stretch', 'stretches')),
    timezone.assumed && SYSTEM.assumedZone(timezone.name),
    ...problemsTold(problems),
  ];
  const holds = SYSTEM.logHolds(count(files.length, 'file'), count(records, 'record'), hours);
  return [SYSTEM.log, window === null ? SYSTEM.noTime : spanCell(window), holds, joined(lacks)];
}

function ticketRow(tickets: System['tickets']): Row {
  if (tickets === null) return [SYSTEM.tickets, SYSTEM.notGiven, '', ''];
  const { total, byKind, emergencies, withoutSeverity, unattributed, window, problems } = tickets;
  const holds = joined([
    SYSTEM.ticketsHold(count(total, 'ticket'), kindsTold(byKind)),
    emergencies > 0 && SYSTEM.emergencies(count(emergencies, 'emergency', 'emergencies')),
  ]);
  const lacks = [
    withoutSeverity > 0 && SYSTEM.withoutSeverity(whole(withoutSeverity)),
    unattributed > 0 && SYSTEM.unattributed(whole(unattributed)),
    ...problemsTold(problems),
  ];
  return [SYSTEM.tickets, window === null ? SYSTEM.noTime : spanCell(window), holds, joined(lacks)];
}

/** Rows up to the limit, and the word on the rest. */
function cut<T>(list: readonly T[], most: number): { shown: readonly T[]; more: string | false } {
  const rest = list.length - most;
  return { shown: list.slice(0, most), more: rest > 0 && SYSTEM.more(rest) };
}

function users(told: DatabaseEvidence['users']): Markup | null {
  if (told === null) return null;
  const parts = (['internal', 'portal', 'active30Days', 'notSince90Days', 'neverLoggedIn'] as const).flatMap((key) =>
    told[key] === null ? [] : [`${whole(told[key])} ${SYSTEM.usersTold[key]}`],
  );
  return parts.length === 0 ? null : html`<p><span class="soft">${SYSTEM.users}:</span> ${parts.join(', ')}.</p>`;
}

function access(review: DatabaseEvidence['access'], counts: DatabaseEvidence['users'], limits: Limits): Part {
  if (review === null) return null;
  const { shown, more } = cut(review.privileged, limits.systemRows);
  const concerns = review.concerns.map(({ kind, count: many, why, ids }) => {
    const listed = ids.slice(0, limits.evidence + 2);
    const rest = Math.max(many, ids.length) - listed.length;
    return [
      spoken(kind),
      whole(many),
      why,
      html`<code>${listed.join(', ')}</code>${listed.length > 0 && rest > 0 && html` <span class="soft">+${whole(rest)}</span>`}`,
    ];
  });
  return [
    html`<h3>${SYSTEM.access}</h3>`,
    users(counts),
    dataTable({ title: SYSTEM.concerns, heads: SYSTEM.concernHeads, numeric: [1], rows: concerns }),
    dataTable({
      title: SYSTEM.privileged,
      heads: SYSTEM.privilegedHeads,
      rows: shown.map(({ user, groups, lastLogin, active, notes }) => [
        html`<code>res.users:${user}</code>`,
        html`<code>${groups.join(', ')}</code>`,
        html`<span class="nb">${lastLogin === null ? SYSTEM.never : day(lastLogin)}</span>`,
        [...new Set([...notes, ...(active || notes.length > 0 ? [] : [SYSTEM.inactive])])].join('; '),
      ]),
      more,
    }),
  ];
}

function databaseCode({ code, customLines }: Pick<DatabaseEvidence, 'code' | 'customLines'>, limits: Limits): Part {
  const { shown, more } = cut(code, limits.systemRows);
  const table = dataTable({
    title: SYSTEM.code,
    heads: SYSTEM.codeHeads,
    numeric: [3],
    rows: shown.map(({ kind, id, model, lines, flags }) => [
      spoken(kind),
      html`<code>${id}</code>`,
      model === null ? '' : html`<code>${model}</code>`,
      lines === null ? '?' : whole(lines),
      flags.join(', '),
    ]),
    more,
  });
  return [table, customLines !== null && customLines > 0 && html`<p>${SYSTEM.customLines(whole(customLines))}</p>`];
}

function operations(list: DatabaseEvidence['operations'], keys: ReadonlySet<string>, limits: Limits): Markup | null {
  const { shown, more } = cut(list, limits.systemRows);
  return dataTable({
    title: SYSTEM.operations,
    heads: SYSTEM.operationHeads,
    numeric: [2],
    rows: shown.map(({ kind, addon, count: many, why }) => [
      spoken(kind),
      addon === null ? '' : nameLink(addon, keys),
      whole(many),
      why,
    ]),
    more,
  });
}

function logTables(log: NonNullable<System['log']>, keys: ReadonlySet<string>, limits: Limits): Part {
  const worst = [...log.errors].sort((a, b) => b.count - a.count || (a.fingerprint < b.fingerprint ? -1 : 1));
  const errors = cut(worst, limits.systemRows);
  const failing = log.crons.filter(({ failures, timeouts }) => failures + timeouts > 0);
  const crons = cut(failing, limits.systemRows);
  const killed = Object.entries(log.killed).map(([kind, times]) => `${spoken(kind)} ${whole(times)}`);
  return [
    dataTable({
      title: SYSTEM.errors,
      heads: SYSTEM.errorHeads,
      numeric: [2, 3],
      rows: errors.shown.map(({ exception, logger, addon, origin, count: times, days, recurring, last }) => [
        html`<code>${exception === '' ? logger : exception}</code>`,
        [addon !== null && nameLink(addon, keys), origin !== null && html` <code>${origin}</code>`],
        whole(times),
        html`${whole(days)}${recurring && html`<small>${SYSTEM.recurring}</small>`}`,
        html`<span class="nb">${day(last)}</span>`,
      ]),
      more: errors.more,
    }),
    log.unattributedErrors > 0 &&
      html`<p class="soft">${SYSTEM.unattributedErrors(count(log.unattributedErrors, 'error'))}</p>`,
    dataTable({
      title: SYSTEM.crons,
      heads: SYSTEM.cronHeads,
      numeric: [2, 3, 4],
      rows: crons.shown.map(({ name, addon, runs, failures, timeouts }) => [
        name,
        addon === null ? '' : nameLink(addon, keys),
        ...[runs, failures, timeouts].map(whole),
      ]),
      more: crons.more,
    }),
    killed.length > 0 && html`<p>${SYSTEM.killed(killed.join(', '))}</p>`,
  ];
}

/** Evidence of the running system that is about no single addon; null where none was given. */
export function runningSystem(result: Result, limits: Limits): Markup | null {
  const { system } = result;
  if (!system) return null;
  const { database, log, tickets } = system;
  const keys = new Set(result.addons.map(({ key }) => key));
  return section('system', SYSTEM.title, SYSTEM.lede, [
    dataTable({
      title: SYSTEM.sources,
      heads: SYSTEM.sourceHeads,
      rows: [databaseRow(database), logRow(log), ticketRow(tickets)],
    }),
    database && [
      operations(database.operations, keys, limits),
      access(database.access, database.users, limits),
      databaseCode(database, limits),
    ],
    log && logTables(log, keys, limits),
  ]);
}
