/** Values up to this are told apart exactly; above, a bucket is 5 % wide. */
const EXACT = 20;
const WIDTH = Math.log(1.05);
/** 20 × 1.05^400 is beyond nine days in milliseconds. */
const BUCKETS = EXACT + 401;

/**
 * Percentiles in bounded memory: counts and sums by buckets that are 5 % wide above 20. A percentile is the mean of the
 * bucket that holds it: exact for whole numbers to 20 and for a bucket whose values are equal, else within 5 %.
 */
export class Histogram {
  private counts = new Uint32Array(32);
  private sums = new Float64Array(32);
  private total = 0;
  max = 0;

  get size(): number {
    return this.total;
  }

  add(value: number): void {
    const bucket = bucketOf(value);
    if (bucket >= this.counts.length) this.grow(bucket);
    this.counts[bucket]!++;
    this.sums[bucket]! += value;
    this.total++;
    if (value > this.max) this.max = value;
  }

  /** Adds all values of another. */
  merge(other: Histogram): void {
    if (other.counts.length > this.counts.length) this.grow(other.counts.length - 1);
    for (let bucket = 0; bucket < other.counts.length; bucket++) {
      this.counts[bucket]! += other.counts[bucket]!;
      this.sums[bucket]! += other.sums[bucket]!;
    }
    this.total += other.total;
    this.max = Math.max(this.max, other.max);
  }

  /** The value that the given share of all values does not exceed (nearest rank); null without values. */
  at(share: number): number | null {
    if (this.total === 0) return null;
    let left = Math.max(1, Math.ceil(share * this.total));
    for (let bucket = 0; bucket < this.counts.length; bucket++) {
      const here = this.counts[bucket]!;
      left -= here;
      if (here > 0 && left <= 0) return Math.round((this.sums[bucket]! / here) * 1000) / 1000;
    }
    return this.max;
  }

  private grow(bucket: number): void {
    const size = Math.min(BUCKETS, Math.max(bucket + 1, this.counts.length * 2));
    const counts = new Uint32Array(size);
    const sums = new Float64Array(size);
    counts.set(this.counts);
    sums.set(this.sums);
    this.counts = counts;
    this.sums = sums;
  }
}

function bucketOf(value: number): number {
  if (value <= EXACT) return Math.max(0, Math.ceil(value));
  return Math.min(BUCKETS - 1, EXACT + Math.ceil(Math.log(value / EXACT) / WIDTH));
}
