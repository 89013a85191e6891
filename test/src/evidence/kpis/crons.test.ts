import { expect, it } from 'vitest';
import type { LogEvidence } from '../../../../src/domain/evidence/log.js';
import { crons } from '../../../../src/evidence/kpis/operations.js';

const log = (runs: number, failures: number) =>
  ({ window: null, crons: [{ name: 'Harbour: free berths', runs, failures, timeouts: 0 }] }) as unknown as LogEvidence;

it('makes no rate of four runs, and one of five', () => {
  expect(crons(log(4, 0), null).failures).toMatchObject({
    value: null,
    unknown: 'insufficient: 4 in the log, 5 are needed',
  });
  expect(crons(log(5, 1), null).failures).toMatchObject({ value: 0.2, numerator: 1, denominator: 5 });
});
