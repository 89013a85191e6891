/** One record of the log: its first line, taken apart. */
export interface LogRecord {
  /** `YYYY-MM-DD HH:MM:SS,mmm` by the server's clock; empty where the line gives none. */
  stamp: string;
  pid: string;
  level: string;
  database: string;
  logger: string;
  message: string;
  /** Wall-clock milliseconds; NaN where the line gives no time. */
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
