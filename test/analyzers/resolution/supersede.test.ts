import { expect, it } from 'vitest';
import { loadChanges } from '../../../analyzers/changes/load.js';
import { THERE } from '../../../analyzers/resolution/outcome.js';
import { supersededBy } from '../../../analyzers/resolution/supersede.js';
import type { Use } from '../../../analyzers/resolution/uses/index.js';

const fact = loadChanges().changes.find((change) => change.match.kind === 'field' && change.origin === 'generated')!;
const place = { path: 'models/ship.py', line: 4, column: 9, symbol: 'Ship.go' };
const use: Use = { kind: 'field', models: ['pilot.ship'], name: 'draught', sure: 'certain', ...place };
const hit = { change: fact, subject: 'pilot.ship.draught', ...place };

it('lets the index decide on the very place it looked at, for facts made by comparison only', () => {
  const there = supersededBy([{ use, found: THERE }]);
  expect(there(hit)).toBe(true);
  expect(there({ ...hit, change: { ...fact, origin: 'curated' } })).toBe(false);
  expect(there({ ...hit, line: 5 })).toBe(false);
  expect(there({ ...hit, subject: 'pilot.ship.name' })).toBe(false);
});

it('keeps the fact where the index finds the thing gone, or cannot tell', () => {
  for (const status of ['gone', 'unknown'] as const)
    expect(supersededBy([{ use, found: { ...THERE, status } }])(hit)).toBe(false);
});
