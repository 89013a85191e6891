import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { RULES } from '../../../analyzers/rules/index.js';
import { configJsonSchema, registerJsonSchema } from '../../../src/config/json-schema.js';
import { loadConfig } from '../../../src/config/load.js';
import { configSchema } from '../../../src/config/schema.js';
import { starterConfig } from '../../../src/config/starter.js';
import { tree } from '../../helpers/tree.js';

const validator = (text: string) => new Ajv2020({ strict: false, validateFormats: false }).compile(JSON.parse(text));
/** The starter with the examples taken for real: every comment that is YAML loses its mark. */
const uncommented = starterConfig().replace(/^( *)# (?=[\w-]+(?:\/[\w-]+)?:(?: |$)| *- | {2})/gm, '$1');

it('holds every key there is, each with what it means', () => {
  const paths: string[] = [];
  const walk = (node: { properties?: Record<string, object>; description?: string }, path: string) => {
    if (path !== '' && !path.startsWith('risk.weights.'))
      expect([path, node.description]).toEqual([path, expect.any(String)]);
    if (node.description) expect(starterConfig()).toContain(`# ${node.description}\n`);
    for (const [name, child] of Object.entries(node.properties ?? {})) {
      paths.push(name);
      expect(starterConfig()).toMatch(new RegExp(`^ *(?:# )?${name}:`, 'm'));
      walk(child, path === '' ? name : `${path}.${name}`);
    }
  };
  walk(z.toJSONSchema(configSchema, { io: 'input' }) as object, '');
  expect(paths.length).toBeGreaterThan(35);
});

it('changes nothing as it is', () => {
  expect(loadConfig(null, tree({ 'odoo-debt.config.yaml': starterConfig() }))).toEqual(loadConfig(null, tree({})));
});

it('shows examples that are right', () => {
  const config = loadConfig(null, tree({ 'odoo-debt.config.yaml': uncommented }));
  expect(config.rules.options).toEqual({ 'maintainability/long-method': { statements: 60 } });
  expect(config.cost.hourlyRate).toBe(100);
  expect(config.risk.weights['no-tests']).toBe(1);
});

it('is accepted by the published schema, which knows rules and their options', () => {
  const valid = validator(configJsonSchema(RULES));
  expect(valid(parse(uncommented)), JSON.stringify(valid.errors)).toBe(true);
  expect(valid({ rules: { off: ['security/sql-from-value'] } })).toBe(false);
  expect(valid({ rules: { options: { 'maintainability/long-method': { statement: 60 } } } })).toBe(false);
  expect(valid({ risk: { weights: { tests: 2 } } })).toBe(false);
});

it('has a published schema of the register beside it', () => {
  const valid = validator(registerJsonSchema());
  expect(valid({ accept: [{ findings: ['a'], owner: 'Anna', reason: 'the text is a constant' }] })).toBe(true);
  expect(valid({ accept: [{ findings: ['a'], owner: 'Anna' }] })).toBe(false);
  expect(valid({ snooze: [{ findings: ['a'] }] })).toBe(false);
});
