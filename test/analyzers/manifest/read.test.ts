import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createManifestReader } from '../../../analyzers/manifest/read.js';
import { type ManifestFacts, manifestFactsSchema } from '../../../src/domain/facts/manifest.js';
import { parsers, py } from '../python/harness.js';

const readers = parsers.map(createManifestReader);

function read(text: string, path = '__manifest__.py'): ManifestFacts {
  const [facts, ...others] = readers.map((reader) => reader(path, text));
  for (const other of others) expect(JSON.stringify(other)).toBe(JSON.stringify(facts));
  return manifestFactsSchema.parse(facts);
}

describe('a whole manifest', () => {
  const facts = read(py`
    # -*- coding: utf-8 -*-
    # Copyright Harbour Ltd.
    {
        'name': "Harbour",  # the title
        'version': '16.0.1.0.0',
        'summary': 'Ships ' 'and ' + 'berths',
        'description': """
    Ships
    =====""",
        'depends': ['base', 'mail',],
        'data': [
            'security/ir.model.access.csv',
            ('views/' 'ship.xml'),
        ],
        'assets': {
            'web.assets_backend': [
                'harbour/static/src/**/*',
                ('remove', 'harbour/static/src/old.js'),
            ],
            'web.assets_frontend': ('harbour/static/a.js',),
        },
        'external_dependencies': {'python': ['pytz']},
        'installable': True,
        'auto_install': False,
        'license': None,
        'sequence': -5,
        'price': 9.5,
    }
  `);

  it('has its values', () => {
    expect(facts.errors).toEqual([]);
    expect(facts.values).toEqual({
      name: 'Harbour',
      version: '16.0.1.0.0',
      summary: 'Ships and berths',
      description: '\nShips\n=====',
      depends: ['base', 'mail'],
      data: ['security/ir.model.access.csv', 'views/ship.xml'],
      assets: {
        'web.assets_backend': ['harbour/static/src/**/*', ['remove', 'harbour/static/src/old.js']],
        'web.assets_frontend': ['harbour/static/a.js'],
      },
      external_dependencies: { python: ['pytz'] },
      installable: true,
      auto_install: false,
      license: null,
      sequence: -5,
      price: 9.5,
    });
  });

  it('has the place of every key', () => {
    expect(facts.keys.name).toEqual({ line: 4, column: 5 });
    expect(facts.keys.price).toEqual({ line: 27, column: 5 });
    expect(Object.keys(facts.keys)).toHaveLength(13);
    expect(facts.lines).toBe(28);
  });

  it('has every string of its lists, in source order', () => {
    expect(facts.entries.map((one) => [one.line, one.column, one.key, one.value])).toEqual([
      [10, 17, 'depends', 'base'],
      [10, 25, 'depends', 'mail'],
      [12, 9, 'data', 'security/ir.model.access.csv'],
      [13, 10, 'data', 'views/ship.xml'],
      [17, 13, 'assets:web.assets_backend', 'harbour/static/src/**/*'],
      [18, 14, 'assets:web.assets_backend', 'remove'],
      [18, 24, 'assets:web.assets_backend', 'harbour/static/src/old.js'],
      [20, 33, 'assets:web.assets_frontend', 'harbour/static/a.js'],
      [22, 42, 'external_dependencies:python', 'pytz'],
    ]);
  });
});

const VALUES: [string, unknown][] = [
  ["u'Ships'", 'Ships'],
  ["'''a\nb'''", 'a\nb'],
  ["r'a\\n'", 'a\\n'],
  ["'caf\\xe9'", 'café'],
  ["('a' + 'b' + 'c')", 'abc'],
  ["['a'] + ['b']", ['a', 'b']],
  ["{'a'}", ['a']],
  ['()', []],
  ['{}', {}],
  ["{1: 'a', True: 'b'}", { 1: 'a', true: 'b' }],
  ['+1', 1],
  ['0777', 511],
  ['10L', 10],
  ['[[1, [2]], (3,)]', [[1, [2]], [3]]],
];

const NOT_LITERAL: [string, number][] = [
  ['"a".strip()', 10],
  ['open("x").read()', 10],
  ['NAME', 10],
  ['f"a {b}"', 10],
  ['"a" % b', 10],
  ['[1, NAME]', 14],
  ['[x for x in y]', 10],
  ['{"a": NAME}', 16],
  ['{**NAME}', 11],
  ['lambda: 1', 10],
  ['1 + 2', 10],
  ['`a`', 10],
  ['-NAME', 10],
  ['__import__("os").system("true")', 10],
];

