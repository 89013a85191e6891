import type { ts } from 'ts-morph';
import { unwrapped } from './chains.js';
import { written } from './classes.js';
import { type FileContext, stringOf } from './context.js';
import { bodyOf, bodyOfAll, propertyValue } from './members.js';
import { type Node, typescript } from './typescript.js';

/**
 * Functions of the mail model layer that take the model's name instead of an object:
 * `registerInstancePatchModel("mail.thread", "addon/path.js", {…})` in addons/mail/static/src/model/model_core.js, 14.0 and 15.0.
 */
const MODEL_PATCHES = new Set(['registerInstancePatchModel', 'registerClassPatchModel', 'registerFieldPatchModel']);
/** Groups of methods in `registerPatch({name: "Thread", …})`, same file in 16.0. */
const METHOD_GROUPS = ['modelMethods', 'recordMethods', 'lifecycleHooks'];

/** `utils.patch`, `webUtils.patch`; not `testUtils.mock.patch`, which mocks for one test. */
const UTILS = /^(?:web_?)?utils$/i;

/** Methods of an object literal, of a variable that holds one, or of the class in `(Parent) => class extends Parent {…}`. */
function methodsOf(file: FileContext, node: Node | undefined): string[] | null {
  const ts = typescript();
  if (node === undefined) return null;
  const inner = unwrapped(node);
  if (ts.isObjectLiteralExpression(inner)) return bodyOfAll([inner]).methods;
  if (ts.isIdentifier(inner)) {
    const held = file.objects.get(inner.text);
    return held === undefined ? [] : bodyOfAll([held]).methods;
  }
  if (ts.isArrowFunction(inner)) {
    const body = unwrapped(inner.body);
    return ts.isClassExpression(body) ? bodyOf(body.members).methods : [];
  }
  if (ts.isFunctionExpression(inner)) return [];
  return ts.isCallExpression(inner) || ts.isPropertyAccessExpression(inner) ? [] : null;
}

/** `patch(X.prototype, "name", {…})` of 15.0–16.0 and `patch(X.prototype, {…})` since 17.0 (@web/core/utils/patch). */
function readPatch(file: FileContext, call: ts.CallExpression): void {
  const [target, ...rest] = call.arguments;
  if (target === undefined || stringOf(target) !== null) return;
  const name = stringOf(rest[0]);
  const methods = methodsOf(file, name === null ? rest[0] : rest[1]);
  if (methods === null) return;
  file.facts.patches.push({ ...file.at(call), target: written(file, target), name, methods });
}

/** `ActionMenus.patch("name", (Parent) => class extends Parent {…})` of components with `patchMixin`, 14.0. */
function readMixinPatch(file: FileContext, call: ts.CallExpression, target: Node): void {
  const ts = typescript();
  const [first, change] = call.arguments;
  const name = stringOf(first);
  if (name === null || change === undefined) return;
  const inner = unwrapped(change);
  if (!ts.isArrowFunction(inner) && !ts.isFunctionExpression(inner)) return;
  file.facts.patches.push({
    ...file.at(call),
    target: written(file, target),
    name,
    methods: methodsOf(file, change) ?? [],
  });
}

function readModelPatch(file: FileContext, call: ts.CallExpression): void {
  const [model, name, change] = call.arguments;
  const target = stringOf(model);
  if (target === null) return;
  file.facts.patches.push({
    ...file.at(call),
    target,
    name: stringOf(name),
    methods: methodsOf(file, change) ?? [],
  });
}

function readRegisterPatch(file: FileContext, call: ts.CallExpression): void {
  const ts = typescript();
  const object = call.arguments[0];
  if (object === undefined || !ts.isObjectLiteralExpression(object)) return;
  const target = stringOf(propertyValue(object, 'name'));
  if (target === null) return;
  const groups = METHOD_GROUPS.map((group) => propertyValue(object, group));
  const methods = bodyOfAll(groups.filter((group) => group !== undefined && ts.isObjectLiteralExpression(group)));
  file.facts.patches.push({ ...file.at(call), target, name: null, methods: methods.methods });
}

/** Any call: keeps it where it patches something. */
export function readPatchCall(file: FileContext, call: ts.CallExpression): void {
  const ts = typescript();
  const callee = unwrapped(call.expression);
  if (ts.isIdentifier(callee)) {
    if (callee.text === 'patch') readPatch(file, call);
    else if (MODEL_PATCHES.has(callee.text)) readModelPatch(file, call);
    else if (callee.text === 'registerPatch') readRegisterPatch(file, call);
  } else if (ts.isPropertyAccessExpression(callee) && callee.name.text === 'patch') {
    if (stringOf(call.arguments[0]) !== null) readMixinPatch(file, call, callee.expression);
    else if (UTILS.test(written(file, callee.expression))) readPatch(file, call);
  }
}
