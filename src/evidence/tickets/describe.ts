import type { ScannedCode } from '../../domain/evidence/scanned-code.js';
import type { TicketSettings } from '../../domain/evidence/ticket-settings.js';
import type { Ticket } from '../../domain/evidence/tickets.js';
import { type FileReading, readTicketFile, type TicketOptions } from './read-file.js';
import { plain } from './status.js';
import { inOneLine } from './table.js';

/** What a ticket file is taken for. */
export interface TicketDescription {
  /** Empty where nothing could be read. */
  text: string;
  tickets: number;
  /** One line each. */
  problems: string[];
}

/**
 * What a ticket file is taken for, as text: which header each field is read from, what comes of it, and what the
 * configuration should say. Prints no title and no text of a ticket.
 * @throws InputError for a file that is not there.
 */
export async function describeTickets(
  file: string,
  settings: TicketSettings,
  scanned: ScannedCode | null = null,
  options: TicketOptions = {},
): Promise<TicketDescription> {
  const reading = await readTicketFile(file, settings, scanned ?? NOTHING, options);
  const problems = reading.problems.map(
    ({ source, why, count }) => `${source}: ${count > 1 ? `${count} × ` : ''}${why}`,
  );
  const lines = reading.file === null ? [] : described(reading, settings, scanned !== null);
  return { text: lines.map((line) => `${inOneLine(line)}\n`).join(''), tickets: reading.tickets.length, problems };
}

const NOTHING: ScannedCode = { addons: [], declarers: () => [], extenders: () => [], table: () => null, routes: [] };

function described(reading: FileReading, settings: TicketSettings, scanned: boolean): string[] {
  const { tickets, unused, unknownStates } = reading;
  const file = reading.file!;
  const zone = settings.bySource[file.source]?.timezone ?? settings.timezone ?? 'UTC';
  const width = Math.max(...Object.keys(file.mapping).map((field) => field.length));
  const mapping = Object.entries(file.mapping).map(([field, header]) => `  ${field.padEnd(width)}  ${header}`);
  return [
    `${file.name}: ${file.source}, ${tickets.length} tickets, ${file.damaged} of ${file.rows} records not read; dates without offset: ${zone}`,
    ...section('Field, and the header it is read from', mapping),
    ...section('Headers not used', unused.length === 0 ? [] : [`  ${shortList(unused)}`]),
    ...section(
      'Kind',
      counts(tickets, ({ kind }) => kind),
    ),
    ...section(
      'What told the kind',
      counts(tickets, ({ kindBasis }) => kindBasis),
    ),
    ...section(
      'Emergencies',
      counts(
        tickets.filter(({ emergency }) => emergency),
        ({ emergencyBasis }) => emergencyBasis,
      ),
    ),
    ...section(
      'Severity',
      counts(tickets, ({ severity }) => (severity === null ? 'not said' : String(severity))),
    ),
    ...section('Priorities in the file, and what the configuration makes of them', priorityLines(reading, settings)),
    ...section(
      'Status',
      counts(tickets, ({ status }) => status),
    ),
    ...section(
      'States that no word is known of (told by the date of resolution; name them in tickets.closed, rejected or waiting)',
      [...unknownStates].map(([state, count]) => `  ${count}  ${state}`),
    ),
    ...(scanned
      ? section(
          'Addon told by',
          counts(tickets, ({ addons }) => addons[0]?.basis ?? 'nothing'),
        )
      : []),
  ];
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', title, ...lines];
}

function counts(tickets: readonly Ticket[], key: (ticket: Ticket) => string): string[] {
  const tally = new Map<string, number>();
  for (const ticket of tickets) tally.set(key(ticket), (tally.get(key(ticket)) ?? 0) + 1);
  const sorted = [...tally].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
  return sorted.map(([name, count]) => `  ${String(count).padStart(6)}  ${name}`);
}

function priorityLines({ priorities, file }: FileReading, settings: TicketSettings): string[] {
  const means = { ...settings.priorities, ...settings.bySource[file!.source]?.priorities };
  const lines = [...priorities].map(([name, count]) => {
    const severity = Object.entries(means).find(([known]) => plain(known) === plain(name))?.[1];
    return `  ${String(count).padStart(6)}  ${name.slice(0, 60)}: ${severity ?? 'not said; set tickets.priorities (1 critical to 4 low)'}`;
  });
  return lines.slice(0, 20);
}

function shortList(names: readonly string[]): string {
  const shown = names.slice(0, 12).join(', ');
  return names.length > 12 ? `${shown} and ${names.length - 12} more` : shown;
}
