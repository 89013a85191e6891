import { expect, it } from 'vitest';
import { isTooLarge } from '../../../src/cache/size.js';
import type { Finding } from '../../../src/domain/finding.js';

const list = <T>(length: number, entry: object) => Array.from({ length }, () => entry as T);

it('leaves out results by the bytes of their entries, and measures none of a small one', () => {
  const finding = { message: 'x'.repeat(986) }; // 1,000 bytes
  const with_ = (count: number) => ({ addons: [], items: [], findings: list<Finding>(count, finding) });
  expect(isTooLarge(with_(19_999), 1)).toBe(false);
  expect(isTooLarge(with_(30_000), 30_000_000)).toBe(false);
  expect(isTooLarge(with_(30_000), 29_900_000)).toBe(true);
  expect(isTooLarge(with_(30_000))).toBe(false);
});
