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

type Run = (text: string) => PythonTree;

/** Parsing with one binding, into flat trees. */
function runner(binding: Binding): Run {
  const table: KindTable = newKindTable();
  return (text) => binding(disambiguated(text), (cursor, broken) => flatten(cursor, text, broken, table));
}

/** Parses with `first`; what it finds broken is parsed again with `recover`, so that the hole looks the same for all. */
function parseWith(first: Run, recover: Run, source: string): PythonTree {
  const { text, refused } = prepare(source);
  if (refused.length > 0) return { ...first(''), text, errors: refused };
  const tree = first(text);
  if (tree.errors.length === 0) return tree;
  const broken = recover === first ? tree : recover(text);
  return broken.errors.length === 0 ? broken : { ...repair(broken, recover), text };
}

/**
 * Loads a parser. `auto` takes the native binding where it loads and the WebAssembly one elsewhere. Broken texts always
 * go through the WebAssembly one: the two are built on different releases of tree-sitter, which recover differently.
 * @throws when the asked binding cannot be loaded
 */
export async function createPythonParser(backend: 'auto' | PythonBackend = 'auto'): Promise<PythonParser> {
  let native: Run | null = null;
  if (backend !== 'wasm') {
    try {
      native = runner(loadNative());
    } catch (thrown) {
      // Not installed, or built for another platform: the other binding gives the same trees.
      if (backend === 'native') throw thrown;
    }
  }
  const wasm = runner(await loadWasm());
  const first = native ?? wasm;
  return {
    backend: native === null ? 'wasm' : 'native',
    parse: (source) => parseWith(first, wasm, source),
  };
}
