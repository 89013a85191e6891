import type { PlanConfig } from '../config/plan-schema.js';
import type { PlanSettings } from '../domain/plan.js';
import type { PlanFile } from '../domain/plan-file.js';
import type { ScenarioSettings } from '../domain/scenario.js';

/** What is to be planned, and how, from the command line, the plan file and the configuration; the first of them that speaks wins. */
export interface PlanRequest {
  settings: TeamSettings;
  /** The plan as the repository has it; null where there is none. */
  file: PlanFile | null;
  /** Whether an earlier plan is left aside; else as little as possible moves. */
  fresh: boolean;
  /** Seconds for the exact solver; null leaves it out. */
  proveSeconds: number | null;
  /** Whether each constraint is priced. */
  prices: boolean;
  /** Plans to compare by name; null compares none. */
  scenarios: Readonly<Record<string, ScenarioSettings>> | null;
}

/** Settings before the maintenance figures and the plan file were looked at. */
export interface TeamSettings
  extends Omit<
    PlanSettings,
    'reservePercent' | 'emergencyPercent' | 'sprints' | 'capacityHours' | 'start' | 'sprintDays' | 'reserveBasis'
  > {
  /** Sprints still to be planned, beside those that are done or active; null: as many as the plan file has, else the usual number. */
  sprints: number | null;
  /** Null: the plan file, else the usual one. */
  capacityHours: number | null;
  /** Null: the plan file, else what the maintenance figures derive, else the usual one. */
  reservePercent: number | null;
  emergencyPercent: number | 'measured';
  /** Null: the plan file, else not known. */
  start: string | null;
  sprintDays: number | null;
}

/** The request that a configuration alone makes: no plan file, nothing proved, priced or compared. */
export function requestOf(config: PlanConfig): PlanRequest {
  const settings: TeamSettings = {
    sprints: config.sprints ?? null,
    capacityHours: config.capacity ?? null,
    reservePercent: config.reserve ?? null,
    start: config.start,
    sprintDays: config.sprintDays ?? null,
    focusPercent: config.focus,
    emergencyPercent: config.emergencies,
    holidays: config.holidays,
    classPercent: config.classes,
    skillHours: config.skills,
    pins: config.pins,
  };
  return { settings, file: null, fresh: false, proveSeconds: null, prices: false, scenarios: null };
}
