import type { ts } from 'ts-morph';
import { unwrapped } from './chains.js';
import { propertyName, stringOf } from './context.js';
import { type Node, typescript } from './typescript.js';

/** What a class body or the object given to `extend` holds. */
export interface Body {
  methods: string[];
  template: string | null;
}

type Element = ts.ClassElement | ts.ObjectLiteralElementLike;

/** A function by itself; `_.debounce(function () {…}, 300)` is not one. */
export function isFunction(node: Node | undefined): boolean {
  const ts = typescript();
  if (node === undefined) return false;
  const inner = unwrapped(node);
  return ts.isFunctionExpression(inner) || ts.isArrowFunction(inner);
}

function isMethod(element: Element): boolean {
  const ts = typescript();
  if (ts.isMethodDeclaration(element) || ts.isGetAccessorDeclaration(element) || ts.isSetAccessorDeclaration(element)) {
    return true;
  }
  return (ts.isPropertyAssignment(element) || ts.isPropertyDeclaration(element)) && isFunction(element.initializer);
}

/** `static get template() { return "x"; }` */
function returned(element: Element): string | null {
  const ts = typescript();
  if (!ts.isGetAccessorDeclaration(element)) return null;
  const [only, ...others] = element.body?.statements ?? [];
  return only !== undefined && others.length === 0 && ts.isReturnStatement(only) ? stringOf(only.expression) : null;
}

function templateOf(element: Element): string | null {
  const ts = typescript();
  if (propertyName(element.name) !== 'template') return null;
  const holds = ts.isPropertyAssignment(element) || ts.isPropertyDeclaration(element);
  return holds ? stringOf(element.initializer) : returned(element);
}

/** Methods (each name once, in source order; accessors and function-valued properties too) and template of a class body or object. */
export function bodyOf(elements: Iterable<Element>): Body {
  const ts = typescript();
  const methods = new Set<string>();
  let template: string | null = null;
  for (const element of elements) {
    const name = ts.isConstructorDeclaration(element) ? 'constructor' : propertyName(element.name);
    if (name !== null && (isMethod(element) || name === 'constructor')) methods.add(name);
    template ??= templateOf(element);
  }
  return { methods: [...methods], template };
}

/** The same over several objects: `extend(Mixin, {…}, {…})`. */
export function bodyOfAll(objects: readonly ts.ObjectLiteralExpression[]): Body {
  return bodyOf(objects.flatMap((object) => [...object.properties]));
}

/** The value of a property of an object literal, or undefined. */
export function propertyValue(object: ts.ObjectLiteralExpression, name: string): Node | undefined {
  const ts = typescript();
  for (const property of object.properties) {
    if (ts.isPropertyAssignment(property) && propertyName(property.name) === name) return property.initializer;
  }
  return undefined;
}
