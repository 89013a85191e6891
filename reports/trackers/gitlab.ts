import type { Result } from '../../src/domain/result.js';
import { csvFile, field, lines } from '../shared/csv.js';
import { count } from '../shared/numbers.js';
import { visible } from '../shared/text.js';
import { closingText, estimateMinutes, pointsOf } from './body.js';
import { GITLAB, markdownBody } from './markdown-body.js';
import type { TrackerExport, TrackerFile, TrackerOptions } from './options.js';
import { word } from './shell.js';
import { type WorkItem, workItems } from './work-items.js';

/** A parameter of a quick action: in double quotes, which nothing inside can end. */
function quoted(text: string): string {
  return `"${visible(text).replace(/["\\]/g, '')}"`;
}

function duration(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return [hours > 0 ? `${hours}h` : '', rest > 0 ? `${rest}m` : ''].filter(Boolean).join(' ');
}

/**
 * What CSV has no column for goes in by quick actions, one a line, at the end of the description. Source:
 * docs.gitlab.com/user/project/quick_actions and docs.gitlab.com/user/project/issues/csv_import. Labels and milestones
 * that the project does not have are passed over by GitLab.
 */
function quickActions(work: WorkItem, { hoursPerPoint }: TrackerOptions): string[] {
  const points = pointsOf(work, hoursPerPoint);
  return [
    `/label ${work.labels.map((label) => `~${quoted(label)}`).join(' ')}`,
    `/estimate ${duration(estimateMinutes(work))}`,
    ...(points === null ? [] : [`/weight ${points}`]),
    ...(work.sprint ? [`/milestone %${quoted(`Debt sprint ${work.sprint.last}`)}`] : []),
    // A login of GitLab; anything else could be a second parameter.
    ...(work.assignee && /^[\w.-]+$/.test(work.assignee) ? [`/assign @${work.assignee}`] : []),
  ];
}

function row(work: WorkItem, options: TrackerOptions): string[] {
  const description = [...markdownBody(work, GITLAB), ...quickActions(work, options)];
  return [field(work.title), lines(description), field(work.sprint?.due ?? null)];
}

/**
 * `PUT /projects/:id/issues/:iid` with `state_event=close` (docs.gitlab.com/api/issues), through `glab api`. An issue is
 * found by the key in its description; none or several are left alone.
 */
const CLOSE_SCRIPT = `#!/bin/sh
# Closes the issues of items that are no longer in the result. Needs glab (signed in) and jq; run it in a clone of the
# project. DRY_RUN=1 only says what it would do.
set -eu

close_item() {
  iids=$(glab api "projects/:fullpath/issues?labels=odoo-debt&state=opened&in=description&search=$1" |
    jq -r --arg key "$1" '.[] | select(.description | test("(^|\\n)- " + $key + "(\\n|$)")) | .iid')
  case "$iids" in
    '') echo "not open: $1"; return ;;
    *[!0-9]*) echo "more than one open issue has $1; nothing done"; return ;;
  esac
  echo "close #$iids: $1"
  [ -z "\${DRY_RUN:-}" ] || return 0
  glab api --method POST "projects/:fullpath/issues/$iids/notes" -f "body=$2" >/dev/null
  glab api --method PUT "projects/:fullpath/issues/$iids" -f state_event=close >/dev/null
}

`;

/** GitLab's CSV import only adds. So with an earlier result the file has what is new, and a script closes what is gone. */
export function exportGitlab(result: Result, options: TrackerOptions): TrackerExport {
  const { open, closed } = workItems(result, options);
  const added = open.filter(({ isNew }) => isNew !== false);
  const header = ['title', 'description', 'due_date'];
  const files: TrackerFile[] = [
    {
      name: 'issues.csv',
      text: csvFile(
        header,
        added.map((work) => row(work, options)),
      ),
    },
  ];
  const sprints = [...new Set(added.flatMap(({ sprint }) => sprint?.last ?? []))].sort((a, b) => a - b);
  const labels = [...new Set(added.flatMap((work) => work.labels))].sort();
  const notes = ['GitLab only adds issues: import a file once.'];
  if (added.length > 0) notes.push(`GitLab sets only labels that the project has: ${labels.join(', ')}.`);
  if (sprints.length > 0)
    notes.push(
      `GitLab sets only milestones that the project has: ${sprints.map((n) => `Debt sprint ${n}`).join(', ')}.`,
    );
  if (closed.length > 0) {
    const calls = closed.map((work) => `close_item ${word(work.key)} ${word(closingText(work))}\n`);
    files.push({ name: 'close.sh', text: CLOSE_SCRIPT + calls.join('') });
    notes.push(`GitLab's import closes nothing: close.sh closes ${count(closed.length, 'item')} with glab.`);
  }
  return { files, notes };
}
