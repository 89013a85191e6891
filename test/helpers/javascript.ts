import { readJavaScript } from '../../analyzers/javascript/read.js';
import { type JavaScriptFacts, javascriptFactsSchema } from '../../src/domain/facts/javascript.js';

export const PATH = 'static/src/js/library.js';

/** Reads and holds the facts against the schema. */
export function read(text: string): JavaScriptFacts {
  return javascriptFactsSchema.parse(readJavaScript(PATH, text));
}

/** One fact list without positions, so that a table shows what matters. */
export function bare<K extends keyof JavaScriptFacts>(facts: JavaScriptFacts, kind: K): unknown[] {
  return (facts[kind] as { line: number; column: number }[]).map(({ line: _, column: __, ...rest }) => rest);
}
