import { describe, expect, it } from 'vitest';
import { py, read } from './harness.js';

const method = (body: string, header = 'def write(self, vals):'): string =>
  `class Loan(models.Model):\n    ${header}\n${body.replace(/^/gm, '        ')}\n`;

const SUPER: [string, boolean, boolean][] = [
  ['return super().write(vals)', true, true],
  ['return super(Loan, self).write(vals)', true, true],
  ['return super(Loan, self.sudo()).write(vals)', true, true],
  ['super().write(vals)', true, false],
  ['super().write(vals)\nreturn True', true, false],
  ['res = super().write(vals)\nreturn res', true, true],
  ['res = super().write(vals)\nreturn res.id', true, true],
  ['res = super().write(vals) or {}\nother = dict(res)\nreturn other', true, true],
  ['res = super().write(vals)\nreturn True', true, false],
  ['res = True\nsuper().write(vals)\nreturn res', true, false],
  ['return super().unlink()', false, false],
  ['return self.write(vals)', false, false],
  ['if vals:\n    return super().write(vals)\nreturn True', true, true],
  ['return [super(Loan, r).write(vals) for r in self]', true, true],
  ['def inner():\n    return super(Loan, self).write(vals)\nreturn inner()', true, false],
];

describe('functions', () => {
  it.each(SUPER)('%j calls super: %s, returns it: %s', (body, calls, returns) => {
    const [one] = read(method(body)).functions;
    expect([one!.callsSuper, one!.returnsSuper]).toEqual([calls, returns]);
  });

  it.each([
    ['pass', true],
    ['...', true],
    ['"""Says something."""', true],
    ['raise NotImplementedError()', true],
    ['raise NotImplementedError', true],
    ['"""Doc."""\nraise NotImplementedError(_("later"))', true],
    ['raise UserError("no")', false],
    ['return None', false],
    ['"""Doc."""\nself.lend()', false],
  ])('%j is a stub: %s', (body, stub) => {
    expect(read(method(body)).functions[0]!.stub).toBe(stub);
  });

  it.each([
    ['return', false],
    ['return None', false],
    ['return self', true],
    ['def inner():\n    return 1\ninner()', false],
    ['return lambda: 1', true],
  ])('%j returns a value: %s', (body, expected) => {
    expect(read(method(body)).functions[0]!.returnsValue).toBe(expected);
  });

  it.each([
    ['yield 1', true],
    ['x = yield', true],
    ['yield from self', true],
    ['def inner():\n    yield 1', false],
    ['return (x for x in self)', false],
  ])('%j is a generator: %s', (body, expected) => {
    expect(read(method(body)).functions[0]!.generator).toBe(expected);
  });

  it('count their statements, nested ones included', () => {
    const body =
      '"""Doc."""\nif vals:\n    a = 1; b = 2\nelif self:\n    pass\nfor x in self:\n    def inner():\n        return 1';
    expect(read(method(body)).functions[0]!.statements).toBe(8);
  });

  it('know where they stand and end', () => {
    const facts = read(py`
      @api.model
      @http.route(['/lend'], type="json", auth='user')
      async def lend(self):
          def inner():
              class Local:
                  def deep(self):
                      pass
          return (
              1
          )
          # trailing

      class Loan:
          def write(self):
              f = lambda: 0`);
    expect(facts.functions.map((f) => [f.name, f.line, f.column, f.endLine, f.class, f.within])).toEqual([
      ['lend', 3, 1, 10, null, null],
      ['inner', 4, 5, 7, null, 0],
      ['deep', 6, 13, 7, 0, 1],
      ['write', 14, 5, 15, 1, null],
    ]);
    expect(facts.functions[0]!.decorators).toEqual([
      { line: 1, column: 1, name: 'api.model', args: [], kwargs: {} },
      {
        line: 2,
        column: 1,
        name: 'http.route',
        args: [{ kind: 'list', items: [{ kind: 'string', value: '/lend' }] }],
        kwargs: { type: { kind: 'string', value: 'json' }, auth: { kind: 'string', value: 'user' } },
      },
    ]);
  });

  it('list their parameters', () => {
    const [one] = read('def f(self, a, b=1, c: int = None, *, d=(), e: str, **kw) -> int: pass').functions;
    expect(one!.parameters.map((p) => [p.name, p.kind, p.default?.kind ?? null])).toEqual([
      ['self', 'plain', null],
      ['a', 'plain', null],
      ['b', 'plain', 'number'],
      ['c', 'plain', 'none'],
      ['d', 'plain', 'tuple'],
      ['e', 'plain', null],
      ['kw', 'kwargs', null],
    ]);
    expect(read('def f(*args, **kw): pass').functions[0]!.parameters.map((p) => p.kind)).toEqual(['args', 'kwargs']);
  });
});
