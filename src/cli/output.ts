import { appendFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { FORMAT_NAMES, FORMATS, type FormatName, guessFormat, type ReportOptions } from '../../reports/index.js';
import { terminalDefaults } from '../../reports/terminal/capabilities.js';
import { InputError, messageOf } from '../domain/errors.js';
import type { Result } from '../domain/result.js';
import type { RuleMeta } from '../domain/rule.js';
import { batches } from '../files/batches.js';
import { writeWhole } from '../files/write-whole.js';
import type { Io } from './io.js';

export interface Output {
  format: FormatName;
  /** File to write, or null for stdout. */
  file: string | null;
}

/**
 * Pairs formats with files, in order. Where there are fewer formats than files, the endings of the files tell, and only
 * a file whose ending says nothing takes a format. A format without a file goes to stdout; with neither, a summary does.
 * @throws InputError for an unknown format, or a file whose ending says nothing.
 */
export function pairOutputs(formats: readonly string[], files: readonly string[]): Output[] {
  for (const format of formats) {
    if (!(FORMAT_NAMES as readonly string[]).includes(format)) {
      throw new InputError(`--format ${format}: not a format; known are ${FORMAT_NAMES.join(', ')}`);
    }
  }
  if (files.length === 0)
    return (formats.length > 0 ? formats : ['summary']).map((format) => ({ format: format as FormatName, file: null }));
  const rest = [...formats] as FormatName[];
  const inOrder = formats.length >= files.length;
  const outputs = files.map((file): Output => {
    const guessed = file === '-' ? null : guessFormat(file);
    const format = inOrder || guessed === null ? rest.shift() : guessed;
    if (!format) throw new InputError(`--output ${file}: its ending names no format; add --format`);
    if (!inOrder && rest.includes(format)) rest.splice(rest.indexOf(format), 1);
    return { format, file: file === '-' ? null : file };
  });
  return [...outputs, ...rest.map((format): Output => ({ format, file: null }))];
}

/** Renders the result for every output and writes each whole or not at all. */
export async function writeOutputs(
  result: Result,
  outputs: readonly Output[],
  io: Io,
  rules: readonly RuleMeta[],
  more: Omit<ReportOptions, 'rules' | 'width' | 'color' | 'ascii'> = {},
): Promise<void> {
  for (const { format, file } of outputs) {
    // A summary in a file is read anywhere: no colour, a width that prints well.
    const screen = file === null ? terminalDefaults(io.stdout, io.env) : { width: 100, color: false, ascii: false };
    const pieces = await FORMATS[format].pieces(result, { rules, ...more, ...screen });
    if (file === null) print(pieces, io);
    else writeWhole(path.resolve(io.cwd, file), file, pieces);
    if (format === 'github') await writeForStep(result, io, { rules, ...more });
  }
}

/** Characters that are put together before any is printed: of what fails half-way, nothing is, unless it is larger. */
const PRINTED = 64_000_000;

/** No exit is forced after this, so that a slow pipe takes everything. */
function print(pieces: Iterable<string>, { stdout }: Io): void {
  let last = '';
  for (const text of batches(pieces, PRINTED)) {
    stdout.write(text);
    last = text;
  }
  if (!last.endsWith('\n')) stdout.write('\n');
}

/**
 * Where the program runs in a step of a workflow: adds the page to its summary, and numbers to its outputs. What cannot be
 * written fails nothing.
 */
async function writeForStep(result: Result, io: Io, options: ReportOptions): Promise<void> {
  const { MOST_BYTES, renderJobSummary } = await import('../../reports/github/job-summary.js');
  const { renderStepOutputs } = await import('../../reports/github/step-outputs.js');
  // Steps may write more than one page; the limit is for all of them.
  appendFor('GITHUB_STEP_SUMMARY', io, (used) => renderJobSummary(result, options, MOST_BYTES - used));
  appendFor('GITHUB_OUTPUT', io, () => renderStepOutputs(result));
}

function appendFor(variable: string, { env, stderr }: Io, text: (used: number) => string): void {
  const file = env[variable];
  if (!file) return;
  try {
    appendFileSync(file, text(statSync(file, { throwIfNoEntry: false })?.size ?? 0));
  } catch (error) {
    stderr.write(`odoo-debt: ${variable}: cannot be written: ${messageOf(error)}\n`);
  }
}
