import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { InputError } from '../../../../src/domain/errors.js';
import { readTickets } from '../../../../src/evidence/tickets/index.js';
import { fixture, SCANNED, settings, written } from './helpers.js';

const read = (file: string, given: Record<string, unknown> = {}) => readTickets([file], settings(given), SCANNED);
const HEAD = 'id,created,resolved,status,title';
const row = (index: number) =>
  `T${index},2026-01-${String((index % 28) + 1).padStart(2, '0')} 08:00,,open,"Shelf ${index}, left"`;
const rows = (count: number) => Array.from({ length: count }, (_, index) => row(index));

/** One line, and no ticket. */
async function refusal(name: string, content: string | Buffer): Promise<string> {
  const { tickets, files, problems, window } = await read(written(name, content));
  expect([tickets, files, window]).toEqual([[], [], null]);
  expect(problems).toHaveLength(1);
  expect(problems[0]).toMatchObject({ source: name, count: 1 });
  expect(problems[0]!.why).not.toMatch(/\n|odoo-debt-test-/);
  return problems[0]!.why;
}

describe('files that are no ticket files', () => {
  it.each([
    ['empty.csv', '', 'the file is empty'],
    ['blank.csv', '\n\n\n', 'holds no table'],
    ['empty.csv.gz', gzipSync(''), 'the file is empty'],
    ['broken.csv.gz', Buffer.from([0x1f, 0x8b, 8, 0, 1, 2, 3, 4, 5, 6, 7, 8]), 'not readable as gzip'],
    ['tickets.xlsx', Buffer.from('PK\u0003\u0004rest of a workbook'), 'an Excel or zip file'],
    ['recipes.csv', 'flour,water\n1,2\n', 'no column for id and created among "flour", "water"'],
    ['null.csv', Buffer.alloc(5000), 'no column for id and created'],
    ['noise.json', '{[}', 'no column for id and created'],
    ['list.json', '[]', 'holds no table'],
    ['scalars.json', '[1, 2, "a"]', 'no column for id and created'],
    ['proto.csv', '__proto__,constructor\n1,2\n', 'no column for id and created'],
    ['ambiguous.csv', `${HEAD}\nA1,03/04/2026 08:00,,open,x\n`, '"03/04/2026 08:00" may be day/month or month/day'],
  ])('%s', async (name, content, why) => {
    expect(await refusal(name, content)).toContain(why);
  });

  it('names a file that is not there', async () => {
    await expect(read('fixtures/tickets/none.csv')).rejects.toThrow(InputError);
    await expect(read('fixtures/tickets')).rejects.toThrow('is not a file');
  });

  it('keeps the tickets of the files beside it', async () => {
    const bad = written('bad.csv', 'flour\n1\n');
    const { tickets, problems } = await readTickets([bad, fixture('github.json')], settings({}), SCANNED);
    expect([tickets.length, problems.length]).toEqual([3, 1]);
  });
});

