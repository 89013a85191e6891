import type { SourceSettings, TicketField } from '../../domain/evidence/ticket-settings.js';
import type { Ticket, TicketSource } from '../../domain/evidence/tickets.js';
import { repositoryAt } from '../ticket-references.js';
import type { Attributor } from './attribute.js';
import { type Classified, classify, type compileRules } from './classify.js';
import type { Mapping } from './mapping.js';
import { plain, truth } from './status.js';
import type { RawRow } from './table.js';

/** A ticket before its dates are read: how they are written is known only when the whole file was seen. */
export interface Draft extends Classified {
  line: () => number;
  id: string;
  dates: Record<DateField, string>;
  status: string;
  category: string;
  closed: string;
  resolution: string;
  priority: string;
  severity: Ticket['severity'];
  reopened: number | null;
  slaBreached: boolean | null;
  effortHours: number | null;
  rootCause: string | null;
  /** `owner/repository` at GitHub, or null. */
  repository: string | null;
  addons: Ticket['addons'];
}

export const DATE_FIELDS = ['created', 'started', 'resolved', 'updated', 'slaDue'] as const;
export type DateField = (typeof DATE_FIELDS)[number];

type Values = ReadonlyMap<TicketField, readonly string[]>;

/** Records of one ticket: the first, and rows below it that only carry more values of a list. */
export interface Gathered {
  line: () => number;
  values: Map<TicketField, string[]>;
}

/** The mapped cells of a row, without empty ones. */
export function valuesOf(row: RawRow, { columns }: Mapping): Map<TicketField, string[]> {
  const values = new Map<TicketField, string[]>();
  for (const [field, places] of columns) {
    const found = places.flatMap((place) => row.cell(place)).map((cell) => cell.trim());
    values.set(
      field,
      found.filter((cell) => cell !== ''),
    );
  }
  return values;
}

export interface DraftTools {
  source: TicketSource;
  settings: SourceSettings;
  rules: ReturnType<typeof compileRules>;
  attributor: Attributor;
}

/** Letters and figures, as trackers make them; never a formula or a text. */
const ID = /^[#\p{L}\p{N}_][\p{L}\p{N} ._/#:-]{0,99}$/u;

/** Takes of a record what is kept, and leaves its texts behind; a sentence where it is no ticket. */
export function draftOf({ line, values }: Gathered, tools: DraftTools): Draft | string {
  const one = (field: TicketField) => values.get(field)?.[0] ?? '';
  const id = one('id');
  if (id === '') return 'no id';
  if (!ID.test(id)) return 'an id that is none';
  const labels = lists(values, 'labels');
  const title = one('title');
  const component = lists(values, 'component');
  const told = classify({ types: values.get('type') ?? [], labels, title }, tools.rules);
  return {
    line,
    id,
    dates: {
      created: one('created'),
      started: one('started'),
      resolved: one('resolved'),
      updated: one('updated'),
      slaDue: one('slaDue'),
    },
    ...ownWords(values, told),
    status: one('status'),
    category: one('statusCategory'),
    closed: one('closed'),
    resolution: one('resolution'),
    priority: one('priority'),
    severity: severityOf(one('severity'), one('priority'), tools.settings),
    reopened: countOf(one('reopened')),
    slaBreached: truth(one('slaBreached')),
    effortHours: effortOf(values),
    rootCause: one('rootCause') || null,
    repository: repositoryAt(one('url')),
    addons: tools.attributor.attribute({
      fields: [...component, ...labels],
      text: [title, ...(values.get('description') ?? [])].join('\n'),
    }),
  };
}

/** Kind and emergency where the file names them in our own words. */
function ownWords(values: Values, told: Classified): Classified {
  const kind = plain(values.get('kind')?.[0] ?? '');
  const emergency = truth(values.get('emergency')?.[0] ?? '');
  const known = (['incident', 'enhancement', 'request', 'debt'] as const).find((name) => name === kind);
  return {
    ...told,
    ...(known === undefined ? {} : { kind: known, kindBasis: 'field' }),
    ...(emergency === null ? {} : { emergency, emergencyBasis: 'field' }),
  };
}

/** Trackers write lists with commas, semicolons or, Jira's boards, spaces between labels in columns of their own. */
function lists(values: Values, field: TicketField): string[] {
  const cells = values.get(field) ?? [];
  const parts = cells.flatMap((cell) => [cell, ...cell.split(/[,;]/)]).map((part) => part.trim());
  return [...new Set(parts)].filter((part) => part !== '');
}

function severityOf(severity: string, priority: string, settings: SourceSettings): Ticket['severity'] {
  const own = /^[1-4]$/.test(severity) ? (Number(severity) as 1 | 2 | 3 | 4) : null;
  if (own !== null || priority === '') return own;
  const wanted = plain(priority);
  return Object.entries(settings.priorities).find(([name]) => plain(name) === wanted)?.[1] ?? null;
}

function countOf(text: string): number | null {
  return /^\d{1,6}(?:\.0+)?$/.test(text) ? Number.parseInt(text, 10) : null;
}

function effortOf(values: Values): number | null {
  const hours = numberOf(values.get('effortHours')?.[0] ?? '');
  if (hours !== null) return hours;
  const seconds = numberOf(values.get('effortSeconds')?.[0] ?? '');
  return seconds === null ? null : Math.round((seconds / 3600) * 100) / 100;
}

/** `1.5`, `1,5` or `1:30`. */
function numberOf(text: string): number | null {
  const clock = /^(\d{1,5}):([0-5]\d)$/.exec(text);
  if (clock) return Number(clock[1]) + Math.round((Number(clock[2]) / 60) * 100) / 100;
  return /^\d{1,9}(?:[.,]\d{1,6})?$/.test(text) ? Number(text.replace(',', '.')) : null;
}
