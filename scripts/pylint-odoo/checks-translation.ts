import type { Remark } from './checks.js';

/** Messages about texts that users read. */
export const TRANSLATION_CHECKS: readonly Remark[] = [
  {
    name: 'prefer-env-translation',
    because: '`_()` still works; `self.env._` is the newer spelling of 18.0',
  },
  {
    name: 'translation-contains-variable',
    because: 'the text is put together before it is looked up, so no translation is ever found',
  },
  {
    name: 'translation-field',
    because: 'labels are translated anyway; the call does nothing',
  },
  {
    name: 'translation-format-interpolation',
    because:
      'wants `_("…", x)`; what is dangerous in it is told by translation-injection and translation-contains-variable',
  },
  {
    name: 'translation-format-truncated',
    because: 'filling in the values fails',
    difference:
      'We do not tell the two checks apart, so each finds the places of the other; and we look at `_lt()` as well, which theirs leaves out.',
  },
  {
    name: 'translation-fstring-interpolation',
    because: 'the text is put together before it is looked up, so no translation is ever found',
    difference:
      'The miss is an f-string without any value in a field of the class, where `_()` does nothing (see translation-field). The extra one is a lazy `_lt(f"…")` that theirs does not look at.',
  },
  {
    name: 'translation-injection',
    because: '`str.format` on a text of translators reads attributes of the values',
  },
  {
    name: 'translation-not-lazy',
    because: 'wants `_("…", x)` for `_("…") % x`; both are translated',
  },
  {
    name: 'translation-positional-used',
    because: 'the translator cannot change the order of the words',
  },
  {
    name: 'translation-required',
    because: 'users of other languages read English',
  },
  {
    name: 'translation-too-few-args',
    because: 'filling in the values fails',
    difference:
      'We do not tell the two checks apart, so each finds the places of the other; we also tell a value that the text asks for by a name that is not given, and look at `_lt()`.',
  },
  {
    name: 'translation-too-many-args',
    because: 'filling in the values fails',
    difference:
      'We do not tell the two checks apart, so each finds the places of the other; we also tell a value that the text asks for by a name that is not given, and look at `_lt()`.',
  },
  {
    name: 'translation-unsupported-format',
    because: 'filling in the values fails',
    difference:
      'We do not tell the two checks apart, so each finds the places of the other; and we look at `_lt()` as well, which theirs leaves out.',
  },
];
