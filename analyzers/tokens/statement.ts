const PRIME = 0x01000193;
const BASIS = 0x811c9dc5 | 0;
const SEPARATOR = 0x1f;

/** How comments begin. */
export type Syntax = 'python' | 'javascript';

export interface StatementTokens {
  hash: number;
  tokens: number;
  /** Offset after the last token; the start where there is none. */
  end: number;
}

function isWord(code: number): boolean {
  return (
    (code >= 97 && code <= 122) ||
    (code >= 65 && code <= 90) ||
    code === 95 ||
    code === 36 ||
    (code >= 48 && code <= 57) ||
    code >= 128
  );
}

/** Space, brackets of calls and blocks, separators and the backslash that joins lines: formatters add and drop them. */
const LAYOUT = new Uint8Array(128);
for (const char of ' \t\n\r\f\v(){},;\\') LAYOUT[char.charCodeAt(0)] = 1;

const HASH = 35;
const SLASH = 47;
const STAR = 42;
const BACKSLASH = 92;
const NEWLINE = 10;

function isQuote(code: number, syntax: Syntax): boolean {
  return code === 34 || code === 39 || (code === 96 && syntax === 'javascript');
}

/** Offset after a comment that starts at `at`, or `at` where none does. */
function afterComment(text: string, at: number, to: number, syntax: Syntax): number {
  const code = text.charCodeAt(at);
  const next = text.charCodeAt(at + 1);
  const line = syntax === 'python' ? code === HASH : code === SLASH && next === SLASH;
  if (line) {
    const end = text.indexOf('\n', at);
    return end < 0 || end > to ? to : end;
  }
  if (syntax === 'javascript' && code === SLASH && next === STAR) {
    const end = text.indexOf('*/', at + 2);
    return end < 0 || end + 2 > to ? to : end + 2;
  }
  return at;
}

/** Body and end of the string literal that opens at `at`. A plain one that is not closed ends with its line. */
function stringAt(text: string, at: number, to: number): { from: number; body: number; end: number } {
  const quote = text.charCodeAt(at);
  const triple = text.charCodeAt(at + 1) === quote && text.charCodeAt(at + 2) === quote && quote !== 96;
  const width = triple ? 3 : 1;
  for (let here = at + width; here < to; here++) {
    const code = text.charCodeAt(here);
    if (code === BACKSLASH) here++;
    else if (code === NEWLINE && !triple && quote !== 96) return { from: at + width, body: here, end: here };
    else if (
      code === quote &&
      (!triple || (text.charCodeAt(here + 1) === quote && text.charCodeAt(here + 2) === quote))
    )
      return { from: at + width, body: here, end: here + width };
  }
  return { from: Math.min(at + width, to), body: to, end: to };
}

/**
 * Hash and number of the tokens of a stretch of source text. Names and literals count as written, as PMD's CPD takes
 * them unless told otherwise (https://pmd.github.io/pmd/pmd_userdocs_cpd.html: `--ignore-identifiers`, `--ignore-literals`
 * are off): two look-ups of different models are no duplicate. Which quotes a string has does not count.
 */
export function tokensOf(text: string, from: number, to: number, syntax: Syntax): StatementTokens {
  let hash = BASIS;
  let tokens = 0;
  let end = from;
  for (let at = from; at < to; ) {
    const code = text.charCodeAt(at);
    if (code < 128 && LAYOUT[code] === 1) {
      at++;
      continue;
    }
    const after = afterComment(text, at, to, syntax);
    if (after > at) {
      at = after;
      continue;
    }
    let stop = at;
    if (isWord(code)) {
      while (stop < to && isWord(text.charCodeAt(stop))) stop++;
      // A prefix of a string: `u''` and `''` are the same text to Python 3; `f` shows by its braces.
      if (stop - at <= 2 && stop < to && syntax === 'python' && isQuote(text.charCodeAt(stop), syntax)) {
        at = stop;
        continue;
      }
      for (let here = at; here < stop; here++) hash = Math.imul(hash ^ text.charCodeAt(here), PRIME);
    } else if (isQuote(code, syntax)) {
      const literal = stringAt(text, at, to);
      hash = Math.imul(hash ^ 34, PRIME);
      for (let here = literal.from; here < literal.body; here++) {
        hash = Math.imul(hash ^ text.charCodeAt(here), PRIME);
      }
      stop = Math.max(literal.end, at + 1);
    } else {
      hash = Math.imul(hash ^ code, PRIME);
      stop = at + 1;
    }
    hash = Math.imul(hash ^ SEPARATOR, PRIME);
    tokens++;
    end = at = stop;
  }
  return { hash, tokens, end };
}
