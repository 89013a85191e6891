import type { CompletedCommand, Values } from './model.js';

const HEAD = `# fish completion for odoo-debt. Put it into ~/.config/fish/completions/odoo-debt.fish, or: odoo-debt completion fish | source
function __odoo_debt_at
    set -l words (commandline -opc)
    set -l at
    for word in $words[2..-1]
        contains -- "$at $word" $__odoo_debt_paths; and set at (string trim -- "$at $word")
    end
    test "$at" = "$argv"
end
complete -c odoo-debt -f`;

/** A script for fish 3 and later. */
export function fishCompletion(commands: readonly CompletedCommand[]): string {
  const paths = commands.flatMap(({ path }) => (path.length === 0 ? [] : [` ${path.join(' ')}`]));
  // The program's own commands stand behind nothing, those below them behind a name.
  const known = paths.map((path) => (path.trim().includes(' ') ? path.trim() : path));
  const lines = [`set -g __odoo_debt_paths ${known.map(quoted).join(' ')}`, HEAD];
  for (const { path, commands: below, options, values } of commands) {
    const here = `complete -c odoo-debt -n ${quoted(`__odoo_debt_at ${path.join(' ')}`.trim())}`;
    for (const { name, description } of below) lines.push(`${here} -a ${name} -d ${quoted(description)}`);
    if (values !== null) lines.push(`${here}${given(values, false)}`);
    for (const { names, description, value } of options) {
      const flags = names.map((name) => (name.startsWith('--') ? `-l ${name.slice(2)}` : `-s ${name.slice(1)}`));
      lines.push(`${here} ${flags.join(' ')} -d ${quoted(description)}${value === null ? '' : given(value, true)}`);
    }
  }
  return `${lines.join('\n')}\n`;
}

/** `-r`: an option that needs a value. `-F`: files as fish finds them. */
function given(values: Values, option: boolean): string {
  const needs = option ? ' -r' : '';
  if (values === 'anything') return `${needs} -f`;
  if (values === 'folders') return `${needs} -f -a '(__fish_complete_directories)'`;
  if ('files' in values)
    return values.files === '' ? `${needs} -F` : `${needs} -f -a '(__fish_complete_suffix ${values.files})'`;
  return `${needs} -f -a ${quoted(values.words.join(' '))}`;
}

function quoted(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}
