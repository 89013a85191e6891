import { parseArgs } from 'node:util';

/** What may be asked for with `--only`. */
export const MEASURES = ['start', 'cold', 'memory', 'warm', 'scale', 'pylint', 'large', 'history'] as const;
export type Measure = (typeof MEASURES)[number];

export interface BenchOptions {
  /** The first is the corpus of most measures; all together are the large one. */
  folders: string[];
  measures: ReadonlySet<Measure>;
  runs: number;
  /** A Markdown file to write. */
  output: string | null;
  /** The executable of pylint in an environment that has pylint-odoo. */
  pylint: string;
}

export const USAGE = `usage: npm run bench -- <folder>... [--only <measure>]... [--runs <n>] [--quick] [--output <file>] [--pylint <program>]

Each folder holds addons at any depth. The first is the corpus of all measures but \`large\`, and best has about
1,000,000 lines; \`large\` scans all of them together, best 5,000,000 lines.

  --only <measure>    ${MEASURES.join(', ')}; may repeat (default: all that the folders allow)
  --runs <n>          runs of each measurement, the best counts (default 3; large: 1)
  --quick             one run each; neither \`large\` nor \`pylint\`
  --output <file>     write the report as Markdown too
  --pylint <program>  pylint with pylint-odoo (default: the variable PYLINT, else pylint)`;

/** Reads the command line. @throws Error with a sentence where it makes no sense. */
export function benchOptions(words: readonly string[], env: NodeJS.ProcessEnv): BenchOptions {
  const { values, positionals } = parseArgs({
    args: [...words],
    allowPositionals: true,
    options: {
      only: { type: 'string', multiple: true, default: [] },
      runs: { type: 'string' },
      quick: { type: 'boolean', default: false },
      output: { type: 'string' },
      pylint: { type: 'string' },
    },
  });
  const runs = Number(values.runs ?? (values.quick ? 1 : 3));
  if (!Number.isInteger(runs) || runs < 1) throw new Error('--runs takes a number from 1');
  const measures = measuresOf(values.only, values.quick, positionals.length);
  if (positionals.length === 0 && [...measures].some((one) => one !== 'start'))
    throw new Error('name a folder to scan');
  return {
    folders: positionals,
    measures,
    runs,
    output: values.output ?? null,
    pylint: values.pylint ?? env.PYLINT ?? 'pylint',
  };
}

function measuresOf(only: readonly string[], quick: boolean, folders: number): Set<Measure> {
  const unknown = only.find((word) => !MEASURES.some((one) => one === word));
  if (unknown !== undefined) throw new Error(`--only ${unknown}: no such measure; take ${MEASURES.join(', ')}`);
  if (only.length > 0) return new Set(only as Measure[]);
  const left: Measure[] = quick ? ['large', 'pylint'] : folders < 2 ? ['large'] : [];
  return new Set(MEASURES.filter((one) => !left.includes(one)));
}
