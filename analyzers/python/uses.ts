import type { FileContext } from './context.js';
import { K } from './kinds.js';
import { lastName } from './names.js';
import { literalText, stringPrefix, stringText } from './strings.js';
import { childrenOf, firstChild, lastChild, nextSibling, type PythonTree, textOf, unwrapped } from './tree.js';

/** Whether the value of an expression goes anywhere: false for a statement of its own. */
function isUsed(tree: PythonTree, node: number): boolean {
  let parent = tree.parents[node]!;
  while (tree.kinds[parent] === K.Await || tree.kinds[parent] === K.Parenthesized) parent = tree.parents[parent]!;
  return tree.kinds[parent] !== K.ExpressionStatement;
}

export function readCall(file: FileContext, node: number): void {
  const callee = file.dotted(firstChild(file.tree, node));
  const { args, kwargs } = file.values.arguments(node);
  const { line, column } = file.at(node);
  const { function: within, class: owner, loop } = file.scope;
  const used = isUsed(file.tree, node);
  const name = lastName(callee);
  const endLine = file.endLine(node);
  const span = endLine > line ? { endLine } : {};
  file.facts.calls.push({
    line,
    column,
    function: within,
    class: owner,
    callee,
    name,
    args,
    kwargs,
    loop,
    used,
    ...span,
  });
}

/** `print` and `exec` statements of Python 2, as calls of those names. */
export function readStatementCall(file: FileContext, node: number, name: 'print' | 'exec'): void {
  const { tree } = file;
  file.python2 = true;
  const args = childrenOf(tree, node)
    .filter((child) => tree.kinds[child] !== K.Chevron)
    .map((child) => file.values.of(child));
  const { line, column } = file.at(node);
  const { function: within, class: owner, loop } = file.scope;
  const rest = { callee: name, name, args, kwargs: {}, loop, used: false };
  file.facts.calls.push({ line, column, function: within, class: owner, ...rest });
}

/** Whether a longer chain or a call goes on from this node, which then names it. */
function isInsideChain(tree: PythonTree, node: number): boolean {
  let at = node;
  for (;;) {
    const parent = tree.parents[at]!;
    const kind = tree.kinds[parent];
    if (kind === K.Attribute) return true;
    if (parent + 1 !== at) return false;
    if (kind === K.Call) return true;
    if (kind !== K.Subscript && kind !== K.Parenthesized) return false;
    at = parent;
  }
}

/** Whether an attribute is written to: target of an assignment, a loop, `del` or an unpacking. */
function isStored(tree: PythonTree, node: number): boolean {
  let at = node;
  for (;;) {
    const parent = tree.parents[at]!;
    switch (tree.kinds[parent]) {
      case K.PatternList:
      case K.TuplePattern:
      case K.ListPattern:
      case K.SplatPattern:
        at = parent;
        continue;
      case K.ExpressionList:
        if (tree.kinds[tree.parents[parent]!] !== K.Delete) return false;
        return true;
      case K.Delete:
        return true;
      case K.Assignment:
      case K.AugmentedAssignment:
      case K.For:
      case K.ForInClause:
        return parent + 1 === at;
      default:
        return false;
    }
  }
}

export function readAttribute(file: FileContext, node: number): void {
  const { tree } = file;
  if (isInsideChain(tree, node)) return;
  const { line, column } = file.at(node);
  const { function: within, class: owner, loop } = file.scope;
  const chain = file.dotted(node);
  file.facts.attributes.push({
    line,
    column,
    function: within,
    class: owner,
    chain,
    stored: isStored(tree, node),
    loop,
  });
}

/** Subscripts by a literal text: `self.env['res.partner']`, `vals['name']`. */
export function readSubscript(file: FileContext, node: number): void {
  const { tree } = file;
  const base = firstChild(tree, node);
  const index = base < 0 ? -1 : nextSibling(tree, base);
  if (index < 0 || nextSibling(tree, index) >= 0) return;
  const inner = unwrapped(tree, index);
  // An f-string holds its values as children: no literal.
  if (tree.kinds[inner] !== K.String || firstChild(tree, inner) >= 0) return;
  const { line, column } = file.at(node);
  const { function: within, class: owner } = file.scope;
  const key = stringText(tree, inner);
  file.facts.subscripts.push({ line, column, function: within, class: owner, base: file.dotted(base), key });
}

/** A string literal, unless it is a part of a longer one or a statement of its own (a docstring). */
export function readString(file: FileContext, node: number): void {
  const { tree } = file;
  const parent = tree.parents[node]!;
  const kind = tree.kinds[parent];
  const prefix = stringPrefix(tree, node);
  if (prefix === '`' || prefix === 'ur') file.python2 = true;
  if (prefix === '`' || kind === K.ConcatenatedString) return;
  if (kind === K.ExpressionStatement && firstChild(tree, parent) === lastChild(tree, parent)) return;
  const value = tree.kinds[node] === K.String ? literalText(tree, node) : stringText(tree, node);
  const { line, column } = file.at(node);
  const { function: within, class: owner } = file.scope;
  file.facts.strings.push({ line, column, function: within, class: owner, value });
}

function targetsOf(tree: PythonTree, left: number): number[] {
  const kind = tree.kinds[left];
  if (kind === K.PatternList || kind === K.TuplePattern || kind === K.ListPattern || kind === K.Tuple) {
    return childrenOf(tree, left).flatMap((child) => targetsOf(tree, child));
  }
  return [kind === K.SplatPattern ? firstChild(tree, left) : left];
}

/** The last right side of `a = b = value`; looked for once per chain. */
function assignedValue(file: FileContext, node: number): number {
  const { tree, chain } = file;
  if (node < chain.value && tree.next[node] === chain.end) return chain.value;
  let right = lastChild(tree, node);
  while (tree.kinds[right] === K.Assignment) right = lastChild(tree, right);
  file.chain = { end: tree.next[node]!, value: right };
  return right;
}

