import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { ruleFiles } from '../../../scripts/create-rule.js';
import { generateRules, registry, ruleIds, stalePages } from '../../../scripts/generate-rules.js';
import { ROOT } from './fixtures.js';

test('the registry and the pages are what the rule files say', async () => {
  const generated = await generateRules(ROOT);
  const differing = [...generated].filter(([file, text]) => {
    const target = path.join(ROOT, file);
    return !existsSync(target) || readFileSync(target, 'utf8') !== text;
  });
  expect(differing.map(([file]) => file)).toEqual([]);
  expect(stalePages(ROOT, generated)).toEqual([]);
});

test('every rule file of the folder is registered', () => {
  const ids = ruleIds(ROOT);
  expect(ids).toContain('security/sql-from-values');
  const text = registry(ids);
  for (const id of ids) expect(text).toContain(`from './${id}.js'`);
  expect(text).toContain('securitySqlFromValues,');
});

test('a page that no rule asks for is stale', () => {
  expect(stalePages(ROOT, new Map())).toContain('docs/rules/security/sql-from-values.md');
});

test('a new rule is one rule file and three fixtures', () => {
  const files = [...ruleFiles('security/open-redirect').keys()];
  expect(files).toEqual([
    'analyzers/rules/security/open-redirect.ts',
    'fixtures/rules/security/open-redirect/hit/bakery/__manifest__.py',
    'fixtures/rules/security/open-redirect/hit/bakery/__init__.py',
    'fixtures/rules/security/open-redirect/near-miss/bakery/__manifest__.py',
    'fixtures/rules/security/open-redirect/near-miss/bakery/__init__.py',
    'fixtures/rules/security/open-redirect/inherited/bakery_night/__manifest__.py',
    'fixtures/rules/security/open-redirect/inherited/bakery_night/__init__.py',
  ]);
});

test.each(['safety/open-redirect', 'security/OpenRedirect', 'security', 'security/no-redirect', '../x/y'])(
  '%s is no id of a rule',
  (id) => {
    expect(() => ruleFiles(id)).toThrow(id);
  },
);
