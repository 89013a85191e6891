import type { Result } from '../src/domain/result.js';
import type { ReportOptions } from './shared/options.js';

export type { HouseStyle, ReportOptions } from './shared/options.js';

export const FORMAT_NAMES = [
  'summary',
  'json',
  'sarif',
  'html',
  'csv',
  'markdown',
  'github',
  'gitlab',
  'sonar',
] as const;
export type FormatName = (typeof FORMAT_NAMES)[number];

export interface Format {
  /** Endings of file names that mean this format, lower case; the first one is what we would choose. */
  extensions: readonly string[];
  /**
   * Loads the report when it is asked for, so that starting the program loads none of them. Its text comes in pieces where it grows
   * with the result without end: that of 100,000 addons is longer than a text of Node may be.
   */
  pieces(result: Result, options?: ReportOptions): Promise<Iterable<string>>;
}

/** Every output of the program. All are written from the result and nothing else. */
export const FORMATS: Readonly<Record<FormatName, Format>> = {
  summary: {
    extensions: ['.txt'],
    pieces: async (result, options) => [(await import('./terminal/summary.js')).renderSummary(result, options)],
  },
  json: {
    extensions: ['.json'],
    pieces: async (result) => (await import('./json/json.js')).jsonPieces(result),
  },
  sarif: {
    extensions: ['.sarif', '.sarif.json'],
    pieces: async (result, options) => [(await import('./sarif/sarif.js')).renderSarif(result, options)],
  },
  html: {
    extensions: ['.html', '.htm'],
    pieces: async (result, options) => [await (await import('./html/html.js')).renderHtml(result, options)],
  },
  csv: {
    extensions: ['.csv'],
    pieces: async (result, options) => (await import('./csv/csv.js')).csvFindings(result, options),
  },
  markdown: {
    extensions: ['.md', '.markdown'],
    pieces: async (result, options) => [(await import('./markdown/markdown.js')).renderMarkdown(result, options)],
  },
  github: {
    extensions: ['.github.txt'],
    pieces: async (result, options) => [(await import('./github/github.js')).renderGithub(result, options)],
  },
  gitlab: {
    // The name that GitLab's own templates use for the artifact.
    extensions: ['.gitlab.json', 'gl-code-quality-report.json'],
    pieces: async (result, options) => (await import('./gitlab/gitlab.js')).gitlabPieces(result, options),
  },
  sonar: {
    extensions: ['.sonar.json'],
    pieces: async (result, options) => (await import('./sonar/sonar.js')).sonarPieces(result, options),
  },
};

/** A report as one text. @throws RangeError where it is longer than a text may be. */
export async function renderText(format: FormatName, result: Result, options?: ReportOptions): Promise<string> {
  return [...(await FORMATS[format].pieces(result, options))].join('');
}

/** The format that the ending of a file name means, the longest ending first; null where none fits. */
export function guessFormat(fileName: string): FormatName | null {
  const name = fileName.toLowerCase();
  const endings = FORMAT_NAMES.flatMap((format) => FORMATS[format].extensions.map((ending) => ({ format, ending })));
  const fits = endings.filter(({ ending }) => name.endsWith(ending));
  fits.sort((a, b) => b.ending.length - a.ending.length);
  return fits[0]?.format ?? null;
}
