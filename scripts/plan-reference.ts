/**
 * Looks for the best plan known of each backlog of `npm run bench:plan`, and for the best proved bound, with HiGHS and
 * with three longer searches, and keeps what is better than before in plan-reference.json:
 * `npx tsx scripts/plan-reference.ts [--seconds 60] [--effort 10] [--only <part of the key>] [--missing]`.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { upperBound } from '../src/planner/bound.js';
import { prove } from '../src/planner/exact/prove.js';
import { findSchedule } from '../src/planner/index.js';
import { makeInstance } from '../src/planner/instance.js';
import { cases } from './plan-instances.js';

const FILE = new URL('plan-reference.json', import.meta.url);

interface Reference {
  best: number;
  bound: number;
}

function read(): Record<string, Reference> {
  try {
    return JSON.parse(readFileSync(FILE, 'utf8')) as Record<string, Reference>;
  } catch {
    return {};
  }
}

const round = (value: number) => Math.round(value * 1e6) / 1e6;
const { values: options } = parseArgs({
  options: {
    seconds: { type: 'string', default: '60' },
    effort: { type: 'string', default: '10' },
    only: { type: 'string', default: '' },
    missing: { type: 'boolean', default: false },
  },
});
const seconds = Number(options.seconds);
const effort = Number(options.effort);
for (const { key, items, settings } of cases()) {
  if (!key.includes(options.only) || (options.missing && key in read())) continue;
  const instance = makeInstance(items, settings);
  const plain = findSchedule(instance);
  const tries = [2, 3, 4].map((seed) => findSchedule(instance, { seed, effort }));
  const long = tries.reduce((a, b) => (b.objective > a.objective ? b : a), plain);
  const { proof } = await prove(instance, long, { seconds });
  const known = read();
  const best = Math.max(known[key]?.best ?? 0, round(long.objective), proof.objective ?? 0);
  const bound = Math.min(known[key]?.bound ?? Infinity, round(upperBound(instance)), proof.bound ?? Infinity);
  known[key] = { best, bound: Math.max(bound, best) };
  const sorted = Object.entries(known).sort(([a], [b]) => (a < b ? -1 : 1));
  writeFileSync(FILE, `${JSON.stringify(Object.fromEntries(sorted), null, 2)}\n`);
  console.log(
    `${key}: search ${plain.objective.toFixed(3)}, long ${long.objective.toFixed(3)}, HiGHS ${proof.status} ` +
      `${proof.objective?.toFixed(3)}, bound ${bound.toFixed(3)}, loss ${(100 * Math.max(0, 1 - plain.objective / best)).toFixed(2)} %`,
  );
}
