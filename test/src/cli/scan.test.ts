import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { resultSchema } from '../../../src/domain/result.js';
import { cli } from '../../helpers/cli.js';
import { tree } from '../../helpers/tree.js';

const HARBOUR = path.resolve('fixtures/14.0/harbour');

describe('odoo-debt scan on the harbour repository', () => {
  it('writes a result that its schema accepts, the same bytes twice', async () => {
    const here = tree({});
    const first = await cli(here, 'scan', HARBOUR, '--to', '17.0', '--format', 'json');
    const second = await cli(here, 'scan', HARBOUR, '--to', '17.0', '--format', 'json', '--jobs', '4');
    expect(first.code).toBe(0);
    expect(first.out).toBe(second.out);
    const result = resultSchema.parse(JSON.parse(first.out));
    expect(result.addons.map((addon) => addon.name)).toEqual([
      'harbour_base',
      'harbour_booking',
      'harbour_import_old',
      'harbour_invoice',
      'harbour_label',
      'harbour_portal',
    ]);
    expect(result.coverage.failed).toEqual([]);
    expect(first.out).not.toContain(HARBOUR);
  });

  it('finds what a reviewer would find first', async () => {
    const { out } = await cli(tree({}), 'scan', HARBOUR, '--to', '17.0', '--format', 'json');
    const { findings } = resultSchema.parse(JSON.parse(out));
    const places = findings.map(({ rule, path: file, line }) => `${rule} ${file}:${line}`);
    for (const place of [
      'security/sql-from-values harbour_invoice/models/account_move.py:21',
      'security/disabled-tls-verification harbour_invoice/models/account_move.py:15',
      'reliability/commit-in-method harbour_invoice/models/account_move.py:17',
      'reliability/broken-reference harbour_label/models/stock_picking.py:9',
      'upgrade/view-syntax harbour_base/views/harbour_vessel_views.xml:13',
    ]) {
      expect(places).toContain(place);
    }
  });

  it('says which scores rest on little', async () => {
    const { out } = await cli(tree({}), 'scan', HARBOUR, '--to', '17.0', '--format', 'json');
    const { addons, coverage } = resultSchema.parse(JSON.parse(out));
    expect(addons.every((addon) => addon.usage.confidence === 'low')).toBe(true);
    expect(coverage.unknown.join('\n')).toMatch(/use in production: no evidence/);
  });

  it('ends with 1 when a finding is as severe as --fail-on', async () => {
    expect((await cli(tree({}), 'scan', HARBOUR, '--fail-on', 'high')).code).toBe(1);
    const clean = tree({
      'bakery/__manifest__.py': "{'name': 'Bakery', 'version': '19.0.1.0.0', 'license': 'LGPL-3'}",
    });
    expect((await cli(clean, 'scan', '.', '--fail-on', 'high')).code).toBe(0);
  });

  it('writes several outputs in one run', async () => {
    const here = tree({});
    const { out, code } = await cli(
      here,
      'scan',
      HARBOUR,
      '--to',
      '17.0',
      '--output',
      'r.json',
      '--output',
      'deep/r.html',
      '--format',
      'summary',
    );
    expect(code).toBe(0);
    expect(out).toContain('Worst first');
    expect(resultSchema.parse(JSON.parse(readFileSync(path.join(here, 'r.json'), 'utf8'))).target).toBe('17.0');
    expect(readFileSync(path.join(here, 'deep/r.html'), 'utf8')).toMatch(/^<!doctype html>/i);
  });

  it('takes --from before the manifest', async () => {
    const { out } = await cli(tree({}), 'scan', HARBOUR, '--from', '16.0', '--to', '17.0', '--format', 'json');
    const { addons } = resultSchema.parse(JSON.parse(out));
    expect(new Set(addons.map((addon) => `${addon.series} ${addon.seriesBasis}`))).toEqual(new Set(['16.0 from']));
    expect(addons[0]!.upgradeCost.hops.map((hop) => hop.to)).toEqual(['17.0']);
  });

  it('leaves the scanned tree as it was', async () => {
    const files = {
      'bakery/__manifest__.py': "{'name': 'Bakery'}",
      'bakery/bread.py': 'import os\nos.system("touch baked")\n',
    };
    const here = tree(files);
    await cli(here, 'scan', '.', '--format', 'json');
    expect(readFileSync(path.join(here, 'bakery/bread.py'), 'utf8')).toBe(files['bakery/bread.py']);
    expect(() => readFileSync(path.join(here, 'baked'))).toThrow();
  });
});

describe('commands on a saved result', () => {
  it('plans it anew', async () => {
    const here = tree({});
    await cli(here, 'scan', HARBOUR, '--to', '17.0', '--quiet', '--output', 'r.json');
    const { out, code } = await cli(
      here,
      'plan',
      'r.json',
      '--sprints',
      '2',
      '--capacity',
      '20',
      '--reserve',
      '50',
      '--format',
      'json',
    );
    const { plan } = resultSchema.parse(JSON.parse(out));
    expect(code).toBe(0);
    expect(plan.sprints.map((sprint) => sprint.capacityHours)).toEqual([10, 10]);
    for (const sprint of plan.sprints) {
      expect(sprint.items.reduce((sum, item) => sum + item.hours, 0)).toBeLessThanOrEqual(10 + 1e-6);
    }
  });

  it('refuses a pin to an item that is not there', async () => {
    const here = tree({});
    await cli(here, 'scan', HARBOUR, '--to', '17.0', '--quiet', '--output', 'r.json');
    const { code, err } = await cli(here, 'plan', 'r.json', '--pin', 'DEBT-none=1');
    expect(code).toBe(2);
    expect(err).toMatch(/DEBT-none/);
  });

  it('writes its report', async () => {
    const here = tree({});
    await cli(here, 'scan', HARBOUR, '--to', '17.0', '--quiet', '--output', 'r.json');
    expect((await cli(here, 'report', 'r.json', '--html', 'r.html')).code).toBe(0);
    expect(readFileSync(path.join(here, 'r.html'), 'utf8')).toContain('harbour_invoice');
  });
});

describe('other commands', () => {
  it('lists and explains rules', async () => {
    const { out } = await cli(tree({}), 'rules');
    expect(out.split('\n').length).toBeGreaterThan(30);
    expect((await cli(tree({}), 'explain', 'security/sql-from-values')).out).toMatch(/SQL/);
  });

  it('counts billed lines', async () => {
    const { out } = await cli(tree({}), 'lines', HARBOUR);
    expect(out).toMatch(/^Addon +Line +Other +Code\n/);
    expect(out).toMatch(/harbour_import_old .*\n/);
    expect(out).toMatch(/not billed: harbour_import_old\/import_vessels\.py: Syntax Error/);
  });

  it('writes a configuration once', async () => {
    const here = tree({});
    expect((await cli(here, 'init')).code).toBe(0);
    expect((await cli(here, 'init')).code).toBe(2);
    const scanned = await cli(here, 'scan', HARBOUR, '--to', '17.0');
    expect(scanned.code).toBe(0);
  });
});
