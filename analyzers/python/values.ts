import type { Value } from '../../src/domain/facts/value.js';
import { K } from './kinds.js';
import { FALSE, KnownValues, NO_ARGS, NO_KWARGS, NONE, TRUE } from './known-values.js';
import { dotted, put } from './names.js';
import { numberOf } from './numbers.js';
import { interpolations, MAX_STRING, stringPrefix, stringText } from './strings.js';
import {
  childrenOf,
  firstChild,
  lastChild,
  nextSibling,
  type PythonTree,
  shortText,
  textOf,
  unwrapped,
} from './tree.js';

/** How deep and how large one value may be; what is beyond becomes `other` with the first part of its text. */
const MAX_DEPTH = 8;
const MAX_NODES = 1500;
const MAX_OPERANDS = 100;

export interface CallArguments {
  args: Value[];
  kwargs: Record<string, Value>;
}

type TextKind = 'lambda' | 'comprehension' | 'conditional' | 'operation' | 'subscript';

/** Methods that give the text they are called on again, changed a little. */
const TEXT_METHOD = /\.(format|strip|lstrip|rstrip|replace|lower|upper|title|encode|decode|split|splitlines|zfill)$/;

const TEXT_KINDS: Readonly<Record<number, TextKind>> = {
  [K.Lambda]: 'lambda',
  [K.ListComprehension]: 'comprehension',
  [K.SetComprehension]: 'comprehension',
  [K.DictComprehension]: 'comprehension',
  [K.Generator]: 'comprehension',
  [K.Conditional]: 'conditional',
  [K.Binary]: 'operation',
  [K.Boolean]: 'operation',
  [K.Comparison]: 'operation',
  [K.Not]: 'operation',
  [K.Unary]: 'operation',
  [K.Subscript]: 'subscript',
};

/** Turns expression nodes of one tree into values. The arguments of a call are computed once and shared. */
export class ValueReader {
  readonly #tree: PythonTree;
  readonly #calls = new Map<number, CallArguments>();
  readonly #known = new KnownValues();
  #left = 0;

  constructor(tree: PythonTree) {
    this.#tree = tree;
  }

