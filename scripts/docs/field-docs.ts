import path from 'node:path';
import { type Expression, Node, type ObjectLiteralExpression, Project, type VariableDeclaration } from 'ts-morph';

/** What the comments of src/domain say of the schemas there and their fields. */
export interface FieldDocs {
  /** The comment above a schema; null: there is none. */
  about(schema: string): string | null;
  /** The comment above a field, `plan.sprints[].items` from the schema on; null: there is none. */
  field(schema: string, path: string): string | null;
}

export function fieldDocs(root: string): FieldDocs {
  const project = new Project({ useInMemoryFileSystem: false, skipAddingFilesFromTsConfig: true });
  const files = project.addSourceFilesAtPaths(path.join(root, 'src/domain/**/*.ts'));
  const schemas = new Map<string, VariableDeclaration>();
  for (const declaration of files.flatMap((file) => file.getVariableDeclarations()))
    schemas.set(declaration.getName(), declaration);
  const objectsOf = (expression: Expression | undefined) => literals(expression, schemas, new Set());
  return {
    about: (schema) => comment(schemas.get(schema)?.getVariableStatement()),
    field(schema, fieldPath) {
      let objects = objectsOf(schemas.get(schema)?.getInitializer());
      let found: string | null = null;
      for (const key of fieldPath.replaceAll('[]', '').replaceAll('.*', '').split('.')) {
        const properties = objects.map((object) => object.getProperty(key)).filter(Node.isPropertyAssignment);
        const shorthand = objects.map((object) => object.getProperty(key)).filter(Node.isShorthandPropertyAssignment);
        found = [...properties, ...shorthand].map(comment).find((text) => text !== null) ?? null;
        objects = properties.flatMap((property) => objectsOf(property.getInitializer()));
      }
      return found;
    },
  };
}

/** Object literals that a schema is made of: through calls, names of other schemas, and spreads of their shapes. */
function literals(
  expression: Expression | undefined,
  schemas: ReadonlyMap<string, VariableDeclaration>,
  seen: Set<string>,
): ObjectLiteralExpression[] {
  const next = (inner: Expression | undefined) => literals(inner, schemas, seen);
  if (Node.isObjectLiteralExpression(expression)) {
    const spreads = expression.getProperties().filter(Node.isSpreadAssignment);
    return [expression, ...spreads.flatMap((spread) => next(spread.getExpression()))];
  }
  if (Node.isIdentifier(expression)) {
    const name = expression.getText();
    if (seen.has(name)) return [];
    seen.add(name);
    return next(schemas.get(name)?.getInitializer());
  }
  if (Node.isPropertyAccessExpression(expression)) return next(expression.getExpression());
  if (Node.isArrayLiteralExpression(expression)) return expression.getElements().flatMap(next);
  if (Node.isCallExpression(expression)) {
    const args = expression.getArguments().filter(Node.isExpression);
    return [...next(expression.getExpression()), ...args.flatMap(next)];
  }
  return [];
}

function comment(node: Node | undefined): string | null {
  if (!Node.isJSDocable(node)) {
    const ranges = node?.getLeadingCommentRanges().map((range) => range.getText()) ?? [];
    const doc = ranges.filter((text) => text.startsWith('/**')).at(-1);
    return doc === undefined ? null : clean(doc);
  }
  const doc = node.getJsDocs().at(-1);
  return doc === undefined ? null : clean(doc.getText());
}

function clean(doc: string): string {
  return doc
    .replace(/^\/\*\*/, '')
    .replace(/\*\/$/, '')
    .replaceAll(/^\s*\* ?/gm, '')
    .trim();
}
