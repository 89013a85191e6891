import type { Decorator, Parameter, PythonFunction } from '../../src/domain/facts/python.js';
import { cognitiveComplexity } from './complexity.js';
import type { FileContext } from './context.js';
import { K, STATEMENT } from './kinds.js';
import { NO_ARGS, NO_KWARGS } from './known-values.js';
import { childOfKind, childrenOf, firstChild, lastChild, nextSibling, textOf, unwrapped } from './tree.js';

/** Most functions have no decorator and begin with `self`: each is one thing in memory, as equal values are. */
const NO_DECORATORS = Object.freeze([]) as unknown as Decorator[];
const NO_ARGUMENTS = { args: NO_ARGS, kwargs: NO_KWARGS };
const SELF: Parameter = Object.freeze({ name: 'self', kind: 'plain', default: null });

/** Decorators written above a class or function definition. */
export function decoratorsOf(file: FileContext, definition: number): Decorator[] {
  const { tree } = file;
  const holder = tree.parents[definition]!;
  if (tree.kinds[holder] !== K.DecoratedDefinition) return NO_DECORATORS;
  const decorators: Decorator[] = [];
  for (const child of childrenOf(tree, holder)) {
    const expression = firstChild(tree, child);
    if (tree.kinds[child] !== K.Decorator || expression < 0) continue;
    const call = tree.kinds[expression] === K.Call;
    const name = file.dotted(call ? firstChild(tree, expression) : expression);
    const { args, kwargs } = call ? file.values.arguments(expression) : NO_ARGUMENTS;
    decorators.push({ ...file.at(child), name, args, kwargs });
  }
  return decorators;
}

function parameterOf(file: FileContext, node: number): Parameter | null {
  const { tree } = file;
  const first = firstChild(tree, node);
  switch (tree.kinds[node]) {
    case K.Identifier: {
      const name = textOf(tree, node);
      return name === 'self' ? SELF : { name, kind: 'plain', default: null };
    }
    case K.DefaultParameter:
    case K.TypedDefaultParameter:
      return { name: textOf(tree, first), kind: 'plain', default: file.values.of(lastChild(tree, node)) };
    case K.TypedParameter:
      return parameterOf(file, first);
    case K.SplatPattern:
    case K.ListSplat:
      return { name: textOf(tree, first), kind: 'args', default: null };
    case K.DictSplatPattern:
    case K.DictSplat:
      return { name: textOf(tree, first), kind: 'kwargs', default: null };
    case K.TuplePattern:
      file.python2 = true;
      return { name: textOf(tree, node), kind: 'plain', default: null };
  }
  return null;
}

function parametersOf(file: FileContext, definition: number): Parameter[] {
  const list = childOfKind(file.tree, definition, K.Parameters);
  if (list < 0) return [];
  return childrenOf(file.tree, list).flatMap((node) => parameterOf(file, node) ?? []);
}

/** The body is only `pass`, `...`, strings or `raise NotImplementedError`. */
function isStub(file: FileContext, block: number): boolean {
  const { tree } = file;
  for (let node = firstChild(tree, block); node >= 0; node = nextSibling(tree, node)) {
    const kind = tree.kinds[node]!;
    const child = firstChild(tree, node);
    if (kind === K.Pass) continue;
    if (kind === K.ExpressionStatement && child >= 0) {
      const inner = tree.kinds[child]!;
      if (inner === K.Ellipsis || inner === K.String || inner === K.ConcatenatedString) continue;
    }
    if (kind === K.Raise && child >= 0) {
      const raised = tree.kinds[child] === K.Call ? firstChild(tree, child) : child;
      if (/^NotImplemented(Error)?$/.test(textOf(tree, raised))) continue;
    }
    return false;
  }
  return true;
}

function hasDocstring({ tree }: FileContext, block: number): boolean {
  const first = firstChild(tree, block);
  if (first < 0 || tree.kinds[first] !== K.ExpressionStatement) return false;
  const kind = tree.kinds[firstChild(tree, first)];
  return kind === K.String || kind === K.ConcatenatedString;
}

