import { expect, it } from 'vitest';
import type { LogEvidence } from '../../../src/domain/evidence/log.js';
import { namesOfCrons, withoutFreeNames } from '../../../src/gather/cron-names.js';

const scanned = {
  addons: ['harbour_base'],
  declarers: () => [],
  extenders: () => [],
  table: () => null,
  routes: [],
  crons: [{ name: 'Harbour: free berths', addon: 'harbour_base' }],
};
const run = (name: string) => ({
  name,
  id: null,
  addon: null,
  runs: 1,
  failures: 0,
  timeouts: 0,
  days: 1,
  p50: null,
  longest: null,
});

it('keeps the names that modules bring and no other', () => {
  const crons = [run('Harbour: free berths'), run('Report for Captain Haddock'), run('Report for Bianca')];
  const log = withoutFreeNames({ crons } as unknown as LogEvidence, namesOfCrons(scanned, null));
  const names = log!.crons.map(({ name }) => name);
  expect(names[0]).toBe('Harbour: free berths');
  expect(names.slice(1).every((name) => /^unnamed [0-9a-f]{8}$/.test(name))).toBe(true);
  expect(new Set(names).size).toBe(3);
});

it('says nothing of a log that was not given', () => {
  expect(withoutFreeNames(null, new Set())).toBeNull();
});
