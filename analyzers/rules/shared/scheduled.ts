import type { PythonFacts, PythonFunction } from '../../../src/domain/facts/index.js';
import { PassingMap } from '../../../src/domain/passing.js';
import type { Portfolio } from '../../../src/domain/portfolio.js';
import { within } from './routes.js';

const known = new WeakMap<Portfolio, ReadonlySet<string>>();

/**
 * Names of methods that an `ir.cron` or server action of the scanned addons calls: `model.method()` in `code`
 * (11.0 on) or the `function` field (up to 10.0).
 */
export function scheduledMethods(portfolio: Portfolio): ReadonlySet<string> {
  const cached = known.get(portfolio);
  if (cached) return cached;
  const names = new Set<string>();
  for (const source of portfolio.sources.values()) {
    for (const file of source.xml) {
      for (const record of file.records) {
        if (record.model !== 'ir.cron' && record.model !== 'ir.actions.server') continue;
        for (const field of record.fields) {
          if (field.name === 'function') names.add((field.eval ?? field.text).replaceAll(/['"\s]/g, ''));
          if (field.name === 'code') for (const match of field.text.matchAll(/\.(\w+)\(/g)) names.add(match[1]!);
        }
      }
    }
  }
  known.set(portfolio, names);
  return names;
}

const crons = new WeakMap<Portfolio, ReadonlySet<string>>();

/** Names of methods that an `ir.cron` record itself calls: `model.method(…)` in `code`, or the `function` field. */
export function cronMethods(portfolio: Portfolio): ReadonlySet<string> {
  const cached = crons.get(portfolio);
  if (cached) return cached;
  const names = new Set<string>();
  for (const source of portfolio.sources.values()) {
    for (const record of source.xml.flatMap((file) => file.records)) {
      if (record.model !== 'ir.cron') continue;
      for (const field of record.fields) {
        if (field.name === 'function') names.add((field.eval ?? field.text).replaceAll(/['"\s]/g, ''));
        if (field.name === 'code') for (const match of field.text.matchAll(/\bmodel\.(\w+)\(/g)) names.add(match[1]!);
      }
    }
  }
  crons.set(portfolio, names);
  return names;
}

/** How many calls away from what is scheduled a function still counts as such. */
const STEPS = 3;

const reached = new PassingMap<PythonFacts, ReadonlySet<number>>();

/** True where the function is scheduled, or is called (three steps at most) by a scheduled one of the same file. */
export function isScheduled(portfolio: Portfolio, facts: PythonFacts, index: number): boolean {
  let found = reached.get(facts);
  if (found === undefined) {
    found = withInner(facts, (_, at) => isScheduledItself(portfolio, facts.functions[at]!));
    for (let step = 0; step < STEPS; step++) found = oneStepOn(facts, found);
    reached.set(facts, found);
  }
  return found.has(index);
}

function isScheduledItself(portfolio: Portfolio, { name, decorators }: PythonFunction): boolean {
  return (
    scheduledMethods(portfolio).has(name) ||
    /cron|scheduler|_job\b|^run_|^_run|_batch|autovacuum|_gc_|^process_queue/.test(name) ||
    decorators.some((entry) => /autovacuum|job$/.test(entry.name))
  );
}

/** The functions for which something holds, and those written inside them, which stand after them. */
function withInner(facts: PythonFacts, holds: (method: PythonFunction, index: number) => boolean): Set<number> {
  const found = new Set<number>();
  for (const [index, method] of facts.functions.entries())
    if ((method.within !== null && found.has(method.within)) || holds(method, index)) found.add(index);
  return found;
}

/** What is there already, and the functions that it calls by name from outside themselves. */
function oneStepOn(facts: PythonFacts, from: ReadonlySet<number>): Set<number> {
  const callers = new Map<string, Set<number>>();
  for (const { name, function: caller } of facts.calls)
    if (caller !== null && from.has(caller)) callers.set(name, (callers.get(name) ?? new Set()).add(caller));
  return withInner(facts, ({ name }, index) => {
    if (from.has(index)) return true;
    for (const caller of callers.get(name) ?? []) if (!within(facts, caller, index)) return true;
    return false;
  });
}
