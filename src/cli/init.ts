import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Command } from 'commander';
import { InputError } from '../domain/errors.js';
import { LATEST_SERIES } from '../domain/series.js';
import type { Io } from './io.js';
import { writeWhole } from './output.js';

const STARTER = `# Configuration of odoo-debt; every key is explained in docs/configuration.md.
to: "${LATEST_SERIES}"
plan:
  sprints: 6
  capacity: 160   # hours the team has in one sprint, all work counted
  reserve: 20     # percent of them reserved for debt
rules:
  off: []
`;

/** `odoo-debt init`: writes a configuration to start from; never over one that is there. */
export function initCommand(program: Command, io: Io): void {
  program
    .command('init')
    .description('write a configuration file to start from')
    .action(() => {
      const file = path.join(io.cwd, 'odoo-debt.config.yaml');
      if (existsSync(file)) throw new InputError('odoo-debt.config.yaml: is already there and was left as it is');
      writeWhole(file, 'odoo-debt.config.yaml', STARTER);
      io.stdout.write('odoo-debt.config.yaml written\n');
    });
}
