import { describe, expect, it } from 'vitest';
import { decodeShard, encodeShard, pack, type Shard, unpack } from '../../../src/shards/format.js';

const text = (bytes: Uint8Array | undefined) => (bytes === undefined ? null : Buffer.from(unpack(bytes)).toString());
const shard: Shard = {
  index: 2,
  of: 3,
  build: 'a'.repeat(64),
  settings: { parser: 'auto', from: '14.0', maxFileBytes: 100 },
  roots: ['harbour'],
  addons: 7,
  facts: new Map([
    ['f2', pack(Buffer.from('crane'))],
    ['b1', pack(Buffer.from('berth\nof two lines'))],
  ]),
};

describe('a file of facts', () => {
  it('gives back what was written', () => {
    const { facts, ...head } = decodeShard(encodeShard(shard));
    const { facts: written, ...expected } = shard;
    expect(head).toEqual(expected);
    expect([...facts.keys()].sort()).toEqual([...written.keys()].sort());
    expect(text(facts.get('b1'))).toBe('berth\nof two lines');
    expect(text(facts.get('f2'))).toBe('crane');
  });

  it('may hold nothing', () => {
    expect(decodeShard(encodeShard({ ...shard, facts: new Map() })).facts.size).toBe(0);
  });

  it('has the same bytes in whatever order addons were read', () => {
    const turned = { ...shard, facts: new Map([...shard.facts].reverse()) };
    expect(Buffer.from(encodeShard(turned)).equals(Buffer.from(encodeShard(shard)))).toBe(true);
  });

  it('is refused with any byte changed, or any cut off', () => {
    const whole = Buffer.from(encodeShard(shard));
    for (let at = 0; at < whole.length; at += 1) {
      const changed = Buffer.from(whole);
      changed[at]! ^= 1;
      expect(() => decodeShard(changed), `byte ${at}`).toThrow();
      expect(() => decodeShard(whole.subarray(0, at)), `cut at ${at}`).toThrow();
    }
    expect(() => decodeShard(Buffer.concat([whole, Buffer.from('x')]))).toThrow(/damaged/);
  });

  it('says what it is not', () => {
    expect(() => decodeShard(Buffer.from('{"schemaVersion":1}\n'))).toThrow(/not a file of facts/);
    expect(() => decodeShard(Buffer.from('null\n'))).toThrow(/not a file of facts/);
    const later = Buffer.from(encodeShard(shard)).toString('latin1').replace('"version":1', '"version":2');
    expect(() => decodeShard(Buffer.from(later, 'latin1'))).toThrow(/facts of format 2; this program reads format 1/);
  });
});
