import type { Command } from 'commander';
import type { Io } from './io.js';

/** `odoo-debt lines <path>...`: the lines Odoo bills, module by module, as `odoo-bin cloc` counts them. */
export function linesCommand(program: Command, io: Io): void {
  program
    .command('lines')
    .description('count the lines Odoo bills, as odoo-bin cloc does')
    .argument('<path...>', 'addons, or folders that hold them')
    .option('--format <format>', 'summary or json', 'summary')
    .action(async (paths: string[], options: { format: string }) => {
      const { countBilledLines } = await import('../lines.js');
      io.stdout.write(await countBilledLines(paths, io.cwd, options.format));
    });
}
