import type { Command } from 'commander';
import { FAMILIES } from '../domain/finding.js';
import type { Io } from './io.js';

/** `odoo-debt rules`: one line per rule, by family. */
export function rulesCommand(program: Command, io: Io): void {
  program
    .command('rules')
    .description('list the rules')
    .action(async () => {
      const { RULES } = await import('../../analyzers/rules/index.js');
      const width = Math.max(...RULES.map((rule) => rule.meta.id.length));
      for (const family of FAMILIES) {
        const rules = RULES.filter((rule) => rule.meta.family === family);
        for (const { meta } of rules)
          io.stdout.write(`${meta.id.padEnd(width)}  ${meta.severity.padEnd(7)}  ${meta.title}\n`);
      }
    });
}