describe('values', () => {
  it.each(VALUES)('%s', (text, expected) => {
    expect(read(`{'x': ${text}}\n`)).toMatchObject({ errors: [], values: { x: expected } });
  });

  it.each(NOT_LITERAL)('%s is named and left out', (text, column) => {
    const facts = read(`{\n 'bad'  : ${text},\n 'name': 'Harbour',\n}`.replace("'bad'  : ", "'bad': "));
    expect(facts.values).toEqual({ name: 'Harbour' });
    expect(Object.keys(facts.keys)).toEqual(['bad', 'name']);
    expect(facts.errors).toHaveLength(1);
    expect(facts.errors[0]).toMatchObject({ line: 2, column: column - 1 });
    expect(facts.errors[0]!.why).toMatch(/^bad: not a literal: /);
  });

  it('of a key written twice are those of the later one', () => {
    expect(read("{'a': 1, 'a': 2}").values).toEqual({ a: 2 });
    expect(read("{'a': 1, 'a': X}").values).toEqual({});
  });

  it('do not let a key change the record itself', () => {
    const { values } = read("{'__proto__': {'polluted': 1}, 'name': 'Harbour'}");
    expect(values).toEqual({ name: 'Harbour' });
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it('keep strings of half-literal lists as entries', () => {
    const facts = read("{'data': ['a.xml', NAME, 'b.xml'] + MORE}");
    expect(facts.values).toEqual({});
    expect(facts.entries.map((one) => one.value)).toEqual(['a.xml', 'b.xml']);
  });
});

const BROKEN: [string, string, [number, number][], Record<string, unknown> | null][] = [
  ['an empty file', '', [[1, 1]], null],
  ['no dictionary', '# nothing\nx = 1\n', [[1, 1]], null],
  ['a missing comma', "{\n 'name': 'Harbour',\n 'depends': ['base']\n 'data': [],\n}", [[3, 13]], { name: 'Harbour' }],
  [
    'a brace that is not closed',
    "{\n 'name': 'Harbour',\n 'depends': ['base'],\n",
    [[1, 1]],
    { name: 'Harbour', depends: ['base'] },
  ],
  ['a second statement', "{'name': 'Harbour'}\nprint('x')\n", [[2, 1]], { name: 'Harbour' }],
  ['an assignment', "x = {'name': 'Harbour'}\n", [[1, 1]], { name: 'Harbour' }],
  ['a key that is no text', "{NAME: 1, 'name': 'Harbour'}", [[1, 2]], { name: 'Harbour' }],
  ['NUL', "{'name': 'Harb\0our'}", [[1, 15]], null],
];

describe('broken manifests', () => {
  it.each(BROKEN)('%s', (_name, text, places, values) => {
    const facts = read(text);
    expect(facts.errors.map((one) => [one.line, one.column])).toEqual(places);
    if (values === null) expect(facts.values).toBeNull();
    else expect(facts.values).toMatchObject(values);
  });

  it('do not give a key the value of another one', () => {
    const facts = read("{\n 'name': 'Harbour'\n 'data': ['a.xml'],\n 'sequence': 1,\n}");
    expect(facts.values).toEqual({ sequence: 1 });
    expect(facts.entries).toEqual([]);
  });

  it('of any kind give facts', () => {
    const piece = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      '(',
      ')',
      "'a'",
      ': ',
      ', ',
      '\n',
      '+',
      '-',
      '1',
      'x',
      '**',
      '#',
      '"',
      'None',
      '\\',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        read(pieces.join(''));
      }),
      { numRuns: 1000, seed: 11 },
    );
  });

  it('deeply nested are refused, not fatal', () => {
    expect(read(`{'a': ${'['.repeat(150)}${']'.repeat(150)}, 'b': 1}`).values).toEqual({ b: 1 });
    expect(read(`{'a': ${'['.repeat(100_000)}`).errors[0]!.why).toMatch(/deeper than 200/);
    expect(read(`{'a': ${'"x" + '.repeat(5000)}"x", 'b': 1}`).values).toEqual({ a: 'x'.repeat(5001), b: 1 });
  });
});

describe('old manifests', () => {
  it('are read the same', () => {
    const facts = read(
      "# -*- encoding: utf-8 -*-\n{\n\t'name': u'Port',\n\t'init_xml': [],\n\t'active': False\n}\n",
      '__openerp__.py',
    );
    expect(facts).toMatchObject({ language: 'manifest', path: '__openerp__.py', errors: [], lines: 6 });
    expect(facts.values).toEqual({ name: 'Port', init_xml: [], active: false });
    expect(facts.keys.name).toEqual({ line: 3, column: 2 });
  });

  it('with a byte order mark and CRLF', () => {
    const facts = read("\ufeff{\r\n'name': '''a\r\nb''',\r\n}\r\n");
    expect(facts.values).toEqual({ name: 'a\nb' });
    expect(facts.keys.name).toEqual({ line: 2, column: 1 });
  });
});

it('reads minus nothing as nothing: -0 would not outlive JSON', () => {
  expect(Object.is(read("{'price': -0.0}").values!.price, 0)).toBe(true);
});
