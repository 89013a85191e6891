import { readResult } from '../../../src/cli/read-result.js';
import { checkResult, parseResult } from '../../../src/cli/ui/result.js';
import { loadConfig } from '../../../src/config/load.js';
import { configSchema } from '../../../src/config/schema.js';
import { starterConfig } from '../../../src/config/starter.js';
import { planFileSchema } from '../../../src/domain/plan-file.js';
import { resultSchema } from '../../../src/domain/result.js';
import { type Baseline, baselineFileSchema, registerSchema } from '../../../src/domain/triage.js';
import { parsePlanFile } from '../../../src/plan-file/parse.js';
import { updatePlanFile } from '../../../src/plan-file/update.js';
import { formatBaseline, parseBaseline } from '../../../src/triage/baseline.js';
import { parseRegister } from '../../../src/triage/register.js';
import { harbour, knownHarbour } from '../../../test/reports/harbour.js';
import { difference } from '../difference.js';
import { followsSchema } from '../facts.js';
import type { Oracle, Outcome, Target } from '../target.js';
import { JSON_WORDS } from './evidence-words.js';
import { fileOf } from './folder.js';
import * as seeds from './settings-seeds.js';
import { YAML_WORDS } from './settings-words.js';

const textOf = (input: Uint8Array): string => Buffer.from(input).toString('utf8');
const parsed = (facts: unknown): Outcome => ({ facts: JSON.parse(JSON.stringify(facts)), text: null });

/** What was read, written and read again is the same. */
function roundTrip<F>(name: string, again: (facts: F, input: Uint8Array) => F): Oracle {
  return {
    name,
    complaint: (input, outcome) =>
      'facts' in outcome
        ? difference(outcome.facts, JSON.parse(JSON.stringify(again(outcome.facts as F, input))))
        : null,
  };
}

export async function planTarget(): Promise<Target> {
  return {
    name: 'plan',
    files: ['**/odoo-debt-plan.yaml'],
    seeds: seeds.PLAN,
    words: YAML_WORDS,
    read: (input) => parsed(parsePlanFile(textOf(input), 'plan.yaml')),
    oracles: [
      followsSchema(planFileSchema),
      roundTrip('written and read again', (plan: ReturnType<typeof parsePlanFile>, input) =>
        parsePlanFile(updatePlanFile(textOf(input), plan), 'plan.yaml'),
      ),
    ],
  };
}

export async function registerTarget(): Promise<Target> {
  return {
    name: 'register',
    files: ['**/odoo-debt-accepted.yaml'],
    seeds: seeds.REGISTER,
    words: YAML_WORDS,
    read: (input) => parsed(parseRegister(textOf(input), 'register.yaml').register),
    oracles: [followsSchema(registerSchema)],
  };
}

export async function configTarget(): Promise<Target> {
  return {
    name: 'config',
    files: ['**/odoo-debt.config.yaml'],
    seeds: [starterConfig(), ...seeds.CONFIG],
    words: YAML_WORDS,
    read: (input) => parsed(loadConfig(fileOf('odoo-debt.config.yaml', input), '.')),
    oracles: [followsSchema(configSchema)],
  };
}

export async function baselineTarget(): Promise<Target> {
  return {
    name: 'baseline',
    files: ['**/odoo-debt-baseline.json'],
    seeds: seeds.BASELINE,
    words: JSON_WORDS,
    read: (input) => parsed(parseBaseline(textOf(input), 'baseline.json')),
    oracles: [
      followsSchema(baselineFileSchema),
      roundTrip('written and read again', (baseline: Baseline) =>
        parseBaseline(formatBaseline(baseline), 'baseline.json'),
      ),
    ],
  };
}

/** What the terminal opens at once it reads in pieces; every piece is a step. */
function drained<T>(steps: Generator<number, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** Results of the harbour of the tests, with few enough addons that a change hits every part of them. */
function resultSeeds(): string[] {
  return [harbour(), knownHarbour()].map((result) => {
    const { addons, findings, items } = result;
    return JSON.stringify(
      { ...result, addons: addons.slice(0, 2), findings: findings.slice(0, 3), items: items.slice(0, 3) },
      null,
      1,
    );
  });
}

export async function resultTarget(): Promise<Target> {
  return {
    name: 'result',
    files: ['**/result.json'],
    seeds: resultSeeds(),
    words: JSON_WORDS,
    read: (input) => parsed(readResult(fileOf('result.json', input), '.')),
    oracles: [
      followsSchema(resultSchema),
      {
        name: 'opened in pieces',
        // The terminal opens more than commands read, never less, and finds nothing off in what they read.
        complaint: (input, outcome) => {
          if (!('facts' in outcome)) return null;
          const { result, rest } = parseResult(Buffer.from(input), 'result.json');
          if (rest !== null) result.findings = drained(rest);
          return drained(checkResult(result))[0] ?? null;
        },
      },
    ],
  };
}
