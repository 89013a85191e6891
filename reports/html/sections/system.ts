import type { DatabaseEvidence } from '../../../src/domain/evidence/database.js';
import type { TicketKind } from '../../../src/domain/evidence/tickets.js';
import type { EvidenceProblem, Window } from '../../../src/domain/evidence/window.js';
import type { System } from '../../../src/domain/system.js';
import { html, type Markup, type Part } from '../../shared/html.js';
import { type Page, withName } from '../context.js';
import { dataTable, nameLink, section, sentence, spoken } from '../parts.js';

type Row = readonly Part[];

function joined({ words }: Page, parts: readonly (Markup | string | false | null)[]): Markup {
  const told = parts.filter((part) => part !== false && part !== null && part !== '');
  return html`${told.map((part, index) => html`${index > 0 && words.semicolon}${part}`)}`;
}

function problemsTold(page: Page, problems: readonly EvidenceProblem[]): Markup[] {
  return problems.map(
    ({ why, count: times }) => html`${sentence(page, why)}${times > 1 && ` (${page.f.whole(times)})`}`,
  );
}

/** `12 incidents, 3 requests`, kinds without a ticket left out. */
export function kindsTold({ words: { system: words } }: Page, byKind: Readonly<Record<TicketKind, number>>): string {
  return (Object.keys(words.kinds) as TicketKind[])
    .filter((kind) => byKind[kind] > 0)
    .map((kind) => words.kinds[kind](byKind[kind]))
    .join(', ');
}

/** A window on two lines at most, its dates kept whole. */
function spanCell({ f, words }: Page, window: Window): Markup {
  const [from, to] = [f.day(window.from), f.day(window.to)];
  if (from === to) return html`<span class="nb">${from}</span>`;
  const [first, last] = words.span(from, to);
  return html`<span class="nb">${first}</span> <span class="nb">${last}</span>`;
}

function databaseRow(page: Page, database: System['database']): Row {
  const words = page.words.system;
  if (database === null) return [words.database, words.notGiven, '', ''];
  const { bundles, window, takenAt, confidence, blocks, problems } = database;
  const last = bundles.at(-1);
  const holds = words.bundles(bundles.length, last?.modules ?? 0, last?.tables ?? 0, confidence);
  const unused = blocks.filter(({ state }) => state !== 'used');
  const lacks = [
    window === null && words.oneBundle,
    unused.length > 0 && words.blocks(unused.length, blocks.length, unused.map(({ id }) => id).join(', ')),
    ...problemsTold(page, problems),
  ];
  return [
    words.database,
    window === null ? html`<span class="nb">${words.taken(page.f.day(takenAt))}</span>` : spanCell(page, window),
    holds,
    joined(page, lacks),
  ];
}

function logRow(page: Page, log: System['log']): Row {
  const words = page.words.system;
  if (log === null) return [words.log, words.notGiven, '', ''];
  const { files, lines, window, records, gaps, timezone, problems } = log;
  const lacks = [
    words.unattributable(lines.unattributable),
    lines.damaged > 0 && words.damaged(lines.damaged),
    gaps.length > 0 && words.gaps(gaps.length),
    timezone.assumed && words.assumedZone(timezone.name),
    ...problemsTold(page, problems),
  ];
  const holds =
    window === null
      ? words.logHoldsTimeless(files.length, records)
      : words.logHolds(files.length, records, window.hours);
  return [words.log, window === null ? words.noTime : spanCell(page, window), holds, joined(page, lacks)];
}

function ticketRow(page: Page, tickets: System['tickets']): Row {
  const words = page.words.system;
  if (tickets === null) return [words.tickets, words.notGiven, '', ''];
  const { total, byKind, emergencies, withoutSeverity, unattributed, window, problems } = tickets;
  const holds = joined(page, [
    words.ticketsHold(total, kindsTold(page, byKind)),
    emergencies > 0 && words.emergencies(emergencies),
  ]);
  const lacks = [
    withoutSeverity > 0 && words.withoutSeverity(withoutSeverity),
    unattributed > 0 && words.unattributed(unattributed),
    ...problemsTold(page, problems),
  ];
  return [words.tickets, window === null ? words.noTime : spanCell(page, window), holds, joined(page, lacks)];
}

/** Rows up to the limit, and the word on the rest. */
function cut<T>({ words }: Page, list: readonly T[], most: number): { shown: readonly T[]; more: string | false } {
  const rest = list.length - most;
  return { shown: list.slice(0, most), more: rest > 0 && words.system.more(rest) };
}

function users({ words: { system: words, colon } }: Page, told: DatabaseEvidence['users']): Markup | null {
  if (told === null) return null;
  const parts = (['internal', 'portal', 'active30Days', 'notSince90Days', 'neverLoggedIn'] as const).flatMap((key) =>
    told[key] === null ? [] : [words.usersTold[key](told[key])],
  );
  return parts.length === 0 ? null : html`<p><span class="soft">${words.users}${colon}</span> ${parts.join(', ')}.</p>`;
}

