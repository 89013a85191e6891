import { describe, expect, test } from 'vitest';
import { explainChange } from '../../../analyzers/changes/explain.js';
import { applies, loadChanges } from '../../../analyzers/changes/load.js';
import { AREAS, type Change, changeSchema } from '../../../analyzers/changes/schema.js';

const { changes, byId } = loadChanges();

describe('the shipped facts', () => {
  test('fit the schema, every one', () => {
    const wrong = changes.flatMap((change) => {
      const outcome = changeSchema.safeParse(change);
      return outcome.success ? [] : [`${change.id}: ${outcome.error.message}`];
    });
    expect(wrong).toEqual([]);
  });

  test('have one id each, and stand in the order of their ids', () => {
    expect(byId.size).toBe(changes.length);
    for (const area of AREAS) {
      const ids = changes.filter((change) => change.area === area).map((change) => change.id);
      expect(ids).toEqual([...ids].sort((a, b) => (a < b ? -1 : 1)));
    }
  });

  test('are the whole fact base, and more from the comparisons', () => {
    expect(changes.filter((change) => !/^(mtx|jsm|jsx|jsl|anc|nx)-/.test(change.id))).toHaveLength(5117);
    expect(changes.length).toBeGreaterThan(8000);
  });

  test('of a series that is not released are marked, and never more than possible', () => {
    const next = changes.filter((change) => change.area === 'next-series');
    expect(next.length).toBeGreaterThan(5);
    for (const change of next) {
      expect(change).toMatchObject({ certainty: 'possible', confidence: 'documented' });
      expect(change.note).toMatch(/^20\.0 was not released/);
      expect(change.breaksIn ?? change.deprecatedIn).toBe('20.0');
    }
  });

  test('name nothing of the machine they were made on', () => {
    expect(JSON.stringify(changes)).not.toMatch(/\/(work|tmp|root|home)\//);
  });

  test('name a tool only where one is known, and are mechanical only with a tool', () => {
    const mechanical = changes.filter((change) => change.automation === 'mechanical');
    expect(mechanical.length).toBeGreaterThan(20);
    expect(mechanical.every((change) => change.tool !== null)).toBe(true);
  });
});

describe('a fact without a source, or that does not fit together', () => {
  const sample = byId.get('py-api-multi')!;
  test.each<[string, Partial<Change>]>([
    ['no source', { source: '' }],
    ['decides without a matcher', { match: { kind: 'none', of: 'words' } }],
    ['does not decide and does not say why', { decides: false, match: { kind: 'none', of: 'words' }, rule: null }],
    ['an unknown series', { breaksIn: '13.1' as never }],
    ['decides without a series', { breaksIn: null, deprecatedIn: null }],
  ])('is refused: %s', (_, change) => {
    expect(changeSchema.safeParse(sample).success).toBe(true);
    expect(changeSchema.safeParse({ ...sample, ...change }).success).toBe(false);
  });
});

describe('a span of versions', () => {
  const multi = byId.get('py-api-multi')!;
  test.each([
    ['12.0', '13.0', true],
    ['8.0', '17.0', true],
    ['12.0', '12.0', false],
    ['13.0', '17.0', false],
    ['11.0', '12.0', false],
  ] as const)('from %s to %s holds a change of 13.0: %s', (from, to, expected) => {
    expect(applies(multi, from, to)).toBe(expected);
  });

  test('leaves out a construct that the source version does not have yet', () => {
    const newer = byId.get('js-widget-descriptor-17')!;
    expect(applies({ ...multi, validSince: '12.0' }, '11.0', '13.0')).toBe(false);
    expect(applies({ ...multi, validSince: '12.0' }, '12.0', '13.0')).toBe(true);
    expect(applies(newer, '16.0', '17.0')).toBe(false);
  });
});

describe('explaining a change', () => {
  test('says what, since when, what instead, by which tool and from which source', () => {
    const text = explainChange('xv-tree-tag')!;
    for (const part of [
      '<tree>',
      '18.0',
      '<list>',
      'odoo-bin upgrade_code (17.5-01-tree-to-list)',
      'Source',
      'Before',
      'After',
    ])
      expect(text).toContain(part);
  });

  test('says why a fact is never reported', () => {
    expect(explainChange('js-jquery-backend')).toContain('nothing: jQuery stays');
  });

  test('knows every id and no other', () => {
    for (const change of changes) expect(explainChange(change.id)).toContain(change.old);
    expect(explainChange('no-such-change')).toBeNull();
  });
});