describe('damaged records', () => {
  const DAMAGES: Record<string, (line: string) => string> = {
    'cut short': (line) => line.slice(0, 6),
    'a quote nobody closed': (line) => line.slice(0, -1),
    'a quote nobody closed, early': (line) => `"${line}`,
    'no date': (line) => line.replace(/2026-\d\d-\d\d/, '2026-13-77'),
    'no id': (line) => line.replace(/^T\d+/, ''),
    'a formula for an id': (line) => line.replace(/^T\d+/, '=cmd|calc!A0'),
    'a NUL': (line) => line.replace('open', 'op\0en'),
    'a cell too many': (line) => `${line},more`,
    noise: () => '\u0001\u0002;;"";x"y',
  };

  it.each(Object.keys(DAMAGES))('%s: loses those rows and no other', async (kind) => {
    const lines = rows(1000).map((line, index) => (index % 100 === 50 ? DAMAGES[kind]!(line) : line));
    const { tickets, files } = await read(written('damaged.csv', [HEAD, ...lines, ''].join('\n')));
    expect(files[0]).toMatchObject({ rows: 1000, damaged: 10 });
    const expected = rows(1000).flatMap((_, index) => (index % 100 === 50 ? [] : [`T${index}`]));
    expect(tickets.map(({ id }) => id)).toEqual(expected.sort());
  });

  it('counts a damaged record of several lines once', async () => {
    const good = (index: number) => `${row(index).slice(0, -1)}\nsecond line\nthird ""line"""`;
    const lines = Array.from({ length: 100 }, (_, index) => (index === 50 ? `"${good(index)}` : good(index)));
    const { tickets, files } = await read(written('lines.csv', [HEAD, ...lines, ''].join('\n')));
    expect([tickets.length, files[0]!.damaged]).toEqual([99, 1]);
  });

  it('says why and where first, one line per reason', async () => {
    const lines = [HEAD, row(1), 'T2,2026-01-02 08:00', 'T3,yesterday,,open,x', row(4), 'T5,tomorrow,,open,x'];
    const { problems } = await read(written('damaged.csv', lines.join('\r\n')));
    expect(problems).toEqual([
      { source: 'damaged.csv', why: 'not read: fewer cells than the header (first: line 3)', count: 1 },
      { source: 'damaged.csv', why: 'not read: the date of creation is none (first: line 4)', count: 2 },
    ]);
  });

  it('reads the beginning of a gzip file that is cut off', async () => {
    const packed = gzipSync([HEAD, ...rows(5000)].join('\n'));
    const { tickets, problems } = await read(written('cut.csv.gz', packed.subarray(0, packed.length / 2)));
    expect(tickets.length).toBeGreaterThan(1000);
    expect(problems[0]!.why).toContain('the gzip file is damaged');
  });

  it('reads the objects of a JSON list that is cut off or broken in one place', async () => {
    const text = readFileSync(fixture('github.json'), 'utf8');
    const cut = await read(written('cut.json', text.slice(0, text.length - 40)));
    expect(cut.tickets.map(({ id }) => id)).toEqual(['7', '8']);
    expect(cut.files[0]).toMatchObject({ rows: 3, damaged: 1 });
    const broken = await read(written('broken.json', text.replace('"state":"OPEN"', '"state":OPEN"')));
    expect(broken.tickets.map(({ id }) => id)).toEqual(['7', '9']);
    const lines = await read(
      written(
        'lines.json',
        '{"number":1,"createdAt":"2026-01-01T00:00:00Z"}\n{"number":\n{"number":3,"createdAt":"2026-01-01T00:00:00Z"}\n',
      ),
    );
    expect([lines.tickets.length, lines.files[0]!.damaged]).toEqual([2, 1]);
  });

  it('takes a cell of ten million characters for what it is', async () => {
    const long = `T9999,2026-01-01 08:00,,open,"${'shelf\n'.repeat(1_700_000)}"`;
    const { tickets, problems } = await read(written('long.csv', [HEAD, row(1), long, row(2), ''].join('\n')));
    expect([tickets.length, problems]).toEqual([3, []]);
  });

  it('does not take for ever over quotes that nobody closes', async () => {
    const started = performance.now();
    const { problems } = await read(written('quotes.csv', `${HEAD}\n${'"a\n'.repeat(300_000)}`));
    expect(problems.at(-1)!.why).toContain('the rest of the file is not read');
    expect(performance.now() - started).toBeLessThan(10_000);
  });

  it.each([
    ['lines.csv', '"Ticket\nIDs Sequence","Created\r\non",title\nT1,2026-01-02 08:00,x\n'],
    ['lines.json', '[{"Ticket\\u001bIDs Sequence":"T1","Created\\r\\non":"2026-01-02 08:00"}]'],
  ])('%s: shows headers without line ends and control characters', async (name, content) => {
    const { tickets, files } = await read(written(name, content));
    expect(tickets.map(({ id }) => id)).toEqual(['T1']);
    const { id, created } = files[0]!.mapping;
    expect([id, created?.replace(/ +/, ' ')]).toEqual(['Ticket IDs Sequence', 'Created on']);
  });

  it('is not led astray by names that objects are born with', async () => {
    const json =
      '[{"number":1,"createdAt":"2026-01-01T00:00:00Z","__proto__":{"state":"CLOSED"},"constructor":"x","labels":[{"name":"__proto__"}]}]';
    const { tickets } = await read(written('proto.json', json));
    expect(tickets).toMatchObject([{ id: '1', status: 'open', kind: 'unknown' }]);
    const csv = `__proto__,${HEAD}\nx,${row(1)}\n`;
    const { files } = await read(written('proto.csv', csv));
    expect(files[0]!.mapping).toMatchObject({ id: 'id' });
    expect(({} as { state?: string }).state).toBeUndefined();
  });
});

describe('encodings and delimiters', () => {
  const TEXT =
    'id;created;status;kind;title\nA1;05.01.2026 08:00;Résolu;incident;Étagère\nA2;06.01.2026 08:00;En attente;request;Prêt\n';
  it.each([
    ['UTF-8 with mark', Buffer.from(`\uFEFF${TEXT}`)],
    ['UTF-16', Buffer.from(`\uFEFF${TEXT}`, 'utf16le')],
    ['UTF-16 without mark', Buffer.from(TEXT, 'utf16le')],
    ['Windows-1252', Buffer.from(TEXT, 'latin1')],
    ['CRLF', Buffer.from(TEXT.replaceAll('\n', '\r\n'))],
    ['CR', Buffer.from(TEXT.replaceAll('\n', '\r'))],
    ['tab', Buffer.from(TEXT.replaceAll(';', '\t'))],
    ['sep line', Buffer.from(`sep=;\n${TEXT}`)],
    ['gzip', gzipSync(TEXT)],
  ])('%s', async (_, content) => {
    const { tickets } = await read(written('shelf.csv', content));
    expect(tickets.map(({ id, status, createdAt }) => [id, status, createdAt])).toEqual([
      ['A1', 'resolved', '2026-01-05T08:00:00Z'],
      ['A2', 'waiting', '2026-01-06T08:00:00Z'],
    ]);
  });
});
