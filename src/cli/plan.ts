import path from 'node:path';
import type { Command } from 'commander';
import { terminalDefaults } from '../../reports/terminal/capabilities.js';
import { loadConfig } from '../config/load.js';
import { InputError, messageOf } from '../domain/errors.js';
import { planFileSchema } from '../domain/plan-file.js';
import type { Result } from '../domain/result.js';
import { changeWhole } from '../files/change.js';
import { PLAN_FILE_NAME } from '../plan-file/parse.js';
import type { Planned } from '../planning/index.js';
import type { Io } from './io.js';
import { collectPin, parseCount, parseDay, parseHours, parsePercent } from './options.js';
import { pairOutputs, writeOutputs } from './output.js';
import { type PlanOptions, planFileName, planRequest } from './plan-request.js';
import { readResult } from './read-result.js';

interface Options extends PlanOptions {
  format?: string;
  output?: string;
  config?: string;
  save?: boolean;
  why?: string;
}

/** `odoo-debt plan <result.json>`: plans the items of a saved result anew. */
export function planCommand(program: Command, io: Io): void {
  program
    .command('plan')
    .description('plan the debt items of a saved result into sprints')
    .argument('<result.json>', 'a result that scan wrote')
    .option('--sprints <n>', 'number of sprints to plan', parseCount)
    .option('--capacity <hours>', 'hours the team has in one sprint, all work counted', parseHours)
    .option('--reserve <percent>', 'percent of them reserved for debt', parsePercent)
    .option('--start <date>', 'first day of the first sprint', parseDay)
    .option('--pin <item>=<sprint>', 'put an item into a sprint; may repeat', collectPin)
    .option('--plan-file <file>', `the plan of the repository (default: ${PLAN_FILE_NAME} in the current folder)`)
    .option('--save', 'write the plan into the plan file')
    .option('--fresh', 'plan from nothing; else as little as possible moves of what the plan file holds')
    .option('--prove [seconds]', 'have an exact solver look for a better plan and prove a bound (60 s)', parseHours)
    .option('--prices', 'say what pins, deadlines and the reserve cost')
    .option('--scenarios', 'compare scenarios: those of the configuration, else a reserve of 10, 20 and 30 %')
    .option('--why <item>', 'say why an item is where it is, and nothing else')
    .option('--format <format>', 'any format of scan; a page about the plan where left out')
    .option('--output <file>', 'file to write')
    .option('--config <file>', 'configuration file')
    .action(async (file: string, options: Options) => {
      const outputs =
        options.format || options.output
          ? pairOutputs(options.format ? [options.format] : [], options.output ? [options.output] : [])
          : null;
      const { plan: config } = loadConfig(options.config ?? null, io.cwd);
      const request = planRequest(options, config, io);
      const result = readResult(file, io.cwd);
      const { planWork } = await import('../planning/index.js');
      const planned = await planWork(result.items, request, { kpis: result.kpis, waves: result.waves });
      const next = withPlan(result, planned);
      if (options.save) await savePlan(planned, options, planFileName(options, config, io) ?? PLAN_FILE_NAME, io);
      if (options.why !== undefined) return printWhy(options.why, planned, io);
      if (outputs === null) await printPlan(next, io);
      else await writeOutputs(next, outputs, io, []);
    });
}

function withPlan({ scenarios: _, calibration: __, ...result }: Result, planned: Planned): Result {
  const { items, plan, scenarios, calibration } = planned;
  return {
    ...result,
    items,
    plan,
    ...(scenarios === null ? {} : { scenarios }),
    ...(calibration === null ? {} : { calibration }),
  };
}

async function printWhy(id: string, { items, settings, plan }: Planned, io: Io): Promise<void> {
  const { explainPlacement } = await import('../planner/why.js');
  const { renderWhy } = await import('../../reports/terminal/why.js');
  const title = items.find((item) => item.id === id.replace(/#\d+$/, ''))?.title ?? '';
  const why = explainPlacement(items, settings, plan, id);
  io.stdout.write(renderWhy(why, title, terminalDefaults(io.stdout, io.env)));
}

async function printPlan(result: Result, io: Io): Promise<void> {
  const { renderPlan } = await import('../../reports/terminal/plan.js');
  io.stdout.write(renderPlan(result, terminalDefaults(io.stdout, io.env)));
}

/** Writes the plan into its file; what people wrote there stays, and what this call said of the team is kept. */
async function savePlan({ plan, items, settings }: Planned, options: Options, name: string, io: Io): Promise<void> {
  const { parsePlanFile } = await import('../plan-file/parse.js');
  const { fileOfPlan } = await import('../plan-file/from-plan.js');
  const { updatePlanFile } = await import('../plan-file/update.js');
  const change = (text: string | null): string => {
    const before = text === null ? planFileSchema.parse({}) : parsePlanFile(text, name);
    const said = {
      start: settings.start,
      ...(options.capacity === undefined ? {} : { capacity: options.capacity }),
      ...(options.reserve === undefined ? {} : { reserve: options.reserve }),
      pins: [
        ...before.pins.filter(({ item }) => options.pin?.[item] === undefined),
        ...Object.entries(options.pin ?? {}).map(([item, sprint]) => ({ item, sprint })),
      ],
    };
    return updatePlanFile(text, fileOfPlan(plan, items, { ...before, ...said }));
  };
  try {
    changeWhole(path.resolve(io.cwd, name), change);
  } catch (error) {
    throw error instanceof InputError ? error : new InputError(`${name}: cannot be written: ${messageOf(error)}`);
  }
}
