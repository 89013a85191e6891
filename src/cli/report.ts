import type { Command } from 'commander';
import { InputError } from '../domain/errors.js';
import type { Io } from './io.js';
import { writeOutputs } from './output.js';
import { readResult } from './read-result.js';

/** `odoo-debt report <result.json> --html <file>`: the report for the steering committee from a saved result. */
export function reportCommand(program: Command, io: Io): void {
  program
    .command('report')
    .description('write the HTML report of a saved result')
    .argument('<result.json>', 'a result that scan wrote')
    .option('--html <file>', 'file to write')
    .action(async (file: string, options: { html?: string }) => {
      if (!options.html) throw new InputError('report: name the file to write with --html <file>');
      const { RULES } = await import('../../analyzers/rules/index.js');
      const result = readResult(file, io.cwd);
      await writeOutputs(
        result,
        [{ format: 'html', file: options.html }],
        io,
        RULES.map((rule) => rule.meta),
      );
    });
}
