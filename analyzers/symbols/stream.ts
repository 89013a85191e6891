import { brotliDecompress, brotliDecompressSync } from 'node:zlib';

/**
 * Bytes in one go. Most sections are whole in one, being five to eight times what they were compressed to. Larger ones would count as
 * memory that is taken, for which V8 collects.
 */
const chunkSize = (bytes: number) => Math.max(bytes * 8, 16_384);

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
  plain(): Buffer {
    const plain =
      this.#plain ?? brotliDecompressSync(this.#compressed, { chunkSize: chunkSize(this.#compressed.length) });
    // The caller keeps it.
    this.#plain = null;
    return plain;
  }
}
