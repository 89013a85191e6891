import type { Proof, SprintState } from '../../src/domain/plan.js';

/** All wording of the page of a plan, so that another language is another object of this shape. */
export const PLAN_WORDS = {
  capacity: 'Hours for debt',
  sprints: 'Sprints',
  sprint: (index: number) => `sprint ${index}`,
  sprintRow: (planned: string, capacity: string) => `${planned} of ${capacity} h`,
  state: { done: 'done', active: 'active: not touched', planned: '' } satisfies Record<SprintState, string>,
  gone: 'no finding is left of it',
  saves: (value: string) => `saves ${value} h/y`,
  unplanned: 'Not planned, by what it would save',
  more: (rest: string) => `… and ${rest}`,
  moves: 'What moved',
  noMoves: 'Nothing.',
  notPlanned: 'not planned',
  move: (from: string, to: string) => `${from} → ${to}`,
  worth: 'What it is worth',
  objective: (value: string) =>
    `${value} h a year are saved, counting each item by the share of the plan that is left after its sprint.`,
  bound: (bound: string, gap: string) => `No plan saves more than ${bound} h: this one is within ${gap} of it.`,
  best: 'No plan saves more.',
  proof: (solver: string, status: string, objective: string, bound: string, gap: string) =>
    `${solver} (${status}): objective ${objective} h, bound ${bound} h, gap ${gap}.`,
  status: { optimal: 'optimal', limit: 'time was up', failed: 'failed' } satisfies Record<Proof['status'], string>,
  winner: {
    search: 'The plan is that of our own search.',
    solver: "The plan is the solver's, which is better than that of our own search.",
    equal: 'Both found a plan of the same worth.',
  } satisfies Record<Proof['winner'], string>,
  unknown: 'unknown',
  prices: 'What the constraints cost',
  forecast: 'When it will be done: the sprint, by chance',
  what: 'what',
  never: (horizon: number) => `>${horizon}`,
  ready: (items: string) => `ready for the upgrade (${items})`,
  wave: (wave: number, items: string) => `wave ${wave} (${items})`,
  inTime: (items: string, late: string, runs: string) =>
    `Of ${items}, ${late} will more likely than not be later than planned. From ${runs} runs with drawn hours.`,
  scenarios: 'Scenarios',
  scenario: 'scenario',
  planned: 'planned',
  savedPerYear: 'saves/y',
  left: 'debt left',
  paid: 'interest',
  readyAfter: 'ready after',
  notWithin: 'not within',
  impossible: 'impossible',
  calibration: 'How good the estimates were',
  asEstimated: 'As estimated',
  asCorrected: 'As corrected',
  error: (median: string, bias: string, inside: string) =>
    `median error ${median}, actual hours ${bias} times the middle, inside the range ${inside} (70% promised).`,
} as const;
