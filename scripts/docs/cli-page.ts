import type { CommandData } from '../commands.js';
import { cell, HEAD } from './markdown.js';

/** The reference of the command line, from the commands themselves. */
export function cliPage(commands: readonly CommandData[]): string {
  const [program, ...others] = commands;
  const list = others
    .filter(({ commands: below }) => below.length === 0)
    .map(({ path, description }) => `| [${path.join(' ')}](#${anchor(path)}) | ${cell(description)} |`);
  const sections = [
    '# The command line',
    HEAD,
    program!.description,
    INTRODUCTION,
    `| command | what it does |\n|---|---|\n${list.join('\n')}`,
    EXIT_CODES,
    ENVIRONMENT,
    ...others.map(commandSection),
  ];
  return `${sections.join('\n\n')}\n`;
}

const INTRODUCTION = `Results go to stdout or into the file that \`--output\` names (\`-\` is stdout), progress and errors to stderr. Files that are there are
replaced as a whole or not at all. Every command takes \`--help\`; \`odoo-debt --version\` prints the version. Options win over
the [configuration](../configuration.md). \`may repeat\` means: give the option once for each value.`;

const EXIT_CODES = `## Exit codes

| code | meaning |
|---|---|
| 0 | it ran, and no gate failed |
| 1 | it ran, and a gate failed: \`--fail-on\`, \`--min-readiness\`, \`--min-rating\`, or \`evidence check\` found a problem; one line on stderr for each |
| 2 | it could not run as asked: an option, a file or a decision that is not right, a gate that cannot be told; one line on stderr for each |

A fault of the program itself prints its place in the program and ends with 1. Please [report it](../../SECURITY.md#other-faults).`;

const ENVIRONMENT = `## Environment

| variable | for |
|---|---|
| \`NO_COLOR\`, \`FORCE_COLOR\`, \`TERM=dumb\` | colours and signs on the terminal |
| \`LC_ALL\`, \`LC_CTYPE\`, \`LANG\` | whether the terminal shows more than ASCII |
| \`CI\` | no progress line |
| \`VISUAL\`, \`EDITOR\` | the editor that \`ui\` opens code in |
| \`GITHUB_STEP_SUMMARY\`, \`GITHUB_OUTPUT\` | where \`--format github\` writes its summary and its outputs |
| \`GITHUB_SERVER_URL\`, \`GITHUB_REPOSITORY\`, \`GITHUB_SHA\`; \`CI_PROJECT_URL\`, \`CI_COMMIT_SHA\` | links from a comment to the code |
| \`XDG_CACHE_HOME\`, \`HOME\`; \`LOCALAPPDATA\`, \`USERPROFILE\` on Windows | where a cache may lie |
| \`CHROME_PATH\`, \`PATH\` | the browser that \`report --pdf\` prints with |
| \`PGPASSWORD\` and what else libpq knows | the connection of \`evidence collect\` |`;

function commandSection({ path, description, usage, arguments: args, options, commands }: CommandData): string {
  const taken = args.map(({ term, description: text, default: value }) => [`\`${term}\``, text, value] as const);
  const flags = options.map(({ flags: text, ...option }) => [`\`${text}\``, meaning(option), option.default] as const);
  const rows = [...taken, ...flags].map(
    ([term, text, value]) =>
      `| ${term.replaceAll('|', '\\|')} | ${cell(text)} | ${value === null ? '' : `\`${cell(value)}\``} |`,
  );
  const table = rows.length === 0 ? [] : [`| | | default |\n|---|---|---|\n${rows.join('\n')}`];
  const below = commands.map((name) => `[${name}](#${anchor([...path, name])})`);
  const more = below.length === 0 ? [] : [`Commands: ${below.join(', ')}.`];
  return [`## ${path.join(' ')}`, `${sentence(description)}`, `    ${usage}`, ...more, ...table].join('\n\n');
}

function meaning({ description, choices, env, mandatory }: Omit<CommandData['options'][number], 'flags'>): string {
  const one = choices.length > 0 ? `one of ${choices.map((choice) => `\`${choice}\``).join(', ')}` : '';
  return [description, one, env === null ? '' : `from \`${env}\` where left out`, mandatory ? 'has to be given' : '']
    .filter(Boolean)
    .join('; ');
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

function anchor(path: readonly string[]): string {
  return path.join('-');
}