  /** The value of an expression node. */
  of(node: number): Value {
    this.#left = MAX_NODES;
    const inner = unwrapped(this.#tree, node);
    if (this.#tree.kinds[inner] === K.Call) return this.#callOf(inner, this.arguments(inner), MAX_DEPTH);
    return this.#read(inner, MAX_DEPTH);
  }

  /**
   * Arguments of a call node. A spread positional (`*rest`) is an `other` in its place, a spread mapping (`**vals`)
   * stands under the key `**`.
   */
  arguments(call: number): CallArguments {
    let found = this.#calls.get(call);
    if (found === undefined) {
      this.#left = MAX_NODES;
      found = this.#arguments(call, MAX_DEPTH);
      this.#calls.set(call, found);
    }
    return found;
  }

  #other(node: number): Value {
    return { kind: 'other', text: shortText(this.#tree, node) };
  }

  #arguments(call: number, depth: number): CallArguments {
    const tree = this.#tree;
    let args = NO_ARGS;
    let kwargs = NO_KWARGS;
    const addArg = (value: Value) => {
      if (args === NO_ARGS) args = [value];
      else args.push(value);
    };
    const addKwarg = (name: string, value: Value) => {
      if (kwargs === NO_KWARGS) kwargs = {};
      put(kwargs, name, value);
    };
    const list = lastChild(tree, call);
    if (tree.kinds[list] !== K.ArgumentList) {
      if (list > firstChild(tree, call)) addArg(this.#read(list, depth));
      return { args, kwargs };
    }
    for (let child = firstChild(tree, list); child >= 0; child = nextSibling(tree, child)) {
      const kind = tree.kinds[child]!;
      const value = firstChild(tree, child);
      if (kind === K.KeywordArgument) addKwarg(textOf(tree, value), this.#read(lastChild(tree, child), depth));
      else if (kind === K.DictSplat && value >= 0) addKwarg('**', this.#read(value, depth));
      else addArg(this.#argument(child, depth));
    }
    return { args, kwargs };
  }

  #argument(node: number, depth: number): Value {
    if (this.#tree.kinds[node] !== K.ListSplat) return this.#read(node, depth);
    const spread = firstChild(this.#tree, node);
    return this.#expression('other', node, spread < 0 ? [] : [this.#read(spread, depth - 1)]);
  }

  #read(node: number, depth: number): Value {
    const tree = this.#tree;
    const kind = tree.kinds[node]!;
    if (depth <= 0 || --this.#left < 0) return this.#other(node);
    switch (kind) {
      case K.Identifier:
      case K.Dotted:
        return this.#known.name(textOf(tree, node));
      case K.Attribute:
        return this.#known.name(dotted(tree, node));
      case K.String:
      case K.ConcatenatedString:
        return this.#string(node, depth);
      case K.Integer:
      case K.Float:
        return this.#number(node, 1);
      case K.True:
      case K.False:
        return kind === K.True ? TRUE : FALSE;
      case K.None:
        return NONE;
      case K.Parenthesized:
        return firstChild(tree, node) < 0 ? this.#other(node) : this.#read(unwrapped(tree, node), depth);
      case K.Await:
        return firstChild(tree, node) < 0 ? this.#other(node) : this.#read(firstChild(tree, node), depth - 1);
      case K.Call:
        return this.#callOf(node, this.#arguments(node, depth - 1), depth);
      case K.List:
        return { kind: 'list', items: this.#items(node, depth) };
      case K.Set:
        return { kind: 'set', items: this.#items(node, depth) };
      case K.Tuple:
      case K.ExpressionList:
        return { kind: 'tuple', items: this.#items(node, depth) };
      case K.Dictionary:
        return this.#dictionary(node, depth);
      case K.Binary:
        return this.#binary(node, depth);
      case K.Boolean:
        return this.#operation(node, depth);
      case K.Unary:
        return this.#unary(node);
    }
    const named = TEXT_KINDS[kind];
    return named === undefined ? this.#other(node) : this.#expression(named, node, this.#partsOf(node, depth));
  }

  #expression(kind: TextKind | 'other', node: number, parts: Value[], operator?: string): Value {
    const text = shortText(this.#tree, node);
    if (parts.length === 0) return { kind, text };
    return operator === undefined ? { kind, text, parts } : { kind, text, operator, parts };
  }

  /** What the value of a conditional, subscript or comprehension is made from. */
  #partsOf(node: number, depth: number): Value[] {
    const tree = this.#tree;
    const children = childrenOf(tree, node);
    switch (tree.kinds[node]) {
      case K.Conditional:
        return [children[0], children[2]].flatMap((child) =>
          child === undefined ? [] : [this.#read(child, depth - 1)],
        );
      case K.Subscript:
        return children.slice(0, 2).map((child) => this.#read(child, depth - 1));
      case K.ListComprehension:
      case K.SetComprehension:
      case K.Generator:
        return children.slice(0, 1).map((child) => this.#read(child, depth - 1));
      case K.DictComprehension:
        return children.slice(0, 1).map((pair) => this.#read(lastChild(tree, pair), depth - 1));
    }
    return [];
  }

  #items(node: number, depth: number): Value[] {
    const items: Value[] = [];
    const tree = this.#tree;
    for (let child = firstChild(tree, node); child >= 0 && this.#left > 0; child = nextSibling(tree, child)) {
      items.push(this.#read(child, depth - 1));
    }
    return items;
  }

  #dictionary(node: number, depth: number): Value {
    const tree = this.#tree;
    const entries: [Value, Value][] = [];
    for (let child = firstChild(tree, node); child >= 0 && this.#left > 0; child = nextSibling(tree, child)) {
      if (tree.kinds[child] === K.Pair) {
        entries.push([this.#read(child + 1, depth - 1), this.#read(lastChild(tree, child), depth - 1)]);
      } else {
        entries.push([{ kind: 'other', text: '**' }, this.#read(firstChild(tree, child), depth - 1)]);
      }
    }
    return { kind: 'dict', entries };
  }

  #number(node: number, sign: number): Value {
    const value = numberOf(textOf(this.#tree, node));
    // -0 would come back from a file or another thread as 0.
    return value === null ? this.#other(node) : this.#known.number(sign * value || 0);
  }

  #unary(node: number): Value {
    const tree = this.#tree;
    const inner = lastChild(tree, node);
    const kind = tree.kinds[inner];
    const sign = tree.text[tree.starts[node]!];
    if ((kind === K.Integer || kind === K.Float) && sign !== '~') return this.#number(inner, sign === '-' ? -1 : 1);
    return { kind: 'operation', text: shortText(tree, node) };
  }

  #string(node: number, depth: number): Value {
    const tree = this.#tree;
    const pieces = tree.kinds[node] === K.ConcatenatedString ? childrenOf(tree, node) : [node];
    if (stringPrefix(tree, pieces[0]!) === '`') return this.#other(node);
    const value = stringText(tree, node);
    const parts = pieces.flatMap((piece) => interpolations(tree, piece));
    if (parts.length === 0) return this.#known.text(value);
    const read = parts.map((part) => this.#read(firstChild(tree, part), depth - 1));
    return { kind: 'format', how: 'fstring', template: value, parts: read };
  }

  #binary(node: number, depth: number): Value {
    const tree = this.#tree;
    const left = firstChild(tree, node);
    const operator = nextSibling(tree, left);
    if (tree.kinds[operator] === K.Percent) return this.#percent(node, left, depth);
    if (tree.kinds[operator] === K.Plus) return this.#concat(node, depth);
    return this.#operation(node, depth);
  }

  /** An operation of two operands, which are read too. */
  #operation(node: number, depth: number): Value {
    const tree = this.#tree;
    const left = firstChild(tree, node);
    const right = lastChild(tree, node);
    const between = tree.text.slice(tree.ends[left], tree.starts[right]);
    const operator = /[%+*/|&@<>^-]+|\band\b|\bor\b/.exec(between)?.[0] ?? '';
    const operands = left === right ? [] : [left, right].map((operand) => this.#read(operand, depth - 1));
    return this.#expression('operation', node, operands, operator);
  }

  #percent(node: number, left: number, depth: number): Value {
    const tree = this.#tree;
    const text = this.#read(unwrapped(tree, left), depth - 1);
    const right = unwrapped(tree, lastChild(tree, node));
    const template = text.kind === 'string' ? text.value : text.kind === 'format' ? text.template : null;
    if (template === null) return this.#operation(node, depth);
    const value = this.#read(right, depth - 1);
    const inner = text.kind === 'format' ? text.parts : [];
    const parts =
      value.kind === 'tuple' ? value.items : value.kind === 'dict' ? value.entries.map(([, part]) => part) : [value];
    return { kind: 'format', how: 'percent', template, parts: [...inner, ...parts] };
  }

  /** `a + b + …` with a text among its operands; anything else is an operation. */
  #concat(node: number, depth: number): Value {
    const tree = this.#tree;
    const operands: number[] = [];
    let at = node;
    while (tree.kinds[at] === K.Binary && operands.length < MAX_OPERANDS) {
      const left = firstChild(tree, at);
      if (tree.kinds[nextSibling(tree, left)] !== K.Plus) break;
      operands.push(lastChild(tree, at));
      at = unwrapped(tree, left);
    }
    operands.push(at);
    operands.reverse();
    const values = operands.map((operand) => this.#read(unwrapped(tree, operand), depth - 1));
    if (!values.some((value) => value.kind === 'string' || value.kind === 'format')) {
      return this.#expression('operation', node, values, '+');
    }
    let template = '';
    const parts: Value[] = [];
    for (const value of values) {
      if (value.kind === 'string') template += value.value;
      else if (value.kind === 'format') {
        template += value.template;
        parts.push(...value.parts);
      } else parts.push(value);
    }
    template = template.slice(0, MAX_STRING);
    if (parts.length === 0) return this.#known.text(template);
    return { kind: 'format', how: 'concat', template, parts };
  }

  #callOf(node: number, { args, kwargs }: CallArguments, depth: number): Value {
    const tree = this.#tree;
    const made = unwrapped(tree, firstChild(tree, node));
    const callee = dotted(tree, made);
    if (tree.kinds[made] === K.Attribute && callee.endsWith('.format')) {
      const text = unwrapped(tree, firstChild(tree, made));
      const kind = tree.kinds[text]!;
      if (kind === K.String || kind === K.ConcatenatedString) {
        return {
          kind: 'format',
          how: 'method',
          template: stringText(tree, text),
          parts: [...args, ...Object.values(kwargs)],
        };
      }
    }
    const receiver = this.#receiver(made, callee, depth);
    return receiver === null
      ? { kind: 'call', callee, args, kwargs }
      : { kind: 'call', callee, args, kwargs, receiver };
  }

  /** What a method of text is called on, where the dotted callee does not tell. */
  #receiver(made: number, callee: string, depth: number): Value | null {
    const tree = this.#tree;
    if (tree.kinds[made] !== K.Attribute || !TEXT_METHOD.test(callee)) return null;
    const object = unwrapped(tree, firstChild(tree, made));
    const kind = tree.kinds[object];
    if (kind === K.Identifier || kind === K.Dotted || kind === K.Attribute || kind === K.Subscript) return null;
    return this.#read(object, depth - 1);
  }
}
