import { describe, expect, it } from 'vitest';
import { readTickets } from '../../../../src/evidence/tickets/index.js';
import { fixture, MEANINGS, SCANNED, settings, tally } from './helpers.js';

/** What is known of each file by counting its lines by hand. */
const KNOWN = [
  {
    file: 'odoo-helpdesk.csv',
    source: 'odoo-helpdesk',
    kinds: { enhancement: 1, incident: 2, request: 1, unknown: 1 },
    states: { open: 1, rejected: 1, resolved: 2, waiting: 1 },
    severities: { '1': 2, '2': 1, '3': 1, '4': 1 },
  },
  {
    file: 'oca-helpdesk-fr.csv',
    source: 'oca-helpdesk',
    kinds: { enhancement: 1, incident: 2, request: 1 },
    states: { open: 2, rejected: 1, resolved: 1 },
    severities: { '1': 1, '2': 1, '4': 2 },
  },
  {
    file: 'odoo-project.csv',
    source: 'odoo-project',
    kinds: { debt: 1, enhancement: 1, incident: 1, unknown: 1 },
    states: { open: 1, rejected: 1, resolved: 1, waiting: 1 },
    severities: { null: 4 },
  },
  {
    file: 'jira.csv',
    source: 'jira',
    kinds: { debt: 1, enhancement: 1, incident: 2, request: 1 },
    states: { open: 1, rejected: 1, resolved: 2, waiting: 1 },
    severities: { '1': 1, '2': 1, '3': 1, '4': 2 },
  },
  {
    file: 'jira-pipeline.csv',
    source: 'jira',
    kinds: { enhancement: 1, incident: 1 },
    states: { open: 1, resolved: 1 },
    severities: { '1': 1, '3': 1 },
  },
  {
    file: 'github.json',
    source: 'github',
    kinds: { enhancement: 1, incident: 2 },
    states: { open: 1, rejected: 1, resolved: 1 },
    severities: { null: 3 },
  },
  {
    file: 'zendesk.json',
    source: 'zendesk',
    kinds: { incident: 2, request: 1 },
    states: { resolved: 2, waiting: 1 },
    severities: { '1': 1, '2': 1, null: 1 },
  },
  {
    file: 'plain.csv',
    source: 'csv',
    kinds: { enhancement: 1, incident: 2 },
    states: { open: 1, resolved: 2 },
    severities: { '1': 1, '2': 1, '4': 1 },
  },
] as const;

describe('readTickets on each source', () => {
  it.each(KNOWN)('$file: exactly the tickets that are in it', async ({ file, source, kinds, states, severities }) => {
    const { files, tickets, problems } = await readTickets(
      [fixture(file)],
      settings({ priorities: MEANINGS }),
      SCANNED,
    );
    expect(problems).toEqual([]);
    expect(files[0]).toMatchObject({ name: file, source, rows: tickets.length, damaged: 0 });
    expect(tally(tickets, ({ kind }) => kind)).toEqual(kinds);
    expect(tally(tickets, ({ status }) => status)).toEqual(states);
    expect(tally(tickets, ({ severity }) => severity)).toEqual(severities);
  });

  it.each(KNOWN.filter(({ source }) => source !== 'csv'))(
    '$file: no severity until the priorities are explained',
    async ({ file }) => {
      const { tickets } = await readTickets([fixture(file)], settings({}), SCANNED);
      expect(tickets.every(({ severity }) => severity === null)).toBe(true);
    },
  );

  it('keeps no word of any title, text or person', async () => {
    const files = KNOWN.map(({ file }) => fixture(file));
    const text = JSON.stringify(await readTickets(files, settings({ priorities: MEANINGS }), SCANNED));
    expect(text).not.toMatch(/crashes|fines|shelf|frozen|Flour|noon|berth|9001|bakery\.example|fonctionne/i);
  });

  it('gives rows below a ticket to that ticket', async () => {
    const { tickets } = await readTickets([fixture('odoo-helpdesk.csv')], settings({}), SCANNED);
    const first = tickets.find(({ id }) => id === '00041')!;
    expect(first).toMatchObject({ emergency: true, emergencyBasis: 'label: emergency-label', effortHours: 3.5 });
    expect(first.addons).toEqual([{ name: 'library_loan', basis: 'field', confidence: 1 }]);
  });

  it('knows an OCA ticket that was opened again by its stage having moved after it was closed', async () => {
    const { tickets } = await readTickets([fixture('oca-helpdesk-fr.csv')], settings({}), SCANNED);
    expect(tickets.find(({ id }) => id === 'HT00003')).toMatchObject({ status: 'open', resolvedAt: null, reopened: 1 });
    expect(tickets.find(({ id }) => id === 'HT00001')).toMatchObject({
      reopened: null,
      resolvedAt: '2026-04-01T11:00:00Z',
    });
  });

  it('reads both columns of a header that Jira repeats, its dates, its seconds, and the addon of a stack', async () => {
    const { tickets, files } = await readTickets(
      [fixture('jira.csv')],
      settings({ timezone: 'Europe/Brussels' }),
      SCANNED,
    );
    const [first, second] = tickets;
    expect(first).toMatchObject({
      id: 'BAK-1',
      createdAt: '2025-07-14T13:42:00Z',
      resolvedAt: '2025-07-15T07:00:00Z',
      emergency: true,
      effortHours: 2,
      rootCause: 'Data error',
      reopened: null,
    });
    expect(first!.addons).toEqual([
      { name: 'bakery_sale', basis: 'field', confidence: 1 },
      { name: 'bakery_oven', basis: 'traceback', confidence: 0.8 },
    ]);
    expect(second!.addons).toEqual([{ name: 'bakery_oven', basis: 'field', confidence: 1 }]);
    expect(files[0]!.mapping).toMatchObject({ labels: 'Labels (2 columns)', component: 'Component/s (2 columns)' });
    expect(tickets.find(({ id }) => id === 'BAK-4')).toMatchObject({
      createdAt: '2025-07-17T22:05:00Z',
      resolvedAt: '2025-07-21T10:30:00Z',
    });
  });

  it('takes reopenings where the source counts them, and leaves the others unknown', async () => {
    const zendesk = await readTickets([fixture('zendesk.json')], settings({}), SCANNED);
    expect(zendesk.tickets.map(({ reopened }) => reopened)).toEqual([2, 0, 0]);
    expect(zendesk.tickets.map(({ rootCause }) => rootCause)).toEqual(['30', '30', null]);
    const github = await readTickets([fixture('github.json')], settings({}), SCANNED);
    expect(github.tickets.map(({ reopened }) => reopened)).toEqual([null, 1, null]);
    expect(github.tickets[0]!.addons).toEqual([{ name: 'harbour_crane', basis: 'field', confidence: 1 }]);
  });

  it('counts a ticket of two files once, as it was last', async () => {
    const { tickets, problems } = await readTickets(
      [fixture('jira.csv'), fixture('jira-pipeline.csv')],
      settings({ timezone: 'Europe/Brussels' }),
      SCANNED,
    );
    expect(tickets).toHaveLength(6);
    expect(problems).toEqual([
      { source: 'jira-pipeline.csv', why: 'a ticket of the same id was read already; the newer one counts', count: 1 },
    ]);
  });

  it('spans its window from the first ticket to the last thing that happened', async () => {
    const { window } = await readTickets([fixture('github.json')], settings({}), SCANNED);
    expect(window).toEqual({ from: '2026-05-01T10:00:00Z', to: '2026-05-09T10:00:00Z', hours: 192 });
  });
});
