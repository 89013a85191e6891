/** How much of each list the page shows. A page for a committee stays small; the JSON has everything. */
export interface Limits {
  /** Rows of the findings table: of one addon, and in all. */
  findingsPerAddon: number;
  findings: number;
  urgentPerAddon: number;
  /** Addons, by priority, whose scores are taken apart; the others keep verdict, debt and counts. */
  explained: number;
  /** Factors of a score, the weightiest first. */
  factors: number;
  evidence: number;
  itemsPerSprint: number;
  paths: number;
  /** Places and files told of how an addon stands to Odoo's code and in git. */
  places: number;
  /** Rows of each table on the running system, and of the register of decisions. */
  systemRows: number;
  decisions: number;
  /** Addons that an addon needs or is needed by, named in its own section. */
  ties: number;
}

/** A page of 200 addons must stay below this. */
export const BUDGET_BYTES = 500_000;

/** Addons that a page tells of, by priority; where there are more, it says so, and the JSON has the rest. An assumption: 7 MB of page. */
export const MOST_ADDONS = 5_000;

/** Bytes that a page may take: 500 KB up to 200 addons, and with more of them as much for each, 2.5 MB for 1,000. */
export function budgetOf(addons: number): number {
  return Math.max(BUDGET_BYTES, addons * 2_500);
}

const ALL = Number.POSITIVE_INFINITY;

/** From rich to terse. The first that keeps the page within the budget is taken, the last one in any case. */
export const LEVELS: readonly Limits[] = [
  {
    ...{ findingsPerAddon: 12, findings: ALL, urgentPerAddon: 4, explained: ALL, factors: 8, evidence: 3 },
    ...{ itemsPerSprint: 40, paths: 50, places: 3, systemRows: 25, decisions: 1000, ties: 20 },
  },
  {
    ...{ findingsPerAddon: 5, findings: 400, urgentPerAddon: 2, explained: ALL, factors: 4, evidence: 1 },
    ...{ itemsPerSprint: 20, paths: 25, places: 2, systemRows: 15, decisions: 60, ties: 12 },
  },
  {
    ...{ findingsPerAddon: 3, findings: 300, urgentPerAddon: 0, explained: 100, factors: 4, evidence: 1 },
    ...{ itemsPerSprint: 10, paths: 20, places: 1, systemRows: 10, decisions: 40, ties: 8 },
  },
  {
    ...{ findingsPerAddon: 3, findings: 100, urgentPerAddon: 0, explained: 40, factors: 3, evidence: 0 },
    ...{ itemsPerSprint: 8, paths: 10, places: 0, systemRows: 10, decisions: 20, ties: 4 },
  },
  {
    ...{ findingsPerAddon: 2, findings: 50, urgentPerAddon: 0, explained: 20, factors: 2, evidence: 0 },
    ...{ itemsPerSprint: 4, paths: 10, places: 0, systemRows: 5, decisions: 10, ties: 2 },
  },
  {
    ...{ findingsPerAddon: 1, findings: 30, urgentPerAddon: 0, explained: 5, factors: 2, evidence: 0 },
    ...{ itemsPerSprint: 2, paths: 5, places: 0, systemRows: 5, decisions: 10, ties: 0 },
  },
];