/** One entry per target; values of a tuple go to targets of the same number. */
export function readAssignment(file: FileContext, node: number): void {
  const { tree } = file;
  const augmented = tree.kinds[node] === K.AugmentedAssignment;
  const left = firstChild(tree, node);
  const right = assignedValue(file, node);
  if (left < 0 || right === left || tree.kinds[right] === K.Type) return;
  const targets = targetsOf(tree, left);
  const spread = unwrapped(tree, right);
  const kind = tree.kinds[spread];
  let values: number[] = [];
  if (targets.length > 1 && (kind === K.Tuple || kind === K.ExpressionList)) values = childrenOf(tree, spread);
  const paired = values.length === targets.length;
  const whole = paired ? null : file.values.of(right);
  const { function: within, class: owner } = file.scope;
  targets.forEach((at, index) => {
    if (at < 0) return;
    const value = whole ?? file.values.of(values[index]!);
    const { line, column } = file.at(at);
    const target = file.dotted(at);
    file.facts.assignments.push({ line, column, function: within, class: owner, target, value, augmented });
  });
}

/** `with open(path) as file:` gives the name what the expression makes. */
export function readWith(file: FileContext, node: number): void {
  const { tree } = file;
  const right = firstChild(tree, node);
  const left = right < 0 ? -1 : firstChild(tree, lastChild(tree, node));
  if (left < 0 || right === lastChild(tree, node) || tree.kinds[tree.parents[node]!] === K.Except) return;
  const { function: within, class: owner } = file.scope;
  const value = file.values.of(right);
  for (const at of targetsOf(tree, left)) {
    const target = file.dotted(at);
    file.facts.assignments.push({ ...file.at(at), function: within, class: owner, target, value, augmented: false });
  }
}

/** `mode in ('read', 'write')`: left side a name, one operator. */
export function readComparison(file: FileContext, node: number): void {
  const { tree } = file;
  const left = firstChild(tree, node);
  const right = left < 0 ? -1 : nextSibling(tree, left);
  if (right < 0 || nextSibling(tree, right) >= 0) return;
  const kind = tree.kinds[left];
  const operator = /\bnot\s+in\b/.test(tree.text.slice(tree.ends[left], tree.starts[right])) ? 'not in' : 'in';
  if (!/\bin\b/.test(tree.text.slice(tree.ends[left], tree.starts[right]))) return;
  if (kind !== K.Identifier && kind !== K.Dotted && kind !== K.Subscript) return;
  const { function: within, class: owner } = file.scope;
  const name = file.dotted(left);
  const value = file.values.of(right);
  file.facts.comparisons!.push({ ...file.at(node), function: within, class: owner, name, operator, value });
}

const LOGGERS = /(^|[._])(log|logger|logging)\.\w+$/i;

function exceptBody(file: FileContext, block: number): 'pass' | 'logs' | 'raises' | 'other' {
  const { tree } = file;
  let idle = true;
  let logs = false;
  for (let node = block + 1; node < tree.next[block]!; node++) {
    const kind = tree.kinds[node]!;
    if (kind === K.Raise) return 'raises';
    if (kind === K.Call && LOGGERS.test(file.dotted(firstChild(tree, node)))) logs = true;
  }
  for (let node = firstChild(tree, block); node >= 0; node = nextSibling(tree, node)) {
    const kind = tree.kinds[node]!;
    const text = kind === K.ExpressionStatement ? tree.kinds[firstChild(tree, node)] : -1;
    idle &&= kind === K.Pass || kind === K.Continue || text === K.Ellipsis || text === K.String;
  }
  return idle ? 'pass' : logs ? 'logs' : 'other';
}

export function readExcept(file: FileContext, node: number): void {
  const { tree } = file;
  const types: string[] = [];
  let block = -1;
  let values = 0;
  for (let child = firstChild(tree, node); child >= 0; child = nextSibling(tree, child)) {
    const kind = tree.kinds[child]!;
    if (kind === K.Block) block = child;
    else if (++values === 1) {
      const caught = unwrapped(tree, kind === K.AsPattern ? firstChild(tree, child) : child);
      const several = tree.kinds[caught] === K.Tuple;
      types.push(...(several ? childrenOf(tree, caught) : [caught]).map((type) => file.dotted(type)));
    }
  }
  // `except A, e:`. Python 3.14 (PEP 758) reads the same text as two types; no Odoo series runs on it yet.
  if (values > 1) file.python2 = true;
  const body = block < 0 ? 'other' : exceptBody(file, block);
  const { function: within, class: owner, loop } = file.scope;
  const tryLine = file.at(tree.parents[node]!).line;
  file.facts.excepts.push({ ...file.at(node), function: within, class: owner, types, body, loop, tryLine });
}

export function readRaise(file: FileContext, node: number): void {
  const { tree } = file;
  let raised = firstChild(tree, node);
  if (raised >= 0 && tree.kinds[raised] === K.ExpressionList) {
    file.python2 = true;
    raised = firstChild(tree, raised);
  }
  if (raised >= 0) raised = unwrapped(tree, raised);
  if (raised >= 0 && tree.kinds[raised] === K.Call) raised = firstChild(tree, raised);
  const { function: within, class: owner } = file.scope;
  const type = raised < 0 ? '' : file.dotted(raised);
  file.facts.raises.push({ ...file.at(node), function: within, class: owner, type });
}

/** `exec` written before an expression the grammar cannot read after it; see repair.ts. */
export function isRepairedExec(file: FileContext, node: number): boolean {
  return file.tree.text.startsWith('exec', file.tree.starts[node]!) && textOf(file.tree, node).startsWith('exec');
}
