import type { PythonClass } from '../../src/domain/facts/python.js';
import { stringOf, stringsOf, type Value } from '../../src/domain/facts/value.js';
import type { FileContext } from './context.js';
import { readColumns, readField } from './fields.js';
import { decoratorsOf } from './functions.js';
import { K } from './kinds.js';
import { put } from './names.js';
import { childOfKind, firstChild, lastChild, nextSibling, textOf } from './tree.js';

function basesOf(file: FileContext, definition: number): string[] {
  const { tree } = file;
  const list = childOfKind(tree, definition, K.ArgumentList);
  const bases: string[] = [];
  if (list < 0) return bases;
  for (let child = firstChild(tree, list); child >= 0; child = nextSibling(tree, child)) {
    if (tree.kinds[child] !== K.KeywordArgument) bases.push(file.dotted(child));
  }
  return bases;
}

function mapping(value: Value): Record<string, string> {
  const found: Record<string, string> = {};
  if (value.kind !== 'dict') return found;
  for (const [key, held] of value.entries) {
    if (key.kind === 'string' && held.kind === 'string') put(found, key.value, held.value);
  }
  return found;
}

/**
 * Names that the same class body gave a value before stand for that value: `_name = 'loan'; _inherit = [_name, 'mixin']`.
 * What is not one of them stays a name.
 */
function withOwnNames(facts: PythonClass, value: Value): Value {
  if (value.kind === 'name') return facts.attributes.findLast((entry) => entry.name === value.name)?.value ?? value;
  if (value.kind !== 'list' && value.kind !== 'tuple') return value;
  return {
    kind: value.kind,
    items: value.items.map((item) => (item.kind === 'name' ? withOwnNames(facts, item) : item)),
  };
}

/** What the ORM reads from the attributes of a model class. */
function takeAttribute(facts: PythonClass, name: string, value: Value): void {
  switch (name) {
    case '_name':
      facts.model = stringOf(value);
      break;
    case '_inherit':
      facts.inherit = stringsOf(value);
      break;
    case '_inherits':
      facts.inherits = mapping(value);
      break;
    case '_table':
      facts.table = stringOf(value);
      break;
    case '_auto':
      facts.auto = value.kind === 'boolean' ? value.value : null;
      break;
    case '_order':
      facts.order = stringOf(value);
      break;
    case '_rec_name':
      facts.recName = stringOf(value);
      break;
    case '_description':
      facts.description = valueText(value);
      break;
  }
}

/** A text, also where it is wrapped for translation: `_('Loan')`. */
function valueText(value: Value): string | null {
  if (value.kind === 'call' && /^_(lt)?$/.test(value.callee)) return stringOf(value.args[0]);
  return stringOf(value);
}

function takeAssignment(file: FileContext, facts: PythonClass, assignment: number): void {
  const { tree } = file;
  let right = assignment;
  const targets: number[] = [];
  while (tree.kinds[right] === K.Assignment) {
    const left = firstChild(tree, right);
    const value = lastChild(tree, right);
    if (left < 0 || value === left || tree.kinds[value] === K.Type) return;
    targets.push(left);
    right = value;
  }
  for (const target of targets) {
    if (tree.kinds[target] !== K.Identifier) continue;
    const name = textOf(tree, target);
    if (name === '_columns') {
      facts.fields.push(...readColumns(file, right));
      continue;
    }
    const field = readField(file, target, name, right);
    if (field !== null) {
      facts.fields.push(field);
      continue;
    }
    const value = file.values.of(right);
    takeAttribute(facts, name, withOwnNames(facts, value));
    facts.attributes.push({ ...file.at(target), name, value });
  }
}

/** Adds the class defined at `definition` and returns its index. Its scope opens at its body. */
export function readClass(file: FileContext, definition: number): number {
  const { tree, scope } = file;
  const named = childOfKind(tree, definition, K.Identifier);
  const facts: PythonClass = {
    ...file.at(definition),
    endLine: file.endLine(definition),
    name: named < 0 ? '' : textOf(tree, named),
    bases: basesOf(file, definition),
    kind: null,
    within: scope.function,
    model: null,
    inherit: [],
    inherits: {},
    table: null,
    auto: null,
    order: null,
    recName: null,
    description: null,
    decorators: decoratorsOf(file, definition),
    attributes: [],
    fields: [],
  };
  const block = childOfKind(tree, definition, K.Block);
  for (let node = block < 0 ? -1 : firstChild(tree, block); node >= 0; node = nextSibling(tree, node)) {
    const child = tree.kinds[node] === K.ExpressionStatement ? firstChild(tree, node) : -1;
    if (child >= 0 && tree.kinds[child] === K.Assignment) takeAssignment(file, facts, child);
  }
  return file.facts.classes.push(facts) - 1;
}
