import { afterEach, describe, expect, it } from 'vitest';
import { explainChange } from '../../../analyzers/changes/explain.js';
import { loadChanges } from '../../../analyzers/changes/load.js';
import {
  corrected,
  correctionOf,
  observationOf,
  setObservations,
  shippedObservations,
  toldObservation,
} from '../../../analyzers/changes/observed.js';

const seen = (findings: number, hits: number, repositories = 5) => ({ findings, hits, addons: 6, repositories });

afterEach(() => setObservations(shippedObservations()));

describe('what real migrations showed', () => {
  it('decides nothing on few findings or few repositories', () => {
    expect(correctionOf(seen(9, 0))).toBeNull();
    expect(correctionOf(seen(200, 0, 2))).toBeNull();
    expect(correctionOf(seen(10, 4))).toBe('weakened');
    expect(correctionOf(seen(10, 5))).toBeNull();
    expect(correctionOf(seen(10, 8))).toBeNull();
    expect(correctionOf(seen(10, 9))).toBe('strengthened');
  });

  it('weakens a finding to possible and one step milder, and strengthens one that is only possible', () => {
    setObservations({ provenance: {}, seen: { rare: seen(40, 4), common: seen(40, 39) } });
    expect(corrected({ certainty: 'certain', severity: 'high' }, 'rare')).toEqual({
      certainty: 'possible',
      severity: 'medium',
    });
    expect(corrected({ certainty: 'likely', severity: 'info' }, 'rare')).toEqual({
      certainty: 'possible',
      severity: 'info',
    });
    expect(corrected({ certainty: 'possible', severity: 'high' }, 'common')).toEqual({
      certainty: 'likely',
      severity: 'high',
    });
    expect(corrected({ certainty: 'certain', severity: 'high' }, 'common')).toEqual({
      certainty: 'certain',
      severity: 'high',
    });
    expect(corrected({ certainty: 'certain', severity: 'high' }, 'toString')).toEqual({
      certainty: 'certain',
      severity: 'high',
    });
    expect(toldObservation('rare')).toContain('4 of 40 places');
    expect(toldObservation('rare')).toContain('reported as possible');
  });

  it('is shipped with its counts in order, mostly about changes of the catalogue', () => {
    const { seen: shipped, provenance } = shippedObservations();
    expect(provenance).toMatchObject({ script: 'npm run fit:certainty' });
    const known = loadChanges().byId;
    const keys = Object.keys(shipped);
    expect(keys.length).toBeGreaterThan(300);
    for (const key of keys) {
      const { findings, hits, addons, repositories } = shipped[key]!;
      expect(hits).toBeLessThanOrEqual(findings);
      expect(addons).toBeLessThanOrEqual(findings);
      expect(repositories).toBeLessThanOrEqual(addons);
    }
    const strangers = keys.filter((key) => !known.has(key) && !/^upgrade\/[\w-]+:\w+$/.test(key));
    expect(strangers.length).toBeLessThan(keys.length / 10);
  });

  it('is told by explain', () => {
    const id = 'xv-attrs';
    expect(observationOf(id)).not.toBeNull();
    expect(explainChange(id)).toContain('real migrations changed');
  });
});
