import type { DebtItem } from '../../../src/domain/debt-item.js';
import type { Finding } from '../../../src/domain/finding.js';
import type { Plan, Price } from '../../../src/domain/plan.js';
import type { Scenario } from '../../../src/domain/scenario.js';
import type { Why } from '../../../src/domain/why.js';
import type { Decisions, Workspace } from '../../../src/domain/workspace.js';

/** What planning anew starts from: the register and the plan file as they are. */
export type PlanDecisions = Decisions;

/** A plan and what it saves more or less than the one before, hours per year; or why there is none, and ways out. */
export type Replanned = { plan: Plan; gain: number } | { problem: string; repairs: string[] };

/** A tracker, and the series of the Odoo that takes the tasks where it is one. */
export interface ExportTo {
  tracker: string;
  odooVersion?: string;
}

/** What the UI asks of the world. A planning port that is null is not there; what needs it says so. */
export interface Ports {
  /** Plans anew with the decisions as they are; as little as possible of `before` moves. In less than a second. */
  replan: ((decisions: PlanDecisions, before: Plan) => Replanned) | null;
  /** The items that a plan of these decisions is made of, with the hours that the team gave them. */
  items: ((decisions: PlanDecisions) => readonly DebtItem[]) | null;
  /** What one promise costs, or null where there is no such promise. */
  price: ((decisions: PlanDecisions, plan: Plan, about: Pick<Price, 'kind' | 'subject'>) => Price | null) | null;
  why: ((decisions: PlanDecisions, plan: Plan, id: string) => Why) | null;
  scenarios: ((decisions: PlanDecisions) => Promise<Scenario[]>) | null;
  /** Null: opened read-only. Every confirmed edit is on disk when it returns. */
  workspace: Workspace | null;
  /** Lines of the file of a finding; null where it is not here. */
  source(finding: Finding): readonly string[] | null;
  /** Opens an editor at a finding, and returns when it is closed. @throws Error in words a user can act on. */
  edit(finding: Finding): Promise<void>;
  copy(text: string): void;
  /** Writes the backlog with a plan for a tracker, and says what it wrote. Null: not there. */
  export: ((to: ExportTo, plan: Plan, decisions: PlanDecisions | null) => Promise<string>) | null;
  /** Stops the program until the shell continues it; null where there is no job control. */
  suspend: (() => void) | null;
  quit(): void;
}
