import { readdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { UPGRADE_RULES } from '../../../../analyzers/changes/schema.js';
import { SYMBOL_RULES } from '../../../../analyzers/resolution/matchers.js';
import { stepOf } from '../../../../src/domain/finding.js';
import type { Rule } from '../../../../src/domain/rule.js';
import { findingsOf, fixtureFolder, fixturePortfolio, frame, KINDS, ROOT } from '../fixtures.js';

const folder = path.join(ROOT, 'analyzers/rules');
const load = async (id: string): Promise<Rule> => {
  const file = pathToFileURL(path.join(folder, `${id}.ts`)).href;
  return ((await import(/* @vite-ignore */ file)) as { default: Rule }).default;
};

test('every rule of the catalogue is a file, and the other way round', () => {
  const files = readdirSync(path.join(folder, 'upgrade')).map((name) => `upgrade/${name.slice(0, -3)}`);
  expect(files.sort()).toEqual([...UPGRADE_RULES].sort());
});

describe.each(UPGRADE_RULES)('%s', (id) => {
  test('finds the hit, leaves the near miss, and says the same as last time', async () => {
    const rule = await load(id);
    const pages: string[] = [];
    for (const kind of KINDS) {
      const found = findingsOf(rule, await fixturePortfolio(id, kind));
      if (kind === 'hit') expect(found.length).toBeGreaterThan(0);
      if (kind === 'near-miss') expect(found).toEqual([]);
      // Rules about symbols tell, too, what only the indexes show.
      if (!(id in SYMBOL_RULES)) for (const { change } of found) expect(change).toEqual(expect.any(String));
      // Each belongs to a step: one that breaks it, or one since when it is deprecated.
      for (const finding of found) expect(stepOf(finding)).toEqual(expect.any(String));
      pages.push(`## ${kind}\n\n${frame(fixtureFolder(id, kind), found)}`);
    }
    await expect(`# ${id}\n\n${pages.join('\n')}`).toMatchFileSnapshot(`snapshots/${path.basename(id)}.md`);
  });

  test('says nothing of an addon that is already at the target', async () => {
    const rule = await load(id);
    const portfolio = await fixturePortfolio(id, 'hit');
    for (const source of portfolio.sources.values()) {
      source.addon.series = '18.0';
      expect([...rule.check({ source, portfolio, target: '18.0', hops: [] })]).toEqual([]);
    }
  });

  test('has metadata that says something', async () => {
    const { meta } = await load(id);
    for (const text of [meta.title, meta.why, meta.remedy, meta.limits]) expect(text.length).toBeGreaterThan(10);
    expect(meta.sources.every((source) => /^https:\/\//.test(source))).toBe(true);
    expect(Object.values(meta.messages).every((text) => text.endsWith('.'))).toBe(true);
  });
});
