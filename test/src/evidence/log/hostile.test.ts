import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { InputError } from '../../../../src/domain/errors.js';
import { readLogs } from '../../../../src/evidence/log/index.js';
import { tree } from '../../../helpers/tree.js';
import { checked, head, read, readFiles, request, scanned } from './helpers.js';

const good = `${request('1 08:00:00', '/web/dataset/call_kw/harbour.berth/read')}\n`;
const zeros = (megabytes: number) => gzipSync(Buffer.alloc(megabytes * 2 ** 20));

describe('bad files', () => {
  it('cost one clear line each, and the rest is read', async () => {
    const root = tree({
      'good.log': good,
      'empty.log': '',
      'notes.txt': 'to do\nbuy flour\n',
      'old.log.xz': Buffer.from([0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00]),
      'cut.log.gz': gzipSync(good.repeat(20_000).replace(/00,000/g, () => '00,001')).subarray(0, 3000),
      'fake.log.gz': Buffer.concat([Buffer.from([0x1f, 0x8b]), Buffer.alloc(400, 7)]),
    });
    mkdirSync(path.join(root, 'folder'));
    const names = [
      'good.log',
      'empty.log',
      'notes.txt',
      'old.log.xz',
      'cut.log.gz',
      'fake.log.gz',
      'folder',
      'gone.log',
      'good.log',
    ];
    const log = checked(
      await readLogs(
        names.map((name) => path.join(root, name)),
        scanned,
      ),
    );
    const lines = log.problems.map(({ source, why }) => `${source} ${why}`);
    expect(lines).toEqual([
      'cut.log.gz ends in the middle of its compressed data: what came before was read',
      'cut.log.gz lines are damaged or no part of a record: left out',
      'empty.log is empty',
      'fake.log.gz has damaged compressed data: what came before was read',
      'fake.log.gz holds no record of an Odoo server: nothing recognised',
      'folder is a folder: name the log files in it',
      'gone.log does not exist',
      'good.log is named twice: read once',
      'notes.txt holds no record of an Odoo server: nothing recognised',
      'old.log.xz is packed with xz: unpack it, or pack it with gzip',
    ]);
    expect(log.requests.total).toBeGreaterThan(1000);
    expect(JSON.stringify(log)).not.toContain(root);
  });

  it('a bomb ends at its limit, with what came before', async () => {
    const log = await readFiles({ 'bomb.log.gz': Buffer.concat([gzipSync(good), zeros(160)]) });
    expect(log.requests.total).toBe(1);
    expect(log.problems.map(({ why }) => why)).toContain(
      'unpacks to more than 400 times its size, which no log does: reading ended there',
    );
  });

  it('a line of 200 megabytes costs itself and no memory', async () => {
    const root = tree({});
    const file = path.join(root, 'odoo.log');
    writeFileSync(file, good);
    const piece = Buffer.alloc(20 * 2 ** 20, 0x61);
    for (let at = 0; at < 10; at++) writeFileSync(file, piece, { flag: 'a' });
    writeFileSync(file, `\n${good}`, { flag: 'a' });
    const before = process.memoryUsage().rss;
    const log = checked(await readLogs([file], scanned));
    expect(log.lines).toMatchObject({ total: 3, damaged: 1 });
    expect(log.requests.total).toBe(2);
    expect(process.memoryUsage().rss - before).toBeLessThan(150 * 2 ** 20);
  });

  it('no line makes an expression slow', async () => {
    const evil = [
      head('1 08:00:00', 'werkzeug', `x - - [${'"GET '.repeat(50_000)}`),
      head('1 08:00:01', 'odoo.addons.base.models.ir_cron', `Job '${"' (1) ".repeat(60_000)}`),
      head(
        '1 08:00:02',
        'odoo.addons.base.models.ir_rule',
        `Access Denied by ACLs for operation: read${', model: '.repeat(50_000)}`,
      ),
      head('1 08:00:03', 'odoo.http', `${"model: 'a".repeat(50_000)}`, 'ERROR'),
      `Model: ${'('.repeat(200_000)}`,
      `{"log":${'['.repeat(200_000)}`,
      '2026-03-01 '.repeat(50_000),
      'a@'.repeat(200_000),
      `ERROR ${'x '.repeat(200_000)}`,
    ];
    const start = performance.now();
    await read(evil);
    expect(performance.now() - start).toBeLessThan(3000);
  });

  it('a time zone that does not exist is told', async () => {
    await expect(readLogs([], scanned, { timezone: 'Harbour/Quay' })).rejects.toThrow(InputError);
  });
});

