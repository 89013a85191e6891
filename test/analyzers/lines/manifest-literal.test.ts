import { describe, expect, it } from 'vitest';
import { isLiteralManifest } from '../../../analyzers/lines/manifest-literal.js';

// Answers of ast.literal_eval on CPython 3.11.7: whether it gave a value.
describe('isLiteralManifest', () => {
  it.each([
    ["{'name': 'Harbour', 'depends': ['base'], 'sequence': -1}"],
    [
      "# -*- coding: utf-8 -*-\n\n{\n    'name': 'Harbour'\n            'master',  # two texts\n    'active': True,\n}\n\n",
    ],
    ["  {'a': set(), 'b': (1, None), 'c': 1 + 2j}"],
  ])('takes %j', (text) => {
    expect(isLiteralManifest(text)).toBe(true);
  });

  it.each([
    ["{'name': 'Har' + 'bour'}"],
    ["{'name': _('Harbour')}"],
    ["{'name': ''.join(['a'])}"],
    ["{'name': f'Harbour'}"],
    ["import os\n{'name': 'Harbour'}"],
    ["{'name': [a for a in 'b']}"],
    ["\xef\xbb\xbf{'name': 'Harbour'}"],
    ["{'name': 'Harbour'"],
    ["{'name': u'Harbour', **{}, 'a': not 1}"],
    [''],
  ])('refuses %j', (text) => {
    expect(isLiteralManifest(text)).toBe(false);
  });
});
