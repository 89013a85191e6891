import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isSeries, type Series } from '../../src/domain/series.js';

/** One real migration, as a truth folder holds it (`<from>-<to>/samples.jsonl`). */
export interface Sample {
  repo: string;
  module: string;
  from: Series;
  to: Series;
  key: string;
  changed: Record<'py' | 'xml' | 'js' | 'csv' | 'tests', number>;
  lines: Record<'py' | 'xml' | 'js' | 'csv' | 'tests', number>;
  /** Old lines the migration changed or removed, by `<module>/<path>`; formatting-only changes are left out. */
  oldLines: Record<string, number[]>;
}

const LANGUAGES = ['py', 'xml', 'js', 'csv'] as const;

/** Changed lines of all languages, tests apart. */
export function changedOf(sample: Pick<Sample, 'changed'>): number {
  return LANGUAGES.reduce((sum, language) => sum + sample.changed[language], 0);
}

export function sizeOf(sample: Pick<Sample, 'lines'>): number {
  return LANGUAGES.reduce((sum, language) => sum + sample.lines[language], 0);
}

/** Hop folders of a truth folder that are complete. Empty where the folder is not there. */
export function hopFolders(truth: string): string[] {
  if (!existsSync(truth)) return [];
  return readdirSync(truth)
    .filter((name) => existsSync(join(truth, name, 'samples.jsonl')))
    .sort((a, b) => Number.parseFloat(a) - Number.parseFloat(b) || (a < b ? -1 : 1));
}

export function readSamples(truth: string, hop: string): Sample[] {
  return readFileSync(join(truth, hop, 'samples.jsonl'), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as Sample)
    .filter(({ from, to }) => isSeries(from) && isSeries(to));
}

const SKIPPED =
  /^(?:tests?|static\/tests?|migrations|upgrades|i18n(?:_extra)?|readme|docs?|static\/description)\/|\/tests\/|(?:^|\/)lib\/|\.min\.[^/]*$/;

/** Whether lines of `<module>/<path>` count: code and manifests outside tests, libraries and migration scripts. */
export function countedPath(path: string): boolean {
  const inside = path.toLowerCase().replace(/^[^/]*\//, '');
  return /\.(?:py|xml|js|csv)$/.test(inside) && !SKIPPED.test(inside);
}

/** Numbers of the lines that hold code: not blank, not only a comment, not the version line of a manifest. */
export function codeLines(path: string, text: string): Set<number> {
  const kind = path.toLowerCase().slice(path.lastIndexOf('.') + 1);
  const manifest = /__(?:manifest|openerp)__\.py$/.test(path);
  const hide = kind === 'xml' ? /<!--[\s\S]*?-->|<\?xml[\s\S]*?\?>/g : kind === 'js' ? /\/\*[\s\S]*?\*\//g : null;
  const shown = hide === null ? text : text.replace(hide, (part) => part.replace(/[^\n]/g, ' '));
  const comment = kind === 'py' ? '#' : kind === 'js' ? '//' : '\0';
  const lines = new Set<number>();
  for (const [index, line] of shown.split('\n').entries()) {
    const code = line.trim();
    if (code !== '' && !code.startsWith(comment) && !(manifest && /['"]version['"]\s*:/.test(code)))
      lines.add(index + 1);
  }
  return lines;
}
