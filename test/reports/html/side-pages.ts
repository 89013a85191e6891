import { renderCompareHtml } from '../../../reports/html/compare.js';
import { renderPortfolioHtml } from '../../../reports/html/portfolio.js';
import { compareResults } from '../../../src/compare/index.js';
import { gatherInstances } from '../../../src/compare/instances.js';
import type { Comparison } from '../../../src/domain/comparison.js';
import type { Instances } from '../../../src/domain/instances.js';
import type { Language } from '../../../src/domain/languages.js';
import type { Result } from '../../../src/domain/result.js';
import { HOSTILE_NAME, harbour, knownHarbour } from '../harbour.js';

/** Windows that pages are looked at in: width and colour scheme. */
export const LOOKS = [
  [1280, 'light'],
  [1280, 'dark'],
  [390, 'light'],
] as const;

/** Every text in an object replaced, but for what a schema fixes: kinds, ids of figures, units, series and letters. */
const FIXED =
  /^(kind|id|unit|target|rating|state|origin|severity|family|better|series|limits|schemaVersion|confidence|before|after)$/;
function hostile<T>(value: T, key = ''): T {
  if (typeof value === 'string') return (FIXED.test(key) ? value : HOSTILE_NAME) as T;
  if (Array.isArray(value)) return value.map((entry) => hostile(entry, key)) as T;
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, hostile(part, name)])) as T;
}

/** Three instances: one that knows all, one of another version, program and kind of evidence, one that knows nothing. */
export function threeInstances(): Instances {
  const known: Result = { ...knownHarbour(), generatedAt: '2026-08-31T10:00:00Z' };
  const plain: Result = { ...harbour(), tool: { name: 'odoo-debt', version: '0.2.0' }, evidence: [] };
  const series: Result = {
    ...harbour(),
    target: '17.0',
    addons: harbour().addons.map((addon) => ({ ...addon, series: null })),
    coverage: { files: 10, parsed: 2, failed: [{ path: 'x.py', why: 'line 1' }], skipped: [], unknown: [] },
  };
  return gatherInstances([
    { name: 'selsey', result: known },
    { name: 'wittering', result: plain },
    { name: 'bosham', result: series },
  ]);
}

/** The harbour then and now, with everything that stands against comparing. */
export function twoTimes(): Comparison {
  const older: Result = {
    ...harbour(),
    target: '17.0',
    tool: { name: 'odoo-debt', version: '0.0.9' },
    generatedAt: '2026-09-30T10:00:00Z',
    findings: harbour().findings.slice(3),
  };
  return compareResults(older, { ...knownHarbour(), generatedAt: '2026-08-31T10:00:00Z' });
}

export function sidePages(lang: Language, texts: 'as they are' | 'hostile' = 'as they are') {
  const own = <T>(value: T) => (texts === 'hostile' ? hostile(value) : value);
  return {
    portfolio: renderPortfolioHtml(own(threeInstances()), { lang }),
    compare: renderCompareHtml(own(twoTimes()), { lang }),
  };
}
