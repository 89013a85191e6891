import type { Case } from './case.js';
import { type Span, spread } from './spread.js';

/** Hours compare equal below this. */
const EPSILON = 1e-9;

export interface Question {
  /** Extra hours that are allowed; 0 asks whether the promises can be kept as they are. */
  most: number;
  /** Sprints that may get extra hours; all where left out. */
  sprints?: ReadonlySet<number>;
  /** Steps the search may take. */
  steps: number;
}

export interface Answer {
  /** Fewest extra hours found; infinite where none within `most` were. */
  hours: number;
  /** Extra hours by resource and sprint, where there is an answer. */
  extra: Float64Array[] | null;
  /** Whether nothing less exists. */
  proved: boolean;
  steps: number;
}

/**
 * Fewest hours that must be added to sprints so that all promised items of a case can be done, by branch and bound over
 * the sprints each of them ends in (and begins in, where it is large). An hour by somebody with the right skill counts
 * once, though it adds to a part of the reserve and to the skill. A branch ends where the hours that are due by some
 * sprint leave no hope of less than what is known. With `most` = 0 it is the question whether a plan exists.
 */
export function leastHours(given: Case, question: Question): Answer {
  return new Search(given, question).run();
}

class Search {
  private readonly items: number[];
  private readonly left: Float64Array[];
  private readonly end: Int32Array;
  private readonly spans: Span[] = [];
  private readonly pairs: boolean;
  private best: number;
  private extra: Float64Array[] | null = null;
  private steps = 0;
  /** False where hours of large items were spread in a way that might not be the best. */
  private sure = true;

  constructor(
    private readonly given: Case,
    private readonly question: Question,
  ) {
    const { items, latest, hours, before } = given;
    // Tightest first, but each after what it waits for.
    const seen = new Set<number>();
    this.items = [];
    const take = (item: number): void => {
      if (seen.has(item)) return;
      seen.add(item);
      for (const other of before[item]!) take(other);
      this.items.push(item);
    };
    for (const item of [...items].sort((a, b) => latest[a]! - latest[b]! || hours[b]! - hours[a]! || a - b)) take(item);
    this.left = given.room.map((room) => room.slice());
    this.end = new Int32Array(given.earliest.length);
    this.best = question.most + EPSILON;
    this.pairs = this.items.some((item) => given.large[item] && given.uses[item]!.length > 1);
  }

  run(): Answer {
    const { steps } = this.question;
    if (this.hope(0) <= this.best) this.descend(0);
    const proved = this.sure && this.steps <= steps;
    return {
      hours: this.extra === null ? Number.POSITIVE_INFINITY : this.best,
      extra: this.extra,
      proved,
      steps: this.steps,
    };
  }

  private over(): boolean {
    return this.steps > this.question.steps || (this.extra !== null && this.best <= EPSILON);
  }

  private descend(depth: number): void {
    const item = this.items[depth];
    if (item === undefined) {
      this.settle();
      return;
    }
    const { before, earliest, latest, pin, large } = this.given;
    const ready = before[item]!.reduce((most, other) => Math.max(most, this.end[other]!), earliest[item]!);
    const to = pin[item]! > 0 ? pin[item]! : latest[item]!;
    for (let first = ready; first <= to; first++) {
      if (!large[item]) this.try(depth, item, first);
      else for (let last = first; last <= latest[item]!; last++) this.trySpan(depth, item, first, last);
      if (this.over()) return;
    }
  }

  private try(depth: number, item: number, sprint: number): void {
    this.steps++;
    const { uses, hours } = this.given;
    for (const r of uses[item]!) {
      const short = hours[item]! - Math.max(0, this.left[r]![sprint]!);
      if (short > EPSILON && !this.mayAdd(sprint)) return;
    }
    for (const r of uses[item]!) this.left[r]![sprint]! -= hours[item]!;
    this.end[item] = sprint;
    if (this.hope(depth + 1) <= this.limit()) this.descend(depth + 1);
    for (const r of uses[item]!) this.left[r]![sprint]! += hours[item]!;
  }

  private trySpan(depth: number, item: number, first: number, last: number): void {
    if (this.over()) return;
    this.steps++;
    this.spans.push({ item, first, last });
    this.end[item] = last;
    if (this.hope(depth + 1) <= this.limit()) this.descend(depth + 1);
    this.spans.pop();
  }

  /** Only less than the best known is worth a branch; the first answer may cost as much as is allowed. */
  private limit(): number {
    return this.extra === null ? this.best : this.best - EPSILON;
  }

  private mayAdd(sprint: number): boolean {
    return this.question.most > 0 && (this.question.sprints?.has(sprint) ?? true);
  }

  /** All items have their sprints: counts the extra hours, those of large items included. */
  private settle(): void {
    const extra = spread(this.given, this.left, this.spans, (sprint) => this.mayAdd(sprint));
    if (extra === null || this.cost(extra) > this.limit()) {
      if (this.pairs) this.sure = false;
      return;
    }
    if (this.pairs && this.cost(extra) > EPSILON) this.sure = false;
    this.best = this.cost(extra);
    this.extra = extra;
  }

  private cost(extra: readonly Float64Array[]): number {
    let sum = 0;
    for (let t = this.given.fixed + 1; t <= this.given.sprints; t++) {
      let [pools, skills] = [0, 0];
      for (const [r, hours] of extra.entries()) {
        if (this.given.pools[r]) pools += hours[t]!;
        else skills += hours[t]!;
      }
      sum += Math.max(pools, skills);
    }
    return sum;
  }

  /** Extra hours below which no way on from here can end: those spent already, and those due that nothing is left for. */
  private hope(depth: number): number {
    const { given, left } = this;
    let [pools, skills] = [0, 0];
    for (let r = 0; r < left.length; r++) {
      const need = this.shortOf(r, depth);
      if (given.pools[r]) pools += need;
      else skills += need;
    }
    return Math.max(pools, skills);
  }

  private shortOf(r: number, depth: number): number {
    const { uses, latest, hours, sprints, fixed } = this.given;
    const due = new Float64Array(sprints + 1);
    for (let i = depth; i < this.items.length; i++) {
      const item = this.items[i]!;
      if (uses[item]!.includes(r)) due[latest[item]!]! += hours[item]!;
    }
    for (const { item, last } of this.spans) if (uses[item]!.includes(r)) due[last]! += hours[item]!;
    let [spent, open, most] = [0, 0, 0];
    for (let t = fixed + 1; t <= sprints; t++) {
      const room = this.left[r]![t]!;
      if (room < 0) spent -= room;
      open += due[t]! - Math.max(0, room);
      most = Math.max(most, open);
    }
    return spent + (most > EPSILON ? most : 0);
  }
}
