import { existsSync } from 'node:fs';
import path from 'node:path';
import type { PlanConfig } from '../config/plan-schema.js';
import { PLAN_FILE_NAME, parsePlanFile } from '../plan-file/parse.js';
import { type PlanRequest, requestOf } from '../planning/request.js';
import type { Io } from './io.js';
import { readText } from './read-text.js';

/** Options of the command line that speak of the plan; `undefined` leaves it to the plan file and the configuration. */
export interface PlanOptions {
  sprints?: number;
  capacity?: number;
  reserve?: number;
  start?: string;
  pin?: Readonly<Record<string, number>>;
  planFile?: string;
  fresh?: boolean;
  prove?: number | true;
  prices?: boolean;
  scenarios?: boolean;
}

/** Time for the exact solver where `--prove` names none. */
const PROVE_SECONDS = 60;

/** The name of the plan file that holds here, or null where there is none. */
export function planFileName(options: PlanOptions, config: PlanConfig, io: Io): string | null {
  const named = options.planFile ?? config.file;
  if (named !== undefined) return named;
  return existsSync(path.join(io.cwd, PLAN_FILE_NAME)) ? PLAN_FILE_NAME : null;
}

/** What is to be planned: options win over the plan file, and that over the configuration. @throws InputError for a broken plan file. */
export function planRequest(options: PlanOptions, config: PlanConfig, io: Io): PlanRequest {
  const name = planFileName(options, config, io);
  // A file that is named but not there yet is one that --save will make.
  const there = name !== null && (options.planFile === undefined || existsSync(path.resolve(io.cwd, name)));
  const base = requestOf(config);
  const { settings } = base;
  return {
    settings: {
      ...settings,
      sprints: options.sprints ?? settings.sprints,
      capacityHours: options.capacity ?? settings.capacityHours,
      reservePercent: options.reserve ?? settings.reservePercent,
      start: options.start ?? settings.start,
      pins: { ...settings.pins, ...options.pin },
    },
    file: there ? parsePlanFile(readText(name, io.cwd), name) : null,
    fresh: options.fresh ?? false,
    proveSeconds: options.prove === undefined ? null : options.prove === true ? PROVE_SECONDS : options.prove,
    prices: options.prices ?? false,
    scenarios: options.scenarios ? (config.scenarios ?? {}) : null,
  };
}
