import type { PythonFacts } from '../../domain/facts/index.js';
import type { ScannedFile } from './files.js';
import type { ImportedResult } from './read.js';
import { plainLines, pythonStatements, type Statement, statementAt } from './statements.js';

/** Reads a scanned file; null where it cannot be read as text. */
export type ReadSource = (addon: string, file: string) => string | null;

/** First and last line. */
export type Span = readonly [line: number, endLine: number];

export interface FileText {
  lines: number | null;
  statements: readonly Statement[];
}

/** The text of a scanned file in statements, each file read once. */
export function textReader(read: ReadSource): (at: ScannedFile) => FileText {
  const seen = new Map<string, FileText>();
  return ({ source, file, path }) => {
    const key = `${source.addon.key}\n${path}`;
    let found = seen.get(key);
    if (found === undefined) {
      const text = read(source.addon.key, file);
      found =
        text === null
          ? { lines: null, statements: [] }
          : {
              lines: text.split('\n').length,
              statements: file.endsWith('.py') ? pythonStatements(text) : plainLines(text),
            };
      seen.set(key, found);
    }
    return found;
  };
}

/** From the first line of the statement that the first line stands in to the last line of that of the last. */
export function widened([line, endLine]: Span, { statements }: FileText): Span {
  const first = statementAt(statements, line);
  const last = statementAt(statements, endLine);
  return [Math.min(line, first?.line ?? line), Math.max(endLine, last?.endLine ?? endLine)];
}

/** `Class.method` around a line of Python; '' outside functions and in other languages. */
export function symbolAt({ source, file }: ScannedFile, line: number): string {
  const facts = source.python.find((candidate) => candidate.path === file);
  if (facts === undefined) return '';
  let inner: PythonFacts['functions'][number] | undefined;
  for (const candidate of facts.functions) {
    const first = candidate.decorators[0]?.line ?? candidate.line;
    if (first <= line && line <= candidate.endLine && (inner === undefined || candidate.line >= inner.line)) {
      inner = candidate;
    }
  }
  if (inner === undefined) return '';
  const owner = inner.class === null ? undefined : facts.classes[inner.class];
  return owner === undefined ? inner.name : `${owner.name}.${inner.name}`;
}

/** The code that a result is about, without layout: what stands there, else what the report shows. */
export function codeOf({ line, snippet }: ImportedResult, { statements }: FileText): string {
  const statement = statementAt(statements, line);
  if (statement !== null) return statement.code;
  return snippet === null ? '' : (pythonStatements(snippet)[0]?.code ?? '');
}
