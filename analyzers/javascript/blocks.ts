import type { ts } from 'ts-morph';
import { BlockBuilder } from '../tokens/block.js';
import { type FileContext, propertyName } from './context.js';
import { type Node, typescript } from './typescript.js';

/** A function with a name of its own, open while the walk is inside it. */
interface Open {
  symbol: string;
  starts: number[];
  end: number;
}

/**
 * Cuts the functions of a file into statements while it is walked: methods of classes and of object literals, and
 * declared functions. Callbacks are part of the function they stand in. Code outside of them is left out.
 */
export class BlockCutter {
  readonly #file: FileContext;
  readonly #builder: BlockBuilder;
  readonly #open: Open[] = [];

  constructor(file: FileContext) {
    this.#file = file;
    this.#builder = new BlockBuilder(file.text, 'javascript', (offset) => file.lines.at(offset).line);
  }

  visit(node: Node): void {
    const ts = typescript();
    const { kind } = node;
    const statement =
      kind !== ts.SyntaxKind.Block &&
      ((kind >= ts.SyntaxKind.FirstStatement && kind <= ts.SyntaxKind.LastStatement) ||
        kind === ts.SyntaxKind.CaseClause ||
        kind === ts.SyntaxKind.DefaultClause);
    if (statement) {
      const start = this.#file.start(node);
      this.#close(start);
      this.#open.at(-1)?.starts.push(start);
      return;
    }
    const symbol = symbolOf(node);
    if (symbol === null) return;
    const start = this.#file.start(node);
    this.#close(start);
    this.#open.push({ symbol, starts: [start], end: node.end });
  }

  /** Closes what ends before an offset. The text that follows an inner function belongs to no statement of the outer. */
  #close(offset: number): void {
    for (let last = this.#open.at(-1); last !== undefined && last.end <= offset; last = this.#open.at(-1)) {
      this.#open.pop();
      this.#builder.add(last.symbol, last.starts, last.end);
    }
  }

  /** After the walk: writes the blocks into the facts of the file. */
  finish(): void {
    this.#close(Number.POSITIVE_INFINITY);
    this.#file.facts.blocks = this.#builder.blocks;
  }
}

/** `Class.method`, the name of a property that holds a function, or of a declared function; null for anything else. */
function symbolOf(node: Node): string | null {
  const ts = typescript();
  if (ts.isFunctionDeclaration(node)) return node.name?.text ?? '';
  if (ts.isPropertyAssignment(node)) return isFunction(node.initializer) ? (propertyName(node.name) ?? '') : null;
  if (!(ts.isMethodDeclaration(node) || ts.isAccessor(node) || ts.isConstructorDeclaration(node))) return null;
  const name = ts.isConstructorDeclaration(node) ? 'constructor' : (propertyName(node.name) ?? '');
  const owner = ts.isClassLike(node.parent) ? node.parent.name?.text : undefined;
  return owner === undefined ? name : `${owner}.${name}`;
}

function isFunction(node: ts.Expression): boolean {
  const ts = typescript();
  return ts.isFunctionExpression(node) || ts.isArrowFunction(node);
}
