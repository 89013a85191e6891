/** What a reader made of one input. */
export type Outcome =
  /** `text` is what positions of the facts point into, without a byte order mark; null where facts hold no positions. */
  | { facts: unknown; text: string | null }
  /** An InputError: the caller is told in one line what is wrong with the file. */
  | { refused: string };

/** One thing that must hold of what was read. Gives what does not hold, or null. */
export interface Oracle {
  name: string;
  complaint(input: Uint8Array, outcome: Outcome): string | null | Promise<string | null>;
}

/** A reader under test. */
export interface Target {
  name: string;
  /** Patterns of the files that are seeds, in the fixtures and in a corpus of the user. */
  files: readonly string[];
  /** Seeds written for it. */
  seeds: readonly string[];
  /** Words and signs of its grammar. */
  words: readonly string[];
  /** @throws whatever the reader throws */
  read(input: Uint8Array): Outcome | Promise<Outcome>;
  /** What must hold of this reader alone, beside what must hold of all. */
  oracles: readonly Oracle[];
}

/** An input that a reader fails on. */
export interface Failure {
  reader: string;
  seed: number;
  /** Number of the input: seed and number make it again. */
  number: number;
  oracle: string;
  what: string;
  input: Uint8Array;
}
