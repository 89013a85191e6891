import type { ts } from 'ts-morph';
import { type Chain, chainOf, unwrapped, wrapped } from './chains.js';
import { type FileContext, propertyName, stringOf } from './context.js';
import { type Node, typescript } from './typescript.js';

/** Longest string argument and property value kept, in UTF-16 code units. */
const STRING_LIMIT = 2000;

function kept(text: string | null): string | null {
  return text === null ? null : text.slice(0, STRING_LIMIT);
}

function chain(file: FileContext, node: Node): Chain {
  return chainOf(node, (each) => file.start(each));
}

/** Every call; gives the callee's text to whoever looks for one callee. */
export function readCall(file: FileContext, node: ts.CallExpression): string {
  const { text, start } = chain(file, node.expression);
  const args = node.arguments.map((arg) => kept(stringOf(arg)));
  file.facts.calls.push({ ...file.lines.at(start), callee: text, args });
  return text;
}

/** `new Widget(…)`, at the `new`. */
export function readNew(file: FileContext, node: ts.NewExpression): void {
  const { text } = chain(file, node.expression);
  const args = (node.arguments ?? []).map((arg) => kept(stringOf(arg)));
  file.facts.calls.push({ ...file.at(node), callee: `new ${text}`, args });
}

/** A tag is called with the template's text. */
export function readTag(file: FileContext, node: ts.TaggedTemplateExpression): void {
  const { text, start } = chain(file, node.tag);
  file.facts.calls.push({ ...file.lines.at(start), callee: text, args: [kept(stringOf(node.template))] });
}

/** The node is a part of a longer chain, or what is called. */
function isInner(node: Node): boolean {
  const ts = typescript();
  const at = wrapped(node);
  const parent = at.parent as Node | undefined;
  if (parent === undefined) return false;
  if (ts.isTaggedTemplateExpression(parent)) return parent.tag === at;
  const holds =
    ts.isPropertyAccessExpression(parent) ||
    ts.isElementAccessExpression(parent) ||
    ts.isCallExpression(parent) ||
    ts.isNewExpression(parent);
  return holds && parent.expression === at;
}

/** The node is what a statement writes to: `a.b = 1`, `a.b += 1`, `a.b++`, `delete a.b`, `for (a.b of c)`. */
export function isAssigned(node: Node): boolean {
  const ts = typescript();
  const parent = node.parent as Node | undefined;
  if (parent === undefined) return false;
  if (ts.isBinaryExpression(parent)) {
    const { kind } = parent.operatorToken;
    const assigns = kind >= ts.SyntaxKind.FirstAssignment && kind <= ts.SyntaxKind.LastAssignment;
    return assigns && parent.left === node;
  }
  if (ts.isPrefixUnaryExpression(parent) || ts.isPostfixUnaryExpression(parent)) {
    return parent.operator === ts.SyntaxKind.PlusPlusToken || parent.operator === ts.SyntaxKind.MinusMinusToken;
  }
  if (ts.isForInStatement(parent) || ts.isForOfStatement(parent)) return parent.initializer === node;
  return ts.isDeleteExpression(parent);
}

/** The longest chains that are not called. */
export function readMember(file: FileContext, node: ts.PropertyAccessExpression | ts.ElementAccessExpression): void {
  if (file.told.has(node) || isInner(node)) return;
  const { text, start, named } = chain(file, node);
  if (named) file.facts.members.push({ ...file.lines.at(start), chain: text, assigned: isAssigned(wrapped(node)) });
}

/** `const {Component, hooks: {useState}} = owl` reads `owl.Component` and `owl.hooks.useState`, each where its name stands. */
export function readDestructured(file: FileContext, node: ts.VariableDeclaration): void {
  const ts = typescript();
  if (node.initializer === undefined || !ts.isObjectBindingPattern(node.name)) return;
  const base = chain(file, node.initializer);
  if (!base.plain) return;
  let rest = false;
  const open: { pattern: ts.ObjectBindingPattern; base: string; depth: number }[] = [
    { pattern: node.name, base: base.text, depth: 0 },
  ];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    for (const each of at.pattern.elements) {
      const key = propertyName(each.propertyName ?? (each.name as ts.Identifier));
      if (each.dotDotDotToken !== undefined || key === null) {
        rest = true;
        continue;
      }
      const text = `${at.base}.${key}`;
      if (ts.isObjectBindingPattern(each.name) && each.name.elements.length > 0 && at.depth < 10) {
        open.push({ pattern: each.name, base: text, depth: at.depth + 1 });
      } else {
        file.facts.members.push({ ...file.at(each), chain: text, assigned: false });
      }
    }
  }
  if (!rest) file.told.add(unwrapped(node.initializer));
}

/** A property of an object literal (methods too) or of a class body (there methods stand with the class). */
export function readProperty(file: FileContext, node: ts.ObjectLiteralElementLike | ts.PropertyDeclaration): void {
  const ts = typescript();
  if (node.name === undefined) return;
  const name = propertyName(node.name);
  if (name === null) return;
  const holds = ts.isPropertyAssignment(node) || ts.isPropertyDeclaration(node);
  file.facts.properties.push({ ...file.at(node.name), name, value: holds ? kept(stringOf(node.initializer)) : null });
}
