import { createReadStream, type ReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { createGunzip } from 'node:zlib';
import { InputError, messageOf } from '../../../domain/errors.js';

/** A line of a bundle; `text` is null for one that is longer than any line we would read. */
export interface Line {
  number: number;
  text: string | null;
}

/** Longest line that is read, in bytes: the biggest block of an installation with 1 500 models is below 2 MB. */
export const MAX_LINE = 64 * 2 ** 20;
/** Bytes after decompression at which reading ends: a small gzip can unpack to anything. */
export const MAX_BUNDLE = 2 ** 30;

/** Reading ended before the file did; what came before was given. The message says why. */
export class CutOff extends Error {
  override readonly name = 'CutOff';
}

/**
 * Streams the lines of a plain or gzip file, told apart by their first bytes.
 * @param shown the name for messages
 * @throws InputError where the file cannot be opened or is none of text; CutOff where it ends early (after the lines)
 */
export async function* readLines(file: string, shown: string): AsyncGenerator<Line> {
  const head = await firstBytes(file, shown);
  if (head.length === 0) throw new InputError(`${shown}: is empty`);
  if ((head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff))
    throw new InputError(`${shown}: is UTF-16 (PowerShell's ">" writes that); let psql write the file with -o`);
  const source = createReadStream(file);
  const gzip = head[0] === 0x1f && head[1] === 0x8b;
  const bytes = gzip ? gunzip(source) : source;
  try {
    yield* split(bytes as AsyncIterable<Buffer>);
  } catch (error) {
    if (error instanceof CutOff) throw error;
    throw new CutOff(gzip ? `the gzip file is cut off or damaged (${messageOf(error)})` : messageOf(error));
  } finally {
    source.destroy();
  }
}

function gunzip(source: ReadStream): AsyncIterable<Buffer> {
  const unzip = createGunzip();
  source.on('error', (error) => unzip.destroy(error));
  return source.pipe(unzip);
}

async function firstBytes(file: string, shown: string): Promise<Buffer> {
  try {
    // Before it is opened: opening a pipe waits for somebody to write into it.
    if (!(await stat(file)).isFile()) throw new InputError(`${shown}: is not a file`);
    const handle = await open(file, 'r');
    try {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(4), 0, 4, 0);
      return buffer.subarray(0, bytesRead);
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (error instanceof InputError) throw error;
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    throw new InputError(`${shown}: ${missing ? 'no such file' : messageOf(error)}`);
  }
}

async function* split(bytes: AsyncIterable<Buffer>): AsyncGenerator<Line> {
  let number = 1;
  let total = 0;
  let held: Buffer[] = [];
  let size = 0;
  const take = (): Line => {
    const text = size > MAX_LINE ? null : decode(Buffer.concat(held), number === 1);
    held = [];
    size = 0;
    return { number: number++, text };
  };
  const keep = (part: Buffer): void => {
    size += part.length;
    if (size <= MAX_LINE) held.push(part);
    else held = [];
  };
  for await (const chunk of bytes) {
    total += chunk.length;
    if (total > MAX_BUNDLE) throw new CutOff(`larger than ${MAX_BUNDLE / 2 ** 30} GiB, the rest is not read`);
    let from = 0;
    for (let at = chunk.indexOf(10); at !== -1; at = chunk.indexOf(10, from)) {
      keep(chunk.subarray(from, at));
      yield take();
      from = at + 1;
    }
    if (from < chunk.length) keep(chunk.subarray(from));
  }
  if (size > 0) yield take();
}

function decode(line: Buffer, first: boolean): string {
  const text = line.toString('utf8');
  const start = first && text.startsWith('\ufeff') ? 1 : 0;
  return text.slice(start, text.endsWith('\r') ? -1 : undefined);
}
