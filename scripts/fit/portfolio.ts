import { setObservations } from '../../analyzers/changes/observed.js';
import { readHere } from '../../analyzers/read-all.js';
import { createReaders } from '../../analyzers/readers.js';
import { openSymbols } from '../../analyzers/resolution/indexes.js';
import { RULES } from '../../analyzers/rules/index.js';
import { inspect } from '../../analyzers/rules/run.js';
import { discover } from '../../src/discovery/discover.js';
import { openRoots } from '../../src/discovery/roots.js';
import type { Finding } from '../../src/domain/finding.js';
import type { Portfolio } from '../../src/domain/portfolio.js';
import type { Rule } from '../../src/domain/rule.js';
import type { Series } from '../../src/domain/series.js';
import { resolve } from '../../src/registry/index.js';

export interface ReadTree {
  portfolio: Portfolio;
  findings: Finding[];
  /** Key of the message of a finding (`gone`, `lost`). */
  messageOf(finding: Finding): string;
}

/** The same as a scan up to and including its upgrade findings, in this process and without corrected certainties. */
export async function readTree(tree: string, from: Series, to: Series): Promise<ReadTree> {
  setObservations(null);
  const readers = await createReaders('auto');
  const found = await discover(openRoots([tree], process.cwd()), { from, readManifest: readers.manifest });
  const tasks = found.addons.map((addon) => ({ ...addon, maxFileBytes: 10_000_000 }));
  const read = await readHere(tasks, readers);
  const portfolio = resolve(read.map((outcome) => outcome.source));
  const messages = new Map<string, string>();
  const rules = RULES.filter(({ meta }) => meta.family === 'upgrade').map((rule) => listenedTo(rule, messages));
  const { findings } = inspect(portfolio, rules, to, () => {}, openSymbols(null));
  return {
    portfolio,
    findings,
    messageOf: (finding) => messages.get(placeOf(finding.rule, finding.path, finding)) ?? '',
  };
}

type Spot = Pick<Finding, 'line' | 'column'> & { change?: string | null };

const placeOf = (rule: string, path: string, { line, column, change }: Spot) =>
  `${rule}|${path}|${line}|${column}|${change ?? ''}`;

/** Findings no longer know which message they were worded with; drafts do. */
function listenedTo(rule: Rule, messages: Map<string, string>): Rule {
  return {
    ...rule,
    *check(context) {
      const prefix = context.source.addon.path === '.' ? '' : `${context.source.addon.path}/`;
      for (const draft of rule.check(context)) {
        messages.set(placeOf(rule.meta.id, prefix + draft.path, draft), draft.message);
        yield draft;
      }
    },
  };
}
