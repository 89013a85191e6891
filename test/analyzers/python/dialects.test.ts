import { describe, expect, it } from 'vitest';
import { read } from './harness.js';

const PYTHON2 = [
  'print "lent", book',
  'print >>sys.stderr, "lent",',
  'try:\n    pass\nexcept KeyError, e:\n    pass',
  'x = `book`',
  'exec "x = 1"',
  'exec code in scope',
  'exec "x = %s" % 1 in scope',
  'x = ur"\\d"',
  'os.chmod(path, 0777)',
  'x = 10L',
  'if a <> b: pass',
  'raise KeyError, "lost"',
  'def lend(self, (book, reader)): pass',
];

const PYTHON3 = [
  'print("lent", file=f)',
  'print',
  'exec(code, scope)',
  'x = 0',
  'x = 00',
  'x = 0o777',
  'try:\n    pass\nexcept (KeyError, ValueError) as e:\n    pass',
  'raise KeyError("lost") from e',
  'async def f():\n    async with a as b, c:\n        await d\n    async for e in f: pass',
  'match book:\n    case {"a": 1} | None if x: pass\n    case _: pass',
  'match = type = 1\nself.match(type)',
  'def f(a, /, b, *, c): pass',
  'type(record).flag = True',
  'type Shelf = list[str]',
  'class A[T](B): pass',
  'with (open(a) as b, open(c) as d): pass',
  'x = f"{a["b"]}"',
  'try:\n    pass\nexcept* ValueError:\n    pass',
  'self.async = True\nlend(async=True)',
];

describe('dialect', () => {
  it.each(PYTHON2)('%j is Python 2, without an error', (text) => {
    const facts = read(`${text}\n`);
    expect(facts.errors).toEqual([]);
    expect(facts.dialect).toBe('python2');
  });

  it.each(PYTHON3)('%j is Python 3, without an error', (text) => {
    const facts = read(`${text}\n`);
    expect(facts.errors).toEqual([]);
    expect(facts.dialect).toBe('python3');
  });

  it('print and exec statements are calls', () => {
    const facts = read('print >>f, "a", b\nexec "x = %s" % 1\nexec code in scope\n');
    expect(facts.calls.map((one) => [one.line, one.callee, one.used])).toEqual([
      [1, 'print', false],
      [2, 'exec', false],
      [3, 'exec', false],
    ]);
    expect(facts.calls[0]!.args.map((one) => one.kind)).toEqual(['string', 'name']);
    expect(facts.calls[1]!.args.map((one) => one.kind)).toEqual(['format']);
  });

  it('names that became keywords are read as written', () => {
    expect(read('self.async = True\n').attributes[0]?.chain).toBe('self.async');
  });
});

describe('positions', () => {
  it.each([
    ['non-ASCII text', 'é = "ü"; lend()\n', 1, 10],
    ['characters beyond 16 bits', 'x = "😀"; lend()\n', 1, 11],
    ['a byte order mark', '\ufefflend()\n', 1, 1],
    ['CRLF', 'x = 1\r\nlend()\r\n', 2, 1],
    ['lone CR', 'x = 1\rlend()\r', 2, 1],
    ['tabs', 'if x:\n\t\tlend()\n', 2, 3],
    ['a form feed', 'x = 1\n\flend()\n', 2, 2],
    ['a continued line', 'x = \\\n  lend()\n', 2, 3],
    ['a long file', `${'# é\n'.repeat(40000)}lend()`, 40001, 1],
  ])('with %s', (_name, text, line, column) => {
    const facts = read(text);
    expect(facts.errors).toEqual([]);
    expect(facts.calls[0]).toMatchObject({ line, column });
  });

  it.each([
    ['', 0],
    ['x', 1],
    ['x\n', 1],
    ['x\r\ny', 2],
    ['\n\n', 2],
  ])('lines of %j are %i', (text, lines) => {
    expect(read(text).lines).toBe(lines);
  });

  it('line ends inside strings are as Python reads them', () => {
    expect(read('x = """a\r\nb"""\r\n').strings[0]!.value).toBe('a\nb');
  });
});
