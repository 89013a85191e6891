import type { Command } from 'commander';
import { loadConfig } from '../config/load.js';
import type { Io } from './io.js';
import { collectPin, parseCount, parseHours, parsePercent } from './options.js';
import { pairOutputs, writeOutputs } from './output.js';
import { readResult } from './read-result.js';

interface PlanOptions {
  sprints?: number;
  capacity?: number;
  reserve?: number;
  start?: string;
  pin?: Record<string, number>;
  format?: string;
  output?: string;
  config?: string;
}

/** `odoo-debt plan <result.json>`: plans the items of a saved result anew. */
export function planCommand(program: Command, io: Io): void {
  program
    .command('plan')
    .description('plan the debt items of a saved result into sprints')
    .argument('<result.json>', 'a result that scan wrote')
    .option('--sprints <n>', 'number of sprints', parseCount)
    .option('--capacity <hours>', 'hours the team has in one sprint, all work counted', parseHours)
    .option('--reserve <percent>', 'percent of them reserved for debt', parsePercent)
    .option('--pin <item>=<sprint>', 'put an item into a sprint; may repeat', collectPin)
    .option('--format <format>', 'any format of scan (default summary)')
    .option('--output <file>', 'file to write')
    .option('--config <file>', 'configuration file')
    .action(async (file: string, options: PlanOptions) => {
      const outputs = pairOutputs(options.format ? [options.format] : [], options.output ? [options.output] : []);
      const { plan } = loadConfig(options.config ?? null, io.cwd);
      const result = readResult(file, io.cwd);
      const { planSprints } = await import('../planner/index.js');
      const replanned = planSprints(result.items, {
        sprints: options.sprints ?? plan.sprints,
        capacityHours: options.capacity ?? plan.capacity,
        reservePercent: options.reserve ?? plan.reserve,
        start: plan.start,
        sprintDays: plan.sprintDays,
        pins: { ...plan.pins, ...options.pin },
      });
      await writeOutputs({ ...result, plan: replanned }, outputs, io, []);
    });
}
