import path from 'node:path';
import { type Command, Option } from 'commander';
import type { ReportOptions } from '../../reports/index.js';
import { terminalDefaults } from '../../reports/terminal/capabilities.js';
import { compareResults } from '../compare/index.js';
import { loadConfig } from '../config/load.js';
import type { Comparison } from '../domain/comparison.js';
import { InputError } from '../domain/errors.js';
import { SEVERITIES, type Severity } from '../domain/finding.js';
import { LANGUAGES, type Language } from '../domain/languages.js';
import type { Result } from '../domain/result.js';
import { writeWhole } from '../files/write-whole.js';
import { EXIT, type Io, type Outcome } from './io.js';
import { readResult } from './read-result.js';
import { reportLook } from './report-look.js';
import { toolVersion } from './version.js';

const FORMATS = ['text', 'json', 'html', 'markdown'] as const;
type Format = (typeof FORMATS)[number];
const ENDINGS: Readonly<Record<string, Format>> = {
  '.txt': 'text',
  '.json': 'json',
  '.html': 'html',
  '.htm': 'html',
  '.md': 'markdown',
  '.markdown': 'markdown',
};

interface Options {
  format?: Format;
  output?: string;
  failOn?: Severity;
  lang?: Language;
  config?: string;
}

/** `odoo-debt compare <older.json> <newer.json>`: what was repaid, what came new, and what cannot be compared. */
export function compareCommand(program: Command, io: Io, outcome: Outcome): void {
  program
    .command('compare')
    .description('tell what changed between two saved results')
    .argument('<older.json>', 'the older result')
    .argument('<newer.json>', 'the newer result')
    .addOption(new Option('--format <format>', 'where left out, the ending of --output tells').choices([...FORMATS]))
    .option('--output <file>', 'file to write')
    .addOption(
      new Option('--fail-on <severity>', 'exit 1 when a finding this severe or worse came new').choices([
        ...SEVERITIES,
      ]),
    )
    .addOption(new Option('--lang <language>', 'language of the HTML page').choices([...LANGUAGES]))
    .option(
      '--config <file>',
      'configuration file for the look of the HTML page (default: odoo-debt.config.yaml in the current folder)',
    )
    .action(async (olderFile: string, newerFile: string, { format, output, failOn, lang, config }: Options) => {
      const wanted = format ?? formatOf(output);
      const look = () => reportLook(loadConfig(config ?? null, io.cwd), io.cwd, lang);
      const [older, newer] = [readResult(olderFile, io.cwd), readResult(newerFile, io.cwd)];
      const comparison = await compareKnown(older, newer);
      const text = await rendered(comparison, wanted, output === undefined, io, look);
      if (output === undefined) io.stdout.write(text);
      else writeWhole(path.resolve(io.cwd, output), output, text);
      if (failOn && cameNew(comparison, failOn)) outcome.code = EXIT.gate;
    });
}

function formatOf(output: string | undefined): Format {
  if (output === undefined) return 'text';
  const format = ENDINGS[path.extname(output).toLowerCase()];
  if (format === undefined) throw new InputError(`--output ${output}: its ending names no format; add --format`);
  return format;
}

/** Compares; of two versions of the program, the rules of this one are known where the result does not say which ran. */
export async function compareKnown(older: Result, newer: Result): Promise<Comparison> {
  if (older.tool.version === newer.tool.version) return compareResults(older, newer);
  const { RULES } = await import('../../analyzers/rules/index.js');
  const own = RULES.map(({ meta }) => meta.id);
  const rulesOf = ({ tool }: Result) => (tool.version === toolVersion() ? own : undefined);
  return compareResults(older, newer, { older: rulesOf(older), newer: rulesOf(newer) });
}

async function rendered(
  comparison: Comparison,
  format: Format,
  onScreen: boolean,
  io: Io,
  look: () => Pick<ReportOptions, 'lang' | 'style'>,
): Promise<string> {
  if (format === 'json') return (await import('../../reports/json/comparison.js')).renderComparisonJson(comparison);
  if (format === 'markdown')
    return (await import('../../reports/markdown/compare.js')).renderCompareMarkdown(comparison);
  if (format === 'html') return (await import('../../reports/html/compare.js')).renderCompareHtml(comparison, look());
  const screen = onScreen ? terminalDefaults(io.stdout, io.env) : { width: 100, color: false, ascii: false };
  return (await import('../../reports/terminal/compare.js')).renderCompare(comparison, screen);
}

/** Whether anything came new that is so severe; what was only newly looked for, or came with an addon's move, did not. */
function cameNew({ findings }: Comparison, severity: Severity): boolean {
  const worst = SEVERITIES.slice(0, SEVERITIES.indexOf(severity) + 1);
  return findings.changes.some(
    ({ state, severity: own }) => (state === 'new' || state === 'with-new-addon') && worst.includes(own),
  );
}
