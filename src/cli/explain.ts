import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { InputError } from '../domain/errors.js';
import { packageFile } from '../package-root.js';
import type { Io } from './io.js';

/** `odoo-debt explain <rule|change>`: the page of a rule, or what is known of a version change. */
export function explainCommand(program: Command, io: Io): void {
  program
    .command('explain')
    .description('say what a rule or a version change means and what to do')
    .argument('<rule|change>', 'a rule such as security/sql-from-values, or the id of a change')
    .action(async (id: string) => {
      const { RULES } = await import('../../analyzers/rules/index.js');
      if (RULES.some((rule) => rule.meta.id === id)) {
        io.stdout.write(readFileSync(packageFile('docs', 'rules', `${id}.md`), 'utf8'));
        return;
      }
      const { explainImported } = await import('../evidence/sarif/index.js');
      const imported = explainImported(id);
      if (imported !== null) {
        io.stdout.write(imported);
        return;
      }
      const { explainChange } = await import('../../analyzers/changes/explain.js');
      const text = explainChange(id);
      if (text === null) throw new InputError(`${id}: no such rule or change; odoo-debt rules lists the rules`);
      io.stdout.write(text.endsWith('\n') ? text : `${text}\n`);
    });
}
