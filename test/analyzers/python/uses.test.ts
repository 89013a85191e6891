import { describe, expect, it } from 'vitest';
import { py, read } from './harness.js';

it('a call of several lines tells where it ends', () => {
  expect(read('x(\n  1,\n)\ny(2)\n').calls.map(({ name, endLine }) => [name, endLine])).toEqual([
    ['x', 3],
    ['y', undefined],
  ]);
});

describe('imports', () => {
  it('are one entry per name, at its place', () => {
    const facts = read(py`
      from __future__ import division
      import os, odoo.tools as tools
      from . import (
          book as b,
          loan,
      )
      from ..models.shelf import *
      from odoo.exceptions import UserError
      def f():
          import json`);
    expect(facts.imports.map((i) => [i.line, i.column, i.module, i.name, i.alias, i.function])).toEqual([
      [1, 24, '__future__', 'division', null, null],
      [2, 8, 'os', null, null, null],
      [2, 12, 'odoo.tools', null, 'tools', null],
      [4, 5, '.', 'book', 'b', null],
      [5, 5, '.', 'loan', null, null],
      [7, 28, '..models.shelf', '*', null, null],
      [8, 29, 'odoo.exceptions', 'UserError', null, null],
      [10, 12, 'json', null, null, 0],
    ]);
  });
});

const CALLEES: [string, string, string][] = [
  ['lend()', 'lend', 'lend'],
  ['self.env["library.book"].search([]).write({})', 'self.env[].search().write', 'write'],
  ['super(Loan, self).write(vals)', 'super().write', 'write'],
  ['"a {}".format(x)', "'...'.format", 'format'],
  ['(a | b).unlink()', '(...).unlink', 'unlink'],
  ['(self.book).lend()', 'self.book.lend', 'lend'],
  ['[a, b].pop()', '[...].pop', 'pop'],
  ['handlers["x"]()', 'handlers[]', ''],
  ['f()()', 'f()', ''],
  ['(await book.lend()).close()', 'book.lend().close', 'close'],
  ['a.\\\n  b()', 'a.b', 'b'],
];

describe('calls', () => {
  it.each(CALLEES)('%s is %s', (text, callee, name) => {
    expect(read(`x = ${text}\n`).calls[0]).toMatchObject({ callee, name, used: true });
  });

  it.each([
    ['lend()', false],
    ['await lend()', false],
    ['return lend()', true],
    ['x = lend()', true],
    ['keep(lend())', true],
    ['lend() or 1', true],
  ])('%s is used: %s', (text, used) => {
    expect(read(`def f():\n    ${text}\n`).calls.find((one) => one.name === 'lend')?.used).toBe(used);
  });

  it('know the loops around them', () => {
    const facts = read(py`
      def f(self):
          for a in zero():
              while zero1():
                  two()
              else:
                  one()
          [one1() for x in zero2() for y in one2() if one3()]
          def g():
              inner()
          for a in x:
              def h():
                  inner2()
              any(two1(y) for y in one4())`);
    const loops = Object.fromEntries(facts.calls.map((one) => [one.name, one.loop]));
    expect(loops).toMatchObject({ zero: 0, zero1: 1, two: 2, one: 1, one1: 1, zero2: 0, one2: 1, one3: 1 });
    expect(loops).toMatchObject({ inner: 0, inner2: 0, any: 1, two1: 2, one4: 1 });
  });

  it('carry arguments, spread ones too', () => {
    const [one] = read('lend(1, *rest, late=True, **vals)').calls;
    expect(one).toMatchObject({
      args: [
        { kind: 'number', value: 1 },
        { kind: 'other', text: '*rest' },
      ],
      kwargs: { late: { kind: 'boolean', value: true }, '**': { kind: 'name', name: 'vals' } },
    });
  });

  it('are in their function and class', () => {
    const facts = read('a()\nclass Loan:\n    b()\n    def lend(self, x=c()):\n        d()\n');
    expect(facts.calls.map((one) => [one.name, one.function, one.class])).toEqual([
      ['a', null, null],
      ['b', null, 0],
      ['c', null, 0],
      ['d', 0, 0],
    ]);
  });
});

describe('attributes', () => {
  it.each<[string, [string, boolean][]]>([
    ['x = self.partner_id.country_id', [['self.partner_id.country_id', false]]],
    ['self.partner_id.write({})', []],
    ['self.state = 1', [['self.state', true]]],
    ['self.state += 1', [['self.state', true]]],
    [
      'self.a, b.c = d.e, 1',
      [
        ['self.a', true],
        ['b.c', true],
        ['d.e', false],
      ],
    ],
    [
      'del self.state, b.c',
      [
        ['self.state', true],
        ['b.c', true],
      ],
    ],
    [
      'for self.x in self.y: pass',
      [
        ['self.x', true],
        ['self.y', false],
      ],
    ],
    ['x = self.env["a"].b', [['self.env[].b', false]]],
    ['x = self.lines[0]', [['self.lines', false]]],
    ['x = a.b().c', [['a.b().c', false]]],
    ['x: models.Model = 1', []],
  ])('%s', (text, expected) => {
    expect(read(text).attributes.map((one) => [one.chain, one.stored])).toEqual(expected);
  });
});

