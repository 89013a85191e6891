import { closeSync, openSync, readFileSync, statSync } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { InputError } from '../../domain/errors.js';

/** Larger files, packed or unpacked, are not ticket exports; trackers cap theirs far below. */
export const MOST_BYTES = 256_000_000;

/** Text of a file, or why there is none; `note` says what was odd about one that could be read. */
export type Opened = { text: string; note: string | null } | { refused: string };

/**
 * Reads a ticket file: plain or gzip, UTF-8, UTF-16 or, failing those, Windows-1252.
 * @throws InputError where there is no such file. What a file holds never throws.
 */
export async function openText(file: string, shown: string): Promise<Opened> {
  const packed = bytesOf(file, shown);
  if (packed.length === 0) return { refused: 'the file is empty' };
  if (packed.length > MOST_BYTES) return { refused: `larger than ${MOST_BYTES / 1e6} MB` };
  if (packed[0] !== 0x1f || packed[1] !== 0x8b) return decode(packed, null);
  const { bytes, fault, long } = await unpack(packed);
  if (long) return { refused: `larger than ${MOST_BYTES / 1e6} MB when unpacked` };
  if (bytes.length === 0) return { refused: fault === null ? 'the file is empty' : `not readable as gzip: ${fault}` };
  return decode(bytes, fault === null ? null : `the gzip file is damaged (${fault}); what comes before is read`);
}

function bytesOf(file: string, shown: string): Buffer {
  const stats = statSync(file, { throwIfNoEntry: false });
  if (stats === undefined) throw new InputError(`${shown}: no such ticket file`);
  if (!stats.isFile()) throw new InputError(`${shown}: is not a file`);
  if (stats.size > MOST_BYTES) return Buffer.alloc(MOST_BYTES + 1);
  try {
    closeSync(openSync(file, 'r'));
    return readFileSync(file);
  } catch (error) {
    throw new InputError(`${shown}: not readable (${(error as NodeJS.ErrnoException).code})`);
  }
}

/** Unpacks what can be: a file cut short still gives its beginning. */
function unpack(packed: Buffer): Promise<{ bytes: Buffer; fault: string | null; long: boolean }> {
  return new Promise((resolve) => {
    const gunzip = createGunzip();
    const chunks: Buffer[] = [];
    let size = 0;
    const end = (fault: string | null, long = false) => resolve({ bytes: Buffer.concat(chunks), fault, long });
    gunzip.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= MOST_BYTES) chunks.push(chunk);
      else {
        gunzip.destroy();
        chunks.length = 0;
        end(null, true);
      }
    });
    gunzip.on('end', () => end(null));
    gunzip.on('error', (error) => end(error.message));
    gunzip.end(packed);
  });
}

function decode(bytes: Buffer, note: string | null): Opened {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4) {
    return { refused: 'an Excel or zip file; export the tickets as CSV or JSON' };
  }
  const wide = wideEncoding(bytes);
  if (wide !== null) return { text: new TextDecoder(wide).decode(bytes), note };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), note };
  } catch {
    const text = new TextDecoder('utf-8').decode(bytes);
    // Letters that are right as UTF-8 outnumber the wrong ones: a damaged UTF-8 file, else one of another encoding.
    const wrong = text.split('\uFFFD').length - 1;
    const right = (text.match(/[^\u0000-\u007f\ufffd]/g) ?? []).length;
    if (right > wrong) return { text, note: note ?? `${wrong} places are not UTF-8` };
    return { text: new TextDecoder('windows-1252').decode(bytes), note: note ?? 'not UTF-8: read as Windows-1252' };
  }
}

/** UTF-16 by its mark, or by zeros in every other byte of its beginning. */
function wideEncoding(bytes: Buffer): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const head = bytes.subarray(0, 200);
  if (head.length < 20) return null;
  const zeros = [0, 0];
  for (const [index, byte] of head.entries()) if (byte === 0) zeros[index % 2]!++;
  const many = head.length * 0.4;
  if (zeros[1]! > many && zeros[0] === 0) return 'utf-16le';
  return zeros[0]! > many && zeros[1] === 0 ? 'utf-16be' : null;
}
