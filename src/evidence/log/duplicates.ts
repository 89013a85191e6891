const START = 1 << 14;
/** Sixteen bytes each: more overlap than this is not compared. */
const MAX_LINES = 1 << 22;

/**
 * Knows the lines of files read before, as 53-bit hashes. Two files overlap where a log was copied while it was
 * rotated, or is named twice; the same line, with its milliseconds and process, is then the same event. Equal lines
 * within one file are two events.
 */
export class Duplicates {
  private hashes = new Float64Array(START);
  private files = new Uint16Array(START);
  private size = 0;
  full = false;

  /** Whether another file had the line; else remembers it where `keep` says that a later file may have it. */
  seen(line: string, file: number, keep: boolean): boolean {
    const hash = hashOf(line);
    let slot = this.slotOf(hash);
    if (this.hashes[slot] === hash) return this.files[slot] !== file;
    if (!keep) return false;
    if (this.size >= MAX_LINES) {
      this.full = true;
      return false;
    }
    if (this.size * 2 >= this.hashes.length) {
      this.grow();
      slot = this.slotOf(hash);
    }
    this.hashes[slot] = hash;
    this.files[slot] = file;
    this.size++;
    return false;
  }

  private slotOf(hash: number): number {
    const mask = this.hashes.length - 1;
    let slot = hash % this.hashes.length;
    while (this.hashes[slot] !== 0 && this.hashes[slot] !== hash) slot = (slot + 1) & mask;
    return slot;
  }

  private grow(): void {
    const { hashes, files } = this;
    this.hashes = new Float64Array(hashes.length * 2);
    this.files = new Uint16Array(hashes.length * 2);
    for (let at = 0; at < hashes.length; at++) {
      const hash = hashes[at]!;
      if (hash === 0) continue;
      const slot = this.slotOf(hash);
      this.hashes[slot] = hash;
      this.files[slot] = files[at]!;
    }
  }
}

/** Two FNV-1a hashes of 32 and 21 bits; never zero. */
function hashOf(line: string): number {
  let low = 0x811c9dc5;
  let high = 0x01000193;
  for (let at = 0; at < line.length; at++) {
    const code = line.charCodeAt(at);
    low = Math.imul(low ^ code, 0x01000193);
    high = Math.imul(high ^ code, 0x5bd1e995) ^ (high >>> 13);
  }
  return (high & 0x1fffff) * 0x100000000 + (low >>> 0) + 1;
}