function access(page: Page, review: DatabaseEvidence['access'], counts: DatabaseEvidence['users']): Part {
  const { f, limits } = page;
  const words = page.words.system;
  if (review === null) return null;
  const { shown, more } = cut(page, review.privileged, limits.decisions);
  const concerns = review.concerns.map(({ kind, count: many, why, ids }) => {
    const listed = ids.slice(0, limits.evidence + 2);
    const rest = Math.max(many, ids.length) - listed.length;
    return [
      spoken(page, kind, words.spoken),
      f.whole(many),
      sentence(page, why),
      html`<code>${listed.join(', ')}</code>${listed.length > 0 && rest > 0 && html` <span class="soft">+${f.whole(rest)}</span>`}`,
    ];
  });
  return [
    html`<h3>${words.access}</h3>`,
    users(page, counts),
    dataTable({ title: words.concerns, heads: words.concernHeads, numeric: [1], rows: concerns }),
    dataTable({
      title: words.privileged,
      heads: words.privilegedHeads,
      rows: shown.map(({ user, groups, lastLogin, active, notes }) => [
        html`<code>res.users:${user}</code>`,
        html`<code>${groups.join(', ')}</code>`,
        html`<span class="nb">${lastLogin === null ? words.never : f.day(lastLogin)}</span>`,
        notes.length > 0
          ? joined(
              page,
              [...new Set(notes)].map((note) => sentence(page, note)),
            )
          : active
            ? ''
            : words.inactive,
      ]),
      more,
    }),
  ];
}

function databaseCode(page: Page, { code, customLines }: Pick<DatabaseEvidence, 'code' | 'customLines'>): Part {
  const { f, limits } = page;
  const words = page.words.system;
  const { shown, more } = cut(page, code, limits.systemRows);
  const table = dataTable({
    title: words.code,
    heads: words.codeHeads,
    numeric: [3],
    rows: shown.map(({ kind, id, model, lines, flags }) => [
      spoken(page, kind, words.spoken),
      html`<code>${id}</code>`,
      model === null ? '' : html`<code>${model}</code>`,
      lines === null ? '?' : f.whole(lines),
      html`${flags.map((flag, index) => html`${index > 0 && ', '}${sentence(page, flag)}`)}`,
    ]),
    more,
  });
  return [table, customLines !== null && customLines > 0 && html`<p>${words.customLines(customLines)}</p>`];
}

function operations(page: Page, list: DatabaseEvidence['operations']): Markup | null {
  const { f, keys, limits } = page;
  const words = page.words.system;
  const { shown, more } = cut(page, list, limits.systemRows);
  return dataTable({
    title: words.operations,
    heads: words.operationHeads,
    numeric: [2],
    rows: shown.map(({ kind, addon, count: many, why }) => [
      spoken(page, kind, words.spoken),
      addon === null ? '' : nameLink(addon, keys),
      f.whole(many),
      sentence(page, why),
    ]),
    more,
  });
}

function logTables(page: Page, log: NonNullable<System['log']>): Part {
  const { f, keys, limits } = page;
  const words = page.words.system;
  const worst = [...log.errors].sort((a, b) => b.count - a.count || (a.fingerprint < b.fingerprint ? -1 : 1));
  const errors = cut(page, worst, limits.systemRows);
  const failing = log.crons.filter(({ failures, timeouts }) => failures + timeouts > 0);
  const crons = cut(page, failing, limits.systemRows);
  const killed = Object.entries(log.killed).map(
    ([kind, times], index) => html`${index > 0 && ', '}${spoken(page, kind, words.spoken)} ${f.whole(times)}`,
  );
  return [
    dataTable({
      title: words.errors,
      heads: words.errorHeads,
      numeric: [2, 3],
      rows: errors.shown.map(({ exception, logger, addon, origin, count: times, days, recurring, last }) => [
        html`<code>${exception === '' ? logger : exception}</code>`,
        [addon !== null && nameLink(addon, keys), origin !== null && html` <code>${origin}</code>`],
        f.whole(times),
        html`${f.whole(days)}${recurring && html`<small>${words.recurring}</small>`}`,
        html`<span class="nb">${f.day(last)}</span>`,
      ]),
      more: errors.more,
    }),
    log.unattributedErrors > 0 && html`<p class="soft">${words.unattributedErrors(log.unattributedErrors)}</p>`,
    dataTable({
      title: words.crons,
      heads: words.cronHeads,
      numeric: [2, 3, 4],
      rows: crons.shown.map(({ name, addon, runs, failures, timeouts }) => [
        name,
        addon === null ? '' : nameLink(addon, keys),
        ...[runs, failures, timeouts].map((value) => f.whole(value)),
      ]),
      more: crons.more,
    }),
    killed.length > 0 && html`<p>${withName(words.killed, html`${killed}`)}</p>`,
  ];
}

/** Evidence of the running system that is about no single addon; null where none was given. */
export function runningSystem(page: Page): Markup | null {
  const { system } = page.result;
  const words = page.words.system;
  if (!system) return null;
  const { database, log, tickets } = system;
  return section('system', words.title, words.lede, [
    dataTable({
      title: words.sources,
      heads: words.sourceHeads,
      rows: [databaseRow(page, database), logRow(page, log), ticketRow(page, tickets)],
    }),
    database && [
      operations(page, database.operations),
      access(page, database.access, database.users),
      databaseCode(page, database),
    ],
    log && logTables(page, log),
  ]);
}