describe('subscripts', () => {
  it('are those by a literal text', () => {
    const facts = read("self.env['library.book'].browse(vals['id'], other[key], x[0], y['a':'b'], z[f'{a}'])");
    expect(facts.subscripts.map((one) => [one.base, one.key])).toEqual([
      ['self.env', 'library.book'],
      ['vals', 'id'],
    ]);
  });
});

describe('strings', () => {
  it.each<[string, string[]]>([
    ['x = "a\\tb" \'c\'', ['a\tbc']],
    ['x = r"a\\tb"', ['a\\tb']],
    ['x = u"\\u00e9\\x41\\101"', ['éAA']],
    ['x = b"\\u00e9"', ['\\u00e9']],
    ['x = "a\\\nb"', ['ab']],
    ['x = """a\n  b"""', ['a\n  b']],
    ['x = f"a {b!r:>{w}} {{c}} {d[\'e\']}"', ['a {} {c} {}', 'e']],
    ['x = ""', ['']],
    ['"""Module."""\nclass A:\n    "Class."\n    def f(self):\n        """Function."""\n        "block comment"\n', []],
    [`x = "${'a'.repeat(3000)}"`, ['a'.repeat(2000)]],
  ])('%j', (text, expected) => {
    expect(read(text).strings.map((one) => one.value)).toEqual(expected);
  });
});

describe('assignments', () => {
  it.each<[string, [string, string, boolean][]]>([
    ['query = "select 1"', [['query', 'string', false]]],
    ['self.state += 1', [['self.state', 'number', true]]],
    ['vals["a"] = None', [['vals[]', 'none', false]]],
    [
      'a, (b, c) = d',
      [
        ['a', 'name', false],
        ['b', 'name', false],
        ['c', 'name', false],
      ],
    ],
    [
      'a, b = 1, "x"',
      [
        ['a', 'number', false],
        ['b', 'string', false],
      ],
    ],
    [
      'a = b = 1',
      [
        ['a', 'number', false],
        ['b', 'number', false],
      ],
    ],
    ['a: int = 1', [['a', 'number', false]]],
    ['a: int', []],
    ['f(a := 1)', [['a', 'number', false]]],
    ['type(record).flag = 1', [['type().flag', 'number', false]]],
  ])('%s', (text, expected) => {
    const facts = read(text);
    expect(facts.errors).toEqual([]);
    expect(facts.assignments.map((one) => [one.target, one.value.kind, one.augmented])).toEqual(expected);
  });
});

describe('names given by with and for', () => {
  it('reads what `with` names, and no caught error or pattern', () => {
    const facts = read(py`
      with open(path) as book, shelf.lock() as (key, held):
          pass
      try:
          pass
      except KeyError as error:
          pass
      match loan:
          case {"id": 1} as first:
              pass
    `);
    expect(facts.assignments.map(({ target, value }) => [target, value.kind === 'call' && value.callee])).toEqual([
      ['book', 'open'],
      ['key', 'shelf.lock'],
      ['held', 'shelf.lock'],
    ]);
  });

  it('keeps what a loop goes through, for several names too', () => {
    const facts = read('for key, value in vals.items():\n    pass\n');
    expect(facts.bindings!.map((one) => [one.name, one.source, one.value])).toEqual(
      ['key', 'value'].map((name) => [name, '', { kind: 'call', callee: 'vals.items', args: [], kwargs: {} }]),
    );
  });
});

describe('comparisons', () => {
  it('keeps which names are looked for in something', () => {
    const facts = read('assert mode in ("a", "b")\nx = vals.kind not in kinds and mode == "a"\ny = 1 in mode\n');
    expect(facts.comparisons!.map(({ name, operator, value }) => [name, operator, value.kind])).toEqual([
      ['mode', 'in', 'tuple'],
      ['vals.kind', 'not in', 'name'],
    ]);
  });
});

describe('excepts and raises', () => {
  it.each<[string, string[], string]>([
    ['except:\n    pass', [], 'pass'],
    ['except Exception:\n    ...', ['Exception'], 'pass'],
    [
      'except (KeyError, odoo.exceptions.UserError) as e:\n    _logger.exception("x")',
      ['KeyError', 'odoo.exceptions.UserError'],
      'logs',
    ],
    ['except KeyError as e:\n    _logger.info(1)\n    raise', ['KeyError'], 'raises'],
    ['except KeyError:\n    x = 1', ['KeyError'], 'other'],
    ['except KeyError:\n    continue', ['KeyError'], 'pass'],
    ['except KeyError, e:\n    pass', ['KeyError'], 'pass'],
  ])('%j', (text, types, body) => {
    expect(read(`try:\n    pass\n${text}\n`).excepts[0]).toMatchObject({ types, body });
  });

  it.each([
    ['raise UserError(_("no"))', 'UserError'],
    ['raise exceptions.UserError("a") from error', 'exceptions.UserError'],
    ['raise', ''],
    ['raise error', 'error'],
    ['raise KeyError, "a"', 'KeyError'],
  ])('%s', (text, type) => {
    expect(read(text).raises.map((one) => one.type)).toEqual([type]);
  });
});

describe('comments', () => {
  it('are kept as written', () => {
    const facts = read('# -*- coding: utf-8 -*-\nx = 1  # TODO: é\ns = "# no comment"\n');
    expect(facts.comments).toEqual([
      { line: 1, column: 1, text: '# -*- coding: utf-8 -*-' },
      { line: 2, column: 8, text: '# TODO: é' },
    ]);
  });
});
