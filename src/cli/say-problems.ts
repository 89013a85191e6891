import type { Result } from '../domain/result.js';
import type { Io } from './io.js';
import { oneLine } from './one-line.js';

/** Names the decisions that do not hold, one line each. */
export function sayProblems({ problems = [] }: Pick<Result, 'problems'>, io: Io): boolean {
  for (const { path: file, line, message } of problems) {
    io.stderr.write(`odoo-debt: ${oneLine(`${file}${line === null ? '' : `:${line}`}: ${message}`)}\n`);
  }
  return problems.length > 0;
}
