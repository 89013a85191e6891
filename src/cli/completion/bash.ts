import type { CompletedCommand, Values } from './model.js';

const HEAD = `# bash completion for odoo-debt. Add to ~/.bashrc: source <(odoo-debt completion bash)
_odoo_debt() {
  local cur=\${COMP_WORDS[COMP_CWORD]} prev=\${COMP_WORDS[COMP_CWORD - 1]}
  local at='' commands='' options='' words='' files=none ending='' i
  # bash cuts words at '=': --option=value is three of them.
  if [[ $cur == = ]]; then cur=''; elif [[ $prev == = ]]; then prev=\${COMP_WORDS[COMP_CWORD - 2]}; fi
  for ((i = 1; i < COMP_CWORD; i++)); do
    case "$at \${COMP_WORDS[i]}" in`;

const TAIL = `  if [[ $cur == -* ]]; then
    words=$options files=none
  elif [[ -n $commands ]]; then
    words=$commands
  fi
  local IFS=$'\\n'
  case $files in
    folders) mapfile -t COMPREPLY < <(compgen -d -- "$cur") ;;
    files)
      mapfile -t COMPREPLY < <(compgen -d -- "$cur"; compgen -f -X "!*$ending" -- "$cur" | while read -r i; do [[ -d $i ]] || printf '%s\\n' "$i"; done)
      ;;
    *) mapfile -t COMPREPLY < <(compgen -W "\${words// /$'\\n'}" -- "$cur") ;;
  esac
  [[ $files == none ]] || compopt -o filenames 2>/dev/null || :
}
complete -F _odoo_debt odoo-debt
`;

/** A script for bash 4 and later. Names and choices are our own words: letters, digits, dots and dashes. */
export function bashCompletion(commands: readonly CompletedCommand[]): string {
  const lines = [HEAD];
  for (const { path } of commands.filter(({ path: { length } }) => length > 0))
    lines.push(`      '${path.slice(0, -1).join(' ')} ${path.at(-1)}') at='${path.join(' ')}' ;;`);
  lines.push('    esac', '  done', '  case $at in');
  for (const { path, commands: below, options, values } of commands) {
    const names = options.flatMap((option) => option.names).join(' ');
    const own = [
      `options='${names}'`,
      ...(below.length > 0 ? [`commands='${below.map(({ name }) => name).join(' ')}'`] : []),
    ];
    lines.push(`    '${path.join(' ')}') ${own.join(' ')} ${given(values)} ;;`);
  }
  lines.push('  esac', '  case "$at:$prev" in');
  for (const { path, options } of commands)
    for (const { names, value } of options)
      if (value !== null)
        lines.push(
          `    ${names.map((name) => `'${path.join(' ')}:${name}'`).join(' | ')}) commands='' ${given(value)} ;;`,
        );
  lines.push('  esac');
  return `${lines.join('\n')}\n${TAIL}`;
}

function given(values: Values | null): string {
  if (values === null || values === 'anything') return "words='' files=none";
  if (values === 'folders') return "words='' files=folders";
  return 'files' in values
    ? `words='' files=files ending='${values.files}'`
    : `words='${values.words.join(' ')}' files=none`;
}
