import path from 'node:path';
import { expect, it } from 'vitest';
import { resultSchema } from '../../src/domain/result.js';
import { RISK_FACTORS } from '../../src/domain/score.js';
import { cli } from '../helpers/cli.js';
import { tree } from '../helpers/tree.js';

const HARBOUR = path.resolve('fixtures/14.0/harbour');

async function scan(config: string) {
  const here = tree({ 'odoo-debt.config.yaml': config });
  const { out } = await cli(here, 'scan', HARBOUR, '--to', '17.0', '--format', 'json');
  return resultSchema.parse(JSON.parse(out)).addons;
}

it('counts the points of a factor as often as the team says', async () => {
  const plain = await scan('');
  const weighed = await scan('risk:\n  weights:\n    findings-security: 2\n    no-tests: 0\n');
  const factors = (addons: typeof plain, id: string) =>
    addons.flatMap(({ risk }) => risk.factors.filter((factor) => factor.id === id));
  const before = factors(plain, 'findings-security');
  const after = factors(weighed, 'findings-security');
  expect(before.length).toBeGreaterThan(0);
  expect(after.map(({ points }) => points)).toEqual(before.map(({ points }) => Math.round(points * 200) / 100));
  expect(after[0]!.why).toMatch(/; counts 2 times by configuration$/);
  expect(factors(plain, 'no-tests').length).toBeGreaterThan(0);
  expect(factors(weighed, 'no-tests').every(({ points }) => points === 0)).toBe(true);
  for (const { risk } of weighed) {
    const sum = risk.factors.reduce((total, { points }) => total + points, 0);
    expect(risk.score).toBeCloseTo(Math.min(100, sum), 1);
  }
});

it('lets every factor that gives points be weighed', async () => {
  const seen = (await scan('')).flatMap(({ risk }) =>
    risk.factors.filter(({ points }) => points !== 0).map(({ id }) => id),
  );
  expect([...new Set(seen)].filter((id) => !(RISK_FACTORS as readonly string[]).includes(id))).toEqual([]);
});
