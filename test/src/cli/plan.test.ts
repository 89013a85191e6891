import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { DebtItem } from '../../../src/domain/debt-item.js';
import { type Result, resultSchema } from '../../../src/domain/result.js';
import { parsePlanFile } from '../../../src/plan-file/parse.js';
import { cli } from '../../helpers/cli.js';
import { tree } from '../../helpers/tree.js';

const FILE = 'odoo-debt-plan.yaml';

function item(number: number, hours: number, value: number, more: Partial<DebtItem> = {}): DebtItem {
  return {
    id: `DEBT-000000000${number}`,
    title: `Mend oven ${number}`,
    addon: 'bakery',
    kind: 'maintainability',
    findings: [],
    hours: { p15: hours / 2, p50: hours, p85: hours * 2 },
    value,
    dependsOn: [],
    verdict: 'refactor',
    ...more,
  };
}
const ITEMS = [
  item(1, 8, 40),
  item(2, 6, 20, { dependsOn: ['DEBT-0000000001'] }),
  item(3, 8, 12, { kind: 'security' }),
  item(4, 5, 5),
  item(5, 4, 1, { kind: 'upgrade' }),
];

const empty: Result = {
  schemaVersion: 1,
  tool: { name: 'odoo-debt', version: '0' },
  roots: ['bakery'],
  target: '19.0',
  addons: [],
  findings: [],
  items: [],
  plan: { sprints: [], unplanned: [], objective: 0, bound: null, gap: null },
  waves: [['bakery']],
  coverage: { files: 0, parsed: 0, failed: [], skipped: [], unknown: [] },
  kpis: null,
  evidence: [],
};

const bakery = (more: Record<string, string> = {}, items = ITEMS) =>
  tree({ 'result.json': JSON.stringify({ ...empty, items }), ...more });

const plan = async (here: string, ...args: string[]) => {
  const { code, out, err } = await cli(here, 'plan', 'result.json', '--format', 'json', ...args);
  expect(err).toBe('');
  expect(code).toBe(0);
  return resultSchema.parse(JSON.parse(out));
};
const placed = ({ plan: { sprints } }: Result) =>
  sprints.map(({ items }) => items.map(({ id }) => Number(id.slice(-1))).sort());

