import { InputError } from '../../src/domain/errors.js';
import type { Result } from '../../src/domain/result.js';
import { byText } from '../../src/domain/text-order.js';
import { csvFile, field } from '../shared/csv.js';
import { html, type Markup } from '../shared/html.js';
import { type BodyLine, bodyOf, closingText } from './body.js';
import { ODOO_SERIES, type OdooColumns, type OdooSeries, odooColumns } from './odoo-columns.js';
import type { TrackerExport, TrackerFile, TrackerOptions } from './options.js';
import { safeName, type WorkItem, workItems } from './work-items.js';

const DEFAULT_PROJECT = 'Technical debt';

/** External ids: one name space for all, the project in each, so that two projects never take each other's tasks. */
interface Ids {
  project: string;
  stage(which: 'open' | 'done'): string;
  milestone(sprint: number): string;
  tag(label: string): string;
  task(key: string): string;
}

function idsOf(project: string): Ids {
  const name = safeName(project);
  const id = (kind: string, rest = '') => `odoo_debt.${kind}_${name}${rest}`;
  return {
    project: id('project'),
    stage: (which) => id('stage', `_${which}`),
    milestone: (sprint) => id('milestone', `_${sprint}`),
    // Names of tags are unique in all of Odoo (project.tags, `name_uniq`), so a tag belongs to no project.
    tag: (label) => `odoo_debt.tag_${label}`,
    task: (key) => id('task', `_${key}`),
  };
}

/** What every file is written from. */
interface Context {
  ids: Ids;
  columns: OdooColumns;
  project: string;
  open: WorkItem[];
  closed: WorkItem[];
  /** Key to the keys of the tasks that come first; without what would close a circle, which Odoo refuses. */
  before: ReadonlyMap<string, string[]>;
  /** Keys of the tasks that waited for others in the earlier result. */
  waited: ReadonlySet<string>;
}

function beforeOf(open: readonly WorkItem[]): Map<string, string[]> {
  const written = new Set<string>();
  return new Map(
    open.map(({ key, waitsFor }) => {
      const before = waitsFor.map((other) => other.key).filter((other) => written.has(other));
      written.add(key);
      return [key, before];
    }),
  );
}

type Row = readonly (string | number | null)[];

function file(name: string, header: readonly string[], rows: readonly Row[]): TrackerFile[] {
  if (rows.length === 0) return [];
  return [
    {
      name,
      text: csvFile(
        header,
        rows.map((row) => row.map(field)),
      ),
    },
  ];
}

const yes = (wanted: boolean, name: string, value: string): [string, string][] => (wanted ? [[name, value]] : []);

function projectFile({ ids, columns, project }: Context): TrackerFile[] {
  const cells: [string, string][] = [
    ['id', ids.project],
    ['name', project],
    ...yes(columns.dependencies, 'allow_task_dependencies', 'True'),
    ...yes(columns.milestones, 'allow_milestones', 'True'),
  ];
  return file(
    '1-project.project.csv',
    cells.map(([name]) => name),
    [cells.map(([, value]) => value)],
  );
}

function stageFile({ ids, columns }: Context): TrackerFile[] {
  const rows = [
    { which: 'open' as const, name: 'To do', sequence: 1, closes: 'False' },
    { which: 'done' as const, name: 'Done', sequence: 20, closes: 'True' },
  ].map(({ which, name, sequence, closes }): [string, string | number][] => [
    ['id', ids.stage(which)],
    ['name', name],
    ['sequence', sequence],
    ['fold', closes],
    ...yes(columns.closingStage, 'is_closed', closes),
    ['project_ids/id', ids.project],
  ]);
  return file(
    '2-project.task.type.csv',
    rows[0]!.map(([name]) => name),
    rows.map((row) => row.map(([, cell]) => cell)),
  );
}

/** Where a task has no milestone, a tag says in which sprint it is. */
function tagsOf({ labels, sprint }: WorkItem, { milestones }: OdooColumns): string[] {
  return milestones || sprint === null ? labels : [...labels, `debt-sprint-${sprint.last}`];
}

/** The labels, which no tag that people made is likely to bear. */
function tagFile({ ids, columns, open }: Context): TrackerFile[] {
  const labels = [...new Set(open.flatMap((work) => tagsOf(work, columns)))].sort(byText);
  return file(
    '3-project.tags.csv',
    ['id', 'name'],
    labels.map((label) => [ids.tag(label), label]),
  );
}

function milestoneFile({ ids, columns, open }: Context): TrackerFile[] {
  if (!columns.milestones) return [];
  const sprints = new Map(open.flatMap(({ sprint }) => (sprint ? [[sprint.last, sprint.due] as const] : [])));
  const rows = [...sprints]
    .sort(([a], [b]) => a - b)
    .map(([sprint, due]) => [ids.milestone(sprint), `Debt sprint ${sprint}`, ids.project, due]);
  return file('4-project.milestone.csv', ['id', 'name', 'project_id/id', 'deadline'], rows);
}

function lineOf({ place, text }: BodyLine): Markup {
  return place === undefined ? html`<li>${text}</li>` : html`<li><code>${place}</code> ${text}</li>`;
}

function description(work: WorkItem): string {
  const parts = bodyOf(work).map(
    ({ heading, lines }) => html`<p><b>${heading}</b></p><ul>${lines.map((line) => lineOf(line))}</ul>`,
  );
  return String(html`${parts}`);
}

/** Names of the columns of rows that were put together cell by cell, and the rows. */
function pairedFile(name: string, rows: readonly [string, string | number | null][][]): TrackerFile[] {
  const header = (rows[0] ?? []).map(([column]) => column);
  return file(
    name,
    header,
    rows.map((row) => row.map(([, cell]) => cell)),
  );
}

