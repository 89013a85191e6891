import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ticketEvidenceSchema } from '../../../../src/domain/evidence/tickets.js';
import { kpisSchema } from '../../../../src/domain/kpis.js';
import { kpisOf } from '../../../../src/evidence/kpis/index.js';
import { MOST_BYTES } from '../../../../src/evidence/tickets/bytes.js';
import { readTickets } from '../../../../src/evidence/tickets/index.js';
import { sla } from '../kpis/helpers.js';
import { SCANNED, settings, written } from './helpers.js';

const HEAD =
  'id,created,started,resolved,updated,status,severity,priority,kind,emergency,reopened,effort_hours,sla_due,sla_breached,component,root_cause,title';
const CELLS = [
  '',
  '-1',
  '0',
  '1e9',
  '1e308',
  'NaN',
  'Infinity',
  '-Infinity',
  '999999999999',
  '0.0000001',
  '1:99',
  '-1:30',
  '\u001b[31mred',
  '\u0000',
  '\u202e',
  '0000-00-00',
  '0001-01-01',
  '9999-12-31',
  '9999-12-31T23:59:59-12:00',
  '2026-02-30',
  '2026-01-01',
  '2026-03-02T08:15:00+01:00',
  '2026-13-01',
  '1e3-01-01',
  '__proto__',
  'constructor',
  'toString',
  '=cmd|calc',
  'yes',
  'no',
  'resolved',
  'incident',
  '1',
  '5',
  'BAK-1',
  '#12',
  'library_loan',
  '../x',
  'x'.repeat(5000),
];
const good = (id: string) =>
  `${id},2026-03-02T08:00:00Z,,2026-03-03T08:00:00Z,,resolved,1,,incident,no,0,2,,no,library_loan,,`;
const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
const hostileRow = fc
  .array(fc.constantFrom(...CELLS), { minLength: 17, maxLength: 17 })
  .map((cells) => cells.map(quoted).join(','));

describe('tickets of hostile figures', () => {
  it('give an outcome of the right shape, and lose no ticket beside them', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(hostileRow, { maxLength: 8 }), async (rows) => {
        const file = written('t.csv', [HEAD, good('GOOD-1'), ...rows, good('GOOD-2')].join('\n'));
        const evidence = await readTickets([file], settings({}), SCANNED, { today: '2026-06-01' });
        ticketEvidenceSchema.parse(evidence);
        expect(evidence.tickets.filter(({ id }) => id.startsWith('GOOD-'))).toHaveLength(2);
        const text = JSON.stringify([evidence.tickets, evidence.problems, evidence.window]);
        expect(text).not.toMatch(/\\u00[01][0-9a-f]|\\n/);
        expect(
          JSON.stringify([
            evidence.window,
            evidence.tickets.map(({ createdAt, resolvedAt, slaDueAt }) => [createdAt, resolvedAt, slaDueAt]),
          ]),
        ).not.toMatch(/9999-|0001-|0000-/);
        kpisSchema.parse(kpisOf({ tickets: evidence, sla: sla() }));
      }),
      { numRuns: 120 },
    );
  }, 60_000);

  it.each([
    ['9999', '9999-12-31T00:00:00Z'],
    ['0000', '0000-01-01T00:00:00Z'],
    ['1', '0001-01-01'],
    ['1989', '1989-12-31'],
  ])('of the year %s are left out by name', async (_year, created) => {
    const file = written('t.csv', `id,created\nA-1,${created}\nA-2,2026-03-01\n`);
    const { tickets, problems } = await readTickets([file], settings({}), SCANNED);
    expect(tickets.map(({ id }) => id)).toEqual(['A-2']);
    expect(problems).toMatchObject([
      { source: 't.csv', why: expect.stringMatching(/date of creation is none.*2/), count: 1 },
    ]);
  });

  it('have no hours, reopenings or severities that no team books', async () => {
    const rows = ['-5', '1e9', 'NaN', '1e308'].map(
      (figure, index) => `N-${index},2026-03-01,${figure},${figure},${figure}`,
    );
    const file = written('t.csv', ['id,created,effort_hours,reopened,severity', ...rows].join('\n'));
    const { tickets } = await readTickets([file], settings({}), SCANNED);
    expect(tickets.map(({ effortHours, reopened, severity }) => [effortHours, reopened, severity])).toEqual(
      Array.from({ length: 4 }, () => [null, null, null]),
    );
  });

  it('in JSON do not reach a prototype', async () => {
    const text =
      '[{"id":"A-1","created":"2026-03-01","__proto__":{"status":"resolved","polluted":1}},{"id":"__proto__","created":"2026-03-01"}]';
    const { tickets } = await readTickets([written('t.json', text)], settings({ source: 'csv' }), SCANNED);
    expect(tickets.map(({ id, status }) => [id, status])).toContainEqual(['A-1', 'open']);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it('that unpack to more than any export are one line', async () => {
    const bomb = gzipSync(Buffer.alloc(MOST_BYTES + 1, 'a'), { level: 1 });
    expect(bomb.length).toBeLessThan(5_000_000);
    const file = written('bomb.csv.gz', bomb);
    const beside = written('t.csv', `${HEAD}\n${good('GOOD-1')}\n`);
    const { tickets, problems } = await readTickets([file, beside], settings({}), SCANNED);
    expect(problems).toEqual([{ source: 'bomb.csv.gz', why: 'larger than 256 MB when unpacked', count: 1 }]);
    expect(tickets).toHaveLength(1);
  }, 30_000);
});
