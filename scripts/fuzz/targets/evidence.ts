import { databaseEvidenceSchema } from '../../../src/domain/evidence/database.js';
import { logEvidenceSchema } from '../../../src/domain/evidence/log.js';
import type { ScannedCode } from '../../../src/domain/evidence/scanned-code.js';
import { ticketSettingsSchema } from '../../../src/domain/evidence/ticket-settings.js';
import { ticketEvidenceSchema } from '../../../src/domain/evidence/tickets.js';
import { readBundles } from '../../../src/evidence/database/index.js';
import { parseBlame } from '../../../src/evidence/git/age.js';
import { type Commit, LogParser } from '../../../src/evidence/git/log.js';
import { readLogs } from '../../../src/evidence/log/index.js';
import { decode } from '../../../src/evidence/sarif/file.js';
import { readLog } from '../../../src/evidence/sarif/read.js';
import { readTickets } from '../../../src/evidence/tickets/index.js';
import { difference } from '../difference.js';
import { followsSchema } from '../facts.js';
import type { Oracle, Outcome, Target } from '../target.js';
import * as seeds from './evidence-seeds.js';
import * as words from './evidence-words.js';
import { fileOf } from './folder.js';
import { pointsInside } from './indexes.js';

/** A harbour that owns berths and extends orders, a bakery that owns ovens. */
const SCANNED: ScannedCode = {
  addons: ['harbour', 'bakery'],
  declarers: (model) => (model === 'harbour.berth' ? ['harbour'] : model === 'bakery.oven' ? ['bakery'] : []),
  extenders: (model) => (model === 'sale.order' || model === 'harbour.berth' ? ['harbour'] : []),
  table: (model) => (model === 'bakery.oven' ? 'bakery_heat' : null),
  routes: [
    { url: '/harbour/<int:berth>/status', addon: 'harbour' },
    { url: '/<page>', addon: 'bakery' },
  ],
  crons: [{ name: 'Harbour: tide', addon: 'harbour' }],
};

/** No text of an input steers a terminal or ends a line. Reports show the rest of what is not seen themselves. */
const steersNothing: Oracle = {
  name: 'control characters',
  complaint: (_input, outcome) => ('facts' in outcome ? steering(outcome.facts) : null),
};

function steering(value: unknown): string | null {
  if (typeof value === 'string') return /[\u0000-\u001f]/.test(value) ? JSON.stringify(value) : null;
  if (typeof value !== 'object' || value === null) return null;
  for (const [key, inner] of Object.entries(value)) {
    const found = steering(key) ?? steering(inner);
    if (found !== null) return found;
  }
  return null;
}

export async function bundleTarget(): Promise<Target> {
  return {
    name: 'bundle',
    files: ['**/*.ndjson'],
    seeds: seeds.BUNDLE,
    words: words.BUNDLE,
    read: async (input) => ({ facts: await readBundles([fileOf('harbour.ndjson', input)], SCANNED), text: null }),
    oracles: [followsSchema(databaseEvidenceSchema), steersNothing],
  };
}

export async function logTarget(): Promise<Target> {
  return {
    name: 'log',
    files: ['**/*.log'],
    seeds: seeds.LOG,
    words: words.LOG,
    read: async (input) => ({ facts: await readLogs([fileOf('odoo.log', input)], SCANNED), text: null }),
    oracles: [
      followsSchema(logEvidenceSchema),
      steersNothing,
      pointsInside('every line counts once', ({ lines }: { lines: Record<string, number> }) => {
        const { total, ...parts } = lines;
        return Object.values(parts).reduce((sum, part) => sum + part, 0) === total ? undefined : lines;
      }),
    ],
  };
}

function tickets(name: string, file: string, pattern: string, given: readonly string[], taken: readonly string[]) {
  const settings = ticketSettingsSchema.parse({});
  return async (): Promise<Target> => ({
    name,
    files: [pattern],
    seeds: given,
    words: taken,
    read: async (input) => ({
      facts: await readTickets([fileOf(file, input)], settings, SCANNED, { today: '2026-11-22' }),
      text: null,
    }),
    oracles: [followsSchema(ticketEvidenceSchema), steersNothing],
  });
}

export const ticketsCsvTarget = tickets(
  'tickets-csv',
  'tickets.csv',
  '**/tickets/*.csv',
  seeds.TICKETS_CSV,
  words.TICKETS,
);
export const ticketsJsonTarget = tickets(
  'tickets-json',
  'tickets.json',
  '**/tickets/*.json',
  seeds.TICKETS_JSON,
  words.TICKETS,
);

function commitsOf(input: Uint8Array, size: number): Commit[] {
  const commits: Commit[] = [];
  const parser = new LogParser((commit) => commits.push(commit));
  const bytes = Buffer.from(input);
  for (let start = 0; start < bytes.length; start += size) parser.push(bytes.subarray(start, start + size));
  parser.end();
  return commits;
}

export async function gitTarget(): Promise<Target> {
  const read = (input: Uint8Array): Outcome => {
    const blamed = Object.fromEntries(parseBlame(Buffer.from(input).toString('utf8')));
    return { facts: { commits: commitsOf(input, 65_536), blamed }, text: null };
  };
  return {
    name: 'git',
    files: ['**/*.gitlog'],
    seeds: seeds.GIT,
    words: words.GIT,
    read,
    oracles: [
      {
        name: 'however it is cut',
        complaint: (input, outcome) =>
          'facts' in outcome ? difference((outcome.facts as { commits: Commit[] }).commits, commitsOf(input, 7)) : null,
      },
    ],
  };
}

export async function sarifTarget(): Promise<Target> {
  return {
    name: 'sarif',
    files: ['**/*.sarif'],
    seeds: seeds.SARIF,
    words: words.JSON_WORDS,
    read: (input) => {
      const { runs, name } = readLog(decode(input, 'oven.sarif'), 'oven.sarif');
      // What a rule does not say is undefined in the table of rules, which stays in this process.
      const told = runs.map(({ rules, ...run }) => ({ ...run, rules: JSON.stringify([...rules]) }));
      return { facts: { name, runs: told }, text: null };
    },
    oracles: [
      pointsInside('places', ({ runs }: { runs: { results: { line: number; endLine: number; column: number }[] }[] }) =>
        runs
          .flatMap(({ results }) => results)
          .find(({ line, endLine, column }) => !(line >= 1 && endLine >= line && column >= 1)),
      ),
    ],
  };
}
