import { z } from 'zod';
import { type Comparison, comparisonSchema } from '../../src/domain/comparison.js';

/** The comparison as pretty JSON in the order of its schema. @throws ZodError where it does not keep it. */
export function renderComparisonJson(comparison: Comparison): string {
  return `${JSON.stringify(comparisonSchema.parse(comparison), null, 2)}\n`;
}

/** JSON Schema of a comparison: what docs/comparison.schema.json holds. */
export function comparisonJsonSchema(): string {
  const { $schema, ...schema } = z.toJSONSchema(comparisonSchema, { target: 'draft-2020-12', io: 'output' });
  const head = {
    $schema,
    $id: 'urn:odoo-debt:comparison:1',
    title: 'odoo-debt comparison',
    description: 'What changed between two results of odoo-debt. schemaVersion 1.',
  };
  return `${JSON.stringify({ ...head, ...schema }, null, 2)}\n`;
}
