import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ticketSettingsSchema } from '../../../../src/domain/evidence/ticket-settings.js';
import { Attributor } from '../../../../src/evidence/tickets/attribute.js';
import { classify, compileRules } from '../../../../src/evidence/tickets/classify.js';
import { DEFAULT_RULES } from '../../../../src/evidence/tickets/default-rules.js';
import { describeTickets, readTickets } from '../../../../src/evidence/tickets/index.js';
import { fixture, SCANNED, settings, written } from './helpers.js';

const told = (given: { types?: string[]; labels?: string[]; title?: string }, rules: Record<string, unknown> = {}) =>
  classify({ types: [], labels: [], title: '', ...given }, compileRules(settings({ rules })));

describe('kinds', () => {
  it.each([
    [{ types: ['Bug'] }, 'incident', 'type: type-incident'],
    [{ types: ['Story'], labels: ['bug'] }, 'enhancement', 'type: type-enhancement'],
    [{ types: ['Task'], labels: ['kind/bug'] }, 'incident', 'label: label-incident'],
    [{ labels: ['type: Feature'] }, 'enhancement', 'label: label-enhancement'],
    [{ labels: ['bug', 'tech-debt'] }, 'debt', 'label: label-debt'],
    [{ title: 'Le four ne fonctionne pas' }, 'incident', 'title: title-error'],
    [{ title: 'Drucken geht  nicht' }, 'incident', 'title: title-error'],
    [{ title: 'Nie działa wydruk' }, 'incident', 'title: title-error'],
    [{ title: 'Terror of the seas: a debugging guide' }, 'unknown', 'none'],
    [{ title: 'Prefetch errors_count column' }, 'unknown', 'none'],
    [{}, 'unknown', 'none'],
  ])('%j is %s', (given, kind, basis) => expect(told(given)).toMatchObject({ kind, kindBasis: basis }));

  it('and emergencies are told apart', () => {
    expect(told({ types: ['Story'], labels: ['hotfix'] })).toMatchObject({
      kind: 'enhancement',
      emergency: true,
      emergencyBasis: 'label: emergency-label',
    });
    expect(told({ title: 'Production down since noon' })).toMatchObject({ emergency: true });
    expect(told({ types: ['Bug'] })).toMatchObject({ emergency: false, emergencyBasis: 'none' });
  });

  it('follow rules of the configuration first, without those that are switched off', () => {
    const add = [{ name: 'oven', field: 'title', words: ['oven'], kind: 'debt' }];
    expect(told({ types: ['Bug'], title: 'The oven again' }, { add })).toMatchObject({
      kind: 'debt',
      kindBasis: 'title: oven',
    });
    expect(told({ title: 'Error in the shop' }, { off: ['title-error'] })).toMatchObject({ kind: 'unknown' });
    expect(
      ticketSettingsSchema.safeParse({ rules: { add: [{ name: 'x', field: 'title', words: ['y'] }] } }).success,
    ).toBe(false);
  });

  it('names a rule that cannot be switched off because there is none', async () => {
    const { problems } = await readTickets(
      [fixture('github.json')],
      settings({ rules: { off: ['title-errors'] } }),
      SCANNED,
    );
    expect(problems).toEqual([
      { source: 'configuration', why: 'tickets.rules.off names "title-errors", which is no built-in rule', count: 1 },
    ]);
  });

  it('never throw, whatever a ticket holds', () => {
    const rules = compileRules(
      settings({ rules: { add: [{ name: 'odd', field: 'title', words: ['a.*(b', '[x]+'], kind: 'debt' }] } }),
    );
    fc.assert(
      fc.property(fc.array(fc.string()), fc.string(), (labels, title) => {
        expect(classify({ types: labels, labels, title }, rules).kind).toMatch(/^\w+$/);
      }),
    );
  });

  it('every built-in rule has a name of its own and is in the manual', () => {
    const manual = readFileSync('docs/how-to/tickets.md', 'utf8');
    expect(new Set(DEFAULT_RULES.map(({ name }) => name)).size).toBe(DEFAULT_RULES.length);
    for (const { name } of DEFAULT_RULES) expect(manual).toContain(`\`${name}\``);
  });
});

