import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { exportTo, TRACKER_NAMES } from '../../../reports/trackers/index.js';
import type { TrackerExport, TrackerOptions } from '../../../reports/trackers/options.js';
import { safeName, workItems } from '../../../reports/trackers/work-items.js';
import { emptyHarbour, harbour } from '../harbour.js';
import { HOSTILE_TITLES, hostilePlan, without } from './plans.js';

type Row = Record<string, string>;

function fileOf({ files }: TrackerExport, name: string): string {
  const file = files.find((candidate) => candidate.name === name);
  expect(file, name).toBeDefined();
  return file!.text;
}

/** Strict: every row as long as the header, quotes where they belong. */
function rowsOf(exported: TrackerExport, name: string): Row[] {
  return parse(fileOf(exported, name), { columns: true });
}

const REQUIRED: TrackerOptions = { odooVersion: '16.0', project: 'DEBT' };

describe('every export', () => {
  it.each(TRACKER_NAMES)('%s is the same every time and takes a result without items', async (tracker) => {
    const result = hostilePlan();
    expect(await exportTo(tracker, result, REQUIRED)).toEqual(
      await exportTo(tracker, structuredClone(result), REQUIRED),
    );
    const { files } = await exportTo(tracker, emptyHarbour(), REQUIRED);
    expect(files.length).toBeGreaterThan(0);
  });

  it.each(['jira', 'gitlab', 'odoo', 'linear', 'csv'] as const)(
    '%s leaves no cell that a spreadsheet would calculate',
    async (tracker) => {
      const result = hostilePlan();
      const texts = ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', ' =1', '＝1', '"=1'];
      texts.forEach((text, index) => {
        result.items[index]!.title = text;
        result.items[index]!.addon = text;
        result.items[index]!.note = text;
        result.items[index]!.owner = text;
      });
      const assignees = Object.fromEntries(texts.map((text) => [text, text]));
      const { files } = await exportTo(tracker, without(result, [0]), { ...REQUIRED, assignees, previous: result });
      const tables = files.filter(({ name }) => name.endsWith('.csv'));
      for (const { text } of [...tables, ...(await exportTo(tracker, result, { ...REQUIRED, assignees })).files]) {
        const cells: string[][] = parse(text);
        for (const cell of cells.flat()) expect(cell).not.toMatch(/^\s*[=+\-@＝＋－＠]/);
      }
    },
  );
});

