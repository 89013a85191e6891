import { readFileSync, statSync } from 'node:fs';

/**
 * The text of a plain file. A pipe could wait for ever and a device never ends, so neither is opened.
 * @param most Larger files are not read. In bytes.
 * @throws Error of the operating system, or one whose message says why the file is not read.
 */
export function readPlain(file: string, most = Number.POSITIVE_INFINITY): string {
  const stats = statSync(file);
  if (stats.isFile()) {
    if (stats.size > most) throw new Error(`larger than ${most} bytes`);
  } else if (!stats.isDirectory()) throw new Error('no ordinary file: write it into one first');
  return readFileSync(file, 'utf8');
}
