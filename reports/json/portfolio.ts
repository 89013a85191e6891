import { z } from 'zod';
import { type Instances, instancesSchema } from '../../src/domain/instances.js';

/** Several results side by side as pretty JSON. @throws ZodError where it does not keep its schema. */
export function renderPortfolioJson(instances: Instances): string {
  return `${JSON.stringify(instancesSchema.parse(instances), null, 2)}\n`;
}

/** JSON Schema of a portfolio: what docs/portfolio.schema.json holds. */
export function portfolioJsonSchema(): string {
  const { $schema, ...schema } = z.toJSONSchema(instancesSchema, { target: 'draft-2020-12', io: 'output' });
  const head = {
    $schema,
    $id: 'urn:odoo-debt:portfolio:1',
    title: 'odoo-debt portfolio',
    description: 'Several results of odoo-debt side by side. schemaVersion 1.',
  };
  return `${JSON.stringify({ ...head, ...schema }, null, 2)}\n`;
}
