import { createHash } from 'node:crypto';
import type { Result } from '../../src/domain/result.js';
import { byText } from '../../src/domain/text-order.js';
import { closingText } from './body.js';
import { GITHUB, markdownBody } from './markdown-body.js';
import type { TrackerExport, TrackerOptions } from './options.js';
import { hereDocument, word } from './shell.js';
import { type WorkItem, type WorkSprint, workItems } from './work-items.js';

/*
 * The functions of the script. `gh issue list` is asked once; the first line of a body names the item and a digest of what
 * we wrote, so that a second run finds the issue and changes nothing where nothing changed. What people closed as not
 * planned stays closed. A milestone is taken away through the API, because old versions of gh have no option for it.
 * Source of commands and options: cli.github.com/manual.
 */
const FUNCTIONS = `
list=$(mktemp)
labels=$(mktemp)
milestones=$(mktemp)
trap 'rm -f "$list" "$labels" "$milestones"' EXIT

gh issue list --repo "$repo" --label odoo-debt --state all --limit 100000 --json number,state,stateReason,body --jq '
  .[] | . as $issue | (.body | capture("<!-- odoo-debt:(?<key>[A-Za-z0-9_-]+) (?<digest>[0-9a-f]+) -->"))
  | [$issue.number, $issue.state, ($issue.stateReason // "-" | if . == "" then "-" else . end), .digest, .key] | join(" ")
' > "$list"
gh label list --repo "$repo" --limit 10000 --json name --jq '.[].name' > "$labels"
gh api --paginate "repos/$repo/milestones?state=all&per_page=100" --jq '.[].title' > "$milestones"

run() {
  if [ -n "\${DRY_RUN:-}" ]; then echo "  would run: gh $1 $2 \${3:-}"; cat > /dev/null; else gh "$@"; fi
}

# label <name>
label() {
  if grep -Fqix -e "$1" "$labels"; then return; fi
  run label create "$1" --repo "$repo" --color 6b7280 < /dev/null
}

# milestone <title> <day after which it is due, or nothing>
milestone() {
  if grep -Fqx -e "$1" "$milestones"; then return; fi
  if [ -n "$2" ]; then
    run api --method POST "repos/$repo/milestones" -f title="$1" -f due_on="\${2}T12:00:00Z" < /dev/null > /dev/null
  else
    run api --method POST "repos/$repo/milestones" -f title="$1" < /dev/null > /dev/null
  fi
}

# item <key> <digest> <milestone or nothing> <login or nothing> <title> <label>...; the body comes on standard input
item() {
  key=$1 digest=$2 milestone=$3 login=$4 title=$5
  shift 5
  found=$(awk -v key="$key" '$5 == key { print $1, $2, $3, $4; exit }' "$list")
  if [ -z "$found" ]; then
    echo "create $key"
    for name do set -- "$@" --label "$name"; shift; done
    if [ -n "$milestone" ]; then set -- "$@" --milestone "$milestone"; fi
    if [ -n "$login" ]; then set -- "$@" --assignee "$login"; fi
    run issue create --repo "$repo" --title="$title" --body-file - "$@"
    return
  fi
  number=\${found%% *}
  case "$found" in
    *" $digest") cat > /dev/null ;;
    *)
      echo "edit #$number $key"
      for name do set -- "$@" --add-label "$name"; shift; done
      if [ -n "$milestone" ]; then set -- "$@" --milestone "$milestone"; fi
      if [ -n "$login" ]; then set -- "$@" --add-assignee "$login"; fi
      run issue edit "$number" --repo "$repo" --title="$title" --body-file - "$@"
      if [ -z "$milestone" ]; then
        run api --method PATCH "repos/$repo/issues/$number" -F milestone=null < /dev/null > /dev/null
      fi ;;
  esac
  case "$found" in
    *" CLOSED NOT_PLANNED "*) echo "closed as not planned: #$number $key" ;;
    *" CLOSED "*)
      echo "reopen #$number $key"
      run issue reopen "$number" --repo "$repo" --comment 'odoo-debt: reopened. The findings of the item are still there.' \\
        < /dev/null ;;
  esac
}

# closed <key> <why>
closed() {
  number=$(awk -v key="$1" '$5 == key && $2 == "OPEN" { print $1; exit }' "$list")
  if [ -z "$number" ]; then return; fi
  echo "close #$number $1"
  run issue close "$number" --repo "$repo" --reason completed --comment "$2" < /dev/null
}
`;

function milestoneOf({ last }: WorkSprint): string {
  return `Debt sprint ${last}`;
}

function call(work: WorkItem): string {
  const milestone = work.sprint ? milestoneOf(work.sprint) : '';
  const body = markdownBody(work, GITHUB);
  const words = [milestone, work.assignee ?? '', work.title, ...work.labels].map(word).join(' ');
  const digest = createHash('sha256')
    .update(`${words}\n${body.join('\n')}`)
    .digest('hex')
    .slice(0, 16);
  const text = hereDocument([`<!-- odoo-debt:${work.key} ${digest} -->`, ...body]);
  return `item ${word(work.key)} ${digest} ${words} ${text}\n`;
}

function milestones(open: readonly WorkItem[]): string[] {
  const due = new Map(open.flatMap(({ sprint }) => (sprint ? [[sprint.last, sprint] as const] : [])));
  return [...due.values()]
    .sort((a, b) => a.last - b.last)
    .map((sprint) => `milestone ${word(milestoneOf(sprint))} ${word(sprint.due ?? '')}\n`);
}

/** A script for `gh` that can be read before it is run, and run again. */
export function exportGithub(result: Result, options: TrackerOptions): TrackerExport {
  const { open, closed } = workItems(result, options);
  const labels = [...new Set(open.flatMap((work) => work.labels))].sort(byText);
  const repo =
    options.repo === undefined ? '"$(gh repo view --json nameWithOwner --jq .nameWithOwner)"' : word(options.repo);
  const text = [
    '#!/bin/sh\n',
    '# Brings the issues of a repository in line with a plan of odoo-debt: creates, edits, reopens and closes. Read it, then\n',
    '# run it with gh (signed in); it may be run again. DRY_RUN=1 only says what it would do.\n',
    'set -eu\n',
    `repo=${repo}\n`,
    FUNCTIONS,
    '\n',
    ...labels.map((label) => `label ${word(label)}\n`),
    ...milestones(open),
    '\n',
    ...open.map(call),
    ...closed.map((work) => `closed ${word(work.key)} ${word(closingText(work))}\n`),
  ].join('');
  return {
    files: [{ name: 'issues.sh', text }],
    notes: ['Read the script, then run it: sh issues.sh. DRY_RUN=1 changes nothing.'],
  };
}
