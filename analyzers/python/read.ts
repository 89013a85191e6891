import { messageOf } from '../../src/domain/errors.js';
import type { PythonFacts } from '../../src/domain/facts/python.js';
import { readFor, readForInClause, readLambda } from './bindings.js';
import { blocksOf, unreachableOf, wordsOf } from './blocks.js';
import { classKinds } from './class-kind.js';
import { readClass } from './classes.js';
import { FileContext } from './context.js';
import { readDomain, readTextDomain } from './domains.js';
import { readErrors } from './errors.js';
import { readFunction } from './functions.js';
import { readImport } from './imports.js';
import { K } from './kinds.js';
import { isPython2Number } from './numbers.js';
import { NotLoaded, type PythonParser } from './parser.js';
import { addRecursion } from './recursion.js';
import { childrenOf, type PythonTree, textOf } from './tree.js';
import {
  isRepairedExec,
  readAssignment,
  readAttribute,
  readCall,
  readComparison,
  readExcept,
  readRaise,
  readStatementCall,
  readString,
  readSubscript,
  readWith,
} from './uses.js';

/** Opens the scope of a body: of the function or class just read, or of a loop. */
function enterBlock(file: FileContext, block: number): void {
  const { tree, facts, scope } = file;
  const end = tree.next[block]!;
  switch (tree.kinds[tree.parents[block]!]) {
    case K.FunctionDefinition:
      // The function or class whose body opens here is the last one read: nothing but its header lies between.
      file.push({ end, function: facts.functions.length - 1, class: scope.class, loop: 0 });
      break;
    case K.ClassDefinition:
      file.push({ end, function: scope.function, class: facts.classes.length - 1, loop: 0 });
      break;
    case K.For:
    case K.While:
      file.push({ ...scope, end, loop: scope.loop + 1 });
      break;
  }
}

/** A comprehension is a loop for all but the sequence of its first `for`, which is evaluated once. */
function enterComprehension(file: FileContext, node: number): void {
  file.push({ ...file.scope, end: file.tree.next[node]!, loop: file.scope.loop + 1 });
}

function enterForInClause(file: FileContext, node: number): void {
  const { tree, scope } = file;
  const parent = tree.parents[node]!;
  const first = childrenOf(tree, parent).find((child) => tree.kinds[child] === K.ForInClause);
  if (first === node && scope.loop > 0) file.push({ ...scope, end: tree.next[node]!, loop: scope.loop - 1 });
}

type Handler = (file: FileContext, node: number) => void;

/** What is done on entering a node, by kind. Kinds that are not listed carry no fact of their own. */
const HANDLERS: (Handler | undefined)[] = [];
const on = (kinds: readonly number[], handler: Handler): void => {
  for (const kind of kinds) HANDLERS[kind] = handler;
};

on([K.Import, K.ImportFrom, K.FutureImport], readImport);
on([K.FunctionDefinition], readFunction);
on([K.ClassDefinition], readClass);
on([K.Block], enterBlock);
on([K.Assignment, K.AugmentedAssignment, K.NamedExpression], readAssignment);
on([K.AsPattern], readWith);
on([K.Comparison], readComparison);
on([K.Except], readExcept);
on([K.Raise], readRaise);
on([K.Print], (file, node) => readStatementCall(file, node, 'print'));
on([K.Exec], (file, node) => readStatementCall(file, node, 'exec'));
on([K.Not], (file, node) => {
  if (isRepairedExec(file, node)) readStatementCall(file, node, 'exec');
});
on([K.Call], readCall);
on([K.Dotted, K.Attribute], readAttribute);
on([K.Subscript], readSubscript);
on([K.String, K.ConcatenatedString], (file, node) => {
  readString(file, node);
  readTextDomain(file, node);
});
on([K.List], readDomain);
on([K.For], readFor);
on([K.Lambda], readLambda);
on([K.ForInClause], (file, node) => {
  enterForInClause(file, node);
  readForInClause(file, node);
});
on([K.ListComprehension, K.SetComprehension, K.DictComprehension, K.Generator], enterComprehension);
on([K.Integer], (file, node) => {
  if (isPython2Number(textOf(file.tree, node))) file.python2 = true;
});
on([K.OldNotEqual], (file) => {
  file.python2 = true;
});

/** Nodes that hold nothing to report: annotations. */
function skips(kind: number): boolean {
  return kind === K.Type || kind === K.DottedName;
}

function walk(file: FileContext): void {
  const { tree } = file;
  for (let node = 1; node < tree.count; ) {
    const kind = tree.kinds[node]!;
    const handler = HANDLERS[kind];
    if (handler !== undefined) {
      file.leave(node);
      handler(file, node);
    }
    node = skips(kind) ? tree.next[node]! : node + 1;
  }
}

function comments(file: FileContext): void {
  const { tree, facts } = file;
  for (const { start, end } of tree.comments) {
    facts.comments.push({ ...file.lines.at(start), text: tree.text.slice(start, end).trimEnd() });
  }
}

/** The facts of a tree that was parsed from the file at `path`. */
export function factsOf(path: string, tree: PythonTree, parse: (text: string) => PythonTree): PythonFacts {
  const file = new FileContext(path, tree, parse);
  file.facts.errors.push(...readErrors(tree, file.lines));
  walk(file);
  comments(file);
  file.facts.blocks = blocksOf(file);
  file.facts.words = wordsOf(file);
  file.facts.unreachable = unreachableOf(file);
  classKinds(file);
  addRecursion(file.facts);
  file.facts.dialect = file.python2 ? 'python2' : 'python3';
  return file.facts;
}

/**
 * A reader of Python sources. `path` is relative to the addon and only carried over. Python 2 and 3 are both read;
 * what cannot be read becomes an entry of `errors` and the rest is kept. Never throws.
 */
export function createPythonReader(parser: PythonParser): (path: string, text: string) => PythonFacts {
  return (path, text) => {
    try {
      return factsOf(path, parser.parse(text), (inner) => parser.parse(inner));
    } catch (thrown) {
      if (thrown instanceof NotLoaded) throw thrown;
      const { facts } = new FileContext(path, { ...EMPTY, text });
      facts.errors.push({ line: 1, column: 1, why: `the reader failed: ${messageOf(thrown)}` });
      return facts;
    }
  };
}

const NONE = new Int32Array(0);
const EMPTY: PythonTree = {
  text: '',
  kinds: new Uint8Array(0),
  starts: NONE,
  ends: NONE,
  next: NONE,
  parents: NONE,
  count: 0,
  comments: [],
  errors: [],
};
