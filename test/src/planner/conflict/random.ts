import { seeded } from '../../../../scripts/plan-instances.js';
import type { DebtItem } from '../../../../src/domain/debt-item.js';
import type { PlanSettings } from '../../../../src/domain/plan.js';
import type { Given } from './try-all.js';

/** A small problem with many promises: about half of them cannot be kept. All items fit a sprint. */
export function crowded(seed: number): Given {
  const random = seeded(seed);
  const whole = (from: number, to: number) => from + Math.floor(random() * (to - from + 1));
  const sprints = whole(2, 3);
  const classes = random() < 0.4;
  const skills = random() < 0.4;
  const items = Array.from({ length: whole(3, 6) }, (_, i): DebtItem => {
    const hours = whole(1, classes ? 4 : 8);
    const dependsOn = Array.from({ length: i }, (_, j) => `CRANE-${j + 1}`).filter(() => random() < 0.3);
    if (random() < 0.03) dependsOn.push('CRANE-99');
    return {
      id: `CRANE-${i + 1}`,
      title: `Mend crane ${i + 1}`,
      addon: 'harbour_crane',
      kind: random() < 0.4 ? 'security' : 'maintainability',
      findings: [],
      hours: { p15: hours, p50: hours, p85: hours },
      value: whole(1, 50),
      dependsOn,
      verdict: 'refactor',
      ...(skills && random() < 0.5 ? { skill: 'javascript' as const } : {}),
    };
  });
  const some = (chance: number) =>
    Object.fromEntries(items.flatMap(({ id }) => (random() < chance ? [[id, whole(1, sprints)]] : [])));
  const settings: PlanSettings = {
    sprints,
    capacityHours: 10,
    reservePercent: classes ? 100 : 80,
    start: null,
    sprintDays: 14,
    pins: some(0.35),
    deadlines: some(0.35),
    notBefore: some(0.25),
    ...(classes ? { classPercent: { security: 50 } } : {}),
    ...(skills ? { skillHours: { javascript: 8 } } : {}),
  };
  return { items, settings };
}
