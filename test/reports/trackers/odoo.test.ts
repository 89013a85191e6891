import { parse } from 'csv-parse/sync';
import { XMLValidator } from 'fast-xml-parser';
import { describe, expect, it } from 'vitest';
import { exportOdoo } from '../../../reports/trackers/odoo.js';
import { ODOO_SERIES } from '../../../reports/trackers/odoo-columns.js';
import type { TrackerOptions } from '../../../reports/trackers/options.js';
import { safeName } from '../../../reports/trackers/work-items.js';
import type { Result } from '../../../src/domain/result.js';
import { SERIES } from '../../../src/domain/series.js';
import { hostilePlan, without } from './plans.js';

type Row = Record<string, string>;

function tablesOf(result: Result, options: TrackerOptions): Map<string, Row[]> {
  const { files } = exportOdoo(result, options);
  return new Map(files.map(({ name, text }) => [name, parse(text, { columns: true })]));
}

/** Columns of project.task by series, as the fields of the model are named there. */
const TASK_COLUMNS: Record<(typeof ODOO_SERIES)[number], string[]> = {
  '12.0': ['project_id/id', 'planned_hours'],
  '13.0': ['project_id/id', 'planned_hours'],
  '14.0': ['project_id/id', 'planned_hours'],
  '15.0': ['project_id/id', 'planned_hours', 'depend_on_ids/id'],
  '16.0': ['project_id/id', 'planned_hours', 'depend_on_ids/id', 'milestone_id/id'],
  '17.0': ['allocated_hours', 'milestone_id/id'],
  '18.0': ['allocated_hours', 'milestone_id/id'],
  '19.0': ['allocated_hours', 'milestone_id/id'],
};

