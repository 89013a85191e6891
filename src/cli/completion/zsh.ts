import type { CompletedCommand, Values } from './model.js';

const HEAD = `#compdef odoo-debt
# zsh completion for odoo-debt. Put it into a folder of $fpath as _odoo-debt, or: source <(odoo-debt completion zsh)
_odoo_debt() {
  local at='' i
  local -a commands options
  for ((i = 2; i < CURRENT; i++)); do
    case "$at \${words[i]}" in`;

const TAIL = `  if [[ $PREFIX == -* ]]; then
    _describe -o option options
  elif (( \${#commands} )); then
    _describe command commands
  else
    _odoo_debt_values
  fi
}
if [[ \${funcstack[1]} == _odoo-debt ]]; then _odoo_debt "$@"; else compdef _odoo_debt odoo-debt; fi
`;

/** A script for zsh 5 and later, with what every command and option is for. */
export function zshCompletion(commands: readonly CompletedCommand[]): string {
  const lines = [HEAD];
  for (const { path } of commands.filter(({ path: { length } }) => length > 0))
    lines.push(`      ${quoted(`${path.slice(0, -1).join(' ')} ${path.at(-1)}`)}) at=${quoted(path.join(' '))} ;;`);
  lines.push('    esac', '  done', `  case "$at:\${words[CURRENT - 1]}" in`);
  for (const { path, options } of commands)
    for (const { names, value } of options)
      if (value !== null)
        lines.push(
          `    ${names.map((name) => quoted(`${path.join(' ')}:${name}`)).join(' | ')}) ${given(value)} return ;;`,
        );
  lines.push('  esac', '  case $at in');
  for (const { path, commands: below, options, values } of commands) {
    const named = options.flatMap(({ names, description }) => names.map((name) => described(name, description)));
    lines.push(
      `    ${quoted(path.join(' '))})`,
      `      options=(${named.join(' ')})`,
      ...(below.length > 0
        ? [`      commands=(${below.map((one) => described(one.name, one.description)).join(' ')})`]
        : []),
      `      _odoo_debt_values() { ${given(values)} }`,
      '      ;;',
    );
  }
  lines.push('  esac');
  return `${lines.join('\n')}\n${TAIL}`;
}

/** `name:what it is for`; a colon in a name would end it. */
function described(name: string, description: string): string {
  return quoted(`${name.replaceAll(':', '\\:')}:${description}`);
}

function given(values: Values | null): string {
  if (values === null || values === 'anything') return '_message value;';
  if (values === 'folders') return '_files -/;';
  if ('files' in values) return values.files === '' ? '_files;' : `_files -g ${quoted(`*${values.files}`)};`;
  return `compadd -- ${values.words.map(quoted).join(' ')};`;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
