import { describe, expect, it, vi } from 'vitest';
import { InputError } from '../../../src/domain/errors.js';
import { readYaml } from '../../../src/yaml/read.js';

const refusal = (text: string): string => {
  try {
    readYaml(text, 'tide.yaml');
  } catch (error) {
    expect(error).toBeInstanceOf(InputError);
    return (error as Error).message;
  }
  throw new Error('was read');
};

describe('readYaml', () => {
  it.each([
    ['quay: 1\n', { quay: 1 }],
    ['{"quay": [1, null]}', { quay: [1, null] }],
    ['', null],
    ['- {a: 1}\n- {a: 2}\n', [{ a: 1 }, { a: 2 }]],
    ['1: a\n"1": b\n', { '1': 'b' }],
  ])('reads %j', (text, data) => {
    expect(readYaml(text, 'tide.yaml')).toEqual(data);
  });

  it.each([
    [
      'quay: [1\n',
      'tide.yaml: Flow sequence in block collection must be sufficiently indented and end with a ] at line 2',
    ],
    ['quay: 1\nship: 2\nquay: 3\n', 'tide.yaml: Map keys must be unique at line 3, column 1'],
    ['a:\n  - {ship: 2, ship: 3}\n', 'tide.yaml: Map keys must be unique at line 2, column 15'],
    ['a: 1\n---\nb: 2\n', 'tide.yaml: A second document at line 2, column 1'],
    ['a: *b\n', 'tide.yaml: Unresolved alias'],
    [`a: &a [x]\nb: [${'*a,'.repeat(60)}]\n`, 'tide.yaml: Excessive alias count'],
  ])('refuses %j', (text, why) => {
    expect(refusal(text)).toContain(why);
    expect(refusal(text)).not.toContain('\n');
  });

  it.each(['[', '{a: ', '- ', '? ', 'a: '])('refuses %j in one another, however deep', (open) => {
    for (const times of [101, 2_000, 20_000])
      expect(refusal(open.repeat(times))).toBe('tide.yaml: nested deeper than 100');
  });

  it('reads what is nested less', () => {
    expect(JSON.stringify(readYaml('['.repeat(99) + ']'.repeat(99), 'tide.yaml'))).toHaveLength(198);
  });

  it('says nothing of its own on standard error', () => {
    const warn = vi.spyOn(process, 'emitWarning').mockImplementation(() => {});
    readYaml('a: !tide 1\n? {b: 1}\n: 2\n', 'tide.yaml');
    expect(warn).not.toHaveBeenCalled();
    warn.mockRestore();
  });

  it.each([
    ['keys', Array.from({ length: 60_000 }, (_, at) => `berth${at}: 1\n`).join('')],
    ['keys in braces', `{${Array.from({ length: 60_000 }, (_, at) => `berth${at}: 1`).join(', ')}}`],
    ['mistakes', `a:\n${'  - { b: 1 } c\n'.repeat(20_000)}`],
    ['mistakes on one line', `a: { ${'&a [*a]'.repeat(20_000)} }`],
  ])('reads or refuses many %s in linear time', (_what, text) => {
    const started = performance.now();
    try {
      readYaml(text, 'tide.yaml');
    } catch (error) {
      expect(error).toBeInstanceOf(InputError);
    }
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});
