import { changeBytes } from './mutate-bytes.js';
import { changeText } from './mutate-text.js';
import { Random } from './random.js';
import type { Target } from './target.js';

/** Larger seeds mostly give a piece of themselves, so that ten thousand inputs take minutes. In bytes. */
const PIECE = 6_000;

/** The input of a number: it depends on seed, reader, number and the seeds, and on nothing else. */
export function inputOf(target: Target, seeds: readonly Buffer[], seed: number, number: number): Buffer {
  const random = new Random(`${seed}/${target.name}/${number}`);
  const start = () => pieceOf(random.pick(seeds), random);
  const material = { words: target.words, other: () => start().toString('utf8') };
  let input = start();
  // Every reader has to stand its seeds as they are, too.
  for (let changes = random.chance(0.02) ? 0 : random.pick([1, 1, 1, 2, 2, 3, 5, 8]); changes > 0; changes--) {
    input = random.chance(0.15)
      ? changeBytes(input, random)
      : Buffer.from(changeText(input.toString('utf8'), random, material));
  }
  return input;
}

function pieceOf(bytes: Buffer, random: Random): Buffer {
  if (bytes.length <= PIECE || random.chance(0.1)) return bytes;
  const from = random.chance(0.5) ? 0 : bytes.indexOf(10, random.below(bytes.length - PIECE)) + 1;
  const end = bytes.indexOf(10, from + PIECE);
  return bytes.subarray(from, end < 0 ? bytes.length : end + 1);
}
