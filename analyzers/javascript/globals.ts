import type { ts } from 'ts-morph';
import type { FileContext } from './context.js';
import { type Node, typescript } from './typescript.js';
import { isAssigned } from './uses.js';

/** Names the language gives to every script or function; they are nobody's dependency. */
const LANGUAGE = new Set(['undefined', 'arguments']);

/** Every place that introduces a name: variables, parameters, functions, classes, imports, patterns, `catch (e)`. */
function declares(node: ts.Identifier, parent: Node): boolean {
  const ts = typescript();
  const named =
    ts.isVariableDeclaration(parent) ||
    ts.isParameter(parent) ||
    ts.isBindingElement(parent) ||
    ts.isFunctionDeclaration(parent) ||
    ts.isFunctionExpression(parent) ||
    ts.isClassDeclaration(parent) ||
    ts.isClassExpression(parent) ||
    ts.isImportClause(parent) ||
    ts.isImportSpecifier(parent) ||
    ts.isNamespaceImport(parent);
  return named && parent.name === node;
}

/** Identifiers that are no variables: the name after a dot, keys, labels, the original name in `import {a as b}`. */
function isMereName(node: ts.Identifier, parent: Node): boolean {
  const ts = typescript();
  if (ts.isPropertyAccessExpression(parent)) return parent.name === node;
  if (ts.isBindingElement(parent) || ts.isImportSpecifier(parent)) return parent.propertyName === node;
  if (ts.isExportSpecifier(parent)) {
    return parent.parent.parent.moduleSpecifier !== undefined || (parent.propertyName ?? parent.name) !== node;
  }
  if (ts.isLabeledStatement(parent) || ts.isBreakOrContinueStatement(parent)) return parent.label === node;
  if (ts.isMetaProperty(parent) || ts.isNamespaceExport(parent) || ts.isJsxAttribute(parent)) return true;
  const keyed =
    ts.isPropertyAssignment(parent) ||
    ts.isPropertyDeclaration(parent) ||
    ts.isMethodDeclaration(parent) ||
    ts.isGetAccessorDeclaration(parent) ||
    ts.isSetAccessorDeclaration(parent);
  return keyed && parent.name === node;
}

/** Sorts one identifier into declared, read, or neither. */
export function readIdentifier(file: FileContext, node: ts.Identifier): void {
  const ts = typescript();
  const parent = node.parent as Node | undefined;
  if (parent === undefined || node.text === '') return;
  if (declares(node, parent)) {
    file.declared.add(node.text);
    return;
  }
  if (isMereName(node, parent) || file.read.has(node.text)) return;
  const writes = isAssigned(node) && ts.isBinaryExpression(parent);
  if (writes && parent.operatorToken.kind === ts.SyntaxKind.EqualsToken) return;
  file.read.set(node.text, file.start(node));
}

/** Names read and declared nowhere in the file. */
export function addGlobals(file: FileContext): void {
  for (const [name, offset] of file.read) {
    if (!file.declared.has(name) && !LANGUAGE.has(name)) file.facts.globals.push({ ...file.lines.at(offset), name });
  }
}
