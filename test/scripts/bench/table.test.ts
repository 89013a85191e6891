import { describe, expect, it } from 'vitest';
import { BARS, shown, verdictOf } from '../../../scripts/bench/bars.js';
import { summed } from '../../../scripts/bench/child.js';
import { notIdle } from '../../../scripts/bench/machine.js';
import { processorRatio, row } from '../../../scripts/bench/measures.js';
import { benchOptions, MEASURES } from '../../../scripts/bench/options.js';
import { childSeconds } from '../../../scripts/bench/pylint.js';
import { markdownOf, table } from '../../../scripts/bench/table.js';

const run = (wall: number, cpu: number | null, megabytes: number | null) => ({
  wall,
  cpu,
  megabytes,
  code: 0,
  stdout: '',
});

describe('the verdict of a figure', () => {
  it('is met up to the bar itself, with the aim or without', () => {
    const of = (value: number) => verdictOf(row('cold', value, ''));
    expect([1.2, 1.21, 2, 2.01].map(of)).toEqual(['met, and the aim', 'met', 'met', 'not met']);
  });

  it('asks for more where more is better', () => {
    const of = (value: number) => verdictOf(row('pylint', value, ''));
    expect([25, 10, 9.99].map(of)).toEqual(['met, and the aim', 'met', 'not met']);
  });

  it('is none where nothing was measured, or on another number of lines', () => {
    expect(verdictOf(row('small', null, 'no addon'))).toBe('not measured');
    const of = (lines: number) => verdictOf(row('memory1', 700, '', { lines }));
    expect([43_979, 900_000, 1_250_000, 1_250_001].map(of)).toEqual([
      'not judged: 43,979 lines',
      'met',
      'met',
      'not judged: 1,250,001 lines',
    ]);
  });

  it('has a bar and an aim on the same side', () => {
    for (const { bar, aim, less } of Object.values(BARS)) expect(less ? aim < bar : aim > bar).toBe(true);
  });
});

describe('several runs', () => {
  it('give the shortest time and the largest memory', () => {
    const runs = summed('cold', [run(3, 5, 100), run(2, 6, 130), run(4, 4, null)]);
    expect(runs).toMatchObject({ wall: 2, cpu: 4, megabytes: 130 });
    expect(processorRatio(runs, summed('parsers', [run(1, 2, null)]))).toEqual({ processor: 2 });
    expect(processorRatio(runs, summed('parsers', [run(1, null, null)]))).toEqual({});
  });
});

describe('the machine', () => {
  it('is not idle where others load more than half a core of each', () => {
    expect(notIdle(1, 3, 2)).toBe(false);
    expect(notIdle(1.01, 3, 2)).toBe(true);
    expect(notIdle(0, 3.01, 2)).toBe(true);
  });
});

describe('times of the shell', () => {
  it('are read from the line of its children', () => {
    expect(childSeconds('0m0.00s 0m0.01s\n1m2.50s 0m0.25s\n')).toBeCloseTo(62.75);
    expect(childSeconds('no times')).toBeNull();
  });
});

describe('the command line', () => {
  it('asks for everything that the folders allow', () => {
    expect([...benchOptions(['oca14'], {}).measures]).toEqual(MEASURES.filter((one) => one !== 'large'));
    expect([...benchOptions(['oca14', 'oca16'], {}).measures]).toEqual([...MEASURES]);
    const quick = benchOptions(['oca14', 'oca16', '--quick'], { PYLINT: 'venv/bin/pylint' });
    expect(quick).toMatchObject({ runs: 1, pylint: 'venv/bin/pylint', output: null });
    expect(quick.measures.has('large') || quick.measures.has('pylint')).toBe(false);
    expect([...benchOptions(['--only', 'start'], {}).measures]).toEqual(['start']);
  });

  it.each([
    [['oca14', '--only', 'speed'], 'no such measure'],
    [['oca14', '--runs', '0'], '--runs'],
    [[], 'name a folder'],
    [['oca14', '--fast'], "'--fast'"],
  ])('refuses %j', (words, why) => {
    expect(() => benchOptions(words, {})).toThrow(why);
  });
});

describe('the table', () => {
  it('has columns of even width, and numbers on the right', () => {
    expect(
      table(
        ['run', '>best'],
        [
          ['cold | warm', '1'],
          ['×', '12.5 s'],
        ],
      ),
    ).toBe(
      [
        '| run          |   best |',
        '| ------------ | -----: |',
        '| cold \\| warm |      1 |',
        '| ×            | 12.5 s |',
      ].join('\n'),
    );
  });

  it('tells machine, load, figures and runs', () => {
    const size = { files: 2, lines: 1_030_000, bytes: 41_250_000 };
    const text = markdownOf({
      machine: 'a processor, 2 cores',
      commit: 'abc',
      loadBefore: 0.25,
      loadAfter: 4,
      notIdle: true,
      how: ['Short.'],
      corpora: [
        {
          name: 'oca14',
          folders: ['/secret/oca14'],
          addons: 7,
          languages: { python: size, xml: size, javascript: size, csv: size },
          total: size,
          parts: [],
          files: [],
        },
      ],
      rows: [row('memory1', 612.4, 'oca14', { lines: 1_030_000 }), row('cold', 1.5, 'oca14', { processor: 2.25 })],
      others: ['History: 1 s.'],
      runs: [summed('cold, oca14', [run(12.345, 20, 612.4), run(13, 21, 600)])],
    });
    expect(text).toContain('0.25 before, 4.00 after');
    expect(text).toContain('**The machine was not idle.**');
    expect(text).toMatch(/\| +612 MB \| +at most 900 MB \| +600 MB \| met +\|/);
    expect(text).toMatch(/\| +1\.50 × \| +at most 2\.00 × \| +1\.20 × \| met +\| +2\.25 × \|/);
    expect(text).toMatch(/\| oca14 +\| +7 \| +2 \| +1,030,000 \| 41\.3 MB/);
    expect(text).toMatch(/\| cold, oca14 \| 12\.3[45] s \| +20\.00 s \| +612 MB \| 12\.3[45], 13\.00 \|/);
    expect(text).not.toContain('/secret');
    expect(shown(25.04, '× faster')).toBe('25.0 × faster');
  });
});
