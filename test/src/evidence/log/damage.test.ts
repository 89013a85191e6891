import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { cron, head, read, readFiles, request, trace } from './helpers.js';

const RECORDS = 6000;
const two = (value: number) => String(value).padStart(2, '0');

/** A log whose counts are known: the n-th record is of the kind that its number says. */
function record(n: number): { kind: string; lines: string[] } {
  const at = `${1 + (n % 3)} ${two(n % 24)}:${two(n % 60)}:${two((n * 7) % 60)}`;
  if (n % 20 === 0)
    return {
      kind: 'error',
      lines: [
        head(at, 'odoo.http', 'Exception during request handling. ', 'ERROR'),
        ...trace('ValueError: no', '/srv/harbour/models/berth.py:moor'),
      ],
    };
  if (n % 20 === 3) return { kind: 'cron', lines: [cron(at, `Job done: \`Harbour: tide\` (1.000s).`)] };
  if (n % 20 === 2)
    return {
      kind: 'deployment',
      lines: [head(at, 'odoo.modules.loading', 'Module bakery loaded in 0.91s, 2 queries (+2 other) ')],
    };
  return {
    kind: n % 2 ? 'read' : 'write',
    lines: [request(at, `/web/dataset/call_kw/harbour.berth/${n % 2 ? 'read' : 'write'}`)],
  };
}

/** Ways a line breaks. Each takes the bytes of a line, without its end, and gives what is left of it. */
const BREAKS: ((line: Buffer, n: number) => Buffer)[] = [
  (line) => Buffer.alloc(line.length, 0),
  (line, n) => Buffer.from(line.map((_, at) => 128 + ((n * 31 + at * 17) % 120))),
  (line) => line.subarray(0, Math.floor(line.length * 0.45)),
  (line) => line.subarray(0, 30),
  (line) => line.subarray(Math.floor(line.length * 0.2)),
  (line) => Buffer.concat([line.subarray(0, 40), Buffer.from([0, 1, 2, 0xff]), line.subarray(44)]),
  (_, n) => Buffer.from(`~~ ${'x'.repeat(n % 50)} ~~`),
];

function damagedLog(broken: (n: number, kind: string) => boolean) {
  const pieces: Buffer[] = [];
  const left: Record<string, number> = { error: 0, cron: 0, deployment: 0, read: 0, write: 0 };
  let damaged = 0;
  for (let n = 0; n < RECORDS; n++) {
    const { kind, lines } = record(n);
    const bad = broken(n, kind);
    if (!bad) left[kind]!++;
    for (const [at, line] of lines.entries()) {
      const bytes = Buffer.from(line);
      const breaks = bad && at === 0;
      if (breaks) damaged++;
      pieces.push(breaks ? BREAKS[damaged % BREAKS.length]!(bytes, n) : bytes, Buffer.from('\n'));
    }
  }
  return { bytes: Buffer.concat(pieces), left, damaged };
}

async function countsOf(bytes: Buffer) {
  const log = await read(bytes);
  const own = log.addons.harbour!.requests.own;
  const counts = {
    error: log.errors.reduce((sum, { count }) => sum + count, 0),
    cron: log.crons[0]!.runs,
    deployment: log.addons.bakery!.deployments,
    read: own.read,
    write: own.write,
  };
  return { log, counts };
}

