import { describe, expect, it } from 'vitest';
import { renderPortfolioHtml } from '../../../reports/html/portfolio.js';
import { renderPortfolioJson } from '../../../reports/json/portfolio.js';
import { renderPortfolio } from '../../../reports/terminal/portfolio.js';
import { gatherInstances } from '../../../src/compare/instances.js';
import { instancesSchema } from '../../../src/domain/instances.js';
import { HOSTILE_NAME, harbour, knownHarbour } from '../../reports/harbour.js';
import { bakery, scanned } from './scans.js';

const small = await scanned(bakery());
const large = await scanned({ ...bakery(), ...bakery('bakery_shop', 'Shops of the bakery') });
const portfolio = gatherInstances([
  { name: 'ghent', result: small },
  { name: 'lille', result: large },
]);

describe('gatherInstances', () => {
  it('keeps its schema, and ranks the worst first', () => {
    expect(instancesSchema.parse(portfolio)).toEqual(portfolio);
    const [ghent, lille] = portfolio.instances;
    expect(lille!.upgradeHours!.p50).toBeGreaterThan(ghent!.upgradeHours!.p50);
    expect([ghent!.ranks.upgradeHours, lille!.ranks.upgradeHours]).toEqual([2, 1]);
    expect(portfolio.totals.addons).toBe(3);
  });

  it('tells the addon that both have, and what mending it once would save', () => {
    const [oven] = portfolio.shared;
    expect(portfolio.shared).toHaveLength(1);
    expect(oven).toMatchObject({ name: 'bakery_oven', origin: 'custom' });
    expect(oven!.instances.map(({ instance }) => instance)).toEqual(['ghent', 'lille']);
    expect(oven!.savedHours).toBeCloseTo(small.addons[0]!.upgradeCost.hours.p50, 1);
    expect(portfolio.totals.savedHours).toBe(oven!.savedHours);
  });

  it('takes custom addons that bear one name by chance for two', async () => {
    const other = await scanned(bakery('bakery_oven', 'Kilns of a pottery'));
    const named = [
      { name: 'a', result: small },
      { name: 'b', result: { ...other, findings: [] } },
    ];
    expect(gatherInstances(named).shared).toEqual([]);
  });

  it('neither ranks nor adds hours to different targets', async () => {
    const near = await scanned(bakery(), '16.0');
    const told = gatherInstances([
      { name: 'a', result: near },
      { name: 'b', result: small },
    ]);
    expect(told.limits.map(({ kind }) => kind)).toContain('target');
    expect(told.totals).toMatchObject({ upgradeHours: null, savedHours: null });
    expect(told.instances.flatMap(({ ranks }) => Object.values(ranks)).every((rank) => rank === null)).toBe(true);
  });

  it('does not rank what waiting costs where only one has evidence', () => {
    const told = gatherInstances([
      { name: 'a', result: harbour() },
      { name: 'b', result: { ...knownHarbour(), evidence: [] } },
    ]);
    expect(told.limits.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['evidence', 'kpis']));
    expect(told.instances[0]!.ranks.interestHours).toBeNull();
  });
});

describe('the portfolio in its formats', () => {
  const named = [
    { name: 'a<b>', result: harbour() },
    { name: 'b', result: knownHarbour() },
  ];
  const hostile = gatherInstances(named);

  it('lets no name act', () => {
    const page = renderPortfolioHtml(hostile);
    expect(page).not.toContain(HOSTILE_NAME);
    expect(page).toContain('a&lt;b&gt;');
    expect(page).not.toMatch(/<img|<b>b/);
    expect(renderPortfolio(hostile, { width: 120 })).not.toContain('\u001b');
  });

  it('holds every instance, the same bytes twice', () => {
    expect(renderPortfolioJson(hostile)).toBe(renderPortfolioJson(gatherInstances(named)));
    for (const text of [renderPortfolioHtml(portfolio), renderPortfolio(portfolio)]) {
      for (const name of ['ghent', 'lille', 'bakery_oven']) expect(text).toContain(name);
    }
  });

  it('stays within the width', () => {
    const lines = renderPortfolio(portfolio, { width: 80 }).split('\n');
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(80);
  });
});
