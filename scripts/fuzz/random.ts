import { generator } from '../../src/planner/random.js';

/** Random choices of one input; the same name gives the same ones. */
export class Random {
  private readonly next: () => number;

  constructor(name: string) {
    let hash = 0x811c9dc5;
    for (const character of name) hash = Math.imul(hash ^ character.codePointAt(0)!, 0x01000193) >>> 0;
    this.next = generator(hash);
    // Names that differ in their last character alone give states that lie close together.
    for (let warm = 0; warm < 4; warm++) this.next();
  }

  /** A whole number from 0 to `end - 1`; 0 where there is no room. */
  below(end: number): number {
    return end <= 1 ? 0 : Math.floor(this.next() * end);
  }

  /** A whole number of the range, both ends included. */
  between(from: number, to: number): number {
    return from + this.below(to - from + 1);
  }

  chance(share: number): boolean {
    return this.next() < share;
  }

  pick<T>(list: readonly T[]): T {
    return list[this.below(list.length)]!;
  }
}