describe('exportJira', () => {
  it('repeats headers, counts in seconds, and puts parents first', async () => {
    const result = hostilePlan();
    const text = fileOf(await exportTo('jira', result), 'issues.csv');
    const [header, ...rows] = parse(text) as string[][];
    expect(header!.filter((name) => name === 'Labels').length).toBeGreaterThan(3);
    expect(header!.filter((name) => name === 'Blocked By')).toHaveLength(1);
    for (const name of header!) expect(name).toMatch(/^[A-Za-z ]+$/);
    const column = (name: string) => header!.indexOf(name);
    const types = rows.map((row) => row[column('Issue Type')]);
    expect(types.lastIndexOf('Epic')).toBeLessThan(types.indexOf('Task'));
    const ids = rows.map((row) => row[column('Issue ID')]);
    expect(new Set(ids).size).toBe(rows.length);
    for (const [index, row] of rows.entries()) {
      for (const name of ['Parent', 'Blocked By']) {
        const other = row[column(name)]!;
        if (other !== '') expect(ids.indexOf(other)).toBeLessThan(index);
      }
      expect(row[column('Parent')] === '').toBe(row[column('Issue Type')] === 'Epic');
    }
    const { open } = workItems(result, {});
    const estimates = rows.filter((row) => row[0] === 'Task').map((row) => Number(row[column('Original Estimate')]));
    expect(estimates).toEqual(open.map(({ item }) => Math.max(60, Math.round(item.hours.p50 * 60) * 60)));
    // The comma of an empty last cell is there.
    for (const line of text
      .split('\r\n')
      .slice(0, -1)
      .filter((row) => row.startsWith('Epic'))) {
      expect(line.endsWith(',')).toBe(true);
    }
  });

  it('puts at most 1,500 rows into a file, and parents and links into the file that needs them', async () => {
    const result = harbour();
    const [first] = result.items;
    result.items = Array.from({ length: 3200 }, (_, index) => ({
      ...first!,
      id: `DEBT-${index}`,
      addon: `harbour_${index % 4 === 0 ? 'base' : `a${index % 100}`}`,
      findings: [],
      dependsOn: index > 0 ? [`DEBT-${index - 1}`] : [],
    }));
    const { files } = await exportTo('jira', result);
    expect(files.length).toBeGreaterThan(2);
    let tasks = 0;
    for (const { text } of files) {
      const rows: string[][] = parse(text);
      expect(rows.length - 1).toBeLessThanOrEqual(1500);
      const ids = new Set(rows.slice(1).map((row) => row[1]));
      const at = rows[0]!.flatMap((name, index) => (name === 'Parent' || name === 'Blocked By' ? [index] : []));
      for (const row of rows.slice(1))
        for (const index of at) expect(row[index] === '' || ids.has(row[index]!)).toBe(true);
      tasks += rows.filter(([type]) => type === 'Task').length;
    }
    expect(tasks).toBe(3200);
  });

  it('takes marks of its notation out of force', async () => {
    const result = hostilePlan();
    result.items[2]!.note = '[~admin] {code} !http://x/y.png! *b* |c|';
    const rows = rowsOf(await exportTo('jira', result), 'issues.csv');
    const { Description: text } = rows.find(({ Description }) => Description!.includes('Note:'))!;
    expect(text).toContain('\\[\\~admin\\] \\{code\\} \\!http://x/y.png\\! \\*b\\* \\|c\\|');
  });

  it('writes only what is new where no keys are known, and all of it with keys', async () => {
    const result = hostilePlan();
    const previous = without(result, [4]);
    const added = rowsOf(await exportTo('jira', result, { previous }), 'issues.csv').filter(
      (row) => row['Issue Type'] === 'Task',
    );
    expect(added).toHaveLength(1);
    const keys = { [safeName(result.items[0]!.id)]: 'DEBT-7', [safeName(result.items[4]!.id)]: 'DEBT-8' };
    const all = await exportTo('jira', previous, { previous: result, keys });
    const rows = rowsOf(all, 'issues.csv').filter((row) => row['Issue Type'] === 'Task');
    expect(rows).toHaveLength(previous.items.length);
    expect(rows.map((row) => row['Issue Key']).filter(Boolean)).toEqual(['DEBT-7']);
    expect(rowsOf(all, 'issues-closed.csv')).toMatchObject([{ 'Issue Key': 'DEBT-8', Status: 'Done' }]);
    const unknown = await exportTo('jira', previous, { previous: result });
    expect(rowsOf(unknown, 'close-by-hand.csv')).toMatchObject([
      { label: `odoo-debt-id-${safeName(result.items[4]!.id)}` },
    ]);
  });
});

