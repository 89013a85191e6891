import type { AddonSource } from '../src/domain/addon.js';

/** Which lines of an addon count as code that an upgrade may have to change, and how many there are. */

/** Lines by language, outside tests, libraries, translations and migration scripts. */
export interface CodeSize {
  python: number;
  xml: number;
  javascript: number;
  csv: number;
}

// The same folders the migration record leaves out, so that sizes mean the same on both sides.
const LEFT_OUT =
  /^(?:tests?|static\/tests?|migrations|upgrades|i18n(?:_extra)?|readme|docs?|static\/description)\/|\/tests\/|(?:^|\/)lib\/|\.min\./;

/** True where the file counts as code that a migration may have to change. */
export function countsAsCode(path: string): boolean {
  return !LEFT_OUT.test(path.toLowerCase()) && !/(?:^|\/)__(?:manifest|openerp)__\.py$/.test(path);
}

/** Lines of code by language, as the fitted model counts them. */
export function codeSize(source: AddonSource): CodeSize {
  const sum = (files: readonly { path: string; lines: number }[]) =>
    files.reduce((lines, file) => lines + (countsAsCode(file.path) ? file.lines : 0), 0);
  return {
    python: sum(source.python),
    xml: sum(source.xml),
    javascript: sum(source.javascript),
    csv: sum(source.csv),
  };
}

/** Lines of all languages together. */
export function totalSize(size: CodeSize): number {
  return size.python + size.xml + size.javascript + size.csv;
}
