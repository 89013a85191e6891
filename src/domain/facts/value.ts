/**
 * What an expression is, as far as its text tells: a literal, a name, a call, or text built from values.
 * Readers cut deep or long expressions to `other`, so a value is small whatever the source holds.
 */
export type Value =
  | { kind: 'string'; value: string }
  | { kind: 'number'; value: number }
  | { kind: 'boolean'; value: boolean }
  | { kind: 'none' }
  /** A name or an attribute chain: `partner`, `self.env.company`. */
  | { kind: 'name'; name: string }
  /** `callee` is the dotted text with inner calls as `()` and subscripts as `[]`: `self.env[].search`. */
  /** `receiver` is given where a method of text (`format`, `strip`, …) is called on something that is no plain name. */
  | { kind: 'call'; callee: string; args: Value[]; kwargs: Record<string, Value>; receiver?: Value | undefined }
  | { kind: 'list' | 'tuple' | 'set'; items: Value[] }
  | { kind: 'dict'; entries: [Value, Value][] }
  /** Text made from values: `'a %s' % x`, `'a' + x`, `f'a {x}'`, `'a {}'.format(x)`. `template` holds the fixed text. */
  | { kind: 'format'; how: 'percent' | 'concat' | 'fstring' | 'method'; template: string; parts: Value[] }
  /**
   * Any other expression, as text. `parts` are the values its own value may be made from: both results of a
   * conditional, the operands of an operation (none for comparisons, `not` and signs), base and key of a subscript, the
   * element of a comprehension, what `*` spreads. `operator` is that of a binary or boolean operation.
   */
  | {
      kind: 'lambda' | 'comprehension' | 'conditional' | 'operation' | 'subscript' | 'other';
      text: string;
      operator?: string | undefined;
      parts?: Value[] | undefined;
    };

/** The text of a string literal, or null for anything else. */
export function stringOf(value: Value | undefined): string | null {
  return value?.kind === 'string' ? value.value : null;
}

/** The texts of a string literal or of a list or tuple of them; what is not a literal is left out. */
export function stringsOf(value: Value | undefined): string[] {
  if (value?.kind === 'string') return [value.value];
  if (value?.kind !== 'list' && value?.kind !== 'tuple') return [];
  return value.items.flatMap((item) => (item.kind === 'string' ? [item.value] : []));
}