describe('what collectors make of a log', () => {
  const berth = '/web/dataset/call_kw/harbour.berth/read';
  const lines = [
    request('1 08:00:00', berth),
    head('1 08:00:01', 'odoo.http', 'Exception. ', 'ERROR'),
    'Traceback (most recent call last):',
    '  File "/srv/harbour/a.py", line 1, in moor',
    'KeyError: 1',
  ];
  const expected = { requests: { total: 1, attributed: 1 }, errors: [{ addon: 'harbour', exception: 'KeyError' }] };

  it.each([
    [
      'docker',
      lines.map((line) => JSON.stringify({ log: `${line}\n`, stream: 'stderr', time: '2026-03-01T08:00:00Z' })),
    ],
    ['kubernetes', lines.map((line) => `2026-03-01T08:00:00.123456789Z stderr F ${line}`)],
    ['compose', lines.map((line) => `odoo-1  | ${line}`)],
    ['journal', lines.map((line) => `Mar 01 08:00:00 quay odoo[12]: ${line}`)],
    ['colours', lines.map((line) => line.replace('INFO', '\u001b[1;32m\u001b[1;49mINFO\u001b[0m'))],
    ['windows', lines.map((line) => `${line}\r`)],
  ])('%s', async (_, wrapped) => {
    const log = await read(wrapped);
    expect(log).toMatchObject(expected);
    expect(log.window?.from).toBe('2026-03-01T08:00:00Z');
    expect(log.lines).toMatchObject({ damaged: 0, attributed: 5 });
  });

  it('UTF-16 with a mark, as Windows redirects', async () => {
    expect(await read(Buffer.from(`\ufeff${lines.join('\n')}\n`, 'utf16le'))).toMatchObject(expected);
  });

  it('Odoo’s own syslog format, with the year from the requests', async () => {
    const wrap = (level: string, logger: string, text: string) =>
      `Mar  1 08:00:00 quay odoo[12]: Odoo Server 16.0:quay:${level}:${logger}:${text}`;
    const log = await read([
      wrap('INFO', 'werkzeug', `10.1.2.3 - - [01/Mar/2026 08:00:00] "POST ${berth} HTTP/1.1" 200 -`),
      wrap('ERROR', 'odoo.http', `Exception.#012${lines.slice(2).join('#012')}`),
    ]);
    expect(log).toMatchObject(expected);
    expect(log.window).toEqual({ from: '2026-03-01T08:00:00Z', to: '2026-03-01T08:00:00Z', hours: 1 });
  });

  it('JSON records of logging_json', async () => {
    const json = (value: object) =>
      JSON.stringify({ asctime: '2026-03-01 08:00:00,000', pid: 12, dbname: 'quay', ...value });
    const log = await read([
      json({
        levelname: 'INFO',
        name: 'werkzeug',
        message: `10.1.2.3 - - [01/Mar/2026 08:00:00] "POST ${berth} HTTP/1.1" 200 -`,
        perf_info: '5 0.002 0.004',
      }),
      json({ levelname: 'ERROR', name: 'odoo.http', message: 'Exception.', exc_info: lines.slice(2).join('\n') }),
    ]);
    expect(log).toMatchObject(expected);
    expect(log.byModel[0]).toMatchObject({ p50: 6, queriesP50: 5 });
  });

  it('Latin-1 is read and told', async () => {
    const line = head('1 08:00:00', 'odoo.addons.base.models.ir_cron', 'Starting job `Häfen`. ');
    const log = await read(Buffer.from(`${line}\n`, 'latin1'));
    expect(log.crons).toMatchObject([{ name: 'Häfen', runs: 1 }]);
    expect(log.problems).toMatchObject([{ why: 'lines are not UTF-8: read as Latin-1', count: 1 }]);
    expect((await read([line])).crons).toMatchObject([{ name: 'Häfen' }]);
  });
});

describe('time', () => {
  it('is that of the server, also where clocks change', async () => {
    const at = (stamp: string) => `${stamp},000 12 INFO quay odoo: x `;
    const root = tree({
      'odoo.log': [at('2026-03-01 08:00:00'), at('2026-10-25 02:30:00'), at('2026-10-25 03:30:00')].join('\n'),
    });
    const log = await readLogs([path.join(root, 'odoo.log')], scanned, { timezone: 'Europe/Vienna' });
    expect(log.timezone).toEqual({ name: 'Europe/Vienna', assumed: false });
    expect([log.window?.from, log.window?.to]).toEqual(['2026-03-01T08:00:00+01:00', '2026-10-25T03:30:00+01:00']);
  });
});
