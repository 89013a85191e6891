import type { ts } from 'ts-morph';
import type { JavaScriptFacts } from '../../src/domain/facts/javascript.js';
import type { Position } from '../../src/domain/position.js';
import { countWords } from '../tokens/words.js';
import { BlockCutter } from './blocks.js';
import { readClass, readOldClass } from './classes.js';
import { addComments } from './comments.js';
import { FileContext } from './context.js';
import { addGlobals, readIdentifier } from './globals.js';
import {
  addListedDependencies,
  odooModuleOf,
  readExport,
  readExported,
  readImport,
  readModuleCall,
} from './modules.js';
import { type Parsed, parse, unread } from './parse.js';
import { readPatchCall } from './patches.js';
import { readRegistrationCall, readRegistryAssignment, registryHeldBy } from './registrations.js';
import {
  joinTemplates,
  readInlineTemplate,
  readRender,
  readTemplateAssignment,
  readTemplateProperty,
} from './templates.js';
import { type Node, typescript } from './typescript.js';
import { readCall, readDestructured, readMember, readNew, readProperty, readTag } from './uses.js';
import { TooDeep, walk } from './walk.js';

function visitCall(file: FileContext, node: ts.CallExpression): void {
  const callee = readCall(file, node);
  readModuleCall(file, node, callee);
  readOldClass(file, node);
  readPatchCall(file, node);
  readRegistrationCall(file, node);
  readRender(file, node, callee);
}

function visitAssignment(file: FileContext, node: ts.BinaryExpression): void {
  readRegistryAssignment(file, node);
  readTemplateAssignment(file, node);
}

function visitVariable(file: FileContext, node: ts.VariableDeclaration): void {
  const ts = typescript();
  if (node.initializer === undefined) return;
  readDestructured(file, node);
  if (!ts.isIdentifier(node.name)) return;
  if (ts.isObjectLiteralExpression(node.initializer)) file.objects.set(node.name.text, node.initializer);
  const registry = registryHeldBy(node.initializer);
  if (registry !== null) file.registries.set(node.name.text, registry);
}

function visitTag(file: FileContext, node: ts.TaggedTemplateExpression): void {
  readTag(file, node);
  readInlineTemplate(file, node);
}

function visitElement(
  file: FileContext,
  node: ts.PropertyAssignment | ts.PropertyDeclaration | ts.GetAccessorDeclaration,
): void {
  const ts = typescript();
  readTemplateProperty(file, node);
  if (!ts.isGetAccessorDeclaration(node) || ts.isObjectLiteralExpression(node.parent)) readProperty(file, node);
}

/** What is done at a node, by its kind. */
function visit(file: FileContext, node: Node): void {
  const ts = typescript();
  if (ts.isIdentifier(node)) readIdentifier(file, node);
  else if (ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node)) readMember(file, node);
  else if (ts.isCallExpression(node)) visitCall(file, node);
  else if (ts.isNewExpression(node)) readNew(file, node);
  else if (ts.isPropertyAssignment(node) || ts.isPropertyDeclaration(node) || ts.isGetAccessorDeclaration(node)) {
    visitElement(file, node);
  } else if (ts.isShorthandPropertyAssignment(node)) readProperty(file, node);
  else if (ts.isMethodDeclaration(node) || ts.isSetAccessorDeclaration(node)) {
    if (ts.isObjectLiteralExpression(node.parent)) readProperty(file, node);
  } else if (ts.isVariableDeclaration(node)) visitVariable(file, node);
  else if (ts.isBinaryExpression(node)) visitAssignment(file, node);
  else if (ts.isTaggedTemplateExpression(node)) visitTag(file, node);
  else if (ts.isImportDeclaration(node)) readImport(file, node);
  else if (ts.isExportDeclaration(node)) readExport(file, node);
  else if (ts.isExportAssignment(node)) file.facts.exports.push('default');
  else if (ts.isVariableStatement(node) || ts.isFunctionDeclaration(node)) readExported(file, node);
  else if (ts.isClassDeclaration(node) || ts.isClassExpression(node)) {
    readExported(file, node);
    readClass(file, node);
  }
  if (ts.isStringLiteralLike(node) || ts.isTemplateLiteralToken(node) || ts.isRegularExpressionLiteral(node)) {
    file.literals.push({ start: file.start(node), end: node.end });
  } else if (ts.isJsxText(node)) file.literals.push({ start: node.pos, end: node.end });
}

/** Facts of a kind in source order; the walk meets chained calls from the outside in. */
function sort(facts: JavaScriptFacts): void {
  const bySource = (a: Position, b: Position): number => a.line - b.line || a.column - b.column;
  for (const list of Object.values(facts)) {
    if (Array.isArray(list) && typeof list[0] === 'object') (list as Position[]).sort(bySource);
  }
}

function formatOf(file: FileContext): JavaScriptFacts['format'] {
  const { imports, exports, defines } = file.facts;
  if (exports.length > 0 || imports.some(({ how }) => how === 'import' || how === 'export')) return 'es';
  return defines.length > 0 ? 'odoo.define' : 'plain';
}

/**
 * Reads one JavaScript file of any Odoo generation: plain scripts (8.0), `odoo.define` (9.0–16.0), ES modules (14.0+).
 * Never throws: what cannot be parsed becomes an error fact, and what can be read is kept.
 * @param path Relative to the addon, with forward slashes; only copied into the facts.
 * @param text The decoded file. A byte order mark is no column.
 */
export function readJavaScript(path: string, text: string): JavaScriptFacts {
  const source = text.startsWith('\uFEFF') ? text.slice(1) : text;
  try {
    return factsOf(path, source, parse(path, source));
  } catch (thrown) {
    if (!(thrown instanceof TooDeep)) throw thrown;
    return factsOf(path, source, unread(thrown));
  }
}

/** @throws TooDeep */
function factsOf(path: string, source: string, { root, errors }: Parsed): JavaScriptFacts {
  const file = new FileContext(path, source, root);
  for (const { offset, why } of errors) file.facts.errors.push({ ...file.lines.at(offset), why });
  file.facts.odooModule = odooModuleOf(source);
  file.facts.words = countWords(source);
  if (root === null) return file.facts;
  const blocks = new BlockCutter(file);
  walk(root, (node) => {
    visit(file, node);
    blocks.visit(node);
  });
  blocks.finish();
  addListedDependencies(file);
  joinTemplates(file);
  addGlobals(file);
  addComments(file);
  file.facts.format = formatOf(file);
  sort(file.facts);
  return file.facts;
}

/** Loads the compiler and gives the reader, for callers that want to pay for loading at a time of their choosing. */
export async function createJavaScriptReader(): Promise<(path: string, text: string) => JavaScriptFacts> {
  typescript();
  return readJavaScript;
}
