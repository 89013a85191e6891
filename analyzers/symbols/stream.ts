import { isAscii } from 'node:buffer';
import { brotliDecompress, brotliDecompressSync } from 'node:zlib';

/** Bytes in one go: a section is whole in one, which is twenty times what it was compressed to, and 3 MB. */
const chunkSize = (bytes: number) => Math.min(Math.max(bytes * 20, 16_384), 4_194_304);
/** Bytes that are looked at together for letters beyond ASCII. */
const PIECE = 65_536;

/** A compressed text. */
export class Stream {
  readonly #compressed: Buffer;
  #begun: Promise<void> | null = null;
  #plain: Buffer | null = null;

  constructor(compressed: Buffer) {
    this.#compressed = compressed;
  }

  /** Decompresses it in a thread of Node's own; never throws. */
  ahead(): Promise<void> {
    this.#begun ??= new Promise((resolve) => {
      brotliDecompress(this.#compressed, { chunkSize: chunkSize(this.#compressed.length) }, (_, plain) => {
        // What is wrong with it is said when it is asked for.
        this.#plain = plain ?? null;
        resolve();
      });
    });
    return this.#begun;
  }

  /** @throws Error for what is not compressed as it should be. */
  text(): string {
    const chunk = { chunkSize: chunkSize(this.#compressed.length) };
    const plain = this.#plain ?? brotliDecompressSync(this.#compressed, chunk);
    // The caller keeps the text.
    this.#plain = null;
    return textOf(plain);
  }
}

/** A UTF-8 text. Odoo's names are ASCII but for a handful, and that is copied, where UTF-8 is looked at letter by letter. */
function textOf(bytes: Buffer): string {
  if (isAscii(bytes)) return bytes.toString('latin1');
  const pieces: string[] = [];
  for (let at = 0; at < bytes.length; ) {
    // Ends after a line feed, which is no part of another letter.
    const end = bytes.indexOf(10, at + PIECE) + 1 || bytes.length;
    const piece = bytes.subarray(at, end);
    pieces.push(isAscii(piece) ? piece.toString('latin1') : piece.toString('utf8'));
    at = end;
  }
  return pieces.join('');
}
