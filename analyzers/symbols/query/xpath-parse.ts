/** A small XPath 1.0 grammar: what view inheritance uses. What it cannot read gives null, never a wrong tree. */

export type Axis =
  | 'child'
  | 'descendant'
  | 'descendant-or-self'
  | 'self'
  | 'parent'
  | 'ancestor'
  | 'ancestor-or-self'
  | 'following-sibling'
  | 'preceding-sibling'
  | 'following'
  | 'preceding'
  | 'attribute';
export interface Step {
  axis: Axis;
  /** A tag, an attribute name, or `*`; `node()` and `text()` as written. */
  test: string;
  predicates: Expr[];
}
export type Expr =
  | { kind: 'path'; absolute: boolean; steps: Step[] }
  /** A path that starts at what another expression gives: `(//div)[1]/field`. */
  | { kind: 'filter'; from: Expr; predicates: Expr[]; steps: Step[] }
  | { kind: 'text'; value: string }
  | { kind: 'number'; value: number }
  | { kind: 'call'; name: string; args: Expr[] }
  | { kind: 'binary'; operator: string; left: Expr; right: Expr };

const AXES: ReadonlySet<string> = new Set([
  'child',
  'descendant',
  'descendant-or-self',
  'self',
  'parent',
  'ancestor',
  'ancestor-or-self',
  'following-sibling',
  'preceding-sibling',
  'following',
  'preceding',
  'attribute',
]);

const TOKEN =
  /\s*(?:(\d+(?:\.\d+)?|\.\d+)|"([^"]*)"|'([^']*)'|([A-Za-z_][\w.-]*(?::(?!:)[A-Za-z_][\w.-]*)?)|(\/\/|::|!=|<=|>=|\.\.|[/@()[\],|=<>+*.-]))/y;

type Token = { kind: 'number' | 'text' | 'name' | 'sign'; text: string };

function tokens(source: string): Token[] | null {
  const found: Token[] = [];
  const text = source.trim();
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const match = TOKEN.exec(text);
    if (!match) return null;
    if (match[1] !== undefined) found.push({ kind: 'number', text: match[1] });
    else if (match[2] !== undefined || match[3] !== undefined) {
      found.push({ kind: 'text', text: match[2] ?? match[3] ?? '' });
    } else if (match[4] !== undefined) found.push({ kind: 'name', text: match[4] });
    else found.push({ kind: 'sign', text: match[5]! });
  }
  return found;
}

class Unreadable extends Error {}

/** Weakest first. */
const LEVELS = [['or'], ['and'], ['=', '!='], ['<', '<=', '>', '>='], ['+', '-'], ['*', 'div', 'mod'], ['|']];
/** Longer and deeper than any expression a person writes. */
const MOST_TOKENS = 400;
const MOST_DEPTH = 40;

class Parser {
  #at = 0;
  #depth = 0;
  constructor(readonly list: readonly Token[]) {}

  parse(): Expr {
    const expr = this.#binary(0);
    if (this.#at < this.list.length) throw new Unreadable();
    return expr;
  }

  #peek(offset = 0): string {
    const token = this.list[this.#at + offset];
    return token && token.kind !== 'text' ? token.text : '';
  }

  #take(sign: string): boolean {
    if (this.#peek() !== sign) return false;
    this.#at++;
    return true;
  }

  #need(sign: string): void {
    if (!this.#take(sign)) throw new Unreadable();
  }

  #binary(level: number): Expr {
    if (level === LEVELS.length) return this.#union();
    let left = this.#binary(level + 1);
    while (LEVELS[level]!.includes(this.#peek())) {
      const operator = this.#peek();
      this.#at++;
      left = { kind: 'binary', operator, left, right: this.#binary(level + 1) };
    }
    return left;
  }

  #union(): Expr {
    if (++this.#depth > MOST_DEPTH) throw new Unreadable();
    const expr = this.#primary();
    this.#depth--;
    return expr;
  }

  #primary(): Expr {
    const token = this.list[this.#at];
    if (!token) throw new Unreadable();
    if (token.kind === 'text') {
      this.#at++;
      return { kind: 'text', value: token.text };
    }
    if (token.kind === 'number') {
      this.#at++;
      return { kind: 'number', value: Number(token.text) };
    }
    if (token.text === '-') {
      this.#at++;
      return { kind: 'binary', operator: '-', left: { kind: 'number', value: 0 }, right: this.#primary() };
    }
    if (token.text === '(') {
      this.#at++;
      const from = this.#binary(0);
      this.#need(')');
      return this.#filtered(from);
    }
    const callable = token.kind === 'name' && this.#peek(1) === '(' && !['node', 'text'].includes(token.text);
    return callable ? this.#filtered(this.#call()) : this.#path();
  }

  #call(): Expr {
    const name = this.#peek();
    this.#at += 2;
    const args: Expr[] = [];
    if (!this.#take(')')) {
      do args.push(this.#binary(0));
      while (this.#take(','));
      this.#need(')');
    }
    return { kind: 'call', name, args };
  }

  #filtered(from: Expr): Expr {
    const predicates = this.#predicates();
    const steps: Step[] = [];
    this.#moreSteps(steps);
    return predicates.length + steps.length === 0 ? from : { kind: 'filter', from, predicates, steps };
  }

  #path(): Expr {
    const steps: Step[] = [];
    const absolute = this.#peek() === '/' || this.#peek() === '//';
    if (!absolute) steps.push(this.#step());
    else if (this.#peek() === '/' && !this.#startsStep(1)) {
      this.#at++;
      return { kind: 'path', absolute, steps };
    }
    this.#moreSteps(steps);
    return { kind: 'path', absolute, steps };
  }

  #startsStep(offset: number): boolean {
    const token = this.list[this.#at + offset];
    return token !== undefined && (token.kind === 'name' || ['*', '.', '..', '@'].includes(token.text));
  }

  #moreSteps(steps: Step[]): void {
    for (;;) {
      if (this.#take('//')) steps.push({ axis: 'descendant-or-self', test: 'node()', predicates: [] });
      else if (!this.#take('/')) return;
      steps.push(this.#step());
    }
  }

  #step(): Step {
    if (this.#take('.')) return { axis: 'self', test: 'node()', predicates: this.#predicates() };
    if (this.#take('..')) return { axis: 'parent', test: 'node()', predicates: this.#predicates() };
    let axis: Axis = 'child';
    if (this.#take('@')) axis = 'attribute';
    else if (this.#peek(1) === '::') {
      if (!AXES.has(this.#peek())) throw new Unreadable();
      axis = this.#peek() as Axis;
      this.#at += 2;
    }
    const token = this.list[this.#at++];
    if (!token || (token.kind !== 'name' && token.text !== '*')) throw new Unreadable();
    let test = token.text;
    if (this.#peek() === '(') {
      this.#at++;
      this.#need(')');
      test += '()';
    }
    return { axis, test, predicates: this.#predicates() };
  }

  #predicates(): Expr[] {
    const found: Expr[] = [];
    while (this.#take('[')) {
      found.push(this.#binary(0));
      this.#need(']');
    }
    return found;
  }
}

/** The expression as a tree; null where it is not one of this grammar. */
export function parseXPath(source: string): Expr | null {
  const list = tokens(source);
  if (list === null || list.length === 0 || list.length > MOST_TOKENS) return null;
  try {
    return new Parser(list).parse();
  } catch (error) {
    if (error instanceof Unreadable) return null;
    throw error;
  }
}
