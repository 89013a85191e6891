import { InputError } from '../../src/domain/errors.js';
import type { Result } from '../../src/domain/result.js';
import { count } from '../shared/numbers.js';
import { closingText, estimateMinutes } from './body.js';
import { issueOf, JIRA_PRIORITY, jiraLabels } from './jira.js';
import { adfBody, adfText } from './jira-text.js';
import type { TrackerExport, TrackerOptions } from './options.js';
import { LABEL, type WorkItem, workItems } from './work-items.js';

interface Request {
  method: 'POST' | 'PUT';
  path: string;
  body: unknown;
}

/** Most issues of one bulk call (developer.atlassian.com, Jira Cloud REST API v3, "Bulk create issue"). */
const MOST_ISSUES = 50;

/** What both a new and a known issue get. `timetracking` takes minutes as `90m`; an account is named by its id. */
function fieldsOf(work: WorkItem): Record<string, unknown> {
  return {
    summary: work.title,
    description: adfBody(work),
    priority: { name: JIRA_PRIORITY[work.priority] },
    timetracking: { originalEstimate: `${estimateMinutes(work)}m` },
    duedate: work.sprint?.due ?? null,
    ...(work.assignee === null ? {} : { assignee: { id: work.assignee } }),
  };
}

/** An entity property that JQL and apps can read, and that no screen shows. */
function propertiesOf(work: WorkItem): { key: string; value: unknown }[] {
  const { item, key, sprint } = work;
  return [{ key: LABEL, value: { key, item: item.id, addon: item.addon, sprint: sprint?.last ?? null } }];
}

function creation(work: WorkItem, project: string): unknown {
  return {
    fields: { project: { key: project }, issuetype: { name: 'Task' }, ...fieldsOf(work), labels: jiraLabels(work) },
    properties: propertiesOf(work),
  };
}

/** Labels are added and taken away one by one, so that those of other people stay. */
function change(work: WorkItem, issue: string, sprints: readonly number[]): Request {
  const labels = jiraLabels(work);
  const gone = sprints.map((index) => `debt-sprint-${index}`).filter((label) => !labels.includes(label));
  const update = [
    ...labels.map((label) => ({ add: label })),
    ...[...gone, `${LABEL}-closed`].map((label) => ({ remove: label })),
  ];
  return {
    method: 'PUT',
    path: `/rest/api/3/issue/${issue}`,
    body: { fields: fieldsOf(work), update: { labels: update }, properties: propertiesOf(work) },
  };
}

/** Ids of transitions differ from workflow to workflow and are not known here: a comment and a label say what is to be done. */
function closure(work: WorkItem, issue: string): Request[] {
  return [
    { method: 'POST', path: `/rest/api/3/issue/${issue}/comment`, body: { body: adfText(closingText(work)) } },
    {
      method: 'PUT',
      path: `/rest/api/3/issue/${issue}`,
      body: { update: { labels: [{ add: `${LABEL}-closed` }] } },
    },
  ];
}

/**
 * Requests for Jira Cloud's REST API v3, in the order in which they are to be sent, as JSON. An item whose issue `keys` names
 * is changed, any other is created where it is new since `previous`. @throws InputError without the key of a project.
 */
export function exportJiraRest(result: Result, options: TrackerOptions): TrackerExport {
  const { project } = options;
  if (!project || !/^[A-Z][A-Z0-9_]+$/.test(project)) {
    throw new InputError('export jira --rest: name the key of the project, such as --project DEBT');
  }
  const { open, closed } = workItems(result, options);
  const known = (work: WorkItem) => issueOf(work.key, options);
  const added = open.filter((work) => known(work) === null && work.isNew !== false);
  const requests: Request[] = [];
  for (let from = 0; from < added.length; from += MOST_ISSUES) {
    const issueUpdates = added.slice(from, from + MOST_ISSUES).map((work) => creation(work, project));
    requests.push({ method: 'POST', path: '/rest/api/3/issue/bulk', body: { issueUpdates } });
  }
  const sprints = result.plan.sprints.map(({ index }) => index);
  for (const work of open) {
    const issue = known(work);
    if (issue !== null) requests.push(change(work, issue, sprints));
  }
  for (const work of closed) {
    const issue = known(work);
    if (issue !== null) requests.push(...closure(work, issue));
  }
  const skipped = [...open, ...closed].filter((work) => work.isNew === false && known(work) === null).length;
  const notes = [
    'Transitions differ from workflow to workflow: close the issues with the label odoo-debt-closed yourself.',
  ];
  if (skipped > 0)
    notes.push(`${count(skipped, 'item')} of the earlier result left out: no issue key is known (--keys).`);
  return { files: [{ name: 'requests.json', text: `${JSON.stringify({ requests }, null, 2)}\n` }], notes };
}
