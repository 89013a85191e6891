import type { DebtItem } from '../../src/domain/debt-item.js';
import type { Plan } from '../../src/domain/plan.js';
import type { Result } from '../../src/domain/result.js';
import type { Scenario } from '../../src/domain/scenario.js';
import { madeUpResult } from '../ui/made-up.js';

const SPRINTS = 12;

/**
 * A made-up result with everything that the HTML report draws: addons that need each other in waves, items, a plan with
 * its forecast, and scenarios. The same numbers give the same bytes.
 */
export function madeUpReport(addons: number, findings: number): Result {
  const bare = madeUpResult(addons, findings);
  const width = Math.max(1, Math.ceil(addons / 6));
  const keys = bare.addons.map(({ key }) => key);
  // Each addon needs the one of the same place in the wave before, and every third one more.
  const needs = keys.map((_, at) =>
    at < width ? [] : [keys[at - width]!, ...(at % 3 === 0 ? [keys[(at * 7) % width]!] : [])],
  );
  const list = bare.addons.map((addon, at) => ({ ...addon, depends: ['base', ...needs[at]!] }));
  const waves = Array.from({ length: 6 }, (_, wave) => keys.slice(wave * width, (wave + 1) * width)).filter(
    (wave) => wave.length > 0,
  );
  const items = itemsOf(bare);
  const plan = planOf(items, waves.length);
  const chain = waves.map((wave) => ({ addon: wave[0]!, hours: 10 }));
  return {
    ...bare,
    addons: list,
    items,
    plan,
    waves,
    route: { criticalPath: chain, criticalHours: 10 * chain.length },
    scenarios: ['reserve 10 %', 'reserve 20 %', 'retire first'].map((name, at) => scenario(name, plan, items, at + 1)),
  };
}

function itemsOf({ addons, findings }: Result): DebtItem[] {
  const byAddon = new Map<string, string[]>();
  for (const { addon, id } of findings) byAddon.set(addon, [...(byAddon.get(addon) ?? []), id]);
  return addons.flatMap(({ key, verdict }, serial) =>
    (['upgrade', 'security', 'maintainability'] as const).map((kind, part): DebtItem => {
      const hours = 2 + ((serial * 7 + part * 3) % 11);
      return {
        ...{ id: `DEBT-${serial}-${part}`, title: `Mend the ${kind} findings of ${key}`, addon: key, kind },
        findings: (byAddon.get(key) ?? []).filter((_, at) => at % 3 === part),
        ...{ hours: { p15: hours / 2, p50: hours, p85: hours * 2 }, value: hours * 3, dependsOn: [] },
        verdict: verdict.kind,
      };
    }),
  );
}

function planOf(items: readonly DebtItem[], waves: number): Plan {
  const each = Math.ceil((items.length * 0.9) / SPRINTS);
  const sprints = Array.from({ length: SPRINTS }, (_, at) => {
    const own = items.slice(at * each, (at + 1) * each).map(({ id, hours }) => ({ id, hours: hours.p50 }));
    const capacityHours = own.reduce((sum, { hours }) => sum + hours, 8);
    return { index: at + 1, start: null, capacityHours, items: own };
  });
  const chances = (sprint: number) => ({ p50: sprint, p85: sprint + 1, p95: sprint + 2 });
  return {
    sprints,
    unplanned: items.slice(each * SPRINTS).map(({ id }) => ({ id, why: 'saves less per hour than what is planned' })),
    ...{ objective: 900, bound: 1000, gap: 0.1, sprintDays: 14 },
    forecast: {
      ...{ runs: 2000, seed: 1, horizon: 24, basis: ['Hours are drawn from the estimates.'], spread: 1 },
      items: sprints.flatMap(({ index, items: own }) =>
        own.map(({ id }) => ({ id, sprint: index, ...chances(index), inTime: 0.5 })),
      ),
      waves: Array.from({ length: waves }, (_, at) => ({ wave: at + 1, items: 10, ...chances(at + 2) })),
      upgrade: { items: 10 * waves, ...chances(SPRINTS) },
    },
  };
}

function scenario(name: string, plan: Plan, items: readonly DebtItem[], weight: number): Scenario {
  const all = items.reduce((sum, { hours }) => sum + hours.p50, 0);
  const steps = Array.from({ length: SPRINTS + 1 }, (_, sprint) => sprint);
  return {
    ...{ name, about: 'As it is.', plan, impossible: null, plannedHours: all / 4, readyAfter: SPRINTS },
    curve: {
      remainingHours: steps.map((sprint) => all * (1 - (sprint * weight) / (4 * SPRINTS))),
      interestPaid: steps.map((sprint) => (all * sprint) / 100),
    },
    savedPerYear: all * weight,
  };
}
