import type { PythonFacts } from '../../../src/domain/facts/index.js';
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

/** True where the function is scheduled, or is called (three steps at most) by a scheduled one of the same file. */
export function isScheduled(portfolio: Portfolio, facts: PythonFacts, index: number, depth = 0): boolean {
  const method = facts.functions[index];
  if (method === undefined) return false;
  if (
    scheduledMethods(portfolio).has(method.name) ||
    /cron|scheduler|_job\b|^run_|^_run|_batch|autovacuum|_gc_|^process_queue/.test(method.name)
  )
    return true;
  if (method.decorators.some((entry) => /autovacuum|job$/.test(entry.name))) return true;
  if (method.within !== null && isScheduled(portfolio, facts, method.within, depth)) return true;
  if (depth >= 3) return false;
  const callers = new Set(
    facts.calls
      .filter((call) => call.name === method.name && call.function !== null && !within(facts, call.function, index))
      .map((call) => call.function!),
  );
  return [...callers].some((caller) => isScheduled(portfolio, facts, caller, depth + 1));
}
