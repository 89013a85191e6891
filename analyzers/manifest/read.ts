import { messageOf } from '../../src/domain/errors.js';
import type { ManifestFacts } from '../../src/domain/facts/manifest.js';
import { directivesIn } from '../directives.js';
import { readErrors } from '../python/errors.js';
import { K } from '../python/kinds.js';
import { put } from '../python/names.js';
import { NotLoaded, type PythonParser } from '../python/parser.js';
import { stringText } from '../python/strings.js';
import {
  childrenOf,
  firstChild,
  LineTable,
  lastChild,
  nextSibling,
  type PythonTree,
  shortText,
  unwrapped,
} from '../python/tree.js';
import { entriesOf } from './entries.js';
import { literalOf, NotLiteral } from './literals.js';

/**
 * The dictionary of the manifest: the first one that is a statement of its own or the right side of an assignment; in a
 * broken file the first one that is not inside another. -1 where there is none.
 */
function findDictionary(tree: PythonTree): number {
  for (let node = 1; node < tree.count; node++) {
    if (tree.kinds[node] === K.Dictionary) return node;
    const kind = tree.kinds[node];
    if (kind === K.FunctionDefinition || kind === K.ClassDefinition || kind === K.Call) node = tree.next[node]! - 1;
  }
  return -1;
}

/** In a file whose braces do not close, pairs hang loose: all that are not inside another pair. */
function loosePairs(tree: PythonTree): number[] {
  const pairs: number[] = [];
  for (let node = 1; node < tree.count; node++) {
    if (tree.kinds[node] !== K.Pair) continue;
    pairs.push(node);
    node = tree.next[node]! - 1;
  }
  return pairs;
}

function pairsOf(tree: PythonTree, facts: ManifestFacts, lines: LineTable): number[] | null {
  const found = findDictionary(tree);
  const loose = facts.errors.length > 0 ? loosePairs(tree) : [];
  if (found < 0) return loose.length > 0 ? loose : null;
  const children = childrenOf(tree, found);
  if (loose.length > children.length && tree.parents[found] !== 0) {
    const outer = tree.kinds[tree.parents[found]!];
    if (outer === K.Pair || outer === K.Error) return loose;
  }
  for (const child of children) {
    if (tree.kinds[child] === K.Pair || tree.kinds[child] === K.Error) continue;
    const why = `not a literal: ${shortText(tree, child, 60)}`;
    facts.errors.push({ ...lines.at(tree.starts[child]!), why });
  }
  return children.filter((child) => tree.kinds[child] === K.Pair);
}

/** Odoo reads the whole file as one literal; anything else beside the dictionary is named. */
function checkStatements(tree: PythonTree, facts: ManifestFacts, lines: LineTable): void {
  let dictionaries = 0;
  for (let node = firstChild(tree, 0); node >= 0; node = nextSibling(tree, node)) {
    const inner = firstChild(tree, node);
    const isDictionary =
      tree.kinds[node] === K.ExpressionStatement && inner >= 0 && tree.kinds[unwrapped(tree, inner)] === K.Dictionary;
    if (isDictionary && ++dictionaries === 1) continue;
    if (tree.kinds[node] === K.Error) continue;
    const why = `a manifest is one dictionary and nothing else, found: ${shortText(tree, node, 60)}`;
    facts.errors.push({ ...lines.at(tree.starts[node]!), why });
    return;
  }
}

function isBroken(tree: PythonTree, pair: number): boolean {
  return tree.errors.some((error) => error.start >= tree.starts[pair]! && error.end <= tree.ends[pair]!);
}

function readPair(tree: PythonTree, facts: ManifestFacts, lines: LineTable, pair: number): void {
  const key = unwrapped(tree, firstChild(tree, pair));
  const value = lastChild(tree, pair);
  if (tree.kinds[key] !== K.String && tree.kinds[key] !== K.ConcatenatedString) {
    facts.errors.push({ ...lines.at(tree.starts[key]!), why: `not a literal key: ${shortText(tree, key, 60)}` });
    return;
  }
  const name = stringText(tree, key);
  put(facts.keys, name, lines.at(tree.starts[key]!));
  // Around a syntax error a key may hang on to the value of another one.
  if (isBroken(tree, pair)) return;
  facts.entries.push(...entriesOf(tree, lines, name, value));
  try {
    put(facts.values!, name, literalOf(tree, value));
  } catch (thrown) {
    if (!(thrown instanceof NotLiteral)) throw thrown;
    // A key written twice keeps the later value in Python; what is not known must not show the earlier one.
    delete facts.values![name];
    facts.errors.push({ ...lines.at(tree.starts[thrown.node]!), why: `${name}: ${thrown.message}` });
  }
}

function manifestOf(path: string, tree: PythonTree): ManifestFacts {
  const lines = new LineTable(tree.text);
  const facts: ManifestFacts = {
    language: 'manifest',
    path,
    lines: lines.lines,
    errors: readErrors(tree, lines),
    values: null,
    keys: {},
    entries: [],
  };
  const comments = tree.comments.map(({ start, end }) => ({ ...lines.at(start), text: tree.text.slice(start, end) }));
  const directives = directivesIn(path, tree.text, comments);
  if (directives.length > 0) facts.directives = directives;
  const pairs = pairsOf(tree, facts, lines);
  if (pairs === null) {
    if (facts.errors.length === 0) facts.errors.push({ line: 1, column: 1, why: 'no dictionary in the manifest' });
    return facts;
  }
  if (facts.errors.length === 0) checkStatements(tree, facts, lines);
  facts.values = {};
  for (const pair of pairs) readPair(tree, facts, lines, pair);
  facts.errors.sort((a, b) => a.line - b.line || a.column - b.column);
  return facts;
}

/**
 * A reader of Odoo manifests. The dictionary is read from the syntax tree and never executed; `path` is relative to the
 * addon and only carried over. Never throws: what is broken or no literal is named in `errors`, the rest is kept.
 */
export function createManifestReader(parser: PythonParser): (path: string, text: string) => ManifestFacts {
  return (path, text) => {
    try {
      return manifestOf(path, parser.parse(text));
    } catch (thrown) {
      if (thrown instanceof NotLoaded) throw thrown;
      const errors = [{ line: 1, column: 1, why: `the reader failed: ${messageOf(thrown)}` }];
      return {
        language: 'manifest',
        path,
        lines: new LineTable(text).lines,
        errors,
        values: null,
        keys: {},
        entries: [],
      };
    }
  };
}
