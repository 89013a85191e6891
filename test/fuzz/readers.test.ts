import { afterAll, describe, expect, it } from 'vitest';
import { seedsOf } from '../../scripts/fuzz/corpus.js';
import { fuzz } from '../../scripts/fuzz/engine.js';
import type { Failure } from '../../scripts/fuzz/target.js';
import { removeFiles } from '../../scripts/fuzz/targets/folder.js';
import { TARGETS } from '../../scripts/fuzz/targets.js';

/** `npm run fuzz` gives ten thousand to each, in a process of its own; these few are the same inputs every time. */
const SEED = 20261122;
const COUNT = 150;

const shown = ({ reader, seed, number, oracle, what, input }: Failure) =>
  `${reader}, seed ${seed}, number ${number}: ${oracle}: ${what}\n${JSON.stringify(Buffer.from(input).toString('latin1'))}`;

afterAll(removeFiles);

describe('changed files', () => {
  it.each(Object.entries(TARGETS))(
    'do no harm to the reader of %s',
    async (_name, create) => {
      const target = await create();
      const seeds = seedsOf(target, null);
      expect(seeds.length).toBeGreaterThan(0);
      const failures: string[] = [];
      await fuzz({
        target,
        seeds,
        seed: SEED,
        from: 0,
        to: COUNT,
        onFailure: (failure) => failures.push(shown(failure)),
      });
      expect(failures).toEqual([]);
    },
    60_000,
  );
});
