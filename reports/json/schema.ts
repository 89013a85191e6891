import { z } from 'zod';
import { resultSchema } from '../../src/domain/result.js';

/** JSON Schema (draft 2020-12) of result.json, as text: what docs/result.schema.json holds. */
export function resultJsonSchema(): string {
  const { $schema, ...schema } = z.toJSONSchema(resultSchema, { target: 'draft-2020-12', io: 'output' });
  const head = {
    $schema,
    $id: 'urn:odoo-debt:result:1',
    title: 'odoo-debt result',
    description: 'What odoo-debt found, weighed and planned. schemaVersion 1.',
  };
  return `${JSON.stringify({ ...head, ...schema }, null, 2)}\n`;
}
