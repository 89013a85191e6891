import { brotliCompressSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { Stream } from '../../../analyzers/symbols/stream.js';

const packed = (text: string) => brotliCompressSync(Buffer.from(text));
const LONG = '@harbour.pier\nquay\tberth\n'.repeat(20_000);

describe.each([
  ['nothing', ''],
  ['ASCII', LONG],
  ['letters beyond ASCII at both ends', `é€${LONG}漢😀`],
  ['no line feed', 'é'.repeat(200_000)],
])('%s', (_, text) => {
  test('comes out as it went in', () => {
    expect(new Stream(packed(text)).plain().toString()).toBe(text);
  });

  test('comes out as it went in where it was decompressed ahead, and again after that', async () => {
    const stream = new Stream(packed(text));
    await Promise.all([stream.ahead(), stream.ahead()]);
    expect(stream.plain().toString()).toBe(text);
    expect(stream.plain().toString()).toBe(text);
  });
});

test('what is damaged is told when it is asked for, not ahead', async () => {
  const stream = new Stream(Buffer.from('no stream'));
  await stream.ahead();
  expect(() => stream.plain()).toThrow();
});

test('may be asked for while it is decompressed', async () => {
  const stream = new Stream(packed(LONG));
  const ahead = stream.ahead();
  expect(stream.plain().toString()).toBe(LONG);
  await ahead;
  expect(stream.plain().toString()).toBe(LONG);
});
