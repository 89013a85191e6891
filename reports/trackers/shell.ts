import { visible } from '../shared/text.js';

/**
 * A text as one word of a POSIX shell. Between single quotes nothing has a meaning but the quote itself (POSIX.1-2017,
 * Shell Command Language, 2.2.2). Line ends and other controls are shown, so that a word stays on its line.
 */
export function word(text: string): string {
  return `'${visible(text).replaceAll("'", "'\\''")}'`;
}

/** Lines for the standard input of a command, as a here-document that nothing in it is expanded in (2.7.4). */
export function hereDocument(lines: readonly string[]): string {
  const safe = lines.map(visible);
  let end = 'END_OF_TEXT';
  while (safe.includes(end)) end += '_';
  return [`<<'${end}'`, ...safe, end].join('\n');
}
