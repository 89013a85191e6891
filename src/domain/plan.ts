import { z } from 'zod';
import { type Skill, type WorkClass, workClassSchema } from './debt-item.js';
import { forecastSchema } from './forecast.js';

const hours = z.number().nonnegative();
const sprintNumber = z.int().positive();

export const SPRINT_STATES = ['done', 'active', 'planned'] as const;
export const sprintStateSchema = z.enum(SPRINT_STATES);
export type SprintState = z.infer<typeof sprintStateSchema>;

export const sprintSchema = z.strictObject({
  /** Starts at 1. */
  index: sprintNumber,
  /** First day, ISO date, where the caller gave a start; else null. */
  start: z.iso.date().nullable(),
  /** Hours of this sprint that are reserved for debt. */
  capacityHours: hours,
  /** In the order in which they are done. */
  items: z.array(z.strictObject({ id: z.string(), hours })),
  /** Left out for a sprint that is still to come. What is active or done is never planned anew. */
  state: sprintStateSchema.optional(),
  /** Where parts of the reserve are kept for classes of work: what each has; `null` is the part of no class. */
  classes: z.array(z.strictObject({ class: workClassSchema.nullable(), capacityHours: hours })).optional(),
});
export type Sprint = z.infer<typeof sprintSchema>;

/** How the hours of a sprint were made, so that the figure can be asked why. */
export const capacityBasisSchema = z.strictObject({
  /** Hours the team has in one sprint, all work counted. */
  teamHours: hours,
  focusPercent: z.number().min(0).max(100),
  /** Share that emergencies take before anything is planned. */
  emergencyPercent: z.number().min(0).max(100),
  reservePercent: z.number().min(0).max(100),
  /** `given`: the caller said so. `derived`: from the maintenance figures. `default`: nobody said anything. */
  reserveBasis: z.enum(['given', 'derived', 'default']),
  /** One sentence per term that took part. */
  why: z.array(z.string()),
});
export type CapacityBasis = z.infer<typeof capacityBasisSchema>;

/** One item that is not where it was in the plan before. Null: not planned. */
export const moveSchema = z.strictObject({
  id: z.string(),
  from: sprintNumber.nullable(),
  to: sprintNumber.nullable(),
  why: z.string(),
});
export type Move = z.infer<typeof moveSchema>;

/** What one constraint costs: hours per year (as `objective`) that the plan would gain without it. */
export const priceSchema = z.strictObject({
  kind: z.enum(['pin', 'deadline', 'not-before', 'class', 'skill', 'reserve']),
  /** What it is about: an item, a class, a skill, or `5` points of reserve. */
  subject: z.string(),
  gain: z.number(),
  text: z.string(),
});
export type Price = z.infer<typeof priceSchema>;

/** What the exact solver found. */
export const proofSchema = z.strictObject({
  solver: z.string(),
  /** `optimal`: nothing better exists. `limit`: time was up. `failed`: no answer; `why` says so. */
  status: z.enum(['optimal', 'limit', 'failed']),
  objective: z.number().nullable(),
  bound: z.number().nullable(),
  gap: z.number().nullable(),
  /** Whose plan this is. */
  winner: z.enum(['search', 'solver', 'equal']),
  why: z.string(),
});
export type Proof = z.infer<typeof proofSchema>;

export const planSchema = z.strictObject({
  sprints: z.array(sprintSchema),
  unplanned: z.array(z.strictObject({ id: z.string(), why: z.string() })),
  /** Hours per year saved, weighted by the share of the horizon that is left after each item's sprint. */
  objective: z.number(),
  /** Upper bound of the objective, and (bound − objective) / bound; null where nothing proved them. */
  bound: z.number().nullable(),
  gap: z.number().nullable(),
  capacity: capacityBasisSchema.optional(),
  /** Length of a sprint in days; interest is paid by them. */
  sprintDays: z.int().positive().optional(),
  proof: proofSchema.optional(),
  /** Against the plan that was there before; left out where there was none. */
  moves: z.array(moveSchema).optional(),
  prices: z.array(priceSchema).optional(),
  forecast: forecastSchema.optional(),
});
export type Plan = z.infer<typeof planSchema>;

/** What the planner needs to know of the team. Sprints are numbered from 1. */
export interface PlanSettings {
  sprints: number;
  /** Hours the team has in one sprint, all work counted. */
  capacityHours: number;
  /** Percent of them reserved for debt. */
  reservePercent: number;
  /** First day of the first sprint, ISO date, or null. */
  start: string | null;
  sprintDays: number;
  /** Item id to the sprint it must be in. */
  pins: Readonly<Record<string, number>>;
  /** Percent of the hours that are worked on what is planned; 100 where left out. */
  focusPercent?: number;
  /** Percent of the hours that emergencies take first; 0 where left out. */
  emergencyPercent?: number;
  /** Hours of the team by sprint, where they differ from `capacityHours`. */
  teamHours?: Readonly<Record<number, number>>;
  /** Days on which nobody works, ISO dates; they count where `start` is known and fall on Monday to Friday. */
  holidays?: readonly string[];
  /** Percent of the capacity kept for a class, within `reservePercent`; a class without one takes from what no class has. */
  classPercent?: Readonly<Partial<Record<WorkClass, number>>>;
  /** Hours of debt in one sprint that people with a skill can do; a skill without one has no limit of its own. */
  skillHours?: Readonly<Partial<Record<Skill, number>>>;
  /** Item id to the first sprint it may be begun in, and to the last it may end in. */
  notBefore?: Readonly<Record<string, number>>;
  deadlines?: Readonly<Record<string, number>>;
  /** Item id to hours of the parts it is done in; the parts come one after the other and share its value by hours. */
  splits?: Readonly<Record<string, readonly number[]>>;
  /** Sprints that are done or active: they stay as they are. */
  fixed?: readonly Sprint[];
  /** How the reserve came about; `given` where left out. */
  reserveBasis?: CapacityBasis['reserveBasis'];
}
