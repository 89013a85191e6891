/** Numbers as CPython 3.11 reads them; Python 2's `0777`, `10L` and the like are refused. Source: Parser/tokenizer.c, verify_end_of_number(). */
const RADIX = /0[xX](?:_?[0-9a-fA-F])+|0[oO](?:_?[0-7])+|0[bB](?:_?[01])+/y;
const DECIMAL = /(?:\d(?:_?\d)*\.(?:\d(?:_?\d)*)?|\.\d(?:_?\d)*|\d(?:_?\d)*)(?:[eE][+-]?\d(?:_?\d)*)?[jJ]?/y;
/** What may follow a number without a blank, with a warning only: `1if`, `0or`, `2in`, `3is`, `1and`, `1else`, `1for`, `1not`. */
const MAY_FOLLOW = /and|else|for|i[fns]|or|not/y;
const NAME_CHARACTER = /[A-Za-z0-9_\x80-\xff]/;
// sys.int_info.default_max_str_digits, enforced by the parser since CPython 3.11.0
const MAX_INT_DIGITS = 4300;

/** The number at `at`, or null when none starts there; `refused` says why CPython would not take it. */
export function readNumber(text: string, at: number): { text: string; refused?: string } | null {
  RADIX.lastIndex = at;
  DECIMAL.lastIndex = at;
  const radix = RADIX.exec(text)?.[0];
  const number = radix ?? DECIMAL.exec(text)?.[0];
  if (number === undefined) return null;
  const next = text[at + number.length] ?? '';
  if (number === '0' && /[xXoObB]/.test(next)) return { text: number, refused: 'number without digits' };
  if (radix !== undefined && /[0-9]/.test(next)) return { text: number, refused: 'digit out of range' };
  MAY_FOLLOW.lastIndex = at + number.length;
  if (NAME_CHARACTER.test(next) && !MAY_FOLLOW.test(text)) return { text: number, refused: 'letters after a number' };
  if (/^[\d_]+$/.test(number)) {
    const digits = number.replaceAll('_', '');
    if (digits.length > 1 && digits[0] === '0' && /[1-9]/.test(digits))
      return { text: number, refused: 'leading zero' };
    if (digits.length > MAX_INT_DIGITS) return { text: number, refused: 'number too long' };
  }
  return { text: number };
}
