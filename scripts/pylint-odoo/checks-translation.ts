import type { Check } from './checks.js';

/** Messages about texts that users read. */
export const TRANSLATION_CHECKS: readonly Check[] = [
  {
    name: 'prefer-env-translation',
    kind: 'style',
    because: '`_()` still works; `self.env._` is the newer spelling of 18.0',
    rules: [],
  },
  {
    name: 'translation-contains-variable',
    kind: 'reliability',
    because: 'the text is put together before it is looked up, so no translation is ever found',
    rules: ['reliability/untranslatable-text'],
    says: /already holds its values \((%|str\.format|joined with \+)\)/,
  },
  {
    name: 'translation-field',
    kind: 'style',
    because: 'labels are translated anyway; the call does nothing',
    rules: [],
  },
  {
    name: 'translation-format-interpolation',
    kind: 'style',
    because:
      'wants `_("…", x)`; what is dangerous in it is told by translation-injection and translation-contains-variable',
    rules: [],
  },
  {
    name: 'translation-format-truncated',
    kind: 'reliability',
    because: 'filling in the values fails',
    rules: ['reliability/format-arguments'],
    says: /does not know|ends/,
    difference:
      'We do not tell the two checks apart, so each finds the places of the other; and we look at `_lt()` as well, which theirs leaves out.',
  },
  {
    name: 'translation-fstring-interpolation',
    kind: 'reliability',
    because: 'the text is put together before it is looked up, so no translation is ever found',
    rules: ['reliability/untranslatable-text'],
    says: /already holds its values \(an f-string\)/,
    difference:
      'The miss is an f-string without any value in a field of the class, where `_()` does nothing (see translation-field). The extra one is a lazy `_lt(f"…")` that theirs does not look at.',
  },
  {
    name: 'translation-injection',
    kind: 'risk',
    because: '`str.format` on a text of translators reads attributes of the values',
    rules: ['reliability/untranslatable-text'],
    says: /formatted with str.format/,
  },
  {
    name: 'translation-not-lazy',
    kind: 'style',
    because: 'wants `_("…", x)` for `_("…") % x`; both are translated',
    rules: [],
  },
  {
    name: 'translation-positional-used',
    kind: 'wording',
    because: 'the translator cannot change the order of the words',
    rules: [],
  },
  {
    name: 'translation-required',
    kind: 'reliability',
    because: 'users of other languages read English',
    rules: ['reliability/untranslated-message'],
  },
  {
    name: 'translation-too-few-args',
    kind: 'reliability',
    because: 'filling in the values fails',
    rules: ['reliability/format-arguments'],
    says: /placeholders and is given|not among/,
    difference:
      'We do not tell the two checks apart, so each finds the places of the other; we also tell a value that the text asks for by a name that is not given, and look at `_lt()`.',
  },
  {
    name: 'translation-too-many-args',
    kind: 'reliability',
    because: 'filling in the values fails',
    rules: ['reliability/format-arguments'],
    says: /placeholders and is given|not among/,
    difference:
      'We do not tell the two checks apart, so each finds the places of the other; we also tell a value that the text asks for by a name that is not given, and look at `_lt()`.',
  },
  {
    name: 'translation-unsupported-format',
    kind: 'reliability',
    because: 'filling in the values fails',
    rules: ['reliability/format-arguments'],
    says: /does not know|ends/,
    difference:
      'We do not tell the two checks apart, so each finds the places of the other; and we look at `_lt()` as well, which theirs leaves out.',
  },
];
