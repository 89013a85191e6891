import { compareSeries, isSeries, type Series } from '../../../src/domain/series.js';

/** What an admitted piece of debt waits for, as its comment says. */
export type Condition =
  /** `due` is the first series on which the condition holds. */
  | { kind: 'series'; due: Series; words: string }
  /** An issue, a pull request or another repository: nothing in the scanned code tells whether it has come. */
  | { kind: 'elsewhere'; words: string };

/** `v15`, `Odoo 15`, `15.0`, `saas-16.3`; a bare number only where a verb of removal stands before it. */
const MARKED = String.raw`(?:(?:odoo|version|v|saas)[ ~-]*(\d{1,2})(?:\.(\d))?|(\d{1,2})\.(0))(?![\d.]*\d|\s*%)`;
const BARE = String.raw`(\d{1,2})(?![\d.]*\d|\s*(?:%|[a-z]*days?|min|hours?|sec|lines?|st\b|nd\b|rd\b|th\b|records?|items?|px|times?))`;
const VERB = String.raw`\b(?:remov\w*|drop\w*|delet\w*|clean\w*(?: up)?|get rid|replac\w*|convert\w*|chang\w*|us(?:e|ing)|switch\w*|mov\w*|migrat\w*|refactor\w*|renam\w*|simplif\w*|adapt\w*|mak(?:e|ing)|depend\w*|deprecat\w*|merg\w*|kill)\b`;
const REMOVAL = String.raw`\b(?:remov\w*|drop\w*|delet\w*|get rid)\b`;
const WHEN = String.raw`\b(in|from|for|with|as of|starting(?: with| from| in)?|when|once|until|till|after|to|since|on)\b`;

const VERB_THEN_SERIES = new RegExp(`${VERB}(?:[^.;!]|\\.(?=\\w)){0,60}?${WHEN}[^.;!\\d]{0,25}?${MARKED}`, 'i');
const REMOVAL_THEN_NUMBER = new RegExp(`${REMOVAL}[^.;!\\d]{0,40}?\\b(in|from|after|with|for) ${BARE}`, 'i');
const SERIES_THEN_VERB = new RegExp(`${WHEN}[^.;!\\d]{0,25}?${MARKED}[^.;!]{0,30}?${VERB}`, 'i');
/** `TODO(16.0): …`, `TODO v15 -> …`, `[15.0] TODO`: the series stands for the moment. */
const TAGGED = new RegExp(`\\b(?:todo|fixme)\\b[^\\w]{0,3}${MARKED}\\s*(?:[)\\]:]|->|=>|-)`, 'i');
const BEFORE = new RegExp(`\\b(?:compat\\w*|support|flag|fix|only)\\b[^.;!\\d]{0,30}<\\s*${MARKED}`, 'i');
const PYTHON = /\bpython\s*(?:(?:>=?|v|version)\s*)?(3\.\d{1,2})\b/i;

const ISSUE =
  /(https?:\/\/[\w.]*(?:github\.com|gitlab\.com)\/[\w.-]+\/[\w.-]+\/(?:-\/)?(?:pull|issues|merge_requests)\/\d+)|(?<![\w.-])[.-]*(\b[\w.-]+\/[\w.-]+#\d+)/;
const WAITS =
  /\b(when|once|until|till|after|as soon as|if|remove|drop|waiting|pending|merged|fixed|released|solved)\b/i;

/**
 * Least Python of each series. Source: `python_requires` in setup.py of 11.0 and 13.0 to 18.0, MIN_PY_VERSION in
 * odoo/release.py of 19.0, and the assertion in odoo/__init__.py of 12.0.
 */
const LEAST_PYTHON: readonly (readonly [Series, string])[] = [
  ['11.0', '3.5'],
  ['12.0', '3.5'],
  ['13.0', '3.6'],
  ['14.0', '3.6'],
  ['15.0', '3.7'],
  ['16.0', '3.7'],
  ['17.0', '3.10'],
  ['18.0', '3.10'],
  ['19.0', '3.10'],
];

/** The condition a remark names, or null. Only ask for remarks that admit debt or speak of removal. */
export function conditionOf(text: string): Condition | null {
  return seriesCondition(text) ?? pythonCondition(text) ?? elsewhere(text);
}

/** A remark that asks for something to go, with or without a task tag. */
export function asksForRemoval(text: string): boolean {
  return new RegExp(`^(?:@?todo\\W*)?(?:to )?(?:be )?${REMOVAL}`, 'i').test(text);
}

function seriesCondition(text: string): Condition | null {
  for (const pattern of [VERB_THEN_SERIES, REMOVAL_THEN_NUMBER, SERIES_THEN_VERB, TAGGED, BEFORE]) {
    const match = pattern.exec(text);
    if (match === null) continue;
    const [major, minor] = match.slice(1).filter((part) => part !== undefined && /^\d+$/.test(part));
    const after = match.slice(1).some((part) => part?.toLowerCase() === 'after');
    const since = match.slice(1).some((part) => part?.toLowerCase() === 'since');
    const due = since ? null : firstSeries(Number(major), Number(minor ?? 0), after);
    if (due !== null) return { kind: 'series', due, words: major + (minor === undefined ? '.0' : `.${minor}`) };
  }
  return null;
}

/** 8 to 19 with minor 0 is that series; what lies between two series (`saas-16.3`, `15.1`) has come with the next one. */
function firstSeries(major: number, minor: number, after: boolean): Series | null {
  if (major < 8) return null;
  const due = `${major + (after || minor > 0 ? 1 : 0)}.0`;
  return isSeries(due) ? due : null;
}

function pythonCondition(text: string): Condition | null {
  const wanted = PYTHON.exec(text)?.[1];
  if (wanted === undefined || !WAITS.test(text)) return null;
  const due = LEAST_PYTHON.find(([, least]) => minorOf(least) >= minorOf(wanted))?.[0];
  return due === undefined
    ? { kind: 'elsewhere', words: `Python ${wanted}` }
    : { kind: 'series', due, words: `Python ${wanted}` };
}

const minorOf = (version: string) => Number(version.split('.')[1]);

function elsewhere(text: string): Condition | null {
  const found = ISSUE.exec(text);
  const issue = found?.[1] ?? found?.[2];
  return issue !== undefined && WAITS.test(text)
    ? { kind: 'elsewhere', words: issue.replace(/^https?:\/\//, '') }
    : null;
}

/** Whether a condition holds on a series. */
export function holdsOn(condition: Condition, series: Series | null): boolean {
  return condition.kind === 'series' && series !== null && compareSeries(condition.due, series) <= 0;
}