describe('a log with known counts', () => {
  it('gives exactly those counts', async () => {
    const { bytes, left } = damagedLog(() => false);
    const { log, counts } = await countsOf(bytes);
    expect(counts).toEqual(left);
    expect(log.lines).toMatchObject({ damaged: 0, unattributable: RECORDS / 20 });
    expect(log.problems).toEqual([]);
  });

  it('loses only the lines that are damaged, 1 % of them', async () => {
    // Behind a traceback stands its message, which may be any text: nobody can tell that a line of it is damaged.
    const { bytes, left, damaged } = damagedLog((n, kind) => kind !== 'error' && n % 20 !== 1 && n % 83 === 0);
    const { log, counts } = await countsOf(bytes);
    expect(counts).toEqual(left);
    expect(log.lines.damaged).toBe(damaged);
    expect(log.problems).toEqual([
      { source: 'odoo.log', why: 'lines are damaged or no part of a record: left out', count: damaged },
    ]);
  });

  it('loses an error with its head, and never counts its traceback for another', async () => {
    const { bytes, left } = damagedLog((n, kind) => kind === 'error' && n % 60 === 0);
    const { counts } = await countsOf(bytes);
    expect(counts).toEqual(left);
  });

  it('reads a traceback on behind a damaged line of it', async () => {
    const lines = [
      head('1 08:00:00', 'odoo.http', 'Exception during request handling. ', 'ERROR'),
      'Traceback (most recent call last):',
      '  File "/opt/odoo/odoo/http.py", line 1, in dispatch',
      '\u0000\u0001\u0002',
      '  File "/srv/harbour/models/berth.py", line 4, in moor',
      'KeyError: 4',
    ];
    const log = await read(lines);
    expect(log.errors).toMatchObject([{ exception: 'KeyError', addon: 'harbour' }]);
    expect(log.lines).toMatchObject({ damaged: 1, attributed: 5 });
  });

  it('reads a whole line that was written into a cut one', async () => {
    const whole = request('1 08:00:01', '/web/dataset/call_kw/bakery.oven/read');
    const cut = request('1 08:00:00', '/web/dataset/call_kw/harbour.berth/read').slice(0, 90);
    const log = await read([cut + whole]);
    expect(log.byModel.map(({ model }) => model)).toEqual(['bakery.oven']);
    expect(log.lines).toMatchObject({ total: 1, damaged: 1 });
  });
});

describe('files that follow each other', () => {
  const berths = Array.from({ length: 50 }, (_, n) =>
    request(`1 08:${two(n)}:00`, '/web/dataset/call_kw/harbour.berth/read'),
  );
  const text = (lines: string[]) => `${lines.join('\n')}\n`;

  it('are read in their order, packed or not, and lines of both counted once', async () => {
    const log = await readFiles({
      'odoo.log': text(berths.slice(30)),
      'odoo.log.1.gz': gzipSync(text(berths.slice(0, 35))),
      'copy.log': text([...berths.slice(0, 10), ...berths.slice(0, 10)]),
    });
    expect(log.requests.total).toBe(50 + 10);
    expect(log.lines.duplicate).toBe(5 + 10);
    expect(log.files.map(({ name }) => name)).toEqual(['copy.log', 'odoo.log.1.gz', 'odoo.log']);
  });

  it('leave equal lines of one file apart', async () => {
    expect((await read([berths[0]!, berths[0]!])).requests.total).toBe(2);
  });

  it('skip the traceback of a record that was read before', async () => {
    const error = [
      head('1 08:00:00', 'odoo.http', 'Exception during request handling. ', 'ERROR'),
      ...trace('KeyError: 1', '/srv/harbour/a.py:moor'),
    ];
    const log = await readFiles({ 'a.log': text(error), 'b.log': text(error) });
    expect(log.errors).toMatchObject([{ count: 1 }]);
    expect(log.lines).toMatchObject({ attributed: 5, duplicate: 5 });
  });

  it('cover the hours that hold a line, and name long gaps', async () => {
    const log = await read([
      request('1 08:10:00', '/a'),
      request('1 08:50:00', '/a'),
      request('1 10:00:00', '/a'),
      request('4 10:00:00', '/a'),
    ]);
    expect(log.window).toEqual({ from: '2026-03-01T08:10:00Z', to: '2026-03-04T10:00:00Z', hours: 3 });
    expect(log.gaps).toEqual([{ from: '2026-03-01T11:00:00Z', to: '2026-03-04T10:00:00Z', hours: 71 }]);
  });
});

it('counts a line once where the head behind its damage is of no year that can be', async () => {
  const log = await read(['x0993-03-01 08:00:00,000 12 INFO quay odoo: ']);
  expect(log.lines).toMatchObject({ total: 1, damaged: 1 });
});
