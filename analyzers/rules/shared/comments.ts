import type { AddonSource } from '../../../src/domain/addon.js';
import type { Position } from '../../../src/domain/position.js';
import { isMigrationPath, isTestPath, isVendoredPath } from './paths.js';

/** One remark of a person: the lines of a comment that belong together, without comment signs. */
export interface Note extends Position {
  path: string;
  text: string;
}

interface Line extends Position {
  text: string;
}

/**
 * Remarks in Python, XML and JavaScript, outside tests, upgrade scripts and bundled libraries. Lines of comment right
 * below each other are one remark; a line that `opens` says yes to begins a new one.
 */
export function* notesOf(source: AddonSource, opens: (text: string) => boolean): Iterable<Note> {
  for (const file of [...source.python, ...source.xml, ...source.javascript]) {
    if (isTestPath(file.path) || isMigrationPath(file.path) || isVendoredPath(file.path)) continue;
    let note: Note | null = null;
    let last = 0;
    for (const line of file.comments.flatMap(linesOf)) {
      if (note !== null && line.line === last + 1 && !opens(line.text)) note.text = `${note.text} ${line.text}`.trim();
      else {
        if (note !== null) yield note;
        note = { path: file.path, ...line };
      }
      last = line.line;
    }
    if (note !== null) yield note;
  }
}

/** What asks this program to ignore a finding is no remark on the code. */
const DIRECTIVE = /(?:#|\/\/|\/\*+|^)\s*odoo-debt:[\s\S]*$/;

/** The lines of a comment; of a block, each at its own place. */
function linesOf({ text, line, column }: Position & { text: string }): Line[] {
  const remark = text.replace(DIRECTIVE, '');
  if (remark === '' && text !== '') return [];
  return remark.split('\n').map((one, index) => {
    const signs = /^\s*(?:#+!?|\/\/+|\/\*+|<!--|\*+(?!\/))?\s*/.exec(one)![0].length;
    const place = index === 0 ? { line, column } : { line: line + index, column: signs + 1 };
    return {
      ...place,
      text: one
        .slice(signs)
        .trim()
        .replace(/(?:\*\/|-->)$/, '')
        .trim(),
    };
  });
}
