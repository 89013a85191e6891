import type { GateOutcome } from '../../src/domain/gate.js';

/** All wording of the comment on a pull request. */
export const CHANGE_WORDS = {
  title: 'Technical debt of this change',
  nothing: '**Nothing new**',
  added: (findings: string, parts: string) => `**${findings}** (${parts})`,
  since: (ref: string) => ` since ${ref}`,
  gone: (repaid: string, known: string) => `, ${repaid} repaid, ${known} as before.`,
  stopped: (gates: string) => ` **${gates} not passed.**`,
  gate: { holds: 'holds', fails: 'fails', unknown: 'cannot be told' } satisfies Record<GateOutcome['state'], string>,
  fresh: 'New findings',
  findingHeads: ['Severity', 'Where', 'Rule', 'What'],
  addons: 'Addons touched',
  addonHeads: ['Addon', 'Rating', 'Upgrade h', 'New', 'Gone'],
  upgrade: (target: string) => `Upgrade of all addons to ${target}`,
  debt: (added: string, repaid: string) =>
    `New findings take ${added} h to mend; the repaid ones would have taken ${repaid} h`,
  repaid: 'Repaid',
  problems: 'Decisions that do not hold',
  limits: 'What could not be compared',
  more: (rest: string) => `… and ${rest} more; the JSON report has them all.`,
  unknown: '?',
} as const;
