import path from 'node:path';
import type { Command } from 'commander';
import { EXIT, type Io, type Outcome } from './io.js';
import { oneLine } from './one-line.js';

/** `odoo-debt evidence tickets`: what ticket files are taken for, before a scan uses them. */
export function evidenceTicketsCommand(evidence: Command, io: Io, outcome: Outcome): void {
  evidence
    .command('tickets')
    .description('say how ticket files are read: the header of each field, kinds, severities, states, what is not used')
    .argument('<file...>', 'exports of Odoo, Jira, GitHub, Zendesk, or plain CSV; plain or gzip')
    .option('--config <file>', 'configuration file (default: odoo-debt.config.yaml in the current folder)')
    .action(async (files: string[], flags: { config?: string }) => {
      const { loadConfig } = await import('../config/load.js');
      const { describeTickets } = await import('../evidence/tickets/index.js');
      const { tickets } = loadConfig(flags.config ?? null, io.cwd);
      for (const [index, file] of files.entries()) {
        const options = { today: io.today };
        const told = await describeTickets(path.resolve(io.cwd, file), tickets, null, options);
        if (told.text !== '') io.stdout.write(index > 0 ? `\n${told.text}` : told.text);
        for (const problem of told.problems) io.stderr.write(`odoo-debt: ${oneLine(problem)}\n`);
        if (told.tickets === 0) outcome.code = EXIT.unable;
      }
    });
}