describe('addons', () => {
  const attributor = new Attributor(SCANNED, { 'Loan desk': 'library_loan', Harbour: ['harbour_crane', 'unknown'] });
  const names = (given: { fields?: string[]; text?: string; commits?: string[] }) =>
    attributor
      .withCommits(attributor.attribute({ fields: [], text: '', ...given }), given.commits ?? [])
      .map(({ name, basis, confidence }) => [name, basis, confidence]);

  it('are told by component, commit, traceback and name, surest first', () => {
    expect(names({ fields: ['loan DESK'] })).toEqual([['library_loan', 'field', 1]]);
    expect(names({ fields: ['Harbour', 'module/bakery_sale'] })).toEqual([
      ['bakery_sale', 'field', 1],
      ['harbour_crane', 'field', 1],
    ]);
    expect(names({ commits: ['bakery_oven', 'gone'], text: 'bakery_sale.report_day and loan.line' })).toEqual([
      ['bakery_oven', 'commit', 0.9],
      ['bakery_sale', 'text', 0.4],
      ['library_loan', 'text', 0.4],
    ]);
    const html =
      'File &quot;/srv/library/models/x.py&quot;, line 3, in a\n File "/srv/harbour_crane/models/y.py", line 4, in b\n File "/odoo/orm.py", line 5, in c';
    expect(names({ text: html })).toEqual([['harbour_crane', 'traceback', 0.8]]);
  });

  it('are not told by everyday words, unknown models or parts of words', () => {
    expect(names({ text: 'The library is shut. my_bakery_oven, bakery_ovens, loan.lines, res.partner' })).toEqual([]);
  });
});

describe('the configuration', () => {
  it('wins over what is found: columns, states, priorities of one source, zone', async () => {
    const file = written(
      'desk.csv',
      'Case,Opened on,State,Urgency\nC1,2026-07-01 12:00,Delivered,A\nC2,2026-07-02 12:00,With customer,B\nC3,2026-07-03 12:00,Refused,C\n',
    );
    const config = settings({
      columns: { id: 'case', created: 'Opened on', priority: 'Urgency' },
      closed: ['delivered'],
      waiting: ['With customer'],
      rejected: ['Refused'],
      priorities: { A: 4 },
      timezone: 'Europe/Brussels',
      bySource: { csv: { priorities: { a: 1, b: 2 } } },
    });
    const { tickets } = await readTickets([file], config, SCANNED);
    expect(tickets.map(({ id, status, severity, createdAt }) => [id, status, severity, createdAt])).toEqual([
      ['C1', 'resolved', 1, '2026-07-01T10:00:00Z'],
      ['C2', 'waiting', 2, '2026-07-02T10:00:00Z'],
      ['C3', 'rejected', null, '2026-07-03T10:00:00Z'],
    ]);
  });

  it('keeps what is said for all where one source says something else', () => {
    const config = settings({ priorities: { High: 1 }, bySource: { jira: { timezone: 'Europe/Warsaw' } } });
    expect(config.bySource.jira).toEqual({ timezone: 'Europe/Warsaw' });
  });

  it('must name columns that are there, and zones that exist', async () => {
    const { problems } = await readTickets([fixture('plain.csv')], settings({ columns: { created: 'Born' } }), SCANNED);
    expect(problems[0]!.why).toBe('no column "Born", which the configuration names for created');
    expect(ticketSettingsSchema.safeParse({ timezone: 'Mars/Olympus' }).success).toBe(false);
  });

  it('leaves out what lies in the future, where the day is known', async () => {
    const file = written('late.csv', 'id,created,status\n1,2026-05-01,open\n2,2099-01-01,open\n');
    const { tickets, window } = await readTickets([file], settings({}), SCANNED, { today: '2026-05-02' });
    expect([tickets.length, window!.to]).toEqual([1, '2026-05-01T00:00:00Z']);
  });
});

describe('describeTickets', () => {
  it('shows the mapping and what the configuration should say', async () => {
    const { text, tickets, problems } = await describeTickets(
      fixture('jira.csv'),
      settings({ priorities: { Highest: 1 } }),
      SCANNED,
    );
    expect([tickets, problems]).toEqual([5, []]);
    expect(text).toContain('jira.csv: jira, 5 tickets, 0 of 5 records not read; dates without offset: UTC');
    expect(text).toMatch(/^ {2}labels +Labels \(2 columns\)$/m);
    expect(text).toMatch(/^ +1 {2}Highest: 1$/m);
    expect(text).toMatch(/^ +2 {2}Low: not said; set tickets\.priorities/m);
    expect(text).toMatch(/^ +3 {2}field$/m);
    expect(text).not.toMatch(/Checkout|crust/);
  });

  it('says what states it could not place, and stays on its lines', async () => {
    const file = written('odd.csv', 'id,created,status,"pri\nority"\n1,2026-05-01,"Zu\u001b[31m prüfen",x\n');
    const { text } = await describeTickets(file, settings({}));
    expect(text).toContain('1  Zu [31m prüfen');
    expect(text).not.toContain('\u001b');
  });
});
