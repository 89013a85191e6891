import { type Command, Option } from 'commander';
import type { Io } from './io.js';
import { oneLine } from './one-line.js';

/** `odoo-debt lines <path>...`: the lines Odoo bills, addon by addon, as `odoo-bin cloc` counts them. */
export function linesCommand(program: Command, io: Io): void {
  program
    .command('lines')
    .description('count the lines Odoo bills, as odoo-bin cloc does')
    .argument('<path...>', 'addons, or folders that hold them')
    .addOption(
      new Option('--format <format>', 'a table, or every file with its count')
        .choices(['summary', 'json'])
        .default('summary'),
    )
    .action(async (paths: string[], options: { format: string }) => {
      const { countBilledAddons, formatBilledLines } = await import('../lines.js');
      const addons = await countBilledAddons(paths, io.cwd);
      io.stdout.write(
        options.format === 'json' ? `${JSON.stringify(addons, null, 2)}\n` : formatBilledLines(addons, oneLine),
      );
    });
}
