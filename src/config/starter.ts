import { stringify } from 'yaml';
import { z } from 'zod';
import { configSchema } from './schema.js';

interface Key {
  description?: string;
  default?: unknown;
  examples?: unknown[];
  properties?: Record<string, Key>;
}

const HEAD = `# Configuration of odoo-debt, with every key there is. A key that is commented out shows an example.
# Nothing in this file is executed. Options on the command line win over it.
`;

/** A configuration that holds every key with what it means, its default, or an example in a comment. It changes nothing. */
export function starterConfig(): string {
  const root = z.toJSONSchema(configSchema, { io: 'input' }) as Key;
  const blocks = Object.entries(root.properties!).map(([name, key]) => keyLines(name, key, '').join('\n'));
  return `${[HEAD, ...blocks.map((block) => `${block}\n`)].join('\n')}`;
}

function keyLines(name: string, key: Key, indent: string): string[] {
  const lines = key.description === undefined ? [] : [`${indent}# ${key.description}`];
  if (key.properties === undefined) return [...lines, ...valueLines(name, key, indent)];
  const inner = Object.entries(key.properties).flatMap(([child, value]) => keyLines(child, value, `${indent}  `));
  // A section of which every key is commented out must go with them: alone it would be a null.
  const empty = inner.every((line) => line.trimStart().startsWith('#'));
  const head = empty ? `${indent}# ${name}:` : `${indent}${name}:`;
  return [...lines, head, ...inner];
}

function valueLines(name: string, key: Key, indent: string): string[] {
  // An empty list or mapping says little; an example says how it is filled.
  if (key.examples !== undefined) return commented(name, key.examples[0], indent);
  return yamlLines(name, key.default, indent);
}

function yamlLines(name: string, value: unknown, indent: string): string[] {
  return stringify({ [name]: value }, { lineWidth: 0 })
    .trimEnd()
    .split('\n')
    .map((line) => indent + line);
}

function commented(name: string, value: unknown, indent: string): string[] {
  return yamlLines(name, value, '').map((line) => `${indent}# ${line}`);
}
