import { cpSync, existsSync } from 'node:fs';
import path from 'node:path';
import type { Command } from 'commander';
import { starterConfig } from '../config/starter.js';
import { InputError } from '../domain/errors.js';
import { writeWhole } from '../files/write-whole.js';
import { packageFile } from '../package-root.js';
import type { Io } from './io.js';

const CONFIG_NAME = 'odoo-debt.config.yaml';

/** `odoo-debt init`: writes what one starts from, a configuration or example addons; never over what is there. */
export function initCommand(program: Command, io: Io): void {
  program
    .command('init')
    .description('write a configuration file with every key and what it means')
    .option('--example <folder>', 'write the addons of the tutorial into a new folder instead')
    .action(({ example }: { example?: string }) => {
      if (example !== undefined) return writeExample(example, io);
      const file = path.join(io.cwd, CONFIG_NAME);
      if (existsSync(file)) throw new InputError(`${CONFIG_NAME}: is already there and was left as it is`);
      writeWhole(file, CONFIG_NAME, starterConfig());
      io.stdout.write(`${CONFIG_NAME} written\n`);
    });
}

/** Copies the addons that ship with the program. @throws InputError where the folder is there or cannot be made. */
function writeExample(shown: string, io: Io): void {
  const folder = path.resolve(io.cwd, shown);
  if (existsSync(folder)) throw new InputError(`${shown}: is already there and was left as it is`);
  try {
    cpSync(packageFile('fixtures', '14.0', 'harbour'), folder, { recursive: true });
  } catch (error) {
    throw new InputError(`${shown}: cannot be written: ${(error as NodeJS.ErrnoException).code ?? 'unknown error'}`);
  }
  io.stdout.write(`${shown} written: the addons of a harbour on Odoo 14.0, for the tutorial\n`);
}
