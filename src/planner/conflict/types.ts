type ResourceKind = 'reserve' | 'class' | 'skill';

/** Why no plan keeps all promises. */
export interface Conflict {
  /**
   * `smallest`: no fewer constraints clash. `irreducible`: each of them is needed, but others might be fewer. `clashing`:
   * proved to clash, but some may not be needed. `none`: a plan exists. `unknown`: could not be told within the limit.
   */
  found: 'smallest' | 'irreducible' | 'clashing' | 'none' | 'unknown';
  /** Constraints that cannot all be kept. */
  constraints: ConflictConstraint[];
  /** Ways out, cheapest first. */
  repairs: Repair[];
}

/** A constraint in words. */
export interface ConflictConstraint {
  kind: 'pin' | 'deadline' | 'not-before' | 'dependency' | 'capacity';
  /** Item, or `sprint 3`. */
  subject: string;
  text: string;
  /** Of a pin, deadline, first sprint or capacity. */
  sprint?: number;
  /** Of a dependency: what `subject` waits for. */
  otherId?: string;
  /** Of a capacity: whose hours; a class or skill, or null for the reserve. */
  resource?: { kind: ResourceKind; name: string | null };
}

/** One way out of a conflict that is enough by itself. */
export interface Repair {
  kind: 'hours' | 'move' | 'drop';
  text: string;
  /** Hours of debt to add; sprints by which a promise moves, all counted; or promises that are given up. */
  cost: { amount: number; unit: 'hours' | 'sprints' | 'promises' };
  /** Whether no cheaper repair of its kind exists (of this promise, or in this many sprints). */
  least: boolean;
  /** Hours to add: class or skill (null for the reserve), sprint, hours. */
  hours?: { resource: ResourceKind; name: string | null; sprint: number; hours: number }[];
  /** What to set (`sprint` null: to take out) in pins, deadlines or first sprints, by item; a dependency on `otherId` only to take out. */
  changes?: {
    kind: 'pin' | 'deadline' | 'not-before' | 'dependency';
    id: string;
    sprint: number | null;
    otherId?: string;
  }[];
}
