import { type CodeBlock, LEAST_DUPLICATED_TOKENS } from '../../src/domain/facts/code.js';
import { type Syntax, tokensOf } from './statement.js';

/** Gathers the statements of one function after the other. */
export class BlockBuilder {
  readonly blocks: CodeBlock[] = [];
  readonly #text: string;
  readonly #syntax: Syntax;
  readonly #lineOf: (offset: number) => number;

  /** @param lineOf Line, from 1, of an offset into `text`. */
  constructor(text: string, syntax: Syntax, lineOf: (offset: number) => number) {
    this.#text = text;
    this.#syntax = syntax;
    this.#lineOf = lineOf;
  }

  /**
   * Adds a block whose statements start at `starts` and reach to the next start; the last one ends at `end`.
   * @param left Starts of statements that do not count.
   */
  add(symbol: string, starts: readonly number[], end: number, left: ReadonlySet<number> = new Set()): void {
    const statements: number[] = [];
    let total = 0;
    for (const [index, start] of starts.entries()) {
      if (left.has(start)) continue;
      const read = tokensOf(this.#text, start, starts[index + 1] ?? end, this.#syntax);
      if (read.tokens === 0) continue;
      total += read.tokens;
      statements.push(this.#lineOf(start), this.#lineOf(read.end - 1), read.hash, read.tokens);
    }
    if (total >= LEAST_DUPLICATED_TOKENS) this.blocks.push({ symbol, statements });
  }
}
