import { describe, expect, it } from 'vitest';
import { py, read } from './harness.js';

/** Conformance vectors: every row of the table in complexity.ts, alone and nested. */
const VECTORS: [string, number, string][] = [
  [
    'nothing',
    0,
    py`
    def lend(book):
        book.lend()
        return book`,
  ],
  [
    'if',
    1,
    py`
    def lend(book):
        if book: pass`,
  ],
  [
    'if, elif, else',
    3,
    py`
    def lend(book):
        if book: pass
        elif shelf: pass
        else: pass`,
  ],
  [
    'if in if',
    3,
    py`
    def lend(book):
        if book:
            if shelf: pass`,
  ],
  [
    'if in else',
    4,
    py`
    def lend(book):
        if book: pass
        else:
            if shelf: pass`,
  ],
  [
    'if in elif',
    4,
    py`
    def lend(book):
        if book: pass
        elif shelf:
            if reader: pass`,
  ],
  [
    'for, else',
    2,
    py`
    def lend(books):
        for book in books: pass
        else: pass`,
  ],
  [
    'while in for in if',
    6,
    py`
    def lend(books):
        if books:
            for book in books:
                while book: pass`,
  ],
  [
    'try, except, else, finally',
    2,
    py`
    def lend(book):
        try: pass
        except KeyError: pass
        else: pass
        finally: pass`,
  ],
  [
    'if in except',
    3,
    py`
    def lend(book):
        try: pass
        except KeyError:
            if book: pass`,
  ],
  [
    'if in try, with and finally',
    3,
    py`
    def lend(book):
        try:
            if book: pass
        finally:
            if book: pass
        with book:
            if book: pass`,
  ],
  [
    'ternary',
    1,
    py`
    def lend(book):
        return 1 if book else 2`,
  ],
  [
    'ternary in ternary',
    3,
    py`
    def lend(book):
        return 1 if book else 2 if shelf else 3`,
  ],
  [
    'ternary in if',
    3,
    py`
    def lend(book):
        if book:
            return 1 if shelf else 2`,
  ],
  [
    'one run of and',
    1,
    py`
    def lend(a, b, c):
        return a and b and c`,
  ],
  [
    'and, then or',
    2,
    py`
    def lend(a, b, c):
        return a and b or c`,
  ],
  [
    'and, or, and',
    3,
    py`
    def lend(a, b, c, d):
        return a and b or c and d`,
  ],
  [
    'parentheses start a new run',
    2,
    py`
    def lend(a, b, c):
        return a and (b and c)`,
  ],
  [
    'not starts a new run',
    2,
    py`
    def lend(a, b, c):
        return a and not (b and c)`,
  ],
  [
    'condition of an if',
    3,
    py`
    def lend(a, b, c):
        if a and b or c: pass`,
  ],
  [
    'function in function nests',
    2,
    py`
    def lend(book):
        x = 1
        def inner():
            if book: pass
        return inner`,
  ],
  [
    'a function that only wraps another adds no nesting',
    1,
    py`
    def lend(book):
        def inner():
            if book: pass
        return inner`,
  ],
  [
    'class in function starts at zero',
    1,
    py`
    def lend(book):
        if_ = 1
        class Inner:
            def method(self):
                if book: pass`,
  ],
  [
    'lambda, comprehension, recursion',
    0,
    py`
    def lend(books):
        books.sort(key=lambda book: book.name)
        return lend([book for book in books if book.name])`,
  ],
  [
    'case nests, match does not count',
    2,
    py`
    def lend(book):
        match book:
            case 1:
                if book: pass`,
  ],
];

describe('cognitive complexity', () => {
  it.each(VECTORS)('%s is %i', (_name, expected, text) => {
    const facts = read(text);
    expect(facts.errors).toEqual([]);
    expect(facts.functions[0]?.complexity).toBe(expected);
  });

  it('is counted for the inner function alone too', () => {
    const text = py`
      def outer(book):
          x = 1
          def inner():
              if book:
                  for page in book: pass`;
    expect(read(text).functions.map((one) => [one.name, one.complexity])).toEqual([
      ['outer', 5],
      ['inner', 3],
    ]);
  });
});
