import { count } from './numbers.js';

/** Wording of several results side by side. */
export const WORDS = {
  title: (instances: number) => `Portfolio of ${count(instances, 'instance')}`,
  lede: 'One row per result. Waiting: hours a year that the debt takes while it stays. A rank stands in brackets, 1 is the worst; where the results cannot be ranked fairly there is none.',
  heads: [
    'Instance',
    'To',
    'Addons',
    'Lines',
    'Blockers',
    'Upgrade h',
    'Range',
    'Waiting h',
    'Rating',
    'Verdicts',
    'Read',
  ],
  verdicts: (keep: number, refactor: number, replace: number, retire: number) =>
    `${keep} keep, ${refactor} refactor, ${replace} replace, ${retire} retire`,
  all: 'All',
  sum: (addons: string, lines: string, hours: string | null, saved: string | null) =>
    `${addons}, ${lines} lines${hours === null ? '' : `, ${hours} h to upgrade`}${saved === null ? '' : `; upgrading shared addons once saves up to ${saved} h`}.`,
  shared: 'Shared addons: mend once',
  sharedHeads: ['Addon', 'Origin', 'In', 'State', 'Common findings', 'Saves up to h'],
  same: 'the same everywhere',
  differs: 'in several states',
  noShared: 'No addon is in more than one of them.',
  kpis: 'Maintenance',
  limits: 'What is not comparable',
  noLimit: 'Nothing stands against comparing them.',
  evidence: 'Evidence',
  noEvidence: 'none',
  rank: (rank: number) => ` (${rank})`,
  unknown: '?',
  more: (rest: string) => `… and ${rest} more`,
  figure: 'Figure',
} as const;
