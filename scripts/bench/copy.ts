import { constants, cpSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { BenchFile } from './corpus.js';

/** Copies folders below a new one, without `.git`. Every file is a file of its own, so nothing written there reaches the corpus. */
export function copyFolders(folders: readonly string[], into: string): string[] {
  return folders.map((folder, index) => {
    const copy = path.join(into, String(index), path.basename(folder));
    cpSync(folder, copy, {
      recursive: true,
      verbatimSymlinks: true,
      mode: constants.COPYFILE_FICLONE,
      filter: (source) => path.basename(source) !== '.git',
    });
    return copy;
  });
}

/** Where a file of some folders lies in their copies. */
export function placeInCopy(file: string, folders: readonly string[], copies: readonly string[]): string {
  const index = folders.findIndex((folder) => file.startsWith(folder + path.sep));
  if (index === -1) throw new Error('the file is in none of the folders');
  return path.join(copies[index]!, path.relative(folders[index]!, file));
}

/** The Python file of middle size that has a method to change; null where there is none. */
export function middleFile(files: readonly BenchFile[]): BenchFile | null {
  const sorted = files
    .filter(
      ({ language, file }) => language === 'python' && !/__\w+__\.py$/.test(file) && !/[/\\]tests?[/\\]/.test(file),
    )
    .sort((a, b) => a.bytes - b.bytes || (a.file < b.file ? -1 : 1));
  const middle = Math.floor(sorted.length / 2);
  const outward = sorted.map((_, step) => middle + (step % 2 === 0 ? step / 2 : -(step + 1) / 2));
  for (const at of outward) {
    const file = sorted[at];
    if (file !== undefined && changedBody(readFileSync(file.file, 'utf8'), 0) !== null) return file;
  }
  return null;
}

/** A `return` at the level of a method's body, and the method before it. */
const METHOD = /^ {4}def \w+\(self\b[^\n]*:\n(?:(?: {8}[^\n]*)?\n)*? {8}return\b/m;

/** A Python source with one statement more in the body of its first method that returns; null where it has none. */
export function changedBody(text: string, round: number): string | null {
  const match = METHOD.exec(text);
  if (match === null) return null;
  const at = match.index + match[0].length - ' '.repeat(8).length - 'return'.length;
  return `${text.slice(0, at)}        changed_by_bench = ${round}\n${text.slice(at)}`;
}

/** Changes one file in a copy; each round gives another text. The original text is given, as the copy may be changed already. */
export function changeInCopy(copy: string, original: string, round: number): void {
  const changed = changedBody(original, round);
  if (changed === null) throw new Error('the file has no method to change');
  // A new file in its place: had the copy shared its bytes with the corpus, they would stay as they are.
  writeFileSync(`${copy}.new`, changed);
  renameSync(`${copy}.new`, copy);
}
