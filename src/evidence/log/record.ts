import type { HeadLine } from './envelope.js';

/** One record of the log: its first line, taken apart, with its time as wall-clock milliseconds (NaN where unknown). */
export interface LogRecord extends HeadLine {
  wall: number;
}

/**
 * Whose record it is: a scanned addon, something else that has a name (a module or model that was not scanned), or
 * nobody's that the record tells.
 */
export type Owner = string | null;

/** What a record was recognised as. `single`: it never goes on in a second line. */
export interface Recognised {
  kind: string;
  owner: Owner;
  single: boolean;
}
