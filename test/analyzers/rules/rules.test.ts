import { existsSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { RULES } from '../../../analyzers/rules/index.js';
import { FAMILIES } from '../../../src/domain/finding.js';
import type { Rule } from '../../../src/domain/rule.js';
import { findingsOf, fixtureFolder, fixturePortfolio, frame, KINDS, ROOT, symbols, TODAY } from './fixtures.js';

/** The upgrade rules are driven by data about version changes and are tested with it. */
const FACT_RULES = RULES.filter((rule) => rule.meta.family !== 'upgrade');

describe.each(FACT_RULES.map((rule) => [rule.meta.id, rule] as const))('%s', (id, rule) => {
  test('finds the hit, leaves the near miss, and says the same as last time', async () => {
    const found = new Map<string, ReturnType<typeof findingsOf>>();
    for (const kind of KINDS) found.set(kind, findingsOf(rule, await fixturePortfolio(id, kind)));
    expect(found.get('hit')!.length).toBeGreaterThan(0);
    expect(found.get('near-miss')).toEqual([]);
    const pages = KINDS.map((kind) => `## ${kind}\n\n${frame(fixtureFolder(id, kind), found.get(kind)!)}`);
    await expect(`# ${id}\n\n${pages.join('\n')}`).toMatchFileSnapshot(`snapshots/${id}.md`);
  });

  test('has metadata that says something', () => {
    const { meta } = rule;
    for (const text of [meta.title, meta.why, meta.remedy, meta.limits, meta.effort.basis])
      expect(text.length).toBeGreaterThan(10);
    expect(meta.sources.length).toBeGreaterThan(0);
    expect(meta.sources.every((source) => /^https:\/\//.test(source))).toBe(true);
    expect(meta.effort.minutes).toBeGreaterThan(0);
    expect(Object.values(meta.messages).every((text) => /[.!]$/.test(text))).toBe(true);
    expect(existsSync(path.join(ROOT, 'docs/rules', `${id}.md`))).toBe(true);
  });

  test('words every draft it yields', async () => {
    for (const kind of KINDS) {
      const portfolio = await fixturePortfolio(id, kind);
      for (const source of portfolio.sources.values()) {
        for (const draft of rule.check({ source, portfolio, target: '18.0', hops: [], symbols, today: TODAY })) {
          const template = rule.meta.messages[draft.message];
          expect(template).toBeDefined();
          const placeholders = [...template!.matchAll(/\{(\w+)\}/g)].map((match) => match[1]!).sort();
          expect(Object.keys(draft.args ?? {}).sort()).toEqual(expect.arrayContaining(placeholders));
        }
      }
    }
  });
});

describe('the registry', () => {
  test('holds each id once, in order, and as many rules as were promised', () => {
    const ids = RULES.map((rule) => rule.meta.id);
    expect(ids).toEqual([...new Set(ids)].sort());
    expect(FACT_RULES.length).toBeGreaterThanOrEqual(26);
  });

  test('knows each rule by the place of its file', () => {
    for (const { meta } of RULES) {
      const [family, name] = meta.id.split('/');
      expect(FAMILIES).toContain(family);
      expect(meta.family).toBe(family);
      expect(name).toMatch(/^(?!no-)[a-z][a-z0-9]*(-[a-z0-9]+)*$/);
      expect(existsSync(path.join(ROOT, 'analyzers/rules', `${meta.id}.ts`))).toBe(true);
    }
  });

  test('exercises every message of every rule in its fixtures', async () => {
    const silent = await Promise.all(FACT_RULES.map(unusedMessages));
    expect(silent.flat()).toEqual([]);
  });
});

/** Messages of a rule that no fixture makes it say. */
async function unusedMessages(rule: Rule): Promise<string[]> {
  const used = new Set<string>();
  for (const kind of KINDS) {
    const portfolio = await fixturePortfolio(rule.meta.id, kind);
    for (const source of portfolio.sources.values()) {
      for (const draft of rule.check({ source, portfolio, target: '18.0', hops: [], symbols, today: TODAY }))
        used.add(draft.message);
    }
  }
  return Object.keys(rule.meta.messages)
    .filter((key) => !used.has(key))
    .map((key) => `${rule.meta.id}: ${key}`);
}
