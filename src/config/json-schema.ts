import { z } from 'zod';
import type { Rule } from '../domain/rule.js';
import { registerSchema } from '../domain/triage.js';
import { configSchema } from './schema.js';

type JsonSchema = Record<string, unknown>;

/** JSON Schema (draft 2020-12) of the configuration, as text: what docs/config.schema.json holds. It knows every rule and its options. */
export function configJsonSchema(rules: readonly Rule[]): string {
  const { $schema, ...schema } = toJsonSchema(configSchema);
  const properties = schema.properties as Record<string, JsonSchema>;
  const keys = properties.rules!.properties as Record<string, JsonSchema>;
  const ids = rules.map(({ meta }) => meta.id);
  keys.off = { ...keys.off, items: { enum: ids } };
  keys.severity = { ...keys.severity, propertyNames: { enum: ids } };
  const options = rules.flatMap(({ meta, options: own }) => (own ? [[meta.id, optionsOf(own)] as const] : []));
  keys.options = { ...keys.options, properties: Object.fromEntries(options), additionalProperties: false };
  delete keys.options.propertyNames;
  const head = {
    $schema,
    $id: 'urn:odoo-debt:config:1',
    title: 'odoo-debt configuration',
    description: 'odoo-debt.config.yaml, .yml or .json: rules, weights, costs and sprints of odoo-debt. Data only.',
  };
  return `${JSON.stringify({ ...head, ...schema }, null, 2)}\n`;
}

/** JSON Schema of the register of decisions, as text: what docs/register.schema.json holds. */
export function registerJsonSchema(): string {
  const { $schema, ...schema } = toJsonSchema(registerSchema);
  const head = {
    $schema,
    $id: 'urn:odoo-debt:register:1',
    title: 'odoo-debt register of decisions',
    description: 'odoo-debt-accepted.yaml: findings a team lives with or puts off, estimates, owners and remarks.',
  };
  return `${JSON.stringify({ ...head, ...schema }, null, 2)}\n`;
}

function optionsOf(schema: z.ZodObject): JsonSchema {
  const { $schema: _, ...rest } = toJsonSchema(schema);
  return rest;
}

function toJsonSchema(schema: z.ZodType): JsonSchema {
  return z.toJSONSchema(schema, { target: 'draft-2020-12', io: 'input' }) as JsonSchema;
}
