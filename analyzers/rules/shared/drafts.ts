import type { PythonFacts, XmlFacts } from '../../../src/domain/facts/index.js';
import type { Draft } from '../../../src/domain/rule.js';
import { type Scoped, symbolOf } from './python.js';
import { placeOf } from './xml.js';

type Said = Pick<Draft, 'message' | 'args' | 'severity' | 'certainty' | 'model'> & { subject: string };

/** A draft at a use in a Python file, named by the class and method it stands in. */
export function atUse(facts: PythonFacts, use: Scoped, said: Said): Draft {
  return { path: facts.path, line: use.line, column: use.column, symbol: symbolOf(facts, use), ...said };
}

/** A draft at an element of a data file. */
export function atNode(facts: XmlFacts, node: number, symbol: string, said: Said): Draft {
  return { path: facts.path, ...placeOf(facts, node), symbol, ...said };
}
