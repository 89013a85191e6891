import { clip, visible } from '../shared/text.js';

const TEXT_WIDTH = 160;

/** Scanned text on one line, with what would start a tag, a link or an emphasis taken out of force. */
function escaped(text: string): string {
  return clip(visible(text), TEXT_WIDTH)
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/[\\`*_[\]|~$]/g, '\\$&')
    .replace(/:\/\//g, '&#58;//')
    .replace(/^[-+#=]/, '\\$&')
    .replace(/^(\d+)([.)])/, '$1\\$2');
}

/**
 * Scanned text as Markdown that shows exactly that text. GitHub looks for `@name`, `#12`, `GH-12` and `www.` in the
 * finished page, where escapes are gone, and GitLab for `!12`, `%12` and `&12`, so a zero-width space goes between: it
 * mentions nobody and refers to nothing. Sources: GitHub docs, "Autolinked references and URLs"; GitLab docs, "GitLab
 * Flavored Markdown", references.
 */
export function plain(text: string): string {
  return escaped(text)
    .replace(/@|(?<!&)#(?=\d)|(?:[!%]|&amp;)(?=\d)|\bGH(?=-\d)/g, '$&&#8203;')
    .replace(/www\./gi, 'www&#8203;.');
}

/** Scanned text in code style, where GitHub links nothing. Inside the tag no run of backticks can end it. */
export function code(text: string): string {
  return `<code>${escaped(text)}</code>`;
}

export function table(heads: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(heads), line(heads.map(() => '---')), ...rows.map(line)];
}
