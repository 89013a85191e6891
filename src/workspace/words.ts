import type { Edit, Which } from '../domain/workspace.js';

/** What an edit is about, to follow `the` or `no`: `pin of DEBT-1`. */
export function aboutOf(edit: Edit): string {
  switch (edit.kind) {
    case 'accept':
      return `acceptance of ${whichWords(edit.which)}`;
    case 'snooze':
      return `snooze of ${whichWords(edit.which)}`;
    case 'estimate':
      return `estimate of ${edit.item}`;
    case 'assign':
      return `owner of ${edit.item}`;
    case 'note':
      return `note on ${edit.item}`;
    case 'pin':
    case 'unpin':
      return `pin of ${edit.item}`;
    case 'deadline':
      return `deadline of ${edit.item}`;
    case 'notBefore':
      return `earliest sprint of ${edit.item}`;
    case 'split':
      return `split of ${edit.item}`;
    case 'class':
      return `class of ${edit.item}`;
    case 'capacity':
      return 'capacity';
    case 'reserve':
      return 'reserve';
    case 'teamHours':
      return `hours of the team in sprint ${edit.sprint}`;
    case 'savePlan':
      return 'plan';
  }
}

/** What an edit did, for the line that says what would be taken back. */
export function wordsOf(edit: Edit): string {
  const about = aboutOf(edit);
  switch (edit.kind) {
    case 'accept':
      return edit.decision === null ? `end of the ${about}` : about;
    case 'snooze':
      return edit.decision === null ? `end of the ${about}` : `${about} until ${edit.decision.until}`;
    case 'estimate':
      return to(about, edit.hours, 'h');
    case 'assign':
      return to(about, edit.to);
    case 'note':
      return edit.text === null ? `end of the ${about}` : about;
    case 'pin':
      return `${about} to sprint ${edit.sprint}`;
    case 'unpin':
      return `end of the ${about}`;
    case 'deadline':
      return to(about, edit.by);
    case 'notBefore':
      return to(about, edit.from);
    case 'split':
      return to(about, edit.hours?.join(' + ') ?? null, 'h');
    case 'class':
      return to(about, edit.class);
    case 'reserve':
      return to(about, edit.percent, '%');
    case 'capacity':
    case 'teamHours':
      return to(about, edit.hours, 'h');
    case 'savePlan':
      return 'saving of the plan';
  }
}

function to(about: string, value: number | string | null, unit = ''): string {
  return value === null ? `end of the ${about}` : `${about}: ${value}${unit && ` ${unit}`}`;
}

function whichWords({ findings, rule, addon, path }: Which): string {
  const what = findings === undefined ? rule : findings.length === 1 ? findings[0] : `${findings.length} findings`;
  return [what, addon && `in ${addon}`, path && `at ${path}`].filter(Boolean).join(' ');
}
