import path from 'node:path';
import { type Command, Option } from 'commander';
import { type ReportOptions, renderText } from '../../reports/index.js';
import { loadConfig } from '../config/load.js';
import type { Config } from '../config/schema.js';
import { InputError } from '../domain/errors.js';
import { LANGUAGES, type Language } from '../domain/languages.js';
import { writeWhole } from '../files/write-whole.js';
import { compareKnown } from './compare.js';
import type { Io } from './io.js';
import { printPdf } from './pdf/print.js';
import { readNamed } from './portfolio.js';
import { readResult } from './read-result.js';
import { reportLook } from './report-look.js';
import { withScenarios } from './with-scenarios.js';

interface Options {
  html?: string;
  pdf?: string;
  compare?: string;
  lang?: Language;
  config?: string;
}

/** `odoo-debt report <result.json> --html <file> --pdf <file>`: the report for the steering committee from a saved result. */
export function reportCommand(program: Command, io: Io): void {
  program
    .command('report')
    .description('write the HTML report of a saved result, or of several side by side')
    .argument('<result.json...>', 'results that scan wrote')
    .option('--html <file>', 'file to write')
    .option(
      '--pdf <file>',
      'the same as PDF, printed by an installed Chromium or Chrome (or the one CHROME_PATH names)',
    )
    .option('--compare <older.json>', 'an older result: the report says what was repaid and what came new since')
    .addOption(new Option('--lang <language>', 'language of the report').choices([...LANGUAGES]))
    .option('--config <file>', 'configuration file (default: odoo-debt.config.yaml in the current folder)')
    .action(async (files: string[], { html, pdf, compare, lang, config: file }: Options) => {
      if (!html && !pdf) throw new InputError('report: name the file to write with --html <file> or --pdf <file>');
      if (files.length > 1 && compare !== undefined) {
        throw new InputError('report: --compare is for one result; leave it out, or name one result');
      }
      const config = loadConfig(file ?? null, io.cwd);
      const look = reportLook(config, io.cwd, lang);
      const text =
        files.length > 1 ? await portfolioPage(files, look, io) : await onePage(files[0]!, compare, look, config, io);
      if (html) writeWhole(path.resolve(io.cwd, html), html, text);
      if (pdf) writeWhole(path.resolve(io.cwd, pdf), pdf, await printPdf(text, io.env));
    });
}

async function onePage(
  file: string,
  compare: string | undefined,
  look: Pick<ReportOptions, 'lang' | 'style'>,
  config: Config,
  io: Io,
): Promise<string> {
  const { RULES } = await import('../../analyzers/rules/index.js');
  const result = await withScenarios(readResult(file, io.cwd), config, io);
  const comparison =
    compare === undefined ? {} : { comparison: await compareKnown(readResult(compare, io.cwd), result) };
  return renderText('html', result, { rules: RULES.map((rule) => rule.meta), ...comparison, ...look });
}

async function portfolioPage(
  files: readonly string[],
  look: Pick<ReportOptions, 'lang' | 'style'>,
  io: Io,
): Promise<string> {
  const { gatherInstances } = await import('../compare/instances.js');
  const { renderPortfolioHtml } = await import('../../reports/html/portfolio.js');
  return renderPortfolioHtml(gatherInstances(readNamed(files, io)), look);
}
