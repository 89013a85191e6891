import { type Command, Option } from 'commander';
import { SEVERITIES, type Severity } from '../domain/finding.js';
import { LANGUAGES, type Language } from '../domain/languages.js';
import { RATINGS, type Rating } from '../domain/score.js';
import { LATEST_SERIES, type Series } from '../domain/series.js';
import { PLAN_FILE_NAME } from '../plan-file/parse.js';
import type { ScanRequest } from '../request.js';
import { REGISTER_NAME } from '../triage/register.js';
import { collect, parseCount, parseDay, parsePercent, parseSeries } from './options.js';

/** What `scan` and `merge` both take. */
export interface ScanOptions {
  from?: Series;
  to?: Series;
  format: string[];
  output: string[];
  failOn?: Severity;
  minReadiness?: number;
  minRating?: Rating;
  diff?: string;
  jobs?: number;
  parser: ScanRequest['parser'];
  config?: string;
  symbols?: string;
  baseline?: string;
  register?: string;
  inline: boolean;
  history: boolean;
  evidence: string[];
  log: string[];
  tickets: string[];
  import: string[];
  withAccepted?: boolean;
  lang?: Language;
  today?: string;
  planFile?: string;
  /** A folder; true: that of the configuration or the system; false: none. */
  cache: string | boolean;
  quiet?: boolean;
  progress: boolean;
}

/** Adds the options of a scan to a command. */
export function withScanOptions(command: Command): Command {
  return command
    .option('--from <series>', 'series of the addons; wins over manifest and branch', parseSeries)
    .option('--to <series>', `series to upgrade to (default ${LATEST_SERIES})`, parseSeries)
    .option(
      '--format <format>',
      'summary, json, sarif, html, csv, markdown, github, gitlab or sonar; may repeat',
      collect,
      [],
    )
    .option('--output <file>', 'file to write, - for stdout; may repeat, the ending tells the format', collect, [])
    .addOption(
      new Option(
        '--fail-on <severity>',
        'exit 1 when a finding is this severe or worse; with --diff or a baseline, a new one',
      ).choices([...SEVERITIES]),
    )
    .option(
      '--min-readiness <percent>',
      'exit 1 when nothing stops fewer than this many of 100 addons on the way to the target',
      parsePercent,
    )
    .addOption(
      new Option(
        '--min-rating <letter>',
        'exit 1 when the rating of an addon is worse; with --diff, of one that is touched',
      ).choices([...RATINGS]),
    )
    .option('--diff <ref>', 'tell what is new since the checkout left this branch, tag or commit; scans twice')
    .option('--baseline <file>', 'tell new findings from those in this file, made by `odoo-debt baseline`')
    .option('--register <file>', `accepted findings (default: ${REGISTER_NAME} in the current folder)`)
    .option(
      '--import <file>',
      'findings of other tools as SARIF 2.1.0, counted once with ours; may repeat',
      collect,
      [],
    )
    .option('--with-accepted', 'keep accepted findings in SARIF, marked as suppressed; GitHub shows them as open')
    .addOption(new Option('--lang <language>', 'language of the HTML report').choices([...LANGUAGES]))
    .option('--no-inline', 'do not let comments in the scanned code ignore findings')
    .option('--evidence <bundle>', 'what `odoo-debt evidence` collected; may repeat, two give rates', collect, [])
    .option('--log <file>', 'server log, plain or gzip; may repeat', collect, [])
    .option('--tickets <file>', 'export of a ticket system, CSV or JSON; may repeat', collect, [])
    .option('--plan-file <file>', `the plan of the repository (default: ${PLAN_FILE_NAME} in the current folder)`)
    .option('--no-history', 'do not read git history')
    .option(
      '--today <date>',
      'the day of the result, which ends of decisions are held against (default: that of SOURCE_DATE_EPOCH, or the day it is)',
      parseDay,
    )
    .option('--jobs <n>', 'threads that read files (default: all cores)', parseCount)
    .addOption(new Option('--parser <which>', 'Python parser').choices(['auto', 'native', 'wasm']).default('auto'))
    .option('--symbols <dir>', 'folder of symbol indexes of your own, made by `odoo-debt symbols build`')
    .option('--config <file>', 'configuration file (default: odoo-debt.config.yaml in the current folder)')
    .option('--cache <folder>', 'folder for what earlier runs read (default: that of the system)')
    .option('--no-cache', 'read everything anew, and keep nothing')
    .option('--quiet', 'no summary on stdout, only files and errors')
    .option('--no-progress', 'no progress line');
}