describe('exportGitlab', () => {
  it('has only the quick actions that we wrote', async () => {
    const result = hostilePlan();
    result.items[0]!.note = '/close\n/assign @root\n   /label ~evil';
    result.items[0]!.reasons = ['/spend 99h', '```', '<details>'];
    result.findings.forEach((finding) => {
      finding.message = `/close ${finding.message} \`\`\``;
      finding.path = `/close/${finding.path}`;
    });
    const rows = rowsOf(await exportTo('gitlab', result, { assignees: { mara: 'mara-k\n/close' } }), 'issues.csv');
    expect(Object.keys(rows[0]!)).toEqual(['title', 'description', 'due_date']);
    const actions = rows.flatMap(({ description }) => description!.split('\n').filter((line) => /^\s*\//.test(line)));
    expect(actions.length).toBeGreaterThanOrEqual(rows.length * 2);
    for (const line of actions) {
      expect(line).toMatch(/^\/(label( ~"[a-z-]+")+|estimate (\d+h)?( ?\d+m)?|milestone %"Debt sprint \d+")$/);
    }
    for (const { description, due_date: due } of rows) {
      expect(description).not.toMatch(/(?<!\\)`|<details>/);
      expect(due).toMatch(/^(\d{4}-\d\d-\d\d)?$/);
    }
  });

  it('keeps references out of scanned text', async () => {
    const result = hostilePlan();
    result.items[0]!.note = '@all #1 !2 %"Debt sprint 1" ~debt $3 &4';
    const rows = rowsOf(await exportTo('gitlab', result), 'issues.csv');
    const [note] = rows.flatMap(({ description }) => description!.split('\n').filter((line) => line.includes('Note:')));
    expect(note).not.toMatch(/@all|#1(?!\d)|!2|%"|~debt|\$3|&4|&amp;4/);
  });

  it('adds what is new and closes what is gone', async () => {
    const result = hostilePlan();
    const exported = await exportTo('gitlab', without(result, [1, 2]), { previous: without(result, [6]) });
    expect(rowsOf(exported, 'issues.csv')).toHaveLength(1);
    expect(fileOf(exported, 'close.sh').match(/^close_item '/gm)).toHaveLength(2);
  });

  it.skipIf(spawnSync('jq', ['--version']).status !== 0)('closes the one issue that has the key', async () => {
    const result = hostilePlan();
    const exported = await exportTo('gitlab', without(result, [1, 2, 3]), { previous: result });
    const folder = mkdtempSync(path.join(tmpdir(), 'odoo-debt-glab-'));
    try {
      const keys = [1, 2, 3].map((index) => safeName(result.items[index]!.id));
      // The second is found twice, the third only as part of another key.
      const found = [
        { iid: 11, description: `**Item**\n\n- ${keys[0]}\n` },
        { iid: 12, description: `- ${keys[1]}` },
        { iid: 13, description: `- ${keys[1]}` },
        { iid: 14, description: `- ${keys[2]}x` },
      ];
      writeFileSync(path.join(folder, 'issues.json'), JSON.stringify(found));
      writeFileSync(
        path.join(folder, 'glab'),
        `#!/bin/sh\ncase "$2" in projects*) cat issues.json ;; *) echo "$@" >> sent ;; esac\n`,
      );
      chmodSync(path.join(folder, 'glab'), 0o755);
      const done = spawnSync('sh', ['-c', fileOf(exported, 'close.sh')], {
        cwd: folder,
        encoding: 'utf8',
        env: { PATH: `${folder}:${process.env.PATH}` },
      });
      expect(done.stderr).toBe('');
      expect(done.stdout).toContain(`close #11: ${keys[0]}`);
      expect(done.stdout).toContain(`more than one open issue has ${keys[1]}`);
      expect(done.stdout).toContain(`not open: ${keys[2]}`);
      const sent = readFileSync(path.join(folder, 'sent'), 'utf8').trim().split('\n');
      expect(sent).toEqual([
        expect.stringMatching(/^api --method POST projects\/:fullpath\/issues\/11\/notes -f body=odoo-debt: closed\./),
        'api --method PUT projects/:fullpath/issues/11 -f state_event=close',
      ]);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

describe('exportLinear', () => {
  it('reads back as Linear reads it: apostrophes stripped, labels split, whole estimates', async () => {
    const result = hostilePlan();
    const rows = rowsOf(await exportTo('linear', result, { hoursPerPoint: 4, team: 'Debt' }), 'issues.csv');
    const titles = rows.map(({ Title }) => Title!.replace(/^'([+\-=@])/, '$1'));
    expect(titles).toEqual(workItems(result, {}).open.map(({ title }) => title));
    expect(titles).toContain(HOSTILE_TITLES[5]);
    for (const row of rows) {
      expect(row.Estimate).toMatch(/^[1-9]\d*$/);
      expect(row.Labels!.split(', ')).toContain('odoo-debt');
      expect(['Urgent', 'High', 'Medium', 'Low']).toContain(row.Priority);
      expect(row.Archived).toBe('');
    }
    expect(rowsOf(await exportTo('linear', result), 'issues.csv').every(({ Estimate }) => Estimate === '')).toBe(true);
  });

  it('lists what is to be closed by hand', async () => {
    const result = hostilePlan();
    const exported = await exportTo('linear', without(result, [0]), { previous: result });
    expect(rowsOf(exported, 'issues.csv')).toEqual([]);
    expect(rowsOf(exported, 'close-by-hand.csv')).toHaveLength(1);
  });
});

describe('exportCsv', () => {
  it('has a row for every item, open and closed', async () => {
    const result = hostilePlan();
    const rows = rowsOf(await exportTo('csv', without(result, [0]), { previous: result }), 'items.csv');
    expect(rows).toHaveLength(result.items.length);
    expect(rows.filter(({ state }) => state === 'closed')).toMatchObject([
      { key: safeName(result.items[0]!.id), closed: 'gone' },
    ]);
    expect(rows.filter(({ sprint }) => sprint === '').length).toBe(result.plan.unplanned.length);
  });
});
