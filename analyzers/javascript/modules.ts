import type { ts } from 'ts-morph';
import { unwrapped, wrapped } from './chains.js';
import { type FileContext, propertyName, stringOf } from './context.js';
import { registryOfModule } from './registrations.js';
import { type Node, typescript } from './typescript.js';

/** Remembers that a local name stands for a registry module: `var fieldRegistry = require("web.field_registry")`. */
function noteRegistry(file: FileContext, local: string, module: string): void {
  const registry = registryOfModule(module);
  if (registry !== null) file.registries.set(local, registry);
}

/** `import a, {b as c} from "x"`, `import * as all from "x"`, `import "x"`. */
export function readImport(file: FileContext, node: ts.ImportDeclaration): void {
  const ts = typescript();
  const module = stringOf(node.moduleSpecifier);
  if (module === null) return;
  const names: string[] = [];
  const { name, namedBindings } = node.importClause ?? {};
  if (name !== undefined) {
    names.push('default');
    noteRegistry(file, name.text, module);
  }
  if (namedBindings !== undefined && ts.isNamespaceImport(namedBindings)) names.push('*');
  if (namedBindings !== undefined && ts.isNamedImports(namedBindings)) {
    for (const each of namedBindings.elements) names.push((each.propertyName ?? each.name).text);
  }
  file.facts.imports.push({ ...file.at(node), module, names, how: 'import' });
}

/** `export {a as b}`, `export * from "x"`, `export {c} from "x"`. */
export function readExport(file: FileContext, node: ts.ExportDeclaration): void {
  const ts = typescript();
  const clause = node.exportClause;
  const module = stringOf(node.moduleSpecifier);
  let imported = ['*'];
  if (clause === undefined) file.facts.exports.push('*');
  else if (ts.isNamespaceExport(clause)) file.facts.exports.push(clause.name.text);
  else {
    file.facts.exports.push(...clause.elements.map((each) => each.name.text));
    imported = clause.elements.map((each) => (each.propertyName ?? each.name).text);
  }
  if (module !== null) file.facts.imports.push({ ...file.at(node), module, names: imported, how: 'export' });
}

/** The names a pattern binds: `{a, b: {c}}` gives a and c. */
function boundNames(pattern: ts.BindingName): string[] {
  const ts = typescript();
  const names: string[] = [];
  const open: ts.BindingName[] = [pattern];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (ts.isIdentifier(at)) names.push(at.text);
    else for (const each of [...at.elements].reverse()) if (ts.isBindingElement(each)) open.push(each.name);
  }
  return names;
}

/** `export class X`, `export default function`, `export const a = 1, {b} = c`. */
export function readExported(file: FileContext, node: Node): void {
  const ts = typescript();
  if (!ts.canHaveModifiers(node)) return;
  const modifiers = ts.getModifiers(node) ?? [];
  if (!modifiers.some((each) => each.kind === ts.SyntaxKind.ExportKeyword)) return;
  if (modifiers.some((each) => each.kind === ts.SyntaxKind.DefaultKeyword)) file.facts.exports.push('default');
  else if (ts.isVariableStatement(node)) {
    for (const each of node.declarationList.declarations) file.facts.exports.push(...boundNames(each.name));
  } else if (ts.isClassDeclaration(node) || ts.isFunctionDeclaration(node)) {
    if (node.name !== undefined) file.facts.exports.push(node.name.text);
  }
}

/** What is taken from a module where `require("x")` stands. `*` is the module as a whole, none is a call for its effect. */
function namesTaken(file: FileContext, call: Node, module: string): string[] {
  const ts = typescript();
  const at = wrapped(call);
  const parent = at.parent as Node | undefined;
  if (parent === undefined || ts.isExpressionStatement(parent)) return [];
  if (ts.isPropertyAccessExpression(parent)) return [parent.name.text];
  if (ts.isElementAccessExpression(parent) && parent.expression === at) {
    // `require("x")[Symbol.for("default")]`: how the transpiler of 14.0–17.0 keeps the default export.
    const key = parent.argumentExpression;
    const symbol = ts.isCallExpression(key) ? stringOf(key.arguments[0]) : stringOf(key);
    return symbol === null ? ['*'] : [symbol];
  }
  if (!ts.isVariableDeclaration(parent)) return ['*'];
  if (ts.isIdentifier(parent.name)) {
    noteRegistry(file, parent.name.text, module);
    return ['*'];
  }
  if (!ts.isObjectBindingPattern(parent.name)) return ['*'];
  return parent.name.elements.map((each) => {
    if (each.dotDotDotToken !== undefined) return '*';
    return propertyName(each.propertyName ?? (each.name as ts.Identifier)) ?? '*';
  });
}

/** `require("x")`, `import("x")`, `odoo.runtimeImport("x")` (web/static/src/boot.js, 16.0), `odoo.define(…)`. */
export function readModuleCall(file: FileContext, call: ts.CallExpression, callee: string): void {
  const ts = typescript();
  if (callee === 'odoo.define') {
    readDefine(file, call);
    return;
  }
  const module = stringOf(call.arguments[0]);
  if (module === null) return;
  if (callee === 'require' && ts.isIdentifier(unwrapped(call.expression))) {
    file.required.add(module);
    file.facts.imports.push({ ...file.at(call), module, names: namesTaken(file, call, module), how: 'require' });
  } else if (callee === 'import' || callee === 'odoo.runtimeImport') {
    file.facts.imports.push({ ...file.at(call), module, names: namesTaken(file, call, module), how: 'dynamic' });
  }
}

function readDefine(file: FileContext, call: ts.CallExpression): void {
  const ts = typescript();
  const args = call.arguments;
  file.facts.defines.push({ ...file.at(call), name: stringOf(args[0]), args: args.length });
  for (const arg of args) {
    if (!ts.isArrayLiteralExpression(arg)) continue;
    for (const each of arg.elements) {
      const module = stringOf(each);
      if (module !== null) file.dependencies.push({ module, at: file.at(each) });
    }
  }
}

/** Dependencies that `odoo.define` lists and nothing requires are loaded all the same. */
export function addListedDependencies(file: FileContext): void {
  for (const { module, at } of file.dependencies) {
    if (!file.required.has(module)) file.facts.imports.push({ ...at, module, names: [], how: 'require' });
  }
}

const MODULE_OPTIONS =
  /^@odoo-module[ \t]+((?:alias=[\w.]+|default=\w+|ignore)(?:[ \t]+(?:alias=[\w.]+|default=\w+|ignore))*)/;

/**
 * The `@odoo-module` comment with its options on one line (`@odoo-module alias=web.x default=false`), where Odoo itself
 * would see it: in the first comment, on its first line or at the very start of the line after.
 * Source: `ODOO_MODULE_RE` of odoo/tools/js_transpiler.py (read in 16.0; `ignore` came with 18.0). That expression takes time
 * that grows with the square of a long line, so it is written out here.
 */
export function odooModuleOf(text: string): string | null {
  const opening = /^\s*\/[*/]/.exec(text);
  if (opening === null) return null;
  const from = opening[0].length;
  const newline = text.indexOf('\n', from);
  const end = newline < 0 ? text.length : newline;
  let at = text.slice(from, end).lastIndexOf('@odoo-module');
  if (at >= 0) at += from;
  else {
    at = end;
    while (/\s/.test(text.charAt(at))) at++;
    if (!text.startsWith('@odoo-module', at)) return null;
  }
  const options = MODULE_OPTIONS.exec(text.slice(at, at + 300));
  return options === null ? '@odoo-module' : `@odoo-module ${options[1]!.replace(/\s+/g, ' ')}`;
}
