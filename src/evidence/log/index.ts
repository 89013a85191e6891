import { realpath } from 'node:fs/promises';
import path from 'node:path';
import type { LogEvidence } from '../../domain/evidence/log.js';
import type { ScannedCode } from '../../domain/evidence/scanned-code.js';
import type { EvidenceProblem } from '../../domain/evidence/window.js';
import { Scanned } from './attribution.js';
import { Duplicates } from './duplicates.js';
import { Envelope, headOf } from './envelope.js';
import { LineSplitter } from './lines.js';
import { FileCounts, LogReader } from './reader.js';
import { headText, readBytes, type Sniffed, sniff } from './source.js';
import { summarise } from './summary.js';
import { Clock, wallTime } from './time.js';

export interface LogOptions {
  /** IANA name of the time zone of the server's process; the log itself names none. UTC where not given. */
  timezone?: string;
  /** For progress: bytes of log taken in so far, after unpacking. */
  onBytes?(bytes: number): void;
}

/** A file to read, with what was found at its beginning. */
interface Planned {
  name: string;
  sniffed: Sniffed;
  head: string;
  /** First time in it, wall-clock milliseconds; infinite where its beginning has none. */
  start: number;
}

/**
 * Reads the server logs of Odoo 14.0 to 19.0, plain or gzip, current or rotated, in any order. Streamed: memory does
 * not grow with the files. Nothing personal is kept: no address, login or mail, no message, no path outside addons.
 * What cannot be read is a line in `problems`; everything else is read.
 * @throws InputError for a time zone that does not exist.
 */
export async function readLogs(files: string[], scanned: ScannedCode, options: LogOptions = {}): Promise<LogEvidence> {
  const clock = new Clock(options.timezone ?? 'UTC');
  const problems: EvidenceProblem[] = [];
  const planned = await plan(files, problems);
  const duplicates = new Duplicates();
  const reader = new LogReader(new Scanned(scanned), duplicates);
  const counts: { name: string; file: FileCounts }[] = [];
  let bytes = 0;
  for (const [index, { name, sniffed, head }] of planned.entries()) {
    const nextStart = Math.min(...planned.slice(index + 1).map(({ start }) => start), Number.POSITIVE_INFINITY);
    const file = new FileCounts(index, new Envelope(head), nextStart);
    const why = await readFile(sniffed, reader, file, (length) => {
      bytes += length;
      options.onBytes?.(bytes);
    });
    if (why !== null) problems.push({ source: name, why, count: 1 });
    counts.push({ name, file });
  }
  reader.finish();
  if (duplicates.full)
    problems.push({ source: 'log', why: 'overlap more than can be compared: some lines may count twice', count: 1 });
  return summarise({ reader, files: counts, clock, assumed: options.timezone === undefined, problems });
}

async function readFile(
  sniffed: Sniffed,
  reader: LogReader,
  file: FileCounts,
  onBytes: (length: number) => void,
): Promise<string | null> {
  const splitter = new LineSplitter((line, quality) => reader.line(line, quality));
  reader.begin(file);
  const why = await readBytes(sniffed, (chunk) => {
    splitter.push(chunk);
    onBytes(chunk.length);
  });
  splitter.end();
  reader.end();
  return why;
}

/** The files that can be read, in order of the first time in them, each once. */
async function plan(files: string[], problems: EvidenceProblem[]): Promise<Planned[]> {
  const names = shortNames(files);
  const real = new Set<string>();
  const planned: Planned[] = [];
  for (const [index, file] of files.entries()) {
    const name = names[index]!;
    const sniffed = await sniff(file);
    if (sniffed.problem !== null) {
      problems.push({ source: name, why: sniffed.problem, count: 1 });
      continue;
    }
    const place = await realpath(file);
    if (real.has(place)) {
      problems.push({ source: name, why: 'is named twice: read once', count: 1 });
      continue;
    }
    real.add(place);
    const head = headText(sniffed);
    planned.push({ name, sniffed, head, start: startOf(head) });
  }
  return planned.sort((a, b) => (a.start === b.start ? (a.name < b.name ? -1 : 1) : a.start < b.start ? -1 : 1));
}

/** First time in the beginning of a file. */
function startOf(head: string): number {
  const envelope = new Envelope(head);
  for (const line of head.split('\n', 2000)) {
    const clean = line.replace(/\u001b\[[0-9;]*m|\r$|^\x00+/g, '');
    const stamp = (headOf(clean) ?? envelope.open(clean)?.head)?.stamp;
    const wall = stamp ? wallTime(stamp) : Number.NaN;
    if (!Number.isNaN(wall)) return wall;
  }
  return Number.POSITIVE_INFINITY;
}

/** Paths below the folder that all files share, with `/`. */
function shortNames(files: readonly string[]): string[] {
  const full = files.map((file) => path.resolve(file).split(path.sep));
  let shared = Math.min(...full.map((parts) => parts.length - 1));
  for (let at = 0; at < shared; at++) if (new Set(full.map((parts) => parts[at])).size > 1) shared = at;
  return full.map((parts) => parts.slice(shared).join('/'));
}
