import { describe, expect, it } from 'vitest';
import { directivesIn } from '../../../analyzers/directives.js';
import { readDirective } from '../../../src/triage/directive.js';

const KNOWN = new Set(['security/sql-from-values', 'security/unsafe-eval', 'performance/write-in-loop']);
const directive = (text: string) => ({ path: 'models/book.py', line: 3, column: 1, covers: 3, text });
const read = (text: string) => readDirective(directive(text), KNOWN);

describe('a directive', () => {
  it.each(['--', '–', '—', ':'])('takes its reason behind %s', (mark) => {
    const { suppressions, problems } = read(`ignore security/unsafe-eval ${mark} the text is a constant`);
    expect(problems).toEqual([]);
    expect(suppressions).toMatchObject([
      { rule: 'security/unsafe-eval', reason: 'the text is a constant', until: null, file: false },
    ]);
  });

  it('takes several rules, an end, and a whole file', () => {
    const { suppressions } = read(
      'ignore-file security/unsafe-eval, performance/write-in-loop -- runs once -- at install (until 2027-06-30)',
    );
    expect(suppressions.map(({ rule, file, reason, until }) => [rule, file, reason, until])).toEqual([
      ['security/unsafe-eval', true, 'runs once -- at install', '2027-06-30'],
      ['performance/write-in-loop', true, 'runs once -- at install', '2027-06-30'],
    ]);
  });

  it.each([
    ['ignore security/unsafe-eval', 'missing-reason', /without a reason/],
    ['ignore security/unsafe-eval -- ok', 'missing-reason', /without a reason/],
    ['ignore -- the text is a constant', 'directive', /names no rule/],
    ['ignroe security/unsafe-eval -- the text is a constant', 'directive', /did you mean ignore\?/],
    ['ignore security/unsafe-evil -- the text is a constant', 'unknown-rule', /did you mean security\/unsafe-eval\?/],
    ['ignore sql-from-values -- the text is a constant', 'unknown-rule', /did you mean security\/sql-from-values\?/],
    ['ignore harbour -- the text is a constant', 'unknown-rule', /odoo-debt rules lists them/],
    ['ignore security/unsafe-eval -- the text is a constant (until June)', 'directive', /June is not a date/],
    [
      'ignore security/unsafe-eval -- the text is a constant (until 2027-02-30)',
      'directive',
      /2027-02-30 is not a date/,
    ],
  ])('%s is refused', (text, kind, message) => {
    const { suppressions, problems } = read(text);
    expect(suppressions).toEqual([]);
    expect(problems).toMatchObject([{ kind }]);
    expect(problems[0]!.message).toMatch(message);
  });

  it('keeps the known rules beside an unknown one', () => {
    const { suppressions, problems } = read('ignore security/unsafe-eval, security/nothing -- the text is a constant');
    expect(suppressions.map(({ rule }) => rule)).toEqual(['security/unsafe-eval']);
    expect(problems.map(({ kind }) => kind)).toEqual(['unknown-rule']);
  });
});

describe('the line a comment covers', () => {
  /** Comments at the marks `^`, which are taken out; those of XML come without their frame, as its reader gives them. */
  const covered = (text: string) => {
    const comments: { line: number; column: number; text: string }[] = [];
    const clean = text
      .split('\n')
      .map((row, index) => {
        const at = row.indexOf('^');
        if (at < 0) return row;
        comments.push({ line: index + 1, column: at + 1, text: row.slice(at + 1).replace(/^<!--/, '') });
        return row.replace('^', '');
      })
      .join('\n');
    return directivesIn('x', clean, comments).map(({ line, covers }) => [line, covers]);
  };

  it.each([
    ['beside code: its own', 'a = 1  ^# odoo-debt: ignore x\nb = 2', [[1, 1]]],
    ['alone: the next', '^# odoo-debt: ignore x\nb = 2', [[1, 2]]],
    ['over empty lines and other comments', '^# odoo-debt: ignore x\n\n^# why\n  ^# so\nb = 2', [[1, 5]]],
    [
      'two of them over one line',
      '^# odoo-debt: ignore x\n^# odoo-debt: ignore y\nb = 2',
      [
        [1, 3],
        [2, 3],
      ],
    ],
    ['before code on the same line', '<a>\n^<!-- odoo-debt: ignore x --><b/>\n</a>', [[2, 2]]],
    ['over several lines', '<a>\n^<!-- odoo-debt: ignore x\n so -->\n<b/></a>', [[2, 4]]],
    ['at the end of a file: its own', 'b = 2\n^# odoo-debt: ignore x\n', [[2, 2]]],
    ['behind another mark', 'b = 2  ^# noqa: E501  # odoo-debt: ignore x', [[1, 1]]],
    ['with Windows line ends', '^# odoo-debt: ignore x\r\n\r\nb = 2\r\n', [[1, 3]]],
    ['in prose: none', '^# see the manual of odoo-debt: it says more\nb = 2', []],
  ])('%s', (_, text, lines) => expect(covered(text)).toEqual(lines));

  it('takes the frame of a comment off its text', () => {
    const text = '/**\n * odoo-debt: ignore x --\n *  so it is\n */\nf();';
    const found = directivesIn('x.js', text, [{ line: 1, column: 1, text: text.slice(0, text.indexOf('*/') + 2) }]);
    expect(found).toEqual([{ path: 'x.js', line: 1, column: 1, text: 'ignore x -- so it is', covers: 5 }]);
  });

  it('holds where a comment lies outside the lines it is said to be on', () => {
    expect(directivesIn('x', 'a\rb', [{ line: 9, column: 9, text: '# odoo-debt: ignore x' }])).toMatchObject([
      { covers: 9 },
    ]);
  });
});