describe('exportOdoo', () => {
  it.each(ODOO_SERIES)('writes the columns that %s has', (odooVersion) => {
    const result = hostilePlan();
    const before = without(result, [3]);
    const tables = tablesOf(before, { odooVersion, previous: without(result, [7]), assignees: { mara: 'mara' } });
    const [task] = tables.get('6-project.task.csv')!;
    const same = ['id', 'name', 'description', 'priority', 'date_deadline', 'tag_ids/id'];
    expect(Object.keys(task!).sort()).toEqual([...same, ...TASK_COLUMNS[odooVersion]].sort());
    const major = Number.parseInt(odooVersion, 10);
    for (const { date_deadline: day } of tables.get('6-project.task.csv')!) {
      expect(day).toMatch(major >= 17 ? /^(\d{4}-\d\d-\d\d 18:00:00)?$/ : /^(\d{4}-\d\d-\d\d)?$/);
    }
    expect(Object.keys(tables.get('8-project.task-assigned.csv')![0]!)).toEqual([
      'id',
      major <= 14 ? 'user_id' : 'user_ids',
    ]);
    const [closed] = tables.get('9-project.task-closed.csv')!;
    expect(closed!.state).toBe(major >= 17 ? '1_done' : undefined);
    expect(closed!['stage_id/id']).toMatch(/_done$/);
    expect([...tables.keys()].some((name) => /^[12]-/.test(name))).toBe(false);
    const done = tablesOf(result, { odooVersion })
      .get('2-project.task.type.csv')!
      .find(({ fold }) => fold === 'True')!;
    expect(done.is_closed).toBe(major === 14 || major === 15 ? 'True' : undefined);
    expect(tables.has('4-project.milestone.csv')).toBe(major >= 16);
    const priorities = new Set(tables.get('6-project.task.csv')!.map(({ priority }) => priority));
    for (const priority of priorities) expect(major >= 19 ? ['0', '1', '2', '3'] : ['0', '1']).toContain(priority);
  });

  it('names only external ids that a row before has given', () => {
    const result = hostilePlan();
    for (const odooVersion of ODOO_SERIES) {
      const known = new Set<string>();
      const first = [...tablesOf(without(result, [2]), { odooVersion }).values()];
      const second = [...tablesOf(result, { odooVersion, previous: without(result, [2]) }).values()];
      for (const rows of [...first, ...second]) {
        for (const row of rows) {
          const used = Object.entries(row).filter(([name]) => name.endsWith('/id'));
          for (const id of used.flatMap(([, ids]) => ids.split(',').filter(Boolean))) expect(known).toContain(id);
          expect(row.id).toMatch(/^odoo_debt\.[A-Za-z0-9_-]+$/);
          known.add(row.id!);
        }
      }
    }
  });

  it('leaves out a dependency that would close a circle', () => {
    const result = hostilePlan();
    result.items[0]!.dependsOn = [result.items[1]!.id];
    result.items[1]!.dependsOn = [result.items[0]!.id];
    const names = [0, 1].map((index) => `_${safeName(result.items[index]!.id)}`);
    const waiting = (rows: Row[]) =>
      rows.filter((row) => names.some((name) => row.id!.endsWith(name)) && row['depend_on_ids/id'] !== '');
    expect(waiting(tablesOf(result, { odooVersion: '16.0' }).get('6-project.task.csv')!)).toHaveLength(1);
    expect(waiting(tablesOf(result, { odooVersion: '17.0' }).get('7-project.task-waiting.csv')!)).toHaveLength(1);
  });

  it('writes from 17.0 on what a task waits for only where it waits or did', () => {
    const result = hostilePlan();
    const free = structuredClone(result);
    const waits = free.items.filter(({ dependsOn }) => dependsOn.length > 0);
    waits[0]!.dependsOn = [];
    const rows = tablesOf(free, { odooVersion: '17.0', previous: result }).get('7-project.task-waiting.csv')!;
    expect(rows).toHaveLength(waits.length);
    expect(rows.filter((row) => row['depend_on_ids/id'] === '')).toHaveLength(1);
    expect(tablesOf(free, { odooVersion: '17.0' }).get('7-project.task-waiting.csv')).toHaveLength(waits.length - 1);
  });

  it('escapes scanned text in descriptions', () => {
    const result = hostilePlan();
    result.items[2]!.note = '<img src=x onerror=alert(1)> & </p>';
    for (const { description } of tablesOf(result, { odooVersion: '16.0' }).get('6-project.task.csv')!) {
      expect(XMLValidator.validate(`<div>${description}</div>`)).toBe(true);
      expect(description).not.toMatch(/<(?!\/?(p|b|ul|li|code)>)/);
    }
  });

  it('writes neither stage nor state nor person of open tasks, which people change', () => {
    for (const odooVersion of ODOO_SERIES) {
      const [task] = tablesOf(hostilePlan(), { odooVersion }).get('6-project.task.csv')!;
      for (const name of ['stage_id/id', 'state', 'kanban_state', 'user_id', 'user_ids'])
        expect(task).not.toHaveProperty(name);
    }
  });

  it('opens a task that is back, waiting where it waits', () => {
    const result = hostilePlan();
    const opened = (odooVersion: (typeof ODOO_SERIES)[number]) =>
      tablesOf(result, { odooVersion, previous: without(result, [2, 3]) }).get('5-project.task-new.csv')!;
    expect(
      opened('18.0')
        .map(({ state }) => state)
        .sort(),
    ).toEqual(['01_in_progress', '04_waiting_normal']);
    expect(opened('14.0')).toHaveLength(2);
    for (const row of [...opened('18.0'), ...opened('14.0')]) expect(row['stage_id/id']).toMatch(/_open$/);
  });

  it('names the project of known tasks nowhere from 17.0 on, where writing it resets their state', () => {
    const result = hostilePlan();
    for (const odooVersion of ODOO_SERIES) {
      const known = tablesOf(result, { odooVersion, previous: result });
      expect(known.has('5-project.task-new.csv')).toBe(false);
      const first = tablesOf(result, { odooVersion }).get('5-project.task-new.csv');
      const major = Number.parseInt(odooVersion, 10);
      expect('project_id/id' in known.get('6-project.task.csv')![0]!).toBe(major <= 16);
      expect(first?.length).toBe(major >= 17 ? result.items.length : undefined);
    }
  });

  it('keeps two projects apart', () => {
    const ids = (project: string) =>
      tablesOf(hostilePlan(), { odooVersion: '16.0', project })
        .get('6-project.task.csv')!
        .map(({ id }) => id);
    expect(ids('North')).not.toEqual(ids('South'));
    expect(ids('North')).toEqual(ids('North'));
  });

  it('asks for the series, and takes none whose columns are not known', () => {
    for (const odooVersion of [undefined, ...SERIES.filter((series) => !ODOO_SERIES.includes(series as never))]) {
      expect(() => exportOdoo(hostilePlan(), { odooVersion })).toThrow(/--odoo-version, 12\.0 to 19\.0/);
    }
  });
});
