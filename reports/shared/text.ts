/**
 * Text from scanned files is untrusted: an escape character in it could drive the terminal, a bidirectional
 * override could reorder a line (CVE-2021-42574). Both are shown, never obeyed.
 */
// Cc: controls. Cf: bidi, zero width, tags. Zl, Zp: line and paragraph separators. Cs: half of a surrogate pair.
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

function shown(character: string): string {
  const code = character.codePointAt(0)!;
  if (code === 0x0a) return '\\n';
  if (code === 0x0d) return '\\r';
  if (code === 0x09) return '\\t';
  return code < 0x100 ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u{${code.toString(16)}}`;
}

/** The text on one line with every control, format and separator character written out: `\x1b[31m`. */
export function visible(text: string): string {
  return text.replace(UNSEEN, shown);
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

// Blocks that Unicode's EastAsianWidth.txt gives as W or F, joined where they are adjacent; and emoji shown as pictures.
const WIDE =
  /^[\u1100-\u115f\u231a\u231b\u2329\u232a\u2630-\u2637\u268a-\u268f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{16fe0}-\u{191d2}\u{1aff0}-\u{1b2ff}\u{1d300}-\u{1d376}\u{1f1ae}\u{1f200}-\u{1f2ff}\u{1f6d9}\u{1f7da}\u{1fa70}-\u{1faff}\u{20000}-\u{3fffd}]|^\p{Emoji_Presentation}|\ufe0f/u;
const ZERO = /^[\p{Mn}\p{Me}]/u;

// What takes a column of its own behind a base: spacing marks (Mc), halfwidth forms, jamo that make no syllable with it.
const SPACING = /[\p{Mc}\uff00-\uffef\u1100-\u11ff\ua960-\ua97c\ud7b0-\ud7fb]/u;

const JAMO = /[\u1100-\u11ff\ua960-\ua97c\ud7b0-\ud7fb]/;

function clusterWidth(cluster: string): number {
  let width = ZERO.test(cluster) ? 0 : WIDE.test(cluster) ? 2 : 1;
  if (cluster.length === 1) return width;
  // Jamo are told apart by what is left when syllables are put together; marks are not to vanish into their base.
  const parts = JAMO.test(cluster) ? cluster.normalize('NFC') : cluster;
  for (const character of [...parts].slice(1)) {
    if (SPACING.test(character)) width += WIDE.test(character) ? 2 : 1;
  }
  return width;
}

/**
 * Characters of one column each that nothing combines with: most texts are made of them alone, and are measured a hundred
 * times faster. ASCII, Latin, dashes and quotes, arrows, box drawing and shapes (none of these blocks is wide).
 */
const SINGLE = /^[\x20-\x7e\u00a1-\u00ac\u00ae-\u02ff\u2010-\u2027\u2190-\u2193\u2500-\u25f7]*$/;

/** Columns that a terminal gives the text; East Asian wide characters take two. The text must be `visible`. */
export function columns(text: string): number {
  if (SINGLE.test(text)) return text.length;
  let total = 0;
  for (const { segment } of graphemes.segment(text)) total += clusterWidth(segment);
  return total;
}

/** The text cut to a number of columns, with a mark at the end where something was left off. */
export function clip(text: string, width: number, mark = '…'): string {
  if (columns(text) <= width) return text;
  const room = width - columns(mark);
  if (room >= 0 && SINGLE.test(text)) return text.slice(0, room) + mark;
  let kept = '';
  let used = 0;
  for (const { segment } of graphemes.segment(text)) {
    const next = clusterWidth(segment);
    if (used + next > room) break;
    kept += segment;
    used += next;
  }
  return room < 0 ? '' : kept + mark;
}

/** Breaks text into lines of at most `width` columns, at spaces where there are any. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    let rest = word;
    if (line !== '' && columns(line) + 1 + columns(rest) <= width) {
      line += ` ${rest}`;
      continue;
    }
    if (line !== '') lines.push(line);
    while (columns(rest) > width && width > 1) {
      // A letter with more marks than the line is wide is broken between them.
      const head = clip(rest, width, '') || String.fromCodePoint(rest.codePointAt(0)!);
      lines.push(head);
      rest = rest.slice(head.length);
    }
    line = rest;
  }
  if (line !== '' || lines.length === 0) lines.push(line);
  return lines;
}
