import type { AddonState, FindingState } from '../../src/domain/comparison.js';
import type { ReadinessKind } from '../../src/domain/readiness.js';

/** What became of findings, said after their number: `24 new`. */
export const STATE_WORDS: Readonly<Record<FindingState, string>> = {
  still: 'still there',
  moved: 'moved',
  changed: 'on code that was edited',
  new: 'new',
  'with-new-addon': 'came with new addons',
  'newly-looked-for': 'newly looked for',
  'maybe-new': 'new or newly looked for',
  'no-longer-accepted': 'no longer accepted',
  'not-read-then': 'where nothing was read then',
  repaid: 'repaid',
  'with-gone-addon': 'left with addons that are gone',
  'no-longer-looked-for': 'no longer looked for',
  'maybe-repaid': 'repaid or no longer looked for',
  accepted: 'accepted or put off',
  'not-read-now': 'where nothing is read now',
};

export const ADDON_STATE_WORDS: Readonly<Record<AddonState, string>> = {
  both: 'in both',
  renamed: 'renamed',
  new: 'new',
  gone: 'gone',
  'not-scanned-then': 'not scanned then',
  'not-scanned-now': 'not scanned now',
};

export const READINESS_WORDS: Readonly<Record<ReadinessKind, string>> = {
  there: 'on the target already',
  clear: 'ready',
  work: 'within reach',
  blocked: 'not ready',
  unknown: 'could not be told',
};

/** All wording of a comparison, in the terminal and in Markdown. */
export const WORDS = {
  title: 'What changed',
  older: 'Older',
  newer: 'Newer',
  side: (roots: string, addons: string, findings: string, lines: string, target: string, made: string) =>
    `${roots}: ${addons}, ${findings}, ${lines} lines, to Odoo ${target}${made}`,
  made: (version: string, at: string | null) => ` (version ${version}${at === null ? '' : `, ${at}`})`,
  readiness: 'Readiness',
  ready: (kind: string, blockers: string, addons: string) =>
    blockers === '' ? kind : `${kind}, ${blockers} in ${addons}`,
  upgrade: 'Upgrade',
  upTo: (target: string) => `up to Odoo ${target}`,
  debt: 'Debt',
  waiting: 'Waiting',
  aYear: 'h a year',
  rating: 'Rating',
  inBoth: (addons: string) => `in the ${addons} of both`,
  repaid: 'Repaid',
  fresh: 'New',
  ofFindings: (findings: string, hours: string) => `${findings}, ${hours} h`,
  neither: 'Neither',
  addons: 'Addons',
  items: 'Items',
  itemsNote: (done: string, left: string, added: string, still: string) =>
    `${done} done,${left === '0' ? '' : ` ${left} left with their addons,`} ${added} new, ${still} still open`,
  notCompared: 'not compared',
  limits: 'What cannot be compared',
  came: 'What came new',
  repaidRules: 'What was repaid, by rule',
  repaidHeads: ['Rule', 'Repaid', 'New', 'Then', 'Now'],
  changed: 'Addons that changed most',
  changedHeads: ['Addon', 'Risk', 'Upgrade h', 'Rating', 'Verdict', 'Repaid', 'New'],
  more: (rest: string) => `… and ${rest}`,
  unknown: '?',
  kpis: 'Maintenance',
  kpiHeads: ['Figure', 'Then', 'Now', 'Note'],
  better: 'better',
  worse: 'worse',
  same: 'unchanged',
  wasCalled: (name: string, why: string) => `was ${name} (${why})`,
} as const;
