import type { Value } from '../../../src/domain/facts/index.js';

/** The value and every value inside it, depth first. */
export function* walk(value: Value): Generator<Value> {
  yield value;
  for (const child of childrenOf(value)) yield* walk(child);
}

/** True where nothing in the value depends on a name, a call or an expression. */
export function isConstant(value: Value): boolean {
  switch (value.kind) {
    case 'string':
    case 'number':
    case 'boolean':
    case 'none':
      return true;
    case 'list':
    case 'tuple':
    case 'set':
    case 'dict':
    case 'format':
      return childrenOf(value).every(isConstant);
    default:
      return false;
  }
}

/** A short text of the value for messages; never a string's content. */
export function describe(value: Value): string {
  switch (value.kind) {
    case 'name':
      return value.name;
    case 'call':
      return `${value.callee}(…)`;
    case 'subscript':
    case 'operation':
    case 'conditional':
      return value.text.length > 40 ? `${value.text.slice(0, 39)}…` : value.text;
    default:
      return value.kind;
  }
}

/** The values written inside a value, in source order. */
export function childrenOf(value: Value): Value[] {
  switch (value.kind) {
    case 'list':
    case 'tuple':
    case 'set':
      return value.items;
    case 'dict':
      return value.entries.flat();
    case 'call':
      return [...value.args, ...Object.values(value.kwargs), ...(value.receiver ? [value.receiver] : [])];
    case 'format':
      return value.parts;
    case 'lambda':
    case 'comprehension':
    case 'conditional':
    case 'operation':
    case 'subscript':
    case 'other':
      return value.parts ?? [];
    default:
      return [];
  }
}
