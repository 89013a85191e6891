import { py } from './harness.js';

/** Branches, loops, handlers, ternaries and runs of boolean operators: name, figure, code. See cognitive-complexity.test.ts. */
export const FLOW: [string, number, string][] = [
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
];
