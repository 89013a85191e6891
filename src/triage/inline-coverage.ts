import type { AddonSource } from '../domain/addon.js';
import { onLine, pythonFile, xmlFile } from '../domain/file-lookups.js';
import type { Finding } from '../domain/finding.js';
import type { Suppression } from './directive.js';

/** Where in a file something was found. */
export type Spot = Pick<Finding, 'line' | 'endLine'>;

/** The comments that lead to one line of code. Between them and that line stand other comments only. */
interface Group {
  first: number;
  last: number;
  entries: Suppression[];
}

/**
 * What the comments of one file about one rule cover, found in the time of a look-up: a file may hold a hundred thousand of
 * them, and as many findings.
 */
export class InlineCoverage {
  private readonly path: string;
  private readonly wholeFile: Suppression[] = [];
  /** By line, and so disjoint: of two comments that lead to different lines one stands behind the line of the other. */
  private readonly groups: Group[];
  private readonly order: ReadonlyMap<Suppression, number>;
  private readonly answers = new Map<string, Suppression | undefined>();

  constructor(
    entries: readonly Suppression[],
    private readonly source: AddonSource,
  ) {
    this.path = entries[0]!.directive.path;
    this.order = new Map(entries.map((entry, index) => [entry, index]));
    const groups = new Map<number, Group>();
    for (const entry of entries) {
      if (entry.file) {
        this.wholeFile.push(entry);
        continue;
      }
      const { line, covers: last } = entry.directive;
      const group = groups.get(last) ?? { first: line, last, entries: [] };
      groups.set(last, group);
      group.first = Math.min(group.first, line);
      group.entries.push(entry);
    }
    this.groups = [...groups.values()].sort((a, b) => a.last - b.last);
  }

  /**
   * What holds at a place, chosen once among everything that covers it: from the comment to its line, behind the last line of
   * what was found, or anywhere for `ignore-file`.
   */
  at(spot: Spot, choose: (entries: Suppression[]) => Suppression | undefined): Suppression | undefined {
    const key = `${spot.line} ${spot.endLine}`;
    if (!this.answers.has(key)) this.answers.set(key, choose(this.covering(spot)));
    return this.answers.get(key);
  }

  private covering({ line, endLine }: Spot): Suppression[] {
    const found = new Set(this.wholeFile);
    // Between a comment and its line of code stand other comments only, which may be what was found.
    const around = this.groups[this.indexFrom(line)];
    for (const entry of around?.entries ?? []) if (entry.directive.line <= line) found.add(entry);
    const behind = this.groups[this.indexFrom(endLine)];
    if (behind?.last === endLine)
      for (const entry of behind.entries) if (entry.directive.line === endLine) found.add(entry);
    for (const group of this.spanning(line)) for (const entry of group.entries) found.add(entry);
    return [...found].sort((a, b) => this.order.get(a)! - this.order.get(b)!);
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
