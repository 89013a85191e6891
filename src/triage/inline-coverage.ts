import type { AddonSource } from '../domain/addon.js';
import { onLine, pythonFile, xmlFile } from '../domain/file-lookups.js';
import type { Finding } from '../domain/finding.js';
import type { Suppression } from './directive.js';

/** Where in a file something was found. */
export type Spot = Pick<Finding, 'line' | 'endLine'>;

/** Comments in the order of their lines; each is marked as used once, and the first that holds is known. */
class Run {
  private readonly first: number;
  private marked = 0;

  constructor(
    readonly entries: readonly Suppression[],
    holds: (entry: Suppression) => boolean,
    private readonly used: Set<Suppression>,
  ) {
    this.first = entries.findIndex(holds);
  }

  /** Uses the comments up to a line; gives the first that holds. */
  upTo(line: number): Suppression | undefined {
    for (; this.marked < this.entries.length && lineOf(this.entries[this.marked]!) <= line; this.marked++)
      this.used.add(this.entries[this.marked]!);
    const found = this.entries[this.first];
    return found !== undefined && lineOf(found) <= line ? found : undefined;
  }
}

const lineOf = ({ directive }: Suppression) => directive.line;

/** The comments that lead to one line of code. Between them and that line stand other comments only. */
interface Group {
  last: number;
  all: Run;
  /** Those that stand on the line itself, behind the code. */
  onLast: Run;
}

/**
 * What the comments of one file about one rule cover, found in the time of a look-up: a file may hold a hundred thousand of
 * them, and as many findings.
 */
export class InlineCoverage {
  private readonly path: string;
  private readonly wholeFile: Run;
  /** By line, and so disjoint: of two comments that lead to different lines one stands behind the line of the other. */
  private readonly groups: Group[];
  private readonly answers = new Map<string, Suppression | undefined>();

  /**
   * @param holds Whether a comment is not over yet.
   * @param used Gets every comment that covers a place that is asked about.
   */
  constructor(
    entries: readonly Suppression[],
    private readonly source: AddonSource,
    holds: (entry: Suppression) => boolean,
    used: Set<Suppression>,
  ) {
    this.path = entries[0]!.directive.path;
    const run = (list: readonly Suppression[]) => new Run(list, holds, used);
    const sorted = [...entries].sort((a, b) => lineOf(a) - lineOf(b));
    this.wholeFile = run(sorted.filter(({ file }) => file));
    const byLast = new Map<number, Suppression[]>();
    for (const entry of sorted) {
      if (entry.file) continue;
      const group = byLast.get(entry.directive.covers);
      if (group === undefined) byLast.set(entry.directive.covers, [entry]);
      else group.push(entry);
    }
    this.groups = [...byLast]
      .map(([last, list]) => ({ last, all: run(list), onLast: run(list.filter((entry) => lineOf(entry) === last)) }))
      .sort((a, b) => a.last - b.last);
  }

  /**
   * The first comment that holds at a place: from the comment to its line, behind the last line of what was found, or
   * anywhere for `ignore-file`.
   */
  at(spot: Spot): Suppression | undefined {
    const key = `${spot.line} ${spot.endLine}`;
    if (!this.answers.has(key)) this.answers.set(key, this.holding(spot));
    return this.answers.get(key);
  }

  private holding({ line, endLine }: Spot): Suppression | undefined {
    const behind = this.groups[this.indexFrom(endLine)];
    const found = [
      this.wholeFile.upTo(Number.POSITIVE_INFINITY),
      // Between a comment and its line of code stand other comments only, which may be what was found.
      this.groups[this.indexFrom(line)]?.all.upTo(line),
      behind?.last === endLine ? behind.onLast.upTo(endLine) : undefined,
      ...this.spanning(line).map((group) => group.all.upTo(group.last)),
    ];
    return found.reduce((best, one) => (best === undefined || (one && lineOf(one) < lineOf(best)) ? one : best));
  }

  /** A comment above a decorated method or an opening tag of several lines speaks of all of it. */
  private spanning(line: number): Group[] {
    const before = this.indexFrom(line);
    const groups: Group[] = [];
    const python = pythonFile(this.source, this.path);
    const decorated = [...onLine(python?.functions ?? [], line), ...onLine(python?.classes ?? [], line)];
    const top = decorated.reduce((least, { decorators }) => Math.min(least, decorators[0]?.line ?? line), line);
    for (let at = before - 1; at >= 0 && this.groups[at]!.last >= top; at--) groups.push(this.groups[at]!);
    // Opening tags are not nested and hold no comment: none but the nearest comment can speak of a tag around the line.
    const nearest = this.groups[before - 1];
    const nodes = nearest === undefined ? [] : onLine(xmlFile(this.source, this.path)?.nodes ?? [], nearest.last);
    const spans = nodes.some(({ places = {} }) =>
      Object.values(places as Record<string, [number, number]>).some(([, last]) => line <= last),
    );
    if (spans) groups.push(nearest!);
    return groups;
  }

  /** Index of the first group whose line is this one or comes after it. */
  private indexFrom(line: number): number {
    let [low, high] = [0, this.groups.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.groups[middle]!.last < line) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
