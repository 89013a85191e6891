import { expect } from 'vitest';
import { createPythonParser, type PythonParser } from '../../../analyzers/python/parser.js';
import { createPythonReader } from '../../../analyzers/python/read.js';
import { type PythonFacts, pythonFactsSchema } from '../../../src/domain/facts/python.js';

/** Parsers that load on this machine: WebAssembly always, native where it was built. */
export const parsers: PythonParser[] = [await createPythonParser('wasm')];
try {
  parsers.push(await createPythonParser('native'));
} catch {
  // The optional dependency is not installed; the comparison of both is then left to machines that have it.
}

const readers = parsers.map(createPythonReader);

/** Facts of a text, checked against the schema and found the same by every binding. */
export function read(text: string, path = 'models/loan.py'): PythonFacts {
  const [facts, ...others] = readers.map((reader) => reader(path, text));
  for (const other of others) expect(JSON.stringify(other)).toBe(JSON.stringify(facts));
  return pythonFactsSchema.parse(facts);
}

/** A text without the indentation of its first line. */
export function py(strings: TemplateStringsArray): string {
  const lines = strings.raw[0]!.replace(/^\n/, '').split('\n');
  const margin = /^ */.exec(lines[0]!)![0].length;
  return lines.map((line) => line.slice(Math.min(margin, /^ */.exec(line)![0].length))).join('\n');
}
