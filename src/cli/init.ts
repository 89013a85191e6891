import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Command } from 'commander';
import { starterConfig } from '../config/starter.js';
import { InputError } from '../domain/errors.js';
import { writeWhole } from '../files/write-whole.js';
import type { Io } from './io.js';

const CONFIG_NAME = 'odoo-debt.config.yaml';

/** `odoo-debt init`: writes a configuration to start from; never over one that is there. */
export function initCommand(program: Command, io: Io): void {
  program
    .command('init')
    .description('write a configuration file with every key and what it means')
    .action(() => {
      const file = path.join(io.cwd, CONFIG_NAME);
      if (existsSync(file)) throw new InputError(`${CONFIG_NAME}: is already there and was left as it is`);
      writeWhole(file, CONFIG_NAME, starterConfig());
      io.stdout.write(`${CONFIG_NAME} written\n`);
    });
}
