import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Ajv, type ValidateFunction } from 'ajv';
import { createGenerator } from 'ts-json-schema-generator';

/**
 * SARIF 2.1.0 as a check. The standard's schema is not ours to ship: SARIF_SCHEMA may name a copy of it; without one the
 * published types of the standard (@types/sarif), made into a schema that allows nothing else, stand for it.
 */
export function sarifSchema(): ValidateFunction {
  made ??= compiled();
  return made;
}

/** Made once: the types are long. */
let made: ValidateFunction | undefined;

function compiled(): ValidateFunction {
  const ajv = new Ajv({ strict: false, allErrors: false, logger: false });
  ajv.addFormat('uri', (value) => URL.canParse(value) && !/[\s<>"{}|\\^`]/.test(value));
  ajv.addFormat('uri-reference', (value) => !/[\s<>"{}|\\^`]|%(?![0-9a-f]{2})/i.test(value));
  ajv.addFormat('date-time', true);
  const official = process.env.SARIF_SCHEMA;
  return official === undefined ? ajv.compile(schemaOfTypes()) : ajv.compile(withoutDialect(official));
}

function schemaOfTypes(): object {
  const path = createRequire(import.meta.url)
    .resolve('@types/sarif/package.json')
    .replace('package.json', 'index.d.ts');
  return createGenerator({ path, type: 'Log', skipTypeCheck: true, additionalProperties: false }).createSchema('Log');
}

/** Draft 4, of which ajv 8 knows all words but the name of the id. */
function withoutDialect(file: string): object {
  const { $schema: _, id, ...schema } = JSON.parse(readFileSync(file, 'utf8'));
  return { $id: id, ...schema };
}
