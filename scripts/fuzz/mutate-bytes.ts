import { ODD_BYTES } from './oddities.js';
import type { Random } from './random.js';

type Change = (bytes: Buffer, random: Random) => Buffer;

const around = (bytes: Buffer, from: number, to: number, between: Uint8Array): Buffer =>
  Buffer.concat([bytes.subarray(0, from), between, bytes.subarray(to)]);

const flip: Change = (bytes, random) => {
  const copy = Buffer.from(bytes);
  for (let times = random.between(1, 4); times > 0 && copy.length > 0; times--) {
    copy[random.below(copy.length)]! ^= 1 << random.below(8);
  }
  return copy;
};

const insert: Change = (bytes, random) => {
  const at = random.below(bytes.length + 1);
  return around(bytes, at, at, Uint8Array.from(random.pick(ODD_BYTES)));
};

const remove: Change = (bytes, random) => {
  const at = random.below(bytes.length);
  return around(bytes, at, Math.min(bytes.length, at + random.between(1, 8)), new Uint8Array());
};

const truncate: Change = (bytes, random) => bytes.subarray(0, random.below(bytes.length));

/** The same text in another encoding, with or without its mark. */
const encode: Change = (bytes, random) => {
  const text = bytes.toString('utf8');
  const wide = Buffer.from(text, 'utf16le');
  switch (random.below(4)) {
    case 0:
      return Buffer.concat([Buffer.from([0xff, 0xfe]), wide]);
    case 1:
      return random.chance(0.5) ? wide.swap16() : Buffer.concat([Buffer.from([0xfe, 0xff]), wide.swap16()]);
    case 2:
      return wide;
    default:
      return Buffer.from(text, 'latin1');
  }
};

const CHANGES: readonly Change[] = [flip, insert, insert, remove, truncate, encode];

/** One change that knows of bytes alone. */
export function changeBytes(bytes: Buffer, random: Random): Buffer {
  return random.pick(CHANGES)(bytes, random);
}
