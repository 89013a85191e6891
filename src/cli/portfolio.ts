import path from 'node:path';
import { type Command, Option } from 'commander';
import type { ReportOptions } from '../../reports/index.js';
import { terminalDefaults } from '../../reports/terminal/capabilities.js';
import { gatherInstances } from '../compare/instances.js';
import type { NamedResult } from '../compare/shared.js';
import { loadConfig } from '../config/load.js';
import { InputError } from '../domain/errors.js';
import type { Instances } from '../domain/instances.js';
import { LANGUAGES, type Language } from '../domain/languages.js';
import { writeWhole } from '../files/write-whole.js';
import type { Io } from './io.js';
import { readResult } from './read-result.js';
import { reportLook } from './report-look.js';

const FORMATS = ['text', 'json', 'html'] as const;
type Format = (typeof FORMATS)[number];
const ENDINGS: Readonly<Record<string, Format>> = { '.txt': 'text', '.json': 'json', '.html': 'html', '.htm': 'html' };

interface Options {
  format?: Format;
  output?: string;
  html?: string;
  lang?: Language;
  config?: string;
}

/** `odoo-debt portfolio <result.json>...`: several results side by side, named by their files. */
export function portfolioCommand(program: Command, io: Io): void {
  program
    .command('portfolio')
    .description('set several saved results side by side: customers, instances, branches')
    .argument('<result.json...>', 'results that scan wrote; their file names name the rows')
    .addOption(new Option('--format <format>', 'where left out, the ending of --output tells').choices([...FORMATS]))
    .option('--output <file>', 'file to write')
    .option('--html <file>', 'the page as a file')
    .addOption(new Option('--lang <language>', 'language of the page').choices([...LANGUAGES]))
    .option('--config <file>', 'configuration file (default: odoo-debt.config.yaml in the current folder)')
    .action(async (files: string[], { format, output, html, lang, config }: Options) => {
      const look = () => reportLook(loadConfig(config ?? null, io.cwd), io.cwd, lang);
      const portfolio = gatherInstances(readNamed(files, io));
      if (html !== undefined) write(html, await rendered(portfolio, 'html', io, look), io);
      if (html !== undefined && format === undefined && output === undefined) return;
      const text = await rendered(portfolio, format ?? formatOf(output), io, look, output !== undefined);
      if (output === undefined) io.stdout.write(text);
      else write(output, text, io);
    });
}

function write(file: string, text: string, io: Io): void {
  writeWhole(path.resolve(io.cwd, file), file, text);
}

/** Reads results and names each by its file, `#2` behind a name that is taken. */
export function readNamed(files: readonly string[], io: Io): NamedResult[] {
  const taken = new Map<string, number>();
  return files.map((file) => {
    const base = path.basename(file).replace(/\.json$/i, '');
    const times = (taken.get(base) ?? 0) + 1;
    taken.set(base, times);
    return { name: times === 1 ? base : `${base}#${times}`, result: readResult(file, io.cwd) };
  });
}

function formatOf(output: string | undefined): Format {
  if (output === undefined) return 'text';
  const format = ENDINGS[path.extname(output).toLowerCase()];
  if (format === undefined) throw new InputError(`--output ${output}: its ending names no format; add --format`);
  return format;
}

/** Language and house style of the page; the configuration is read for a page alone. */
type Look = () => Pick<ReportOptions, 'lang' | 'style'>;

async function rendered(portfolio: Instances, format: Format, io: Io, look: Look, toFile = false): Promise<string> {
  if (format === 'json') return (await import('../../reports/json/portfolio.js')).renderPortfolioJson(portfolio);
  if (format === 'html')
    return (await import('../../reports/html/portfolio.js')).renderPortfolioHtml(portfolio, look());
  const screen = toFile ? { width: 120, color: false, ascii: false } : terminalDefaults(io.stdout, io.env);
  return (await import('../../reports/terminal/portfolio.js')).renderPortfolio(portfolio, screen);
}
