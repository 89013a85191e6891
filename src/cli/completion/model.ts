import type { Command, Option } from 'commander';
import { FORMAT_NAMES } from '../../../reports/index.js';
import { SERIES } from '../../domain/series.js';

/** What may stand in a place: words of a list, files with an ending (`''`: any), folders, or anything else. */
export type Values = { words: readonly string[] } | { files: string } | 'folders' | 'anything';

export interface CompletedOption {
  /** `--quiet`, `-V`; the long name first. */
  names: string[];
  description: string;
  /** Null where it takes no value. */
  value: Values | null;
}

/** One command as a shell has to know it. */
export interface CompletedCommand {
  /** `['evidence', 'sql']`; empty for the program itself. */
  path: string[];
  commands: { name: string; description: string }[];
  options: CompletedOption[];
  /** What its arguments may be; null where it takes none. */
  values: Values | null;
}

/** Every command of the program with what can be completed behind it, the program first. */
export function completedCommands(command: Command, path: string[] = []): CompletedCommand[] {
  const below = command.commands.filter((child) => child.name() !== 'help');
  const [first] = command.registeredArguments;
  const own: CompletedCommand = {
    path,
    commands: below.map((child) => ({ name: child.name(), description: child.description() })),
    options: [...command.createHelp().visibleOptions(command)].map(optionOf),
    values: first === undefined ? null : valuesOf(first.name(), first.argChoices),
  };
  return [own, ...below.flatMap((child) => completedCommands(child, [...path, child.name()]))];
}

function optionOf(option: Option): CompletedOption {
  const [, placeholder = null] = /[<[]([^>\]]+?)(?:\.\.\.)?[>\]]/.exec(option.flags) ?? [];
  return {
    names: [option.long, option.short].filter((name) => name !== undefined),
    description: option.description,
    value: placeholder === null ? null : valuesOf(placeholder, option.argChoices),
  };
}

/** Placeholders say what they stand for, all over the program. */
const KINDS: Readonly<Record<string, Values>> = {
  series: { words: SERIES },
  format: { words: FORMAT_NAMES },
  file: { files: '' },
  bundle: { files: '' },
  path: 'folders',
  dir: 'folders',
  folder: 'folders',
  'odoo-source': 'folders',
};

function valuesOf(placeholder: string, choices: readonly string[] | undefined): Values {
  if (choices !== undefined) return { words: choices };
  const ending = /\.(json|csv)\b/.exec(placeholder)?.[1];
  if (ending !== undefined) return { files: `.${ending}` };
  return Object.hasOwn(KINDS, placeholder) ? KINDS[placeholder]! : 'anything';
}
