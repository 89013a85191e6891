import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { type Cursor, flatten, type KindTable, newKindTable } from './flatten.js';
import { prepare } from './prepare.js';
import { disambiguated, repair } from './repair.js';
import type { PythonTree } from './tree.js';

/** Which binding parses: the native one is about a third faster, the WebAssembly one runs everywhere. */
export type PythonBackend = 'native' | 'wasm';

/** Parses Python 2 and 3. Trees do not depend on the binding. */
export interface PythonParser {
  readonly backend: PythonBackend;
  /**
   * The syntax tree of a source text, errors included. Never throws on any text. Offsets of the tree point into its
   * own `text`: the source without a byte order mark, with every line end a single unit or `\r\n`.
   */
  parse(source: string): PythonTree;
}

/** One parse by a binding; the tree is released when `use` returns. */
type Binding = <T>(text: string, use: (cursor: Cursor, broken: boolean) => T) => T;

interface NativeModule {
  new (): {
    setLanguage(language: unknown): void;
    parse(
      text: string,
      old: null,
      options: { bufferSize: number },
    ): { rootNode: { hasError: boolean; walk(): Cursor } };
  };
}

/** The native binding, or the reason why it does not load here. */
function loadNative(): Binding {
  const require = createRequire(import.meta.url);
  const Parser = require('tree-sitter') as NativeModule;
  const parser = new Parser();
  parser.setLanguage(require('tree-sitter-python'));
  return (text, use) => {
    // Without a buffer of this size the binding refuses texts above 32 K units.
    const { rootNode } = parser.parse(text, null, { bufferSize: text.length + 1 });
    return use(rootNode.walk(), rootNode.hasError);
  };
}

async function loadWasm(): Promise<Binding> {
  const { Language, Parser } = await import('web-tree-sitter');
  await Parser.init();
  const wasm = createRequire(import.meta.url).resolve('tree-sitter-python/tree-sitter-python.wasm');
  const language = await Language.load(new Uint8Array(await readFile(wasm)));
  const parser = new Parser();
  parser.setLanguage(language);
  return (text, use) => {
    const tree = parser.parse(text);
    if (tree === null) throw new Error('the parser gave no tree');
    const cursor = tree.walk();
    try {
      return use(cursor, tree.rootNode.hasError);
    } finally {
      cursor.delete();
      tree.delete();
    }
  };
}

function parseWith(binding: Binding, table: KindTable, source: string): PythonTree {
  const { text, refused } = prepare(source);
  const run = (parsed: string): PythonTree =>
    binding(disambiguated(parsed), (cursor, broken) => flatten(cursor, parsed, broken, table));
  if (refused.length > 0) return { ...run(''), text, errors: refused };
  const tree = run(text);
  return tree.errors.length === 0 ? tree : repair(tree, run);
}

/**
 * Loads a parser. `auto` takes the native binding where it loads and the WebAssembly one elsewhere.
 * @throws when the asked binding cannot be loaded
 */
export async function createPythonParser(backend: 'auto' | PythonBackend = 'auto'): Promise<PythonParser> {
  const table = newKindTable();
  const over = (used: PythonBackend, binding: Binding): PythonParser => ({
    backend: used,
    parse: (source) => parseWith(binding, table, source),
  });
  if (backend === 'native') return over('native', loadNative());
  if (backend === 'auto') {
    try {
      return over('native', loadNative());
    } catch {
      // Not installed, or built for another platform: the other binding gives the same trees.
    }
  }
  return over('wasm', await loadWasm());
}