describe('odoo-debt plan', () => {
  it('plans with the hours, the reserve and the pins of the call', async () => {
    const result = await plan(bakery(), '--sprints', '3', '--capacity', '80', '--reserve', '10');
    expect(placed(result)).toEqual([[1], [2], [3]]);
    expect(result.plan.capacity).toMatchObject({ teamHours: 80, reservePercent: 10, reserveBasis: 'given' });
    expect(result.plan.forecast?.items).toHaveLength(3);
    const pinned = await plan(
      bakery(),
      '--sprints',
      '3',
      '--capacity',
      '80',
      '--reserve',
      '10',
      '--pin',
      'DEBT-0000000004=1',
    );
    expect(placed(pinned)[0]).toContain(4);
  });

  it('names the smallest set that clashes and a way out, and ends with 2', async () => {
    const { code, out, err } = await cli(
      bakery(),
      ...['plan', 'result.json', '--sprints', '2', '--capacity', '80', '--reserve', '10', '--pin', 'DEBT-0000000002=1'],
    );
    expect([code, out]).toEqual([2, '']);
    const lines = err.trim().split('\n');
    expect(lines[0]).toContain('DEBT-0000000002 is pinned to sprint 1, but it cannot be done');
    expect(lines[1]).toContain('no smaller set clashes');
    expect(lines[1]).toContain('sprint 1 has 8 h for debt');
    expect(lines.slice(2).every((line) => line.startsWith('odoo-debt: a way out: '))).toBe(true);
    expect(lines.length).toBeGreaterThan(2);
  });

  it('saves the plan, reads it back, and moves as little as possible when there is less room', async () => {
    const here = bakery();
    const args = ['--sprints', '3', '--capacity', '160', '--reserve', '10', '--start', '2027-01-04', '--save'];
    const first = placed(await plan(here, ...args));
    const text = readFileSync(path.join(here, FILE), 'utf8');
    expect(parsePlanFile(text, FILE)).toMatchObject({ start: '2027-01-04', capacity: 160, reserve: 10 });

    const again = await plan(here, '--save');
    expect(placed(again)).toEqual(first);
    expect(again.plan.moves).toEqual([]);
    expect(readFileSync(path.join(here, FILE), 'utf8')).toBe(text);

    const tight = await plan(here, '--capacity', '130');
    expect(tight.plan.moves).toHaveLength(1);
    expect(tight.plan.moves![0]!.why).not.toBe('');
  });

  it('leaves what is active as it is, and what people wrote in the file', async () => {
    const file = `# ours
sprints:
  - sprint: 1
    state: active
    items:
      - { item: DEBT-0000000004, hours: 5 } # Ann
  - { sprint: 2, name: Winter, items: [] }
deadlines:
  - { item: DEBT-0000000005, by: 2, reason: the auditor comes }
`;
    const here = bakery({ [FILE]: file });
    const result = await plan(here, '--capacity', '80', '--reserve', '10', '--sprints', '2', '--save');
    expect(placed(result)[0]).toEqual([4]);
    expect(placed(result)[1]).toEqual([5]);
    const written = readFileSync(path.join(here, FILE), 'utf8');
    expect(written).toContain('# ours');
    expect(written).toContain('- { item: DEBT-0000000004, hours: 5 } # Ann');
    expect(written).toContain('reason: the auditor comes');
    expect(written).toContain('name: Winter');
  });

  it('learns from the hours that done items took, once', async () => {
    const done = Array.from({ length: 12 }, (_, i) => item(0, 4, 1, { id: `DEBT-10000000${10 + i}` }));
    const lines = done.map(
      ({ id }, i) =>
        `      - { item: ${id}, hours: 4, actual: ${8 + (i % 3) * 0.2}, kind: maintainability, estimate: { p15: 2, p50: 4, p85: 8 } }`,
    );
    const file = `sprints:\n  - sprint: 1\n    state: done\n    items:\n${lines.join('\n')}\n  - { sprint: 2 }\n`;
    const here = bakery({ [FILE]: file });
    const once = await plan(here, '--fresh');
    expect(once.calibration).toMatchObject({ applied: true, items: 12 });
    const first = once.items.find(({ id }) => id === 'DEBT-0000000001')!;
    expect(first.hours.p50).toBeGreaterThan(12);
    expect(first.estimated?.p50).toBe(8);

    writeFileSync(path.join(here, 'result.json'), JSON.stringify(once));
    const twice = await plan(here, '--fresh');
    expect(twice.items).toEqual(once.items);
  });

  it('proves, prices and compares where that is asked for', async () => {
    const result = await plan(
      bakery(),
      ...['--sprints', '3', '--capacity', '80', '--reserve', '10', '--pin', 'DEBT-0000000004=1'],
      ...['--prove', '20', '--prices', '--scenarios'],
    );
    expect(result.plan.proof).toMatchObject({ status: 'optimal', gap: 0 });
    expect(result.plan.prices!.map(({ kind }) => kind)).toContain('pin');
    expect(result.scenarios!.map(({ name }) => name)).toContain('reserve 30 %');
  });

  it('says why an item is where it is', async () => {
    const here = bakery();
    const args = ['plan', 'result.json', '--sprints', '3', '--capacity', '80', '--reserve', '10', '--why'];
    const { out } = await cli(here, ...args, 'DEBT-0000000002');
    expect(out).toMatch(/^DEBT-0000000002 Mend oven 2\n/);
    expect(out).toContain('DEBT-0000000001 is done in sprint 1');
    const unknown = await cli(here, ...args, 'DEBT-9');
    expect([unknown.code, unknown.err]).toEqual([2, 'odoo-debt: There is no item DEBT-9.\n']);
  });

  it('prints a page about the plan where no format is named', async () => {
    const { out } = await cli(bakery(), 'plan', 'result.json', '--sprints', '2', '--capacity', '80', '--reserve', '10');
    expect(out).toMatchInlineSnapshot(`
      "Hours for debt
        The team has 80 h in a sprint.
        10 % of them are reserved for debt.

      Sprints
        sprint 1  ████████████████████ 8 of 8 h
          DEBT-0000000001   Mend oven 1                           8 h     saves 40 h/y
        sprint 2  ███████████████░░░░░ 6 of 8 h
          DEBT-0000000002   Mend oven 2                           6 h     saves 20 h/y

      Not planned, by what it would save
        DEBT-0000000003   Mend oven 3
                          takes 8 h; the planned items save more per hour and leave at
                          most 2 h in one sprint
        DEBT-0000000004   Mend oven 4
                          takes 5 h; the planned items save more per hour and leave at
                          most 2 h in one sprint
        DEBT-0000000005   Mend oven 5
                          takes 4 h; the planned items save more per hour and leave at
                          most 2 h in one sprint

      What it is worth
        20 h a year are saved, counting each item by the share of the plan that is
        left after its sprint.
        No plan saves more.

      When it will be done: the sprint, by chance
        what                              50 %    85 %    95 %
        ready for the upgrade (1 item)       –       –       –
        wave 1 (1 item)                      –       –       –
        – not within 12 sprints more, or not all of it is planned.
        Of 2 planned items, 2 will more likely than not be later than planned. From
        2,000 runs with drawn hours.
      "
    `);
  });

  it('makes no file without --save, and none where the plan cannot be', async () => {
    const here = bakery();
    await plan(here, '--sprints', '2');
    await cli(here, 'plan', 'result.json', '--sprints', '1', '--capacity', '1', '--pin', 'DEBT-0000000001=1', '--save');
    expect(existsSync(path.join(here, FILE))).toBe(false);
  });

  it('refuses a broken plan file in one line per mistake', async () => {
    const here = bakery({ [FILE]: 'sprnts: []\n' });
    const { code, err } = await cli(here, 'plan', 'result.json');
    expect([code, err]).toEqual([2, `odoo-debt: ${FILE}: unknown key sprnts; did you mean sprints?\n`]);
  });
});

