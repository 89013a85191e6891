import { cpSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Result } from '../../../src/domain/result.js';
import { cli } from '../../helpers/cli.js';
import { tree } from '../../helpers/tree.js';

const HARBOUR = path.resolve('fixtures/14.0/harbour');

const request = (at: string, pid: number, target: string, status = 200) =>
  `${at},100 ${pid} INFO harbour werkzeug: 10.0.0.7 - - [04/Mar/2026 08:15:22] "POST ${target} HTTP/1.0" ${status} - 6 0.004 0.012 `;

const LOG = [
  request('2026-03-04 08:15:22', 41, '/web/dataset/call_kw/harbour.berth/read'),
  request('2026-03-04 08:16:22', 41, '/web/dataset/call_kw/harbour.berth/write'),
  request('2026-03-05 09:15:22', 41, '/harbour/berths'),
  '2026-03-05 09:20:00,500 42 ERROR harbour odoo.http: Exception during JSON request handling. ',
  'Traceback (most recent call last):',
  '  File "/mnt/addons/harbour_base/models/harbour_berth.py", line 12, in action_free',
  'ZeroDivisionError: division by zero',
  '',
].join('\n');

const TICKETS = [
  'id,created,resolved,status,type,priority,component,title',
  '1,2026-03-01T08:00:00Z,2026-03-01T12:00:00Z,resolved,incident,high,harbour_base,Berth list fails for Captain Haddock',
  '2,2026-03-02T08:00:00Z,,open,enhancement,low,harbour_portal,A wish',
  '',
].join('\n');

describe('a scan with a server log and tickets', () => {
  async function scanned() {
    const root = tree({ 'odoo.log': LOG, 'tickets.csv': TICKETS });
    cpSync(HARBOUR, path.join(root, 'harbour'), { recursive: true });
    const files = ['--log', 'odoo.log', '--tickets', 'tickets.csv'];
    const { out, err } = await cli(root, 'scan', 'harbour', '--to', '17.0', ...files, '--format', 'json');
    expect(err).toBe('');
    const result = JSON.parse(out) as Result;
    return { root, text: out, result, addon: (name: string) => result.addons.find((one) => one.name === name)! };
  }

  it('tells what it rests on', async () => {
    const { result } = await scanned();
    expect(result.evidence.map(({ source }) => source)).toEqual(['log', 'tickets']);
    expect(result.coverage.unknown).toContain('server log: its time zone was not named, UTC is assumed');
    expect(result.coverage.unknown.filter((line) => line.startsWith('use in production'))).toEqual([]);
  });

  it('gives requests, errors and tickets to the addons they belong to', async () => {
    const { result, addon } = await scanned();
    expect(result.system?.log?.requests).toMatchObject({ total: 3, attributed: 3 });
    expect(addon('harbour_base').observed?.log).toMatchObject({ errors: 1, requests: { own: { read: 1, write: 1 } } });
    expect(addon('harbour_portal').observed?.log?.requests.routes).toBe(1);
    expect(addon('harbour_base').observed?.tickets).toMatchObject({ byKind: { incident: 1, enhancement: 0 }, open: 0 });
    expect(addon('harbour_label').observed).toMatchObject({ log: null, tickets: null });
  });

  it('guesses no severity, and says so', async () => {
    const { result } = await scanned();
    expect(result.system?.tickets).toMatchObject({ total: 2, withoutSeverity: 2, unattributed: 0 });
    expect(result.kpis?.criticalIncidents.value).toBeNull();
    expect(result.kpis?.criticalIncidents.unknown).toMatch(/severity|priorit/);
  });

  it('keeps no text, address or name of what it read', async () => {
    const { text } = await scanned();
    expect(text).not.toMatch(/Haddock|10\.0\.0\.7|Berth list fails|\/mnt\/addons/);
  });

  it('refuses a ticket file that is not there in one line', async () => {
    const { root } = await scanned();
    const { code, err } = await cli(root, 'scan', 'harbour', '--tickets', 'helpdesk.csv', '--no-progress');
    expect(code).toBe(2);
    expect(err.trim().split('\n')).toHaveLength(1);
    expect(err).toContain('helpdesk.csv');
  });
});
