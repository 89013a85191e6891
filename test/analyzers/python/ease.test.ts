import { expect, it } from 'vitest';
import { eased } from '../../../analyzers/python/ease.js';
import { createPythonParser } from '../../../analyzers/python/parser.js';

it('leaves a text with short runs as it is', () => {
  const text = `${'    # flour\n'.repeat(63)}x = 1\n`;
  expect(eased(text)).toEqual({ text, comments: [] });
});

it.each(['native', 'wasm'] as const)(
  'loses no comment of a long run, and takes none out of a string: %s',
  async (backend) => {
    const parser = await createPythonParser(backend);
    const run = '    # flour\n'.repeat(100);
    const source = `if oven:\n    bake()\n${run}recipe = """\n${run}"""\nloaves = 1 ${'\\\n'.repeat(100)}+ 2  # last\n`;
    const { errors, text, comments } = parser.parse(source);
    expect(errors).toEqual([]);
    expect(text).toBe(source);
    const found = comments.map(({ start, end }) => source.slice(start, end));
    expect(found).toEqual([...Array.from({ length: 100 }, () => '# flour'), '# last']);
  },
);
