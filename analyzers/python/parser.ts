import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { eased, withComments } from './ease.js';
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

/** A text needs the portable binding, which is not loaded yet. */
export class NotLoaded extends Error {
  override readonly name = 'NotLoaded';
  constructor(readonly load: () => Promise<void>) {
    super('the portable parser is not loaded');
  }
}

/** Reads something, and once more where a text of it needs the portable binding and that is not loaded yet. */
export async function whenLoaded<T>(read: () => T | Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (thrown) {
    if (!(thrown instanceof NotLoaded)) throw thrown;
    await thrown.load();
    return read();
  }
}

export interface ParserOptions {
  /** Leaves the portable binding until a broken text needs it: then `parse` throws `NotLoaded`. It takes 30 ms and 5 MB to load. */
  later?: boolean;
}

/** One parse by a binding; the tree is released when `use` returns. */
type Binding = <T>(text: string, use: (cursor: Cursor, broken: boolean) => T) => T;

interface NativeModule {
  new (): {
    setLanguage(language: unknown): void;
    setTimeoutMicros(microseconds: number): void;
    reset(): void;
    /** null where the time is up. */
    parse(
      text: string,
      old: null,
      options: { bufferSize: number },
    ): { rootNode: { hasError: boolean; walk(): Cursor } } | null;
  };
}

/**
 * The native binding needs the square of the length for some broken lines (`é漢😀 ` 100,000 times: minutes) that the
 * other reads in a second. What takes longer than this goes to the other, which gives the same tree.
 */
const NATIVE_MICROSECONDS = 5_000_000;

/** The text took the native binding too long. */
class TooSlow extends Error {
  override readonly name = 'TooSlow';
}

/** The native binding, or the reason why it does not load here. */
function loadNative(): Binding {
  const require = createRequire(import.meta.url);
  const Parser = require('tree-sitter') as NativeModule;
  const parser = new Parser();
  const language = require('tree-sitter-python') as { nodeTypeInfo?: unknown };
  // Of this the binding makes a class for every kind of node, which takes it 10 ms; a cursor needs none.
  delete language.nodeTypeInfo;
  parser.setLanguage(language);
  parser.setTimeoutMicros(NATIVE_MICROSECONDS);
  return (text, use) => {
    // Without a buffer of this size the binding refuses texts above 32 K units.
    const tree = parser.parse(text, null, { bufferSize: text.length + 1 });
    if (tree === null) {
      // Else the next parse would go on with this text.
      parser.reset();
      throw new TooSlow();
    }
    const { rootNode } = tree;
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
  return (text) => {
    const { text: easy, comments } = eased(text);
    const tree = binding(disambiguated(easy), (cursor, broken) => flatten(cursor, text, broken, table));
    return withComments(tree, comments);
  };
}

/** Parses with `first`; what it finds broken is parsed again with `recover`, so that the hole looks the same for all. */
function parseWith(first: Run, recover: Run, source: string): PythonTree {
  const { text, refused } = prepare(source);
  if (refused.length > 0) return { ...first(''), text, errors: refused };
  const tree = parseInTime(first, recover, text);
  if (tree.errors.length === 0) return tree;
  const broken = recover === first ? tree : recover(text);
  return broken.errors.length === 0 ? broken : { ...repair(broken, recover), text };
}

function parseInTime(first: Run, other: Run, text: string): PythonTree {
  try {
    return first(text);
  } catch (thrown) {
    if (thrown instanceof TooSlow) return other(text);
    throw thrown;
  }
}

/**
 * Loads a parser. `auto` takes the native binding where it loads and the WebAssembly one elsewhere. Broken texts always
 * go through the WebAssembly one: the two are built on different releases of tree-sitter, which recover differently.
 * @throws when the asked binding cannot be loaded
 */
export async function createPythonParser(
  backend: 'auto' | PythonBackend = 'auto',
  { later = false }: ParserOptions = {},
): Promise<PythonParser> {
  let native: Run | null = null;
  if (backend !== 'wasm') {
    try {
      native = runner(loadNative());
    } catch (thrown) {
      // Not installed, or built for another platform: the other binding gives the same trees.
      if (backend === 'native') throw thrown;
    }
  }
  let portable: Run | null = null;
  const load = async () => {
    portable ??= runner(await loadWasm());
  };
  const wasm: Run = (text) => {
    if (portable === null) throw new NotLoaded(load);
    return portable(text);
  };
  if (native === null || !later) await load();
  const first = native ?? wasm;
  return {
    backend: native === null ? 'wasm' : 'native',
    parse: (source) => parseWith(first, wasm, source),
  };
}
