import { describe, expect, it } from 'vitest';
import { backlog, settingsFor } from '../../../scripts/plan-instances.js';
import { priceSchema } from '../../../src/domain/plan.js';
import { planSprints } from '../../../src/planner/index.js';
import { pricesOf } from '../../../src/planner/prices.js';
import { item, makeCase, settings } from './replan-cases.js';
import { nearestPlan } from './replan-exact.js';

describe('prices of constraints', () => {
  const items = [item('OVEN', 10, 90), item('SCALE', 10, 30), item('SIGN', 10, 9)];

  it('says what a pin costs, and that one costs nothing that keeps an item where it would be', () => {
    const team = settings({ pins: { SIGN: 1, SCALE: 2 } });
    const prices = pricesOf(items, team, planSprints(items, team));
    // With SIGN first, OVEN is done in sprint 3 and saves nothing within the plan; without the pin it is done in sprint 1.
    expect(prices.map(({ kind, subject, gain }) => ({ kind, subject, gain }))).toEqual([
      { kind: 'pin', subject: 'SIGN', gain: 54 },
      { kind: 'pin', subject: 'SCALE', gain: 20 },
    ]);
    expect(prices[0]!.text).toBe('SIGN pinned to sprint 1 costs 54 h a year');
  });

  it('prices deadlines, first sprints, classes, skills and the reserve', () => {
    const mixed = [
      item('LOCK', 4, 40, { kind: 'security' }),
      item('OVEN', 6, 60, { skill: 'xml' }),
      item('SCALE', 6, 50, { skill: 'xml' }),
      item('SIGN', 5, 5),
    ];
    const team = settings({
      capacityHours: 40,
      reservePercent: 25,
      classPercent: { security: 10 },
      skillHours: { xml: 6 },
      deadlines: { SIGN: 2 },
      notBefore: { LOCK: 2 },
    });
    const prices = pricesOf(mixed, team, planSprints(mixed, team));
    expect(prices.map((price) => priceSchema.parse(price).kind).sort()).toEqual([
      'class',
      'deadline',
      'not-before',
      'reserve',
      'skill',
    ]);
    const of = (kind: string) => prices.find((price) => price.kind === kind)!;
    expect(of('not-before').gain).toBeCloseTo(40 / 3, 5);
    expect(of('not-before').text).toBe('LOCK not before sprint 2 costs 13.3 h a year');
    expect(of('reserve').text).toMatch(
      /^5 points more of reserve bring .* h a year; the reserve of 20 percent would cost .*/,
    );
  });

  it('is never negative, and what a pin costs is the exact difference', { timeout: 60_000 }, () => {
    let priced = 0;
    for (let seed = 1; seed <= 40; seed++) {
      const { items: own, settings: team } = makeCase(seed, 6).before;
      const some = { ...team, pins: { [own[seed % own.length]!.id]: 2 }, notBefore: { [own[0]!.id]: 1 } };
      const nothing = new Map<string, number>();
      const best = nearestPlan(own, some, nothing);
      if (best === null) continue;
      const prices = pricesOf(own, some, planSprints(own, some));
      const free = nearestPlan(own, { ...some, pins: {} }, nothing)!;
      expect(prices.every(({ gain }) => gain >= 0)).toBe(true);
      const pin = prices.find(({ kind }) => kind === 'pin')!;
      expect(pin.gain, String(seed)).toBeCloseTo(free.objective - best.objective, 4);
      expect(prices.find(({ kind }) => kind === 'not-before')!.gain).toBe(0);
      priced++;
    }
    expect(priced).toBeGreaterThan(30);
  });

  it('prices at most fourteen constraints, the largest items first', () => {
    const many = backlog(30, 0.5, 3);
    const base = settingsFor(many, 6, 0.9);
    const notBefore = Object.fromEntries(many.slice(0, 20).map(({ id }) => [id, 2]));
    const prices = pricesOf(
      many,
      { ...base, reservePercent: 90, notBefore },
      planSprints(many, { ...base, reservePercent: 90, notBefore }),
    );
    expect(prices).toHaveLength(14);
    const named = new Set(prices.map(({ subject }) => subject));
    const left = many.slice(0, 20).filter(({ id }) => !named.has(id));
    const least = Math.min(...many.filter(({ id }) => named.has(id)).map(({ hours }) => hours.p50));
    for (const { hours } of left) expect(hours.p50).toBeLessThanOrEqual(least);
  });
});
