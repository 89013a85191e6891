import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { difference } from '../../scripts/fuzz/difference.js';
import { fuzz } from '../../scripts/fuzz/engine.js';
import { inputOf } from '../../scripts/fuzz/inputs.js';
import { minimise } from '../../scripts/fuzz/minimise.js';
import type { Failure } from '../../scripts/fuzz/target.js';
import { watch } from '../../scripts/fuzz/watch.js';
import { DEFECTS, TARGETS } from './planted.js';

const SEED = 20261122;

async function failuresOf(name: string, to = 60) {
  const target = await TARGETS[name]!();
  const failures: Failure[] = [];
  const seeds = target.seeds.map((text) => Buffer.from(text));
  const onFailure = (failure: Failure) => failures.push(failure);
  const { kinds } = await fuzz({ target, seeds, seed: SEED, from: 0, to, onFailure });
  return { failures, kinds };
}

describe('the fuzzer', () => {
  it('finds nothing in a reader that is right', async () => {
    expect((await failuresOf('none')).failures).toEqual([]);
  });

  const found = Object.keys(DEFECTS).filter((name) => !['none', 'hang', 'crash'].includes(name));
  it.each(found)('finds a defect that its oracle "%s" is for, and makes its input small', async (name) => {
    const { failures, kinds } = await failuresOf(name);
    const failure = failures.find(({ oracle }) => oracle === name)!;
    expect(failure).toBeDefined();
    const text = Buffer.from(failure.input).toString();
    expect(text).toMatch(name === 'throws' ? /^tide\s?tide$/ : /^tide$/);
    // One report for a kind, however many inputs show it.
    expect(failures.length).toBe(kinds.size);
    expect([...kinds.values()].reduce((sum, times) => sum + times, 0)).toBeGreaterThan(failures.length);
  });

  it.each(['hang', 'crash'])(
    'outlives a %s, names the input, and goes on behind it',
    async (name) => {
      const failures: Failure[] = [];
      const { inputs, kinds } = await watch({
        reader: name,
        seed: 3,
        count: 3,
        corpus: null,
        targets: fileURLToPath(new URL('./planted.ts', import.meta.url)),
        milliseconds: 200,
        tries: 0,
        onFailure: (failure) => failures.push(failure),
      });
      expect(inputs).toBe(3);
      expect(failures.length).toBeGreaterThan(0);
      for (const { oracle, input } of failures) {
        expect(oracle).toBe(name);
        expect(Buffer.from(input).toString()).toContain('tide\ntide');
      }
      expect([...kinds.values()].reduce((sum, times) => sum + times, 0)).toBe(failures.length);
    },
    120_000,
  );
});

describe('what the fuzzer is made of', () => {
  it('makes the same input of the same seed and number, and another one of others', async () => {
    const target = await TARGETS.none!();
    const seeds = target.seeds.map((text) => Buffer.from(text));
    const inputs = Array.from({ length: 200 }, (_, number) => inputOf(target, seeds, SEED, number).toString('latin1'));
    const again = inputs.map((_, number) => inputOf(target, seeds, SEED, number).toString('latin1'));
    expect(again).toEqual(inputs);
    expect(new Set(inputs).size).toBeGreaterThan(150);
    expect(inputOf(target, seeds, SEED + 1, 0).equals(inputOf(target, seeds, SEED, 0))).toBe(false);
  });

  it('makes inputs smaller down to what matters', async () => {
    const input = Buffer.from(Array.from({ length: 300 }, (_, row) => `row ${row} of the log\n`).join(''));
    const small = await minimise(input, (text) => /7.*\n.*99/s.test(Buffer.from(text).toString()));
    expect(Buffer.from(small).toString()).toBe('7\n99');
  });

  it.each([
    [{ a: undefined }, {}],
    [{ a: -0 }, { a: 0 }],
    [
      [1, [2]],
      [1, [3]],
    ],
    [[1], { 0: 1 }],
    [{ a: '1' }, { a: 1 }],
    [null, {}],
  ])('tells %j from %j', (one, other) => {
    expect(difference(one, other)).not.toBeNull();
    expect(difference(one, structuredClone(one))).toBeNull();
  });
});
