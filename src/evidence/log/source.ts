import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { constants, createGunzip, gunzipSync } from 'node:zlib';
import { messageOf } from '../../domain/errors.js';

/** gzip reaches 1030:1 with one repeated byte; logs reach 10 to 40, a log of nearly equal lines 200. */
const MAX_RATIO = 400;
const RATIO_FROM = 100 * 2 ** 20;
const MAX_EXPANDED = 200 * 2 ** 30;
const SNIFF = 64 * 1024;
const CHUNK = 256 * 1024;

const FOREIGN: readonly (readonly [string, number[]])[] = [
  ['xz', [0xfd, 0x37, 0x7a, 0x58, 0x5a]],
  ['zstd', [0x28, 0xb5, 0x2f, 0xfd]],
  ['bzip2', [0x42, 0x5a, 0x68]],
  ['zip', [0x50, 0x4b, 0x03, 0x04]],
  ['7-Zip', [0x37, 0x7a, 0xbc, 0xaf]],
];

/** A file that can be read, or why it cannot. */
export interface Sniffed {
  file: string;
  gzip: boolean;
  size: number;
  /** The first bytes of the log, unpacked. */
  head: Buffer;
  problem: string | null;
}

/** Looks at the beginning of a file. Never throws: what is wrong with it is its `problem`. */
export async function sniff(file: string): Promise<Sniffed> {
  const none = { file, gzip: false, size: 0, head: Buffer.alloc(0) };
  try {
    const about = await stat(file);
    if (about.isDirectory()) return { ...none, problem: 'is a folder: name the log files in it' };
    if (!about.isFile()) return { ...none, problem: 'is no ordinary file: write the log into one first' };
    const handle = await open(file, 'r');
    try {
      const buffer = Buffer.alloc(SNIFF);
      const { bytesRead } = await handle.read(buffer, 0, SNIFF, 0);
      const bytes = buffer.subarray(0, bytesRead);
      const foreign = FOREIGN.find(([, magic]) => magic.every((byte, at) => bytes[at] === byte));
      if (foreign) return { ...none, problem: `is packed with ${foreign[0]}: unpack it, or pack it with gzip` };
      if (bytesRead === 0) return { ...none, problem: 'is empty' };
      const gzip = bytes[0] === 0x1f && bytes[1] === 0x8b;
      return { file, gzip, size: about.size, head: gzip ? unpacked(bytes) : Buffer.from(bytes), problem: null };
    } finally {
      await handle.close();
    }
  } catch (error) {
    return { ...none, problem: reasonOf(error) };
  }
}

function unpacked(bytes: Buffer): Buffer {
  try {
    return gunzipSync(bytes, { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: 2 ** 24 });
  } catch {
    return Buffer.alloc(0);
  }
}

/**
 * Hands the bytes of a log on, unpacked and as UTF-8, in chunks, in step with who takes them.
 * @returns null, or why reading ended early; everything before was handed on.
 */
export function readBytes(source: Sniffed, take: (chunk: Buffer) => void): Promise<string | null> {
  return new Promise((resolve, reject) => {
    const file = createReadStream(source.file, { highWaterMark: CHUNK });
    const stream: Readable = source.gzip ? file.pipe(createGunzip({ chunkSize: CHUNK })) : file;
    const decode = decoder(source.head);
    let expanded = 0;
    const stop = (why: string | null) => {
      file.destroy();
      stream.destroy();
      resolve(why);
    };
    file.on('error', (error) => stop(reasonOf(error)));
    stream.on('error', (error) => stop(reasonOf(error)));
    stream.on('end', () => stop(null));
    stream.on('data', (chunk: Buffer) => {
      expanded += chunk.length;
      const bomb = source.gzip && expanded > RATIO_FROM && expanded > MAX_RATIO * source.size;
      if (bomb || expanded > MAX_EXPANDED) {
        stop(`unpacks to more than ${MAX_RATIO} times its size, which no log does: reading ended there`);
        return;
      }
      try {
        take(decode(chunk));
      } catch (error) {
        file.destroy();
        stream.destroy();
        reject(error);
      }
    });
  });
}

/** Windows writes redirected output as UTF-16 with a mark; marks are taken off. */
function decoder(head: Buffer): (chunk: Buffer) => Buffer {
  const wide =
    head[0] === 0xff && head[1] === 0xfe ? 'utf-16le' : head[0] === 0xfe && head[1] === 0xff ? 'utf-16be' : null;
  if (wide) {
    const text = new TextDecoder(wide);
    return (chunk) => Buffer.from(text.decode(chunk, { stream: true }), 'utf8');
  }
  let mark = head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf;
  return (chunk) => {
    const bytes = mark ? chunk.subarray(3) : chunk;
    mark = false;
    return bytes;
  };
}

/** The text of the first bytes, for finding the first time in it. */
export function headText(source: Sniffed): string {
  return decoder(source.head)(source.head).toString('latin1');
}

/** One line without the path, which the caller names. */
function reasonOf(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'ENOENT') return 'does not exist';
  if (code === 'EACCES' || code === 'EPERM') return 'may not be read';
  if (code === 'Z_BUF_ERROR') return 'ends in the middle of its compressed data: what came before was read';
  if (code?.startsWith('Z_')) return 'has damaged compressed data: what came before was read';
  return `cannot be read (${code ?? messageOf(error).split('\n')[0]})`;
}
