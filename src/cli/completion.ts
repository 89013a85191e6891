import { Argument, type Command } from 'commander';
import type { Io } from './io.js';

const SHELLS = ['bash', 'zsh', 'fish'] as const;
type Shell = (typeof SHELLS)[number];

/** `odoo-debt completion <shell>`: the script that lets a shell complete commands, options and their values. */
export function completionCommand(program: Command, io: Io): void {
  program
    .command('completion')
    .description('print the completion script of a shell')
    .addArgument(new Argument('<shell>', 'for which shell').choices([...SHELLS]))
    .action(async (shell: Shell) => {
      const { completedCommands } = await import('./completion/model.js');
      const commands = completedCommands(program);
      io.stdout.write((await SCRIPTS[shell]())(commands));
    });
}

const SCRIPTS = {
  bash: async () => (await import('./completion/bash.js')).bashCompletion,
  zsh: async () => (await import('./completion/zsh.js')).zshCompletion,
  fish: async () => (await import('./completion/fish.js')).fishCompletion,
} as const;
