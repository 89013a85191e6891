import { describe, expect, it } from 'vitest';
import { resultSchema } from '../../src/domain/result.js';
import { emptyHarbour, harbour, knownHarbour, largeHarbour } from './harbour.js';

describe('the test data', () => {
  it.each([
    ['harbour', harbour()],
    ['known harbour', knownHarbour()],
    ['empty harbour', emptyHarbour()],
    ['large harbour', largeHarbour(200, 5000)],
  ])('%s keeps the schema of a result', (_, result) => {
    expect(() => resultSchema.parse(result)).not.toThrow();
  });

  it('has ids that are unique, and as many findings as asked for', () => {
    const large = largeHarbour(200, 5003);
    expect(large.findings).toHaveLength(5003);
    expect(new Set(large.findings.map((finding) => finding.id)).size).toBe(5003);
  });
});
