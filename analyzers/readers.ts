import type { CsvFacts } from '../src/domain/facts/csv.js';
import type { JavaScriptFacts } from '../src/domain/facts/javascript.js';
import type { ManifestFacts } from '../src/domain/facts/manifest.js';
import type { PythonFacts } from '../src/domain/facts/python.js';
import type { XmlFacts } from '../src/domain/facts/xml.js';
import { readCsv } from './access/read.js';
import { createManifestReader } from './manifest/read.js';
import { createPythonParser, type ParserOptions, type PythonBackend, type PythonParser } from './python/parser.js';
import { createPythonReader } from './python/read.js';
import { readXml } from './xml/read.js';

/** `auto` takes the native parser where it loads, else the portable one. */
export type ParserChoice = 'auto' | PythonBackend;

/**
 * One reader per language. Each takes a path relative to the addon and the text, and never throws, but for `NotLoaded` where the parser
 * was to be loaded later.
 */
export interface Readers {
  parser: PythonParser;
  python(path: string, text: string): PythonFacts;
  manifest(path: string, text: string): ManifestFacts;
  xml(path: string, text: string): XmlFacts;
  csv(path: string, text: string): CsvFacts;
  /** Loaded on first use: the TypeScript compiler is large, and many addons hold no JavaScript. */
  javascript(): Promise<(path: string, text: string) => JavaScriptFacts>;
}

export async function createReaders(choice: ParserChoice, options: ParserOptions = {}): Promise<Readers> {
  const parser = await createPythonParser(choice, options);
  let javascript: Promise<(path: string, text: string) => JavaScriptFacts> | null = null;
  return {
    parser,
    python: createPythonReader(parser),
    manifest: createManifestReader(parser),
    xml: readXml,
    csv: readCsv,
    javascript: () => {
      javascript ??= import('./javascript/read.js').then((module) => module.createJavaScriptReader());
      return javascript;
    },
  };
}
