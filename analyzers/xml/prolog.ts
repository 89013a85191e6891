import { type Entities, NAME, SPACE } from './characters.js';

const quoted = (inside: string): string => `(?:"(?:${inside})"|'(?:${inside})')`;

/** XML declaration, XML 1.0 §2.8 (productions 23 to 26, 32, 80, 81). */
const DECLARATION = new RegExp(
  `<\\?xml${SPACE}+version${SPACE}*=${SPACE}*${quoted('1\\.[0-9]+')}` +
    `(?:${SPACE}+encoding${SPACE}*=${SPACE}*${quoted('[A-Za-z][A-Za-z0-9._\\-]*')})?` +
    `(?:${SPACE}+standalone${SPACE}*=${SPACE}*${quoted('yes|no')})?${SPACE}*\\?>`,
  'y',
);

/** End of the XML declaration at the start of `text`, 0 where there is none, -1 where it is malformed. */
export function declarationEnd(text: string): number {
  if (!/^<\?xml[ \t\r\n?]/.test(text)) return 0;
  DECLARATION.lastIndex = 0;
  return DECLARATION.test(text) ? DECLARATION.lastIndex : -1;
}

/**
 * Reads over the DOCTYPE at `start`: where it ends and which entities it names. Declarations inside are skipped, not
 * checked, and never expanded. End -1 where it is not closed.
 */
export function readDoctype(text: string, start: number): { end: number; entities: Entities } {
  const end = doctypeEnd(text, start + '<!DOCTYPE'.length);
  const doctype = text.slice(start, end === -1 ? start : end);
  const names = new Set<string>();
  for (const match of doctype.matchAll(new RegExp(`<!ENTITY[ \\t\\r\\n]+(${NAME})`, 'g'))) names.add(match[1]!);
  // A DTD elsewhere, or a parameter entity, may declare entities that cannot be seen here.
  const open = /^<!DOCTYPE\s+[^\s[>]+\s+(?:SYSTEM|PUBLIC)\b/.test(doctype) || doctype.includes('%');
  return { end, entities: { names, open } };
}

function doctypeEnd(text: string, start: number): number {
  let depth = 0;
  let subset = false;
  for (let at = start; at < text.length; at++) {
    const character = text[at];
    if (character === '"' || character === "'") {
      at = text.indexOf(character, at + 1);
    } else if (character === '<') {
      if (text.startsWith('<!--', at)) at = after(text, '-->', at + 4);
      else if (text.startsWith('<?', at)) at = after(text, '?>', at + 2);
      else depth++;
    } else if (character === '>') {
      if (depth > 0) depth--;
      else if (!subset) return at + 1;
    } else if (character === '[') subset = true;
    else if (character === ']') subset = false;
    if (at === -1) return -1;
  }
  return -1;
}

/** Offset of the last character of `end`, searched from `from`; -1 where it does not come. */
function after(text: string, end: string, from: number): number {
  const at = text.indexOf(end, from);
  return at === -1 ? -1 : at + end.length - 1;
}
