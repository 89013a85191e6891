/** Where something stands that is told. `start`: line of the statement or element it is a part of, where that is another one. */
interface Place {
  path: string;
  line: number;
  column: number;
  start?: number;
  endLine?: number;
}

/**
 * What was told of an addon. The same thing is the same place, or the same name in one statement: a call stands where it
 * begins and its text where that is written, and how a statement is broken into lines changes nothing of what it uses.
 */
export class Told {
  readonly #places = new Set<string>();
  readonly #names = new Map<string, [first: number, last: number][]>();

  /** `subject`: the name of the thing, where others may know it at another line of the statement. */
  add(place: Place, subject?: string): void {
    this.#places.add(placeOf(place));
    if (subject === undefined) return;
    const key = nameOf(place, subject);
    const spans = this.#names.get(key);
    if (spans) spans.push(spanOf(place));
    else this.#names.set(key, [spanOf(place)]);
  }

  has(place: Place, subject?: string): boolean {
    if (this.#places.has(placeOf(place))) return true;
    if (subject === undefined) return false;
    const [first, last] = spanOf(place);
    return (this.#names.get(nameOf(place, subject)) ?? []).some(([from, to]) => from <= last && first <= to);
  }
}

/** Facts of the catalogue tell the line of the element or expression. */
const placeOf = ({ path, line, column, start }: Place): string => `${path}:${start ?? line}:${column}`;
const nameOf = ({ path }: Place, subject: string): string => `${path}\n${subject}`;
const spanOf = ({ line, start, endLine }: Place): [number, number] => [
  Math.min(start ?? line, line),
  Math.max(endLine ?? line, line),
];