describe('odoo-debt export', () => {
  it('writes one file where one is enough, and a folder where several are', async () => {
    const here = bakery();
    const csv = await cli(here, 'export', 'csv', 'result.json');
    expect(csv.code).toBe(0);
    expect(csv.out.split('\n')[0]).toContain('title');
    const several = await cli(here, 'export', 'odoo', 'result.json', '--odoo-version', '17', '--output', 'tasks/');
    expect(several.code).toBe(0);
    expect(existsSync(path.join(here, 'tasks/6-project.task.csv'))).toBe(true);
    expect(several.err).toContain('Import the files in the order of their numbers');
    const nowhere = await cli(here, 'export', 'odoo', 'result.json', '--odoo-version', '17');
    expect([nowhere.code, nowhere.out]).toEqual([2, '']);
    expect(nowhere.err).toContain('name a folder with --output');
  });

  it('closes what is gone since the last export', async () => {
    const here = bakery({ 'older.json': JSON.stringify({ ...empty, items: [...ITEMS, item(6, 2, 3)] }) });
    const { out } = await cli(here, 'export', 'csv', 'result.json', '--previous', 'older.json');
    expect(out.split('\n').find((line) => line.includes('DEBT-0000000006'))).toContain('closed');
  });

  it('says what a tracker needs', async () => {
    const { code, err } = await cli(bakery(), 'export', 'odoo', 'result.json', '--output', 'x/');
    expect(code).toBe(2);
    expect(err).toContain('--odoo-version');
    expect((await cli(bakery(), 'export', 'trello', 'result.json')).code).toBe(2);
  });
});