/** The name of a method called on `super()`, or null. */
function superMethod(file: FileContext, call: number): string | null {
  const { tree } = file;
  const made = firstChild(tree, call);
  if (tree.kinds[made] !== K.Attribute) return null;
  const object = unwrapped(tree, firstChild(tree, made));
  if (tree.kinds[object] !== K.Call) return null;
  const target = firstChild(tree, object);
  if (tree.kinds[target] !== K.Identifier || textOf(tree, target) !== 'super') return null;
  return textOf(tree, lastChild(tree, made));
}

type Flow = Pick<PythonFunction, 'callsSuper' | 'returnsSuper' | 'returnsValue' | 'generator' | 'statements'>;

/** First node after a lambda or inner function around `node`, or -1 where it belongs to the function itself. */
function afterInner(file: FileContext, node: number): number {
  const kind = file.tree.kinds[node];
  return kind === K.FunctionDefinition || kind === K.Lambda ? file.tree.next[node]! : -1;
}

/** Tells whether an expression holds the super call or a name that carries its result. */
class SuperFlow {
  readonly #carriers = new Set<string>();
  readonly #file: FileContext;
  readonly #name: string;

  constructor(file: FileContext, name: string) {
    this.#file = file;
    this.#name = name;
  }

  isCall(node: number): boolean {
    return this.#file.tree.kinds[node] === K.Call && superMethod(this.#file, node) === this.#name;
  }

  holds(from: number): boolean {
    const { tree } = this.#file;
    for (let node = from; node < tree.next[from]!; node++) {
      const kind = tree.kinds[node];
      if (kind === K.Call && this.isCall(node)) return true;
      if (this.#carriers.size === 0) continue;
      if (kind === K.Identifier && this.#carriers.has(textOf(tree, node))) return true;
      if (kind === K.Dotted && this.#carriers.has(textOf(tree, node).split('.', 1)[0]!)) return true;
    }
    return false;
  }

  assign(node: number): void {
    const { tree } = this.#file;
    const left = firstChild(tree, node);
    if (left < 0 || !this.holds(lastChild(tree, node))) return;
    for (let target = left; target < tree.next[left]!; target++) {
      if (tree.kinds[target] === K.Identifier) this.#carriers.add(textOf(tree, target));
    }
  }
}

function flowOf(file: FileContext, block: number, name: string): Flow {
  const { tree } = file;
  const flow = { callsSuper: false, returnsSuper: false, returnsValue: false, generator: false, statements: 0 };
  const result = new SuperFlow(file, name);
  let innerEnd = -1;
  for (let node = block + 1; node < tree.next[block]!; node++) {
    const kind = tree.kinds[node]!;
    flow.statements += STATEMENT[kind]!;
    if (kind === K.Call && !flow.callsSuper) flow.callsSuper = result.isCall(node);
    if (node < innerEnd) continue;
    innerEnd = Math.max(innerEnd, afterInner(file, node));
    if (kind === K.Yield) flow.generator = true;
    else if (flow.callsSuper || kind === K.Assignment || kind === K.AugmentedAssignment || kind === K.NamedExpression) {
      if (kind === K.Assignment || kind === K.AugmentedAssignment || kind === K.NamedExpression) result.assign(node);
    }
    if (kind !== K.Return) continue;
    const value = firstChild(tree, node);
    if (value < 0) continue;
    if (tree.kinds[value] !== K.None) flow.returnsValue = true;
    if (!flow.returnsSuper) flow.returnsSuper = result.holds(value);
  }
  return flow;
}

/** Adds the function defined at `definition` and returns its index. Its scope opens at its body. */
export function readFunction(file: FileContext, definition: number): number {
  const { tree, facts, scope } = file;
  const named = childOfKind(tree, definition, K.Identifier);
  const name = named < 0 ? '' : textOf(tree, named);
  const block = childOfKind(tree, definition, K.Block);
  const flow =
    block < 0
      ? { callsSuper: false, returnsSuper: false, returnsValue: false, generator: false, statements: 0 }
      : flowOf(file, block, name);
  return (
    facts.functions.push({
      ...file.at(definition),
      endLine: file.endLine(definition),
      name,
      class: scope.class,
      within: scope.function,
      decorators: decoratorsOf(file, definition),
      parameters: parametersOf(file, definition),
      ...flow,
      complexity: cognitiveComplexity(tree, definition),
      stub: block >= 0 && isStub(file, block),
      ...(block >= 0 && hasDocstring(file, block) ? { docstring: true as const } : {}),
    }) - 1
  );
}
