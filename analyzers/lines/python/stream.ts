/** Tokens under a reading position, and the start lines of the syntax nodes met so far. */

import { RefusedByPython } from './refused.js';
import type { Token } from './tokens.js';

/** What an expression is, as far as it decides whether it may be assigned to or deleted. */
export type Shape =
  | 'name'
  | 'attribute'
  | 'subscript'
  | 'tuple'
  | 'list'
  | 'starred'
  | 'group'
  | 'walrus'
  | 'yield'
  | 'other';

export interface Expression {
  shape: Shape;
  /** Elements of a tuple or list, the operand of a star, what a pair of parentheses holds. */
  parts: Expression[];
}

export const OTHER: Expression = { shape: 'other', parts: [] };
export const NAME: Expression = { shape: 'name', parts: [] };

export class TokenStream {
  /** Start rows of nodes in reading order; cut back when a reading is given up. */
  private readonly starts: number[] = [];
  private at = 0;

  /** @param baseRow row of the text in the file, for the expressions of f-strings */
  constructor(
    private readonly tokens: readonly Token[],
    private readonly baseRow = 0,
  ) {}

  get done(): boolean {
    return this.at >= this.tokens.length;
  }

  peek(ahead = 0): Token | undefined {
    return this.tokens[this.at + ahead];
  }

  /** Row in the file of the next token. */
  get row(): number {
    return this.baseRow + (this.tokens[this.at]?.row ?? 0);
  }

  next(): Token {
    const token = this.tokens[this.at++];
    if (!token) throw new RefusedByPython('unexpected end');
    return token;
  }

  /** Books a node of the syntax tree that starts on `row`. */
  node(row: number): void {
    this.starts.push(row);
  }

  nodeRows(): readonly number[] {
    return this.starts;
  }

  /** Runs `read`; where it is refused, puts everything back and gives false. */
  attempt(read: () => void): boolean {
    const { at } = this;
    const { length } = this.starts;
    try {
      read();
      return true;
    } catch (error) {
      if (!(error instanceof RefusedByPython)) throw error;
      this.at = at;
      this.starts.length = length;
      return false;
    }
  }

  isOp(text: string, ahead = 0): boolean {
    const token = this.tokens[this.at + ahead];
    return token !== undefined && token.text === text && token.kind === 'op';
  }

  isKeyword(text: string, ahead = 0): boolean {
    const token = this.tokens[this.at + ahead];
    return token !== undefined && token.text === text && token.kind === 'keyword';
  }

  isKind(kind: Token['kind'], ahead = 0): boolean {
    return this.tokens[this.at + ahead]?.kind === kind;
  }

  acceptOp(text: string): boolean {
    if (!this.isOp(text)) return false;
    this.at++;
    return true;
  }

  acceptKeyword(text: string): boolean {
    if (!this.isKeyword(text)) return false;
    this.at++;
    return true;
  }

  acceptKind(kind: Token['kind']): boolean {
    if (!this.isKind(kind)) return false;
    this.at++;
    return true;
  }

  expectOp(text: string): void {
    if (!this.acceptOp(text)) throw new RefusedByPython(`${text} expected`);
  }

  expectKeyword(text: string): void {
    if (!this.acceptKeyword(text)) throw new RefusedByPython(`${text} expected`);
  }

  expectKind(kind: Token['kind']): Token {
    if (!this.isKind(kind)) throw new RefusedByPython(`${kind} expected`);
    return this.next();
  }
}
