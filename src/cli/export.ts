import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { Argument, type Command, InvalidArgumentError } from 'commander';
import { TRACKER_NAMES, type TrackerExport, type TrackerName } from '../../reports/trackers/index.js';
import { InputError } from '../domain/errors.js';
import type { Series } from '../domain/series.js';
import { writeWhole } from '../files/write-whole.js';
import type { Io } from './io.js';
import { parseHours, parseSeries } from './options.js';
import { readResult } from './read-result.js';
import { readText } from './read-text.js';

interface Options {
  output?: string;
  previous?: string;
  project?: string;
  team?: string;
  repo?: string;
  odooVersion?: Series;
  rest?: boolean;
  hoursPerPoint?: number;
  assign?: Readonly<Record<string, string>>;
  keys?: string;
}

/** `odoo-debt export <tracker> <result.json>`: the planned work as files that a tracker imports. Sends nothing anywhere. */
export function exportCommand(program: Command, io: Io): void {
  program
    .command('export')
    .description('write the items of a saved result as files that a tracker imports')
    .addArgument(new Argument('<tracker>', 'where they go').choices([...TRACKER_NAMES]))
    .argument('<result.json>', 'a result that scan or plan wrote')
    .option('--output <file>', 'file to write; a folder where the tracker wants several')
    .option('--previous <result.json>', 'the result that was exported last: what is gone since then is closed')
    .option('--project <name>', 'Odoo, Linear: name of the project; Jira with --rest: its key')
    .option('--team <name>', 'Linear: name of the team')
    .option('--repo <owner/name>', 'GitHub: the repository (default: that of the folder the script is run in)')
    .option('--odoo-version <series>', 'Odoo: series of the Odoo that takes the tasks', parseSeries)
    .option('--rest', 'Jira: bodies for the REST API instead of CSV')
    .option('--keys <jira.csv>', 'Jira: what Jira exported last, so that its issues are updated')
    .option('--hours-per-point <hours>', 'hours of one story point; no points where left out', parseHours)
    .option('--assign <owner>=<account>', 'account of an owner in the tracker; may repeat', collectAccount)
    .action(async (tracker: TrackerName, file: string, options: Options) => {
      const result = readResult(file, io.cwd);
      const { exportTo } = await import('../../reports/trackers/index.js');
      const { project, team, repo, odooVersion, rest, hoursPerPoint, assign } = options;
      const written = await exportTo(tracker, result, {
        previous: options.previous === undefined ? undefined : readResult(options.previous, io.cwd),
        keys: options.keys === undefined ? undefined : await readKeys(options.keys, io),
        ...{ project, team, repo, odooVersion, rest, hoursPerPoint, assignees: assign },
      });
      writeFiles(written, options.output, io);
      for (const note of written.notes) io.stderr.write(`odoo-debt: ${note}\n`);
    });
}

async function readKeys(file: string, io: Io): Promise<Record<string, string>> {
  const { jiraKeys } = await import('../../reports/trackers/jira.js');
  try {
    return jiraKeys(readText(file, io.cwd));
  } catch (error) {
    if (error instanceof InputError && !error.message.startsWith(file))
      throw new InputError(`${file}: ${error.message}`);
    throw error;
  }
}

/** One file goes where it is told; several go into a folder, in which their names carry the order of the import. */
function writeFiles({ files }: TrackerExport, output: string | undefined, io: Io): void {
  const [only] = files;
  const isFolder = output !== undefined && (/[/\\]$/.test(output) || isDirectory(path.resolve(io.cwd, output)));
  if (files.length === 1 && only !== undefined && !isFolder) {
    if (output === undefined || output === '-') io.stdout.write(only.text);
    else writeWhole(path.resolve(io.cwd, output), output, only.text);
    return;
  }
  if (files.length === 0) return;
  if (output === undefined || output === '-') {
    const names = files.map(({ name }) => name).join(', ');
    throw new InputError(`${files.length} files are to be written (${names}): name a folder with --output <folder>/`);
  }
  if (!isFolder && existsSync(path.resolve(io.cwd, output))) {
    throw new InputError(`--output ${output}: is a file, and ${files.length} files are to be written: name a folder`);
  }
  for (const { name, text } of files) {
    const shown = path.join(output, name);
    writeWhole(path.resolve(io.cwd, shown), shown, text);
    io.stderr.write(`odoo-debt: wrote ${shown}\n`);
  }
}

function isDirectory(absolute: string): boolean {
  return statSync(absolute, { throwIfNoEntry: false })?.isDirectory() === true;
}

/** Collects `owner=account`. */
function collectAccount(text: string, before: Readonly<Record<string, string>> = {}): Record<string, string> {
  const [, owner, account] = /^([^=]+)=(.+)$/.exec(text) ?? [];
  if (!owner || !account) throw new InvalidArgumentError('Write it as <owner>=<account>.');
  return { ...before, [owner.trim()]: account.trim() };
}
