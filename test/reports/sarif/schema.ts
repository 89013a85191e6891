import { readFileSync } from 'node:fs';
import { Ajv, type ValidateFunction } from 'ajv';

/** The official schema; draft 4, of which ajv 8 knows all words but the name of the id. */
export function sarifSchema(): ValidateFunction {
  const text = readFileSync(new URL('./schema/sarif-schema-2.1.0.json', import.meta.url), 'utf8');
  const { $schema: _, id, ...schema } = JSON.parse(text);
  const ajv = new Ajv({ strict: false, allErrors: false, logger: false });
  ajv.addFormat('uri', (value) => URL.canParse(value) && !/[\s<>"{}|\\^`]/.test(value));
  ajv.addFormat('uri-reference', (value) => !/[\s<>"{}|\\^`]|%(?![0-9a-f]{2})/i.test(value));
  ajv.addFormat('date-time', true);
  return ajv.compile({ $id: id, ...schema });
}
