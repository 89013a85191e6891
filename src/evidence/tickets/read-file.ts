import path from 'node:path';
import type { ScannedCode } from '../../domain/evidence/scanned-code.js';
import type { SourceSettings, TicketSettings } from '../../domain/evidence/ticket-settings.js';
import type { Ticket, TicketEvidence, TicketSource } from '../../domain/evidence/tickets.js';
import type { EvidenceProblem } from '../../domain/evidence/window.js';
import { Attributor } from './attribute.js';
import { openText } from './bytes.js';
import { compileRules } from './classify.js';
import type { CommitLinks } from './commits.js';
import { csvTable } from './csv.js';
import { type DateOrder, isoOf, needsOrder, orderOf, parseDate } from './dates.js';
import { DATE_FIELDS, type DateField, type Draft, type DraftTools, draftOf, type Gathered, valuesOf } from './draft.js';
import { jsonTable } from './json.js';
import { type Mapping, mapHeaders } from './mapping.js';
import { stateOf } from './status.js';
import { Damage, inOneLine, type Table } from './table.js';

export interface TicketOptions {
  /** Which addons the commits that name a ticket changed; left out where history was not read. */
  commits?: CommitLinks;
  /** ISO date after which nothing can have happened; left out, later dates are believed. */
  today?: string;
}

/** One file, and what somebody who writes a configuration for it wants to know. */
export interface FileReading {
  file: TicketEvidence['files'][number] | null;
  tickets: Ticket[];
  /** When each ticket was last touched, as far as its dates tell; same order as `tickets`. */
  stamps: number[];
  problems: EvidenceProblem[];
  unused: string[];
  /** Values of the priority column, and of states that no word is known of, with their counts. */
  priorities: Map<string, number>;
  unknownStates: Map<string, number>;
}

/**
 * Reads one ticket file. What is wrong with it is in `problems`.
 * @throws InputError where there is no such file.
 */
export async function readTicketFile(
  file: string,
  settings: TicketSettings,
  scanned: ScannedCode,
  options: TicketOptions,
): Promise<FileReading> {
  const name = path.basename(file);
  const opened = await openText(file, name);
  if ('refused' in opened) return refused(name, opened.refused);
  const table = tableOf(opened.text);
  if (table === null) return refused(name, 'holds no table: neither CSV with a header nor a JSON list');
  const mapping = mapHeaders(table.headers, settings);
  if (typeof mapping === 'string') return refused(name, mapping);
  const notes = opened.note === null ? [] : [{ source: name, why: opened.note, count: 1 }];
  const reading = convert(table, mapping, { name, settings, scanned, options });
  return { ...reading, problems: [...notes, ...reading.problems] };
}

/** Headers are shown to people: a quoted cell, and a key of JSON, may hold line ends and worse. */
function tableOf(text: string): Table | null {
  const table = /^\uFEFF?\s*[[{]/.test(text) ? jsonTable(text) : csvTable(text);
  return table && { ...table, headers: table.headers.map(inOneLine) };
}

function refused(name: string, why: string): FileReading {
  return {
    file: null,
    tickets: [],
    stamps: [],
    problems: [{ source: name, why, count: 1 }],
    unused: [],
    priorities: new Map(),
    unknownStates: new Map(),
  };
}

interface Around {
  name: string;
  settings: TicketSettings;
  scanned: ScannedCode;
  options: TicketOptions;
}

function convert(table: Table, mapping: Mapping, { name, settings, scanned, options }: Around): FileReading {
  const own = settingsOf(settings, mapping.source);
  const tools: DraftTools = {
    source: mapping.source,
    settings: own,
    rules: compileRules(settings),
    attributor: new Attributor(scanned, own.components),
  };
  const damage = new Damage();
  const drafts = readDrafts(table, mapping, tools, damage);
  const dates = drafts.flatMap((draft) => DATE_FIELDS.map((field) => draft.dates[field]));
  const order = own.dateOrder ?? orderOf(dates);
  if (order === null && dates.some(needsOrder)) return refused(name, ambiguous(dates.find(needsOrder)!));
  const finish = new Finish(tools, order, options, damage);
  const done = drafts.map((draft) => finish.ticket(draft)).filter((made) => made !== null);
  const unit = table.form === 'csv' ? 'line' : 'record';
  const lines = [
    ...damage.lines(unit).map((line) => ({ ...line, why: `not read: ${line.why}` })),
    ...finish.notes.lines(unit),
  ];
  return {
    file: {
      name,
      source: mapping.source,
      rows: done.length + damage.count,
      damaged: damage.count,
      mapping: shownMapping(mapping, table),
    },
    tickets: done.map(({ ticket }) => ticket),
    stamps: done.map(({ stamp }) => stamp),
    problems: lines.map((line) => ({ source: name, ...line })),
    unused: mapping.unused,
    priorities: tally(drafts.map(({ priority }) => priority)),
    unknownStates: finish.unknownStates,
  };
}

function ambiguous(date: string): string {
  return `${JSON.stringify(date.slice(0, 30))} may be day/month or month/day, and no date of the file tells; say which with tickets.dateOrder (dmy or mdy) in the configuration`;
}

function settingsOf(settings: TicketSettings, source: TicketSource): SourceSettings {
  const own = Object.fromEntries(
    Object.entries(settings.bySource[source] ?? {}).filter(([, value]) => value !== undefined),
  );
  return { ...settings, ...own };
}

function shownMapping({ columns }: Mapping, { headers }: Table): Record<string, string> {
  const shown = [...columns].map(([field, places]): [string, string] => {
    const header = headers[places[0]!]!;
    return [field, places.length > 1 ? `${header} (${places.length} columns)` : header];
  });
  return Object.fromEntries(shown);
}

/** Gathers the rows of each ticket and keeps what is needed of them. */
function readDrafts(table: Table, mapping: Mapping, tools: DraftTools, damage: Damage): Draft[] {
  const drafts: Draft[] = [];
  let current: Gathered | null = null;
  const close = () => {
    if (current === null) return;
    const draft = draftOf(current, tools);
    if (typeof draft === 'string') damage.add(draft, current.line);
    else drafts.push(draft);
    current = null;
  };
  table.read((row) => {
    const values = valuesOf(row, mapping);
    // Odoo writes further values of a list as rows of their own, in which everything else is empty.
    const empty = (values.get('id') ?? []).length === 0 && (values.get('created') ?? []).length === 0;
    if (empty && current !== null && table.form === 'csv') {
      for (const [field, more] of values) current.values.get(field)!.push(...more);
      return;
    }
    close();
    current = { line: row.line, values };
  }, damage);
  close();
  return drafts;
}

function tally(values: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) if (value !== '') counts.set(value, (counts.get(value) ?? 0) + 1);
  return new Map([...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1)));
}

