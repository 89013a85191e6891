import { z } from 'zod';
import { didYouMean } from './suggest.js';

type Node = {
  properties?: Record<string, Node>;
  additionalProperties?: Node | boolean;
  items?: Node;
  anyOf?: Node[];
};

/** What is wrong with a file that a person wrote: one line per mistake, with the key or value that was probably meant. */
export function issueLines(error: z.ZodError, schema: z.ZodType): string[] {
  const root = z.toJSONSchema(schema, { io: 'input' }) as Node;
  return error.issues.flatMap((issue) => {
    const where = issue.path.join('.');
    const place = where === '' ? '' : `${where}: `;
    if (issue.code === 'unrecognized_keys') {
      const known = keysAt(root, issue.path);
      return issue.keys.map((key) => `${place}unknown key ${key}${didYouMean(key, known)}`);
    }
    if (issue.code === 'invalid_value') return [`${place}must be one of ${issue.values.join(', ')}`];
    return [`${place}${issue.message}`];
  });
}

/** The keys that a schema knows at a place. */
function keysAt(root: Node, path: readonly PropertyKey[]): string[] {
  let nodes = [root];
  for (const step of path) nodes = nodes.flatMap(alternatives).flatMap((node) => below(node, step));
  return nodes.flatMap(alternatives).flatMap((node) => Object.keys(node.properties ?? {}));
}

function alternatives(node: Node): Node[] {
  return [node, ...(node.anyOf ?? [])];
}

function below(node: Node, step: PropertyKey): Node[] {
  const { additionalProperties: other } = node;
  const next =
    typeof step === 'number'
      ? node.items
      : (node.properties?.[String(step)] ?? (typeof other === 'object' ? other : undefined));
  return next === undefined ? [] : [next];
}
