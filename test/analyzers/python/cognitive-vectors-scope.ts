import { py } from './harness.js';

/** Functions in functions, comprehensions, lambdas, match, recursion and rarer cases. See cognitive-complexity.test.ts. */
export const SCOPE: [string, number, string][] = [
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
    'comprehension, with its conditions',
    0,
    py`
    def lend(books):
        return [book for shelf in books for book in shelf if book.name if book.free]`,
  ],
  [
    'ternary in comprehension',
    1,
    py`
    def lend(books):
        return [book.name if book else '' for book in books]  # +1`,
  ],
  [
    'lambda alone',
    0,
    py`
    def lend(books):
        return books.sorted(key=lambda book: book.name)`,
  ],
  [
    'ternary in lambda',
    2,
    py`
    def lend(books):
        return books.sorted(key=lambda book: book.name if book else '')  # +1, nesting 1`,
  ],
  [
    'ternary in lambda in if',
    4,
    py`
    def lend(books):
        if books:  # +1
            return books.sorted(key=lambda book: book.name if book else '')  # +1, nesting 2`,
  ],
  [
    'match counts once, whatever its cases',
    1,
    py`
    def lend(book):
        match book:  # +1
            case 1: pass
            case 2: pass
            case _: pass`,
  ],
  [
    'if in case',
    3,
    py`
    def lend(book):
        match book:  # +1
            case 1:
                if book: pass  # +1, nesting 1`,
  ],
  [
    'match in for',
    3,
    py`
    def lend(books):
        for book in books:  # +1
            match book:  # +1, nesting 1
                case 1: pass`,
  ],
  [
    'recursion of a function',
    1,
    py`
    def count(shelf):  # +1
        return sum(count(below) for below in shelf.children)`,
  ],
  [
    'recursion counts once, however often it calls',
    3,
    py`
    def count(shelf):  # +1
        if shelf:  # +1
            return count(shelf.left) + count(shelf.right)
        else:  # +1
            return 0`,
  ],
  [
    'recursion in a circle',
    1,
    py`
    def odd(number):  # +1
        return even(number - 1)

    def even(number):
        return odd(number - 1)`,
  ],
  [
    'a call into a circle is no recursion',
    0,
    py`
    def lend(shelf):
        return count(shelf)

    def count(shelf):
        return count(shelf)`,
  ],
  [
    'recursion of a method through self',
    1,
    py`
    class Shelf:
        def clear(self):  # +1
            return self.sudo().with_context(quiet=True).clear()`,
  ],
  [
    'recursion of an inner function counts for the outer one too',
    1,
    py`
    def lend(shelf):
        def walk(node):  # +1
            walk(node.child)
        walk(shelf)`,
  ],
  [
    'the same method of other records, super() and a function of that name are no recursion',
    0,
    py`
    class Shelf:
        def clear(self):
            self.book_ids.clear()
            clear(self)
            return super().clear()`,
  ],
  [
    'break and continue',
    4,
    py`
    def lend(books):
        while books:  # +1
            if books.free:  # +1, nesting 1
                continue
            else:  # +1
                break`,
  ],
  [
    'else with an if inside is not elif',
    4,
    py`
    def lend(book):
        if book: pass  # +1
        else:  # +1
            if shelf: pass  # +1, nesting 1`,
  ],
  [
    'or, and, or: three runs, as written',
    3,
    py`
    def lend(a, b, c, d):
        return a or b and c or d`,
  ],
  [
    'runs in two expressions',
    2,
    py`
    def lend(a, b, c, d):
        first = a and b  # +1
        return c and d  # +1`,
  ],
  [
    'not alone, comparisons and calls',
    0,
    py`
    def lend(a, b):
        return not a < b.price <= max(a, b)`,
  ],
  [
    'boolean operators do not nest',
    3,
    py`
    def lend(a, b):
        if a:  # +1
            while_ = a and b  # +1
            return a or b  # +1`,
  ],
  [
    'a decorator with arguments adds no nesting either',
    2,
    py`
    def logged(name):
        def decorate(function):
            def wrapper(*args):
                if args:  # +1
                    return function(*args)
                else:  # +1
                    return None
            return wrapper
        return decorate`,
  ],
  [
    'a wrapper that does more than return nests',
    2,
    py`
    def logged(function):
        def wrapper(*args):
            if args: pass  # +1, nesting 1
        wrapper.name = function.name
        return wrapper`,
  ],
  [
    'except star and several except',
    3,
    py`
    def lend(book):
        try: pass
        except KeyError: pass  # +1
        except ValueError: pass  # +1
        except (TypeError, OSError): pass  # +1`,
  ],
  [
    'all of it together',
    20,
    py`
    def lend(books, reader):
        if not books or not reader:  # +2
            return False
        for book in books:  # +1
            try:
                while book.next:  # +2
                    if book.free and reader.active:  # +4
                        book = book.next
                    elif book.held:  # +1
                        continue
                    else:  # +1
                        break
            except KeyError as error:  # +2
                if error.args:  # +3
                    raise
            finally:
                book.seen = True if reader else False  # +2
        else:  # +1
            return [book for book in books if book.free and book.shelf]  # +1
        return True`,
  ],
];
