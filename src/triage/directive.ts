import { isImportedRule } from '../domain/finding.js';
import { didYouMean } from '../domain/suggest.js';
import type { Directive, Problem } from '../domain/triage.js';

/** One rule that one comment asks to ignore. */
export interface Suppression {
  directive: Directive;
  rule: string;
  /** The whole file, or the line the comment covers. */
  file: boolean;
  reason: string;
  until: string | null;
}

export interface ReadDirective {
  suppressions: Suppression[];
  /** Without the path of the addon: the caller knows it. */
  problems: Pick<Problem, 'kind' | 'message'>[];
}

const VERBS = ['ignore', 'ignore-file'];
/** Shorter than this nobody can agree or disagree with. The register asks the same. */
const SHORTEST_REASON = 10;
/** Nobody reads a longer one. In characters. */
const LONGEST = 2000;
const FORM = 'write odoo-debt: ignore <rule> -- <reason> (until 2027-06-30), in XML with : in the place of --';

/**
 * Reads `ignore <rule>, <rule> -- <reason> (until <date>)`. The reason follows `--`, a dash or a colon: XML allows no
 * `--` inside a comment, so a colon is the way there. What does not hold is a problem and suppresses nothing.
 * @param known Ids of all rules.
 */
export function readDirective(directive: Directive, known: ReadonlySet<string>): ReadDirective {
  const problem = (kind: Problem['kind'], message: string) => ({ suppressions: [], problems: [{ kind, message }] });
  if (directive.text.length > LONGEST) return problem('directive', `is longer than ${LONGEST} characters; ${FORM}`);
  const [, verb = '', rest = ''] = /^([\w-]*)\s*(.*)$/.exec(directive.text) ?? [];
  if (!VERBS.includes(verb)) {
    return problem(
      'directive',
      `odoo-debt: ${verb || 'nothing'} is not understood${didYouMean(verb, VERBS) || `; ${FORM}`}`,
    );
  }
  const mark = /--|[–—:]/.exec(rest);
  const [names, why] =
    mark === null ? [rest, ''] : [rest.slice(0, mark.index), rest.slice(mark.index + mark[0].length).trim()];
  const rules = names
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  if (rules.length === 0) return problem('directive', `names no rule; ${FORM}`);
  const end = /\(\s*until\s([^()]*)\)$/.exec(why);
  const reason = why.slice(0, end?.index).trim();
  const until = end === null ? null : end[1]!.trim();
  if (reason.length < SHORTEST_REASON) {
    return problem('missing-reason', `${rules.join(', ')} is ignored without a reason; ${FORM}`);
  }
  if (until !== null && !isDate(until)) return problem('directive', `${until} is not a date; write (until 2027-06-30)`);
  const unknown = rules.filter((rule) => !isKnownRule(rule, known));
  return {
    suppressions: rules
      .filter((rule) => isKnownRule(rule, known))
      .map((rule) => ({ directive, rule, file: verb === 'ignore-file', reason, until })),
    problems: unknown.map((rule) => ({ kind: 'unknown-rule', message: unknownRule(rule, known) })),
  };
}

/** A rule of ours, or what may be one of another tool: those that exist only the imported files tell. */
export function isKnownRule(rule: string, known: ReadonlySet<string>): boolean {
  return known.has(rule) || isImportedRule(rule);
}

export function unknownRule(rule: string, known: Iterable<string>): string {
  return `${rule}: no such rule${didYouMean(rule, known) || '; odoo-debt rules lists them'}`;
}

/** A day that exists, as ISO writes it. */
function isDate(text: string): boolean {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