const DAY = 86_400_000;

/** Turns drafts into tickets once the order of dates is known. */
class Finish {
  readonly notes = new Damage();
  private readonly states: string[] = [];
  private readonly zone: string;
  private readonly last: number;

  constructor(
    private readonly tools: DraftTools,
    private readonly order: DateOrder | null,
    private readonly options: TicketOptions,
    private readonly damage: Damage,
  ) {
    this.zone = tools.settings.timezone ?? 'UTC';
    const { today } = options;
    // The day after today has begun somewhere.
    this.last = today === undefined ? Number.POSITIVE_INFINITY : Date.parse(`${today}T00:00:00Z`) + 2 * DAY;
  }

  get unknownStates(): Map<string, number> {
    return tally(this.states);
  }

  ticket(draft: Draft): { ticket: Ticket; stamp: number } | null {
    const created = this.date(draft, 'created');
    if (created === null || created > this.last) {
      const why = created === null ? 'the date of creation is none' : 'created in the future';
      this.damage.add(draft.dates.created === '' ? 'no date of creation' : why, draft.line);
      return null;
    }
    const started = this.later(draft, 'started', created);
    const resolved = this.later(draft, 'resolved', created);
    const updated = this.later(draft, 'updated', created);
    const { source, settings } = this.tools;
    const state = stateOf({ ...draft, source, resolvedAt: resolved, updatedAt: updated }, settings);
    if (!state.known) this.states.push(draft.status);
    const over = state.status === 'resolved' || state.status === 'rejected';
    const stamp = Math.max(created, started ?? 0, resolved ?? 0, updated ?? 0);
    return {
      stamp,
      ticket: this.made(
        draft,
        { created, started, resolved: over ? resolved : null },
        state.status,
        !over && resolved !== null,
      ),
    };
  }

  private made(
    draft: Draft,
    at: { created: number; started: number | null; resolved: number | null },
    status: Ticket['status'],
    reopenedNow: boolean,
  ): Ticket {
    const due = this.date(draft, 'slaDue');
    const { source, attributor } = this.tools;
    const commits = this.options.commits?.addonsOf({ ...draft, source, created: at.created }) ?? [];
    const again = reopenedNow || (source === 'github' && /^reopened$/i.test(draft.resolution));
    return {
      source,
      id: draft.id,
      kind: draft.kind,
      kindBasis: draft.kindBasis,
      emergency: draft.emergency,
      emergencyBasis: draft.emergencyBasis,
      severity: draft.severity,
      status,
      createdAt: isoOf(at.created),
      startedAt: at.started === null ? null : isoOf(at.started),
      resolvedAt: at.resolved === null ? null : isoOf(at.resolved),
      // An open ticket that was closed once has been opened again; how often is not told.
      reopened: draft.reopened ?? (again ? 1 : null),
      slaDueAt: due === null ? null : isoOf(due),
      slaBreached: draft.slaBreached,
      effortHours: draft.effortHours,
      rootCause: draft.rootCause,
      addons: attributor.withCommits(draft.addons, commits),
    };
  }

  /** A date that cannot be before the creation of the ticket, nor in the future. */
  private later(draft: Draft, field: DateField, created: number): number | null {
    const at = this.date(draft, field);
    // Creation is written to the second, later dates now and then to the minute.
    if (at === null || (at >= created - 60_000 && at <= this.last)) return at === null ? null : Math.max(at, created);
    this.notes.add(`${field} lies before the creation of the ticket or in the future; left out`, draft.line);
    return null;
  }

  private date(draft: Draft, field: DateField): number | null {
    const text = draft.dates[field];
    if (text === '') return null;
    const at = parseDate(text, this.order, this.zone);
    if (at === null && field !== 'created') this.notes.add(`${field} is no date that is known; left out`, draft.line);
    return at;
  }
}
