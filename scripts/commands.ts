/**
 * The commands of the program as data, read from commander: for the reference page, the man page and whatever else lists them.
 */
import type { Argument, Command, Option } from 'commander';
import { buildProgram } from '../src/cli/program.js';

export interface CommandData {
  /** `['evidence', 'sql']`; empty for the program itself. */
  path: string[];
  /** Sentence without a full stop. */
  description: string;
  /** `odoo-debt evidence sql [options]`. */
  usage: string;
  arguments: ArgumentData[];
  /** In the order of the help, without `--help`; hidden ones are left out. */
  options: OptionData[];
  /** Names of commands below this one, in the order of the help. */
  commands: string[];
}

export interface ArgumentData {
  /** As usage prints it: `<path...>`, `[file]`. */
  term: string;
  description: string;
  required: boolean;
  variadic: boolean;
  default: string | null;
  choices: string[];
}

export interface OptionData {
  /** As the help prints it: `--output <file>`, `-V, --version`. */
  flags: string;
  long: string | null;
  short: string | null;
  description: string;
  /** Has to be given. */
  mandatory: boolean;
  /** What the program takes when it is not given; null where that is nothing, or off. */
  default: string | null;
  choices: string[];
  /** Environment variable that stands in for it. */
  env: string | null;
}

/** Every command with what it takes, the program first, then depth first in the order of the help. */
export async function commandData(): Promise<CommandData[]> {
  const nowhere = { write: () => true };
  const io = { stdout: nowhere, stderr: nowhere, cwd: '/', env: {}, today: '2000-01-01' };
  return flatten(await buildProgram([], io, { code: 0 }), []);
}

function flatten(command: Command, path: string[]): CommandData[] {
  const below = command.createHelp().visibleCommands(command).filter(isOurs);
  const own: CommandData = {
    path,
    description: command.description(),
    usage: ['odoo-debt', ...path, command.usage()].join(' '),
    arguments: command.registeredArguments.map(argumentData),
    options: command.options.filter((option) => !option.hidden).map(optionData),
    commands: below.map((child) => child.name()),
  };
  return [own, ...below.flatMap((child) => flatten(child, [...path, child.name()]))];
}

/** commander adds `help` by itself. */
function isOurs(command: Command): boolean {
  return command.name() !== 'help';
}

function argumentData(argument: Argument): ArgumentData {
  const name = argument.name() + (argument.variadic ? '...' : '');
  return {
    term: argument.required ? `<${name}>` : `[${name}]`,
    description: argument.description,
    required: argument.required,
    variadic: argument.variadic,
    default: shown(argument.defaultValue, argument.defaultValueDescription),
    choices: argument.argChoices ?? [],
  };
}

function optionData(option: Option): OptionData {
  return {
    flags: option.flags,
    long: option.long ?? null,
    short: option.short ?? null,
    description: option.description,
    mandatory: option.mandatory,
    default: option.negate ? null : shown(option.defaultValue, option.defaultValueDescription),
    choices: option.argChoices ?? [],
    env: option.envVar ?? null,
  };
}

function shown(value: unknown, description: string | undefined): string | null {
  if (description !== undefined) return description;
  if (value === undefined || value === null || value === false) return null;
  if (Array.isArray(value)) return value.length === 0 ? null : value.join(', ');
  return String(value);
}
