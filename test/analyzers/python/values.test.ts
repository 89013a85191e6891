import { describe, expect, it } from 'vitest';
import type { Value } from '../../../src/domain/facts/value.js';
import { read } from './harness.js';

const value = (text: string): Value => read(`x = ${text}\n`).assignments[0]!.value;
const text = (of: string): Value => ({ kind: 'string', value: of });
const name = (of: string): Value => ({ kind: 'name', name: of });

const VALUES: [string, Value][] = [
  ["'a' 'b'", text('ab')],
  ["'a' + 'b'", text('ab')],
  ["u'é'", text('é')],
  ['1', { kind: 'number', value: 1 }],
  ['-1.5', { kind: 'number', value: -1.5 }],
  ['-0', { kind: 'number', value: 0 }],
  ['-0.0', { kind: 'number', value: 0 }],
  ['0x10', { kind: 'number', value: 16 }],
  ['1_000', { kind: 'number', value: 1000 }],
  ['0o17', { kind: 'number', value: 15 }],
  ['1e999', { kind: 'other', text: '1e999' }],
  ['3j', { kind: 'other', text: '3j' }],
  ['True', { kind: 'boolean', value: true }],
  ['None', { kind: 'none' }],
  ['(a)', name('a')],
  ['self.env.company', name('self.env.company')],
  ['self.env["a"].b', name('self.env[].b')],
  ['[1, a]', { kind: 'list', items: [{ kind: 'number', value: 1 }, name('a')] }],
  ['(1,)', { kind: 'tuple', items: [{ kind: 'number', value: 1 }] }],
  ['a, b', { kind: 'tuple', items: [name('a'), name('b')] }],
  ['{a}', { kind: 'set', items: [name('a')] }],
  [
    "{'a': b, **c}",
    {
      kind: 'dict',
      entries: [
        [text('a'), name('b')],
        [{ kind: 'other', text: '**' }, name('c')],
      ],
    },
  ],
  ["f(a, b='c')", { kind: 'call', callee: 'f', args: [name('a')], kwargs: { b: text('c') } }],
  ["'a %s %s' % (b, c)", { kind: 'format', how: 'percent', template: 'a %s %s', parts: [name('b'), name('c')] }],
  ["'a %(b)s' % {'b': c}", { kind: 'format', how: 'percent', template: 'a %(b)s', parts: [name('c')] }],
  ["'a %s' % b", { kind: 'format', how: 'percent', template: 'a %s', parts: [name('b')] }],
  ["('a' 'b %s') % b", { kind: 'format', how: 'percent', template: 'ab %s', parts: [name('b')] }],
  ["'a ' + b + ' c'", { kind: 'format', how: 'concat', template: 'a  c', parts: [name('b')] }],
  ["b + 'a'", { kind: 'format', how: 'concat', template: 'a', parts: [name('b')] }],
  ["f'a {b} {c.d}'", { kind: 'format', how: 'fstring', template: 'a {} {}', parts: [name('b'), name('c.d')] }],
  ["'a' f'{b}'", { kind: 'format', how: 'fstring', template: 'a{}', parts: [name('b')] }],
  ["'a {}'.format(b, c=d)", { kind: 'format', how: 'method', template: 'a {}', parts: [name('b'), name('d')] }],
  ['a + b', { kind: 'operation', text: 'a + b', operator: '+', parts: [name('a'), name('b')] }],
  ['a % b', { kind: 'operation', text: 'a % b', operator: '%', parts: [name('a'), name('b')] }],
  ['a * 2', { kind: 'operation', text: 'a * 2', operator: '*', parts: [name('a'), { kind: 'number', value: 2 }] }],
  ['a or b', { kind: 'operation', text: 'a or b', operator: 'or', parts: [name('a'), name('b')] }],
  ['not a', { kind: 'operation', text: 'not a' }],
  ['a == b', { kind: 'operation', text: 'a == b' }],
  ['a if b else c', { kind: 'conditional', text: 'a if b else c', parts: [name('a'), name('c')] }],
  ['[a for a in b]', { kind: 'comprehension', text: '[a for a in b]', parts: [name('a')] }],
  ['{a: c for a in b}', { kind: 'comprehension', text: '{a: c for a in b}', parts: [name('c')] }],
  ['a[b]', { kind: 'subscript', text: 'a[b]', parts: [name('a'), name('b')] }],
  ["a['b']", { kind: 'subscript', text: "a['b']", parts: [name('a'), text('b')] }],
  ['f(*a)', { kind: 'call', callee: 'f', args: [{ kind: 'other', text: '*a', parts: [name('a')] }], kwargs: {} }],
  [
    'f(a).strip()',
    {
      kind: 'call',
      callee: 'f().strip',
      args: [],
      kwargs: {},
      receiver: { kind: 'call', callee: 'f', args: [name('a')], kwargs: {} },
    },
  ],
  ['a.strip()', { kind: 'call', callee: 'a.strip', args: [], kwargs: {} }],
  ['lambda: 0', { kind: 'lambda', text: 'lambda: 0' }],
  ['...', { kind: 'other', text: '...' }],
];

describe('values', () => {
  it.each(VALUES)('%s', (source, expected) => {
    expect(value(source)).toEqual(expected);
  });

  it('keep comments between their parts out', () => {
    expect(value('[\n  # one\n  1,\n  # two\n  2\n]')).toEqual(value('[1, 2]'));
  });

  it('are cut where they are deep', () => {
    const deep = JSON.stringify(value(`${'['.repeat(50)}1${']'.repeat(50)}`));
    expect(deep).toContain('"kind":"other"');
    expect(deep.length).toBeLessThan(500);
  });

  it('are cut where they are long', () => {
    const long = value(`[${'a, '.repeat(20000)}]`);
    expect(JSON.stringify(long).length).toBeLessThan(100_000);
  });

  it('do not let a keyword change the record itself', () => {
    const found = value('f(__proto__=1, a=2)');
    expect(found.kind === 'call' && Object.getPrototypeOf(found.kwargs)).toBe(Object.prototype);
    expect(found).toMatchObject({ kwargs: { a: { kind: 'number', value: 2 } } });
  });
});
