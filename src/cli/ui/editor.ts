import path from 'node:path';

/** Editors by how they take a line. What is not named here is given the file alone. */
const PLUS = new Set([
  'vi',
  'vim',
  'nvim',
  'view',
  'nano',
  'pico',
  'emacs',
  'emacsclient',
  'micro',
  'joe',
  'kak',
  'ne',
  'mg',
  'mcedit',
]);
const GOTO = new Set(['code', 'code-insiders', 'codium', 'cursor']);
const COLON = new Set(['subl', 'zed', 'hx', 'helix', 'lapce']);

/**
 * The command that opens a file at a line: `$VISUAL`, else `$EDITOR`, else `vi`, with the options that stand there.
 * vi, nano and emacs take `+12 file`, Visual Studio Code `-g file:12`, Sublime Text and others `file:12`.
 */
export function editorCommand(
  env: Readonly<Record<string, string | undefined>>,
  file: string,
  line: number,
): { command: string; args: string[] } {
  const [command = 'vi', ...options] = (env.VISUAL || env.EDITOR || 'vi').trim().split(/\s+/);
  const name = path.basename(command).replace(/\.(exe|cmd)$/i, '');
  // A name that begins with a dash or a plus would be read as an option.
  const safe = /^[-+]/.test(file) ? `./${file}` : file;
  const args = PLUS.has(name)
    ? [`+${line}`, safe]
    : GOTO.has(name)
      ? ['-g', `${safe}:${line}`]
      : COLON.has(name)
        ? [`${safe}:${line}`]
        : [safe];
  return { command, args: [...options, ...args] };
}
