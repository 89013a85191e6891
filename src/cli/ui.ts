import { constants } from 'node:os';
import type { Command } from 'commander';
import { InputError } from '../domain/errors.js';
import type { Series } from '../domain/series.js';
import type { Io, Outcome } from './io.js';
import { parseSeries } from './options.js';
import { processTerminal } from './ui/terminal.js';

interface Options {
  from?: Series;
  to?: Series;
  config?: string;
  compare?: string;
}

/** `odoo-debt ui [<result.json> | <path>...]`: a result on the whole terminal. */
export function uiCommand(program: Command, io: Io, outcome: Outcome): void {
  program
    .command('ui')
    .description('look around in a result and plan, on the whole terminal')
    .argument('[result.json or path...]', 'a result that scan wrote, or folders to scan (default: the current folder)')
    .option('--from <series>', 'series of the addons, where folders are scanned', parseSeries)
    .option('--to <series>', 'series to upgrade to, where folders are scanned', parseSeries)
    .option('--compare <older.json>', 'an older result: addons show what was repaid and what came new since')
    .option('--config <file>', 'configuration file')
    .action(async (given: string[], options: Options) => {
      const terminal = io.terminal === undefined ? processTerminal(io.env) : io.terminal;
      if (terminal === null) {
        throw new InputError(
          'ui needs a terminal for input and output; odoo-debt scan --format summary prints a page anywhere',
        );
      }
      // Ink and React come in only now, and React in its fast form.
      process.env.NODE_ENV ??= 'production';
      const { showUi } = await import('./ui/show.js');
      outcome.code = await showUi(given.length === 0 ? ['.'] : given, options, io, terminal);
      if (outcome.code === 128 + constants.signals.SIGHUP) terminal.hangUp();
    });
}
