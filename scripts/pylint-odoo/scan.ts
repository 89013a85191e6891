import { RULES } from '../../analyzers/rules/index.js';
import { configSchema } from '../../src/config/schema.js';
import type { Finding } from '../../src/domain/finding.js';
import type { Series } from '../../src/domain/series.js';
import { scan } from '../../src/pipeline.js';
import { requestOf } from '../../src/planning/request.js';
import type { Told } from './compare.js';

/** One series of each era: what a rule says of an addon may hang on the series it is written for. */
const SERIES: readonly Series[] = ['8.0', '10.0', '13.0', '16.0', '18.0'];
const TARGET: Series = '20.0';

/**
 * Our findings in the test repository. pylint-odoo runs its checks there with every series allowed at once, so the
 * repository is scanned once as each of several series, and what is told in any of them counts.
 */
export async function scanAsEverySeries(repository: string): Promise<Told[]> {
  const found = new Map<string, Finding>();
  for (const from of SERIES) {
    for (const finding of await findingsAs(repository, from)) {
      const { rule, change, path, line, column, symbol } = finding;
      const key = JSON.stringify([
        rule,
        change,
        path,
        line,
        column,
        symbol,
        rule.startsWith('upgrade/') ? '' : finding.message,
      ]);
      if (!found.has(key)) found.set(key, finding);
    }
  }
  return [...found.values()];
}

async function findingsAs(repository: string, from: Series): Promise<Finding[]> {
  const config = configSchema.parse({});
  const result = await scan({
    paths: [repository],
    cwd: process.cwd(),
    from,
    target: TARGET,
    rules: RULES,
    jobs: 1,
    parser: 'auto',
    maxFileBytes: config.limits.maxFileBytes,
    symbols: null,
    cost: config.cost,
    plan: requestOf(config.plan),
    toolVersion: '',
  });
  return result.findings;
}
