import { describe, expect, it } from 'vitest';
import { py, read } from './harness.js';

const BODY = Array.from({ length: 12 }, (_, index) => `loan.shelf_${index} = self.shelf(${index}) + 1`);

describe('blocks', () => {
  it('are functions long enough to be looked for, inner functions included', () => {
    const text = [
      'class Loan(models.Model):',
      '    def file(self, loan):',
      '        """Files it."""',
      ...BODY.map((line) => `        ${line}`),
      '        def later():',
      '            return 1',
      '        return later',
      '    def short(self):',
      '        return 1',
    ].join('\n');
    const { blocks } = read(text);
    expect(blocks!.map(({ symbol }) => symbol)).toEqual(['Loan.file']);
    const { statements } = blocks![0]!;
    // The definition, twelve assignments, the inner definition and both returns; no docstring.
    expect(statements).toHaveLength(4 * 16);
    expect(statements.slice(0, 2)).toEqual([2, 2]);
    expect(statements.slice(4, 6)).toEqual([4, 4]);
  });

  it('are the same wherever they stand and however they are laid out', () => {
    const one = ['def file(self, loan):', ...BODY.map((line) => `    ${line}`)].join('\n');
    const other = [
      '# Files a loan.',
      'class Loan:',
      '    def file(self, loan,):',
      ...BODY.flatMap((line) => ['', '        # next', `        ${line.replace(' + ', '  +  ')}`]),
    ].join('\n');
    const hashes = (text: string) => read(text).blocks![0]!.statements.filter((_, index) => index % 4 === 2);
    expect(hashes(other)).toEqual(hashes(one));
  });

  it('tell statements apart by their clauses', () => {
    const text = (clause: string) =>
      [
        'def file(self, loan):',
        '    try:',
        '        pass',
        `    ${clause}:`,
        ...BODY.map((line) => `        ${line}`),
      ].join('\n');
    const hashes = (clause: string) => read(text(clause)).blocks![0]!.statements.filter((_, index) => index % 4 === 2);
    const [value, key] = [hashes('except ValueError'), hashes('except KeyError')];
    expect(key.filter((hash, index) => hash !== value[index])).toHaveLength(1);
  });
});

describe('unreachable', () => {
  const lines = (text: string) => read(text).unreachable!.map(({ line, endLine }) => [line, endLine]);

  it.each([
    ['a return', 'def f():\n    return 1\n    a = 2\n    b = 3', [[3, 4]]],
    ['a raise', 'def f():\n    raise E()\n    a = 2', [[3, 3]]],
    ['a break', 'for a in b:\n    break\n    c()', [[3, 3]]],
    ['a continue in a branch', 'for a in b:\n    if a:\n        continue\n        c()', [[4, 4]]],
  ])('is what follows %s', (_, text, expected) => {
    expect(lines(text)).toEqual(expected);
  });

  it.each([
    ['of another block', 'def f():\n    if a:\n        return 1\n    return 2'],
    ['but a generator', 'def f():\n    return\n    yield'],
    ['but a generator that binds', 'def f():\n    return\n    a = yield b'],
    ['but a comment', 'def f():\n    return 1\n    # done'],
    ['but a text', 'def f():\n    return 1\n    """done"""'],
    ['in a broken file', 'def f():\n    return 1\n    a = 2\ndef (:\n'],
  ])('is nothing %s', (_, text) => {
    expect(lines(text)).toEqual([]);
  });
});

it('counts no words of comments and docstrings', () => {
  const count = (text: string) =>
    read(text)
      .words!.filter((_, index) => index % 2 === 1)
      .reduce((sum, times) => sum + times, 0);
  expect(count('a = b')).toBe(2);
  expect(
    count(py`
    a = b  # and c
    # and d
  `),
  ).toBe(2);
  expect(count('def f():\n    """Docs of f."""\n    return 1')).toBe(count('def f():\n    return 1'));
});
