import { expect, it } from 'vitest';
import { configureRules } from '../../../../src/config/rules.js';
import { configSchema } from '../../../../src/config/schema.js';
import { configureImports } from '../../../../src/evidence/sarif/configure.js';
import { gradeOf } from '../../../../src/evidence/sarif/grade.js';
import { readLog } from '../../../../src/evidence/sarif/read.js';

const result = (ruleId: string) => ({
  ruleId,
  level: 'error',
  message: { text: `${ruleId} here` },
  locations: [{ physicalLocation: { artifactLocation: { uri: 'bakery/bread.py' }, region: { startLine: 3 } } }],
});
const report = JSON.stringify({
  version: '2.1.0',
  runs: [{ tool: { driver: { name: 'Bandit' } }, results: [result('B324'), result('B608'), result('B324')] }],
});

const chosen = { off: ['imported/bandit/B608'], severity: { 'imported/bandit/B324': 'low' as const } };

it('leaves out what is off, counts it, and notes the severity that was set', () => {
  const [run] = configureImports([readLog(report, 'bandit.sarif')], chosen)[0]!.runs;
  expect(run!.results.map(({ rule, chosen: severity }) => [rule, severity])).toEqual([
    ['B324', 'low'],
    ['B324', 'low'],
  ]);
  expect(run!.off).toBe(1);
  const context = { tool: 'bandit', known: null, metas: new Map(), inTests: true };
  expect(gradeOf(run!.results[0]!, context).severity).toBe('low');
});

it('may be named in the configuration, with options it may not', () => {
  const configured = (rules: object) => () => configureRules([], configSchema.parse({ rules }));
  expect(configured(chosen)).not.toThrow();
  expect(configured({ off: ['imported/bandit'] })).toThrow(/no such rule/);
  expect(configured({ options: { 'imported/bandit/B324': {} } })).toThrow(/no such rule/);
});
