import type { ts } from 'ts-morph';
import { chainOf, unwrapped, wrapped } from './chains.js';
import { type FileContext, propertyName } from './context.js';
import { bodyOf, bodyOfAll } from './members.js';
import { type Node, typescript } from './typescript.js';

/** Objects whose `extend` copies properties instead of making a class. `Registries` is the patching of the point of sale, 14.0–16.0. */
const COPIERS = /^(?:_|\$|jQuery|angular|Object|Registries)(?:\.|$)/;

/** The name an expression is given where it stands: `var X =`, `instance.web.X =`, `X: …`, `const X = (Parent) => class …`. */
function nameFor(file: FileContext, node: Node): string | null {
  const ts = typescript();
  let at = wrapped(node);
  while (at.parent && ts.isArrowFunction(at.parent) && at.parent.body === at) at = wrapped(at.parent);
  const parent = at.parent as Node | undefined;
  if (parent === undefined) return null;
  if (ts.isVariableDeclaration(parent)) return ts.isIdentifier(parent.name) ? parent.name.text : null;
  if (ts.isPropertyAssignment(parent) || ts.isPropertyDeclaration(parent)) return propertyName(parent.name);
  if (ts.isBinaryExpression(parent) && parent.operatorToken.kind === ts.SyntaxKind.EqualsToken && parent.right === at) {
    return chainOf(parent.left, (left) => file.start(left)).text;
  }
  return null;
}

/** A class or the parent of one, as written. */
export function written(file: FileContext, expression: Node): string {
  const chain = chainOf(expression, (node) => file.start(node));
  return chain.plain ? chain.text : file.shortText(expression);
}

/** `class X extends Y {…}`, with or without a name of its own. */
export function readClass(file: FileContext, node: ts.ClassLikeDeclaration): void {
  const ts = typescript();
  const clause = node.heritageClauses?.find((each) => each.token === ts.SyntaxKind.ExtendsKeyword);
  const parent = clause?.types[0]?.expression;
  const { methods, template } = bodyOf(node.members);
  file.facts.classes.push({
    ...file.at(node),
    name: node.name?.text ?? nameFor(file, node),
    extends: parent === undefined ? null : written(file, parent),
    how: 'class',
    methods,
    template,
  });
}

function looksLikeClass(parent: string, args: readonly Node[], methods: readonly string[], template: string | null) {
  const ts = typescript();
  const last = parent.slice(parent.lastIndexOf('.') + 1);
  if (/^\p{Lu}/u.test(last)) return args.every((arg) => !ts.isStringLiteralLike(arg));
  return methods.length > 0 || template !== null || /(?:^|\.)registry\./.test(parent);
}

/** `Parent.extend({…})` and `Parent.include({…})` of Odoo's own class system (web.Class, 8.0 to 16.0). */
export function readOldClass(file: FileContext, call: ts.CallExpression): void {
  const ts = typescript();
  if (!ts.isPropertyAccessExpression(call.expression)) return;
  const how = call.expression.name.text;
  if (how !== 'extend' && how !== 'include') return;
  const parent = written(file, call.expression.expression);
  const args = call.arguments.map(unwrapped);
  const objects = args.flatMap((arg) => {
    if (ts.isObjectLiteralExpression(arg)) return [arg];
    const held = ts.isIdentifier(arg) ? file.objects.get(arg.text) : undefined;
    return held === undefined ? [] : [held];
  });
  if (how === 'include' && objects.length === 0) return;
  if (COPIERS.test(parent)) return;
  const { methods, template } = bodyOfAll(objects);
  if (how === 'extend' && !looksLikeClass(parent, args, methods, template)) return;
  const name = how === 'extend' ? nameFor(file, call) : null;
  file.facts.classes.push({ ...file.at(call), name, extends: parent, how, methods, template });
}
