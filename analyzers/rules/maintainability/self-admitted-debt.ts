import type { Draft } from '../../../src/domain/rule.js';
import { defineRule } from '../define-rule.js';
import { type Admission, admissionOf, opensRemark } from '../shared/admitted.js';
import { notesOf } from '../shared/comments.js';
import { asksForRemoval, conditionOf, holdsOn } from '../shared/conditions.js';

/** Characters of a remark that are looked at for a condition. */
const LONGEST = 1000;

export default defineRule({
  meta: {
    id: 'maintainability/self-admitted-debt',
    title: 'Debt that a comment admits',
    family: 'maintainability',
    severity: 'info',
    certainty: 'likely',
    effort: { minutes: 30, basis: 'Estimate: the comments do not say how much work they stand for.' },
    automation: 'manual',
    tool: null,
    why: 'Somebody knew that this was not finished and wrote it down. Such places break and slow down more often than others. Where the comment names the moment to act and that moment is past, nobody is waiting for anything any more.',
    remedy:
      'Do it, or turn the comment into a ticket with an owner. Delete what is no longer true. What is due goes first: its condition has come.',
    limits:
      'Reads comments in Python, XML and JavaScript for TODO, FIXME, XXX, HACK, KLUDGE and set phrases such as "workaround" and "should be refactored" (these with certainty possible). On 62,275 comments of 10 Java projects the words reach a precision of .87, a recall of .77 and an F1 of .81 (.73 as the mean of projects); they were chosen on the same data. A condition is compared with the series of the addon and with the target; what waits for an issue or a pull request cannot be told from here. Docstrings are not read. Silent in tests, upgrade scripts and bundled libraries.',
    sources: [
      'https://doi.org/10.1109/TSE.2017.2654244 (Maldonado, Shihab, Tsantalis: data set of self-admitted debt)',
      'https://arxiv.org/abs/1910.13238 (MAT: task tags as a baseline)',
      'https://doi.org/10.1007/s10664-020-09854-3 (on-hold self-admitted debt: comments that wait for an event)',
    ],
    messages: {
      admitted: 'A comment admits unfinished work: {tag}.',
      due: 'A comment says that this is to change with {version}, and the addon is on {series}.',
      next: 'A comment says that this is to change with {version}, which the upgrade to {target} reaches.',
      waiting: 'A comment waits for {event}; look whether that has come.',
    },
  },
  requires: ['manifest'],
  *check({ source, target }): Iterable<Draft> {
    const { series } = source.addon;
    for (const { path, line, column, text } of notesOf(source, opensRemark)) {
      const admission = admissionOf(text);
      if (admission === null && !asksForRemoval(text)) continue;
      const condition = conditionOf(text.slice(0, LONGEST));
      const draft = { path, line, column, subject: text.replace(/\s+/g, ' ').trim().slice(0, 80) };
      if (condition !== null && holdsOn(condition, series)) {
        yield { ...draft, message: 'due', args: { version: condition.words, series: series! }, severity: 'medium' };
      } else if (condition !== null && series !== null && holdsOn(condition, target)) {
        yield { ...draft, message: 'next', args: { version: condition.words, target }, severity: 'low' };
      } else if (condition?.kind === 'elsewhere') {
        yield { ...draft, message: 'waiting', args: { event: condition.words }, severity: 'info' };
      } else if (admission !== null) {
        yield { ...draft, message: 'admitted', args: { tag: admission.words }, ...weightOf(admission) };
      }
    }
  },
});

/** What was known to be wrong weighs more than what was left for later; words weigh less than tags. */
function weightOf({ kind }: Admission): Pick<Draft, 'severity' | 'certainty'> {
  if (kind === 'defect') return { severity: 'low' };
  return kind === 'phrase' ? { certainty: 'possible' } : {};
}
