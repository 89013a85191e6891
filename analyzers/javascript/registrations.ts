import type { ts } from 'ts-morph';
import { chainOf, unwrapped } from './chains.js';
import { type FileContext, stringOf } from './context.js';
import { propertyValue } from './members.js';
import { type Node, typescript } from './typescript.js';

/** `web.field_registry`, `fieldRegistry`, `web.field_registry_owl`. */
const REGISTRY = /registry(?:_owl)?$/i;

/**
 * Registries of the 7.0 and 8.0 clients that do not say so in their name, as declared in addons/web/static/src/js of 8.0
 * (`instance.web.views = new instance.web.Registry()`, likewise client_actions, search.fields, list.columns, form.tags)
 * or filled by addons of that time (form.widgets, form.custom_widgets, search.custom_filters).
 */
const OLD_REGISTRIES =
  /\bweb\.(?:form\.(?:widgets|tags|custom_widgets)|list\.columns|search\.(?:fields|custom_filters)|client_actions|views)$/;

/** The shortest tail that says which registry it is: `core.action_registry` → `action_registry`, `publicWidget.registry` stays. */
function tail(chain: string): string {
  const parts = chain.split('.');
  return parts.slice(parts.at(-1) === 'registry' ? -2 : -1).join('.');
}

/** The last part of `web.field_registry`, where a module is a registry by its name. */
export function registryOfModule(module: string): string | null {
  const last = module.slice(Math.max(module.lastIndexOf('.'), module.lastIndexOf('/')) + 1);
  return last !== 'registry' && REGISTRY.test(last) ? last : null;
}

/** `registry.category("views")` gives `views`. */
function category(node: Node): string | null {
  const ts = typescript();
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return null;
  return node.expression.name.text === 'category' ? stringOf(node.arguments[0]) : null;
}

/** What a variable that is declared here stands for. */
export function registryHeldBy(initializer: Node): string | null {
  return category(unwrapped(initializer));
}

/** Longest run of chained `.add` that is followed to its start, so that no file takes time in the square of its length. */
const LONGEST_RUN = 500;

/** `registry.add("a", …).add("b", …)`: what the first `.add` is called on. */
function withoutAdds(expression: Node): Node {
  const ts = typescript();
  let node = unwrapped(expression);
  for (let links = 0; links < LONGEST_RUN; links++) {
    if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) break;
    if (node.expression.name.text !== 'add') break;
    node = unwrapped(node.expression.expression);
  }
  return node;
}

function registryOf(file: FileContext, expression: Node): string | null {
  const ts = typescript();
  const node = withoutAdds(expression);
  const named = category(node);
  if (named !== null) return named;
  if (ts.isIdentifier(node)) {
    return file.registries.get(node.text) ?? (REGISTRY.test(node.text) ? node.text : null);
  }
  const { text, plain } = chainOf(node, (each) => file.start(each));
  if (!plain) return null;
  return REGISTRY.test(text) || OLD_REGISTRIES.test(text) ? tail(text) : null;
}

/** `tour.register("name", …)` since 9.0, `Tour.register({id: "name", …})` in 8.0 (web_tour.tour, web.Tour). */
function tourKey(call: ts.CallExpression): string | null {
  const ts = typescript();
  const first = call.arguments[0];
  if (first === undefined) return null;
  return ts.isObjectLiteralExpression(first) ? stringOf(propertyValue(first, 'id')) : stringOf(first);
}

/** Any call: keeps it where it puts something into a registry under a literal key. */
export function readRegistrationCall(file: FileContext, call: ts.CallExpression): void {
  const ts = typescript();
  const callee = unwrapped(call.expression);
  if (!ts.isPropertyAccessExpression(callee)) return;
  const method = callee.name.text;
  if (method === 'add') {
    const key = stringOf(call.arguments[0]);
    const registry = key === null ? null : registryOf(file, callee.expression);
    if (key !== null && registry !== null) {
      file.facts.registrations.push({ ...file.lines.at(placeOf(file, call, callee)), registry, key });
    }
  } else if (method === 'register') {
    const base = chainOf(callee.expression, (each) => file.start(each)).text;
    const key = /(?:^|[._])tour$/i.test(base) ? tourKey(call) : null;
    if (key !== null) file.facts.registrations.push({ ...file.at(call), registry: tail(base), key });
  }
}

/** The start of the call, or of its own `add` where several are chained. */
function placeOf(file: FileContext, call: ts.CallExpression, callee: ts.PropertyAccessExpression): number {
  const chained = withoutAdds(callee.expression) !== unwrapped(callee.expression);
  return chained ? file.start(callee.name) : file.start(call);
}

/** `publicWidget.registry.shop = publicWidget.Widget.extend({…})`, `options.registry["shop"] = …`. */
export function readRegistryAssignment(file: FileContext, node: ts.BinaryExpression): void {
  const ts = typescript();
  if (node.operatorToken.kind !== ts.SyntaxKind.EqualsToken) return;
  const { left } = node;
  if (!ts.isPropertyAccessExpression(left) && !ts.isElementAccessExpression(left)) return;
  const base = chainOf(left.expression, (each) => file.start(each));
  if (!base.plain || !base.text.endsWith('.registry') || base.text.startsWith('this.')) return;
  const key = ts.isPropertyAccessExpression(left) ? left.name.text : stringOf(left.argumentExpression);
  if (key === null) return;
  file.facts.registrations.push({ ...file.at(left), registry: tail(base.text), key });
}
