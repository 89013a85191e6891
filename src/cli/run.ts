import { CommanderError } from 'commander';
import { InputError, InputErrors } from '../domain/errors.js';
import { EXIT, type Io } from './io.js';
import { oneLine } from './one-line.js';
import { buildProgram } from './program.js';

/**
 * Runs one command line and gives its exit code: 0 clean, 1 a gate failed, 2 could not run.
 * What the caller did wrong is one line on stderr; a fault of the program is thrown on.
 */
export async function runCli(args: readonly string[], io: Io): Promise<number> {
  const outcome = { code: EXIT.clean as number };
  try {
    const program = await buildProgram(args, io, outcome);
    await program.parseAsync([...args], { from: 'user' });
    return outcome.code;
  } catch (error) {
    // commander has printed its own line; help and version end with 0.
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.clean : EXIT.unable;
    if (error instanceof InputError) {
      const lines = error instanceof InputErrors ? error.lines : [error.message];
      for (const line of lines) io.stderr.write(`odoo-debt: ${oneLine(line)}\n`);
      return EXIT.unable;
    }
    throw error;
  }
}
