/**
 * XML, JavaScript, CSS and SCSS as Odoo counts them: comments out by a regular expression, blank lines collapsed, newlines
 * counted. None of them understands the language: an apostrophe in a template literal or a regex can hide a comment.
 *
 * Source of every expression: parse_xml(), parse_js(), parse_scss() and parse_css() in odoo/tools/cloc.py (16.0; 19.0
 * has the same). An older version, of about 13.0 or 14.0, counts neither CSS nor SCSS; not verified from which series on.
 */
import type { CountResult } from './python.js';
import { countNewlines, PYTHON_SPACE, pythonStrip } from './whitespace.js';

// cloc.py, MAX_LINE_SIZE: longer lines are taken for minified files
const MAX_LINE_LENGTH = 100_000;
export const LINE_TOO_LONG = 'Max line size exceeded';

// cloc.py collapses `\s*\n\s*` into one newline; a run of blanks holding a newline is the same thing
const BLANK_RUN = new RegExp(`[${PYTHON_SPACE}]+`, 'g');
const LEADING_BLANKS = new RegExp(`^[${PYTHON_SPACE}]+`);

function countCode(text: string): number {
  const collapsed = text.replace(BLANK_RUN, (run) => (run.includes('\n') ? '\n' : run));
  return countNewlines(collapsed.replace(LEADING_BLANKS, ''));
}

/** XML: `<!-- … -->` is deleted wherever it stands, inside CDATA too. */
export function countXml(latin1Text: string): CountResult {
  const text = `${pythonStrip(latin1Text)}\n`;
  return { code: countCode(withoutXmlComments(text)), total: countNewlines(text) };
}

/** `(<!--.*?-->)` of cloc.py without its quadratic cost on comments that are never closed. */
function withoutXmlComments(text: string): string {
  let kept = '';
  let from = 0;
  for (;;) {
    const open = text.indexOf('<!--', from);
    const close = open < 0 ? -1 : text.indexOf('-->', open + 4);
    if (close < 0) return kept + text.slice(from);
    kept += text.slice(from, open);
    from = close + 3;
  }
}

interface CommentStyle {
  lineComments: boolean;
  /** JavaScript only: a backslash before `/*` keeps it from opening a comment (`(?<!\\)` in cloc.py). */
  backslashGuard: boolean;
}

const JAVASCRIPT: CommentStyle = { lineComments: true, backslashGuard: true };
const SCSS: CommentStyle = { lineComments: true, backslashGuard: false };
const CSS: CommentStyle = { lineComments: false, backslashGuard: false };

export const countJavaScript = (latin1Text: string): CountResult => countCLike(latin1Text, JAVASCRIPT);
export const countScss = (latin1Text: string): CountResult => countCLike(latin1Text, SCSS);
export const countCss = (latin1Text: string): CountResult => countCLike(latin1Text, CSS);

function countCLike(latin1Text: string, style: CommentStyle): CountResult {
  const text = `${pythonStrip(latin1Text)}\n`;
  if (hasLongLine(text)) return { error: LINE_TOO_LONG };
  return { code: countCode(withoutComments(text, style)), total: countNewlines(text) };
}

function hasLongLine(text: string): boolean {
  for (let from = 0; from < text.length; ) {
    const end = text.indexOf('\n', from);
    if (end - from > MAX_LINE_LENGTH) return true;
    from = end + 1;
  }
  return false;
}

/**
 * One pass from left to right, as the alternation `//.*?$ | /\*.*?\*\/ | '(\\.|[^\\'])*' | "(\\.|[^\\"])*"` of cloc.py goes:
 * a comment becomes one blank, a string (over several lines if need be) stays, and what is never closed opens nothing.
 */
function withoutComments(text: string, style: CommentStyle): string {
  const opening = style.lineComments ? /\/\/|\/\*|['"]/g : /\/\*|['"]/g;
  /** Openings with no end from here on: when a scan fails, every later one for the same end fails too. Keeps this linear. */
  const neverClosed = new Set<string>();
  let kept = '';
  let from = 0;
  for (let found = opening.exec(text); found; found = opening.exec(text)) {
    const guarded = found[0] === '/*' && style.backslashGuard && text[found.index - 1] === '\\';
    const end = guarded || neverClosed.has(found[0]) ? -1 : endOf(text, found[0], found.index);
    if (end < 0) {
      if (!guarded) neverClosed.add(found[0]);
      opening.lastIndex = found.index + 1;
      continue;
    }
    if (found[0].startsWith('/')) {
      kept += `${text.slice(from, found.index)} `;
      from = end;
    }
    opening.lastIndex = end;
  }
  return kept + text.slice(from);
}

/** Where the comment or string that opens at `at` ends, or -1 when it does not. */
function endOf(text: string, opening: string, at: number): number {
  if (opening === '//') return text.indexOf('\n', at);
  if (opening === '/*') {
    const close = text.indexOf('*/', at + 2);
    return close < 0 ? -1 : close + 2;
  }
  for (let next = at + 1; next < text.length; next++) {
    if (text[next] === opening) return next + 1;
    if (text[next] === '\\') next++;
  }
  return -1;
}