/**
 * New tasks in their project, open. From 17.0 on a write of the project sets the state back (project_task.py, `write`: `elif
 * 'project_id' in vals`), so the project stands in this file alone, which is imported once; before, only a task that may
 * have been closed needs it.
 */
function newFile({ ids, columns, open, before }: Context): TrackerFile[] {
  const rows = open
    .filter(({ isNew }) => (columns.state ? isNew !== false : isNew === true))
    .map(({ key, title }): [string, string][] => [
      ['id', ids.task(key)],
      ['name', title],
      ['project_id/id', ids.project],
      ['stage_id/id', ids.stage('open')],
      // What Odoo computes from the tasks that come first, once it knows them.
      ...yes(columns.state, 'state', before.get(key)!.length > 0 ? '04_waiting_normal' : '01_in_progress'),
    ]);
  return pairedFile('5-project.task-new.csv', rows);
}

/**
 * Open tasks, each after what it waits for. No stage, state or person: those belong to the people who work on a task, and a
 * second import would undo what they did.
 */
function taskFile({ ids, columns, open, before }: Context): TrackerFile[] {
  const rows = open.map((work): [string, string | number | null][] => {
    const { key, title, item, sprint, priority } = work;
    const due = sprint?.due ?? null;
    return [
      ['id', ids.task(key)],
      ['name', title],
      ...yes(!columns.state, 'project_id/id', ids.project),
      ['description', description(work)],
      [columns.hours, Math.round(item.hours.p50 * 100) / 100],
      ['priority', columns.priority[priority]],
      ['date_deadline', due !== null && columns.deadlineTime ? `${due} 18:00:00` : due],
      ['tag_ids/id', tagsOf(work, columns).map(ids.tag).join(',')],
      ...yes(columns.dependencies && !columns.state, 'depend_on_ids/id', before.get(key)!.map(ids.task).join(',')),
      ...yes(columns.milestones, 'milestone_id/id', sprint ? ids.milestone(sprint.last) : ''),
    ];
  });
  return pairedFile('6-project.task.csv', rows);
}

/**
 * From 17.0 on what tasks wait for, only of those that wait or did: a write of `depend_on_ids` makes Odoo compute the state
 * anew, and a task that is approved would be in progress again (project_task.py, `_compute_state`).
 */
function waitingFile({ ids, columns, open, before, waited }: Context): TrackerFile[] {
  if (!columns.state) return [];
  const rows = open
    .filter(({ key }) => before.get(key)!.length > 0 || waited.has(key))
    .map(({ key }) => [ids.task(key), before.get(key)!.map(ids.task).join(',')]);
  return file('7-project.task-waiting.csv', ['id', 'depend_on_ids/id'], rows);
}

/** People, for the tasks that have one. Odoo finds a user by name or login. */
function assigneeFile({ ids, columns, open }: Context): TrackerFile[] {
  const rows = open.flatMap(({ key, assignee }) => (assignee === null ? [] : [[ids.task(key), assignee]]));
  return file('8-project.task-assigned.csv', ['id', columns.users], rows);
}

/** Tasks whose findings are gone. Name and project are there for one that was never imported. */
function closedFile({ ids, columns, closed }: Context): TrackerFile[] {
  const rows = closed.map((work) => [
    ids.task(work.key),
    work.title,
    ids.project,
    String(html`<p>${closingText(work)}</p>`) + description(work),
    ids.stage('done'),
    ...(columns.state ? ['1_done'] : []),
  ]);
  const header = ['id', 'name', 'project_id/id', 'description', 'stage_id/id', ...(columns.state ? ['state'] : [])];
  return file('9-project.task-closed.csv', header, rows);
}

/**
 * CSV files for Odoo's own import (`base_import`), one a model, to be imported in the order of their names. Every record has
 * an external id, so that a second import changes records instead of adding some.
 * @throws InputError where the series of the Odoo is not given, or is none whose columns are known.
 */
export function exportOdoo(result: Result, options: TrackerOptions): TrackerExport {
  const series = options.odooVersion;
  const known = ODOO_SERIES.find((name) => name === series) as OdooSeries | undefined;
  if (!known) {
    const range = `${ODOO_SERIES[0]} to ${ODOO_SERIES.at(-1)}`;
    throw new InputError(`export odoo: name the series of the Odoo that takes the tasks: --odoo-version, ${range}`);
  }
  const project = options.project?.trim() || DEFAULT_PROJECT;
  const { open, closed } = workItems(result, options);
  const columns = odooColumns(known);
  const waiting = options.previous?.items.filter(({ dependsOn }) => dependsOn.length > 0) ?? [];
  const waited = new Set(waiting.map(({ id }) => safeName(id)));
  const context: Context = { ids: idsOf(project), columns, project, open, closed, before: beforeOf(open), waited };
  // The project and its stages are there after the first import, and what people changed in them stays. In 17.0 a write of
  // the project's switches makes Odoo compute the states of its tasks anew.
  const first = options.previous ? [] : [projectFile, stageFile];
  const writers = [...first, tagFile, milestoneFile, newFile, taskFile, waitingFile, assigneeFile, closedFile];
  const notes = [
    'Import the files in the order of their numbers, each into the model in its name (list view, Import records).',
  ];
  if (columns.state && !options.previous) {
    notes.push(
      'Import 5-project.task-new.csv once: a second time it opens all tasks again. Later exports take --previous, and it has only what is new.',
    );
  }
  if (columns.dependencies) {
    notes.push(
      'Task dependencies and milestones show where Project > Settings has them on; the import fills them in any case.',
    );
  }
  return { files: writers.flatMap((write) => write(context)), notes };
}
