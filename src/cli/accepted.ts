import path from 'node:path';
import { type Command, Option } from 'commander';
import { writeWhole } from '../files/write-whole.js';
import type { Io } from './io.js';
import { readResult } from './read-result.js';

/** `odoo-debt accepted <result.json>`: the debt that somebody decided to live with, as a list to hand on. */
export function acceptedCommand(program: Command, io: Io): void {
  program
    .command('accepted')
    .description('list the accepted debt of a saved result, with reasons, owners and ends')
    .argument('<result.json>', 'a result that scan wrote')
    .addOption(new Option('--format <format>', 'how to write it').choices(['markdown', 'csv', 'json']))
    .option('--output <file>', 'file to write; its ending tells the format')
    .action(async (file: string, { format, output }: { format?: string; output?: string }) => {
      const result = readResult(file, io.cwd);
      const text = await rendered(format ?? guess(output), result);
      if (output === undefined) io.stdout.write(text);
      else writeWhole(path.resolve(io.cwd, output), output, text);
    });
}

function guess(output: string | undefined): string {
  const [, ending] = /\.(csv|json)$/i.exec(output ?? '') ?? [];
  return ending?.toLowerCase() ?? 'markdown';
}

async function rendered(format: string, result: ReturnType<typeof readResult>): Promise<string> {
  if (format === 'json') return `${JSON.stringify(result.accepted ?? [], null, 2)}\n`;
  if (format === 'csv') return (await import('../../reports/csv/accepted.js')).renderAcceptedCsv(result);
  return (await import('../../reports/markdown/accepted.js')).renderAcceptedMarkdown(result);
}
