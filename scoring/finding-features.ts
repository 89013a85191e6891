import type { AddonSource } from '../src/domain/addon.js';
import { type Finding, stepOf } from '../src/domain/finding.js';
import type { Series } from '../src/domain/series.js';
import { countsAsCode } from './changed-lines.js';

/** A finding that spans a whole class or file still changes few lines. Assumption. */
export const MOST_LINES_PER_FINDING = 10;

/** Groups of upgrade rules that point at the same part of an addon, so that a new rule changes counts, not the model. */
const PART: Readonly<Record<string, string>> = {
  'upgrade/view-anchor': 'anchor',
  'upgrade/view-syntax': 'syntax',
  'upgrade/template': 'syntax',
  'upgrade/javascript': 'javascript',
  'upgrade/assets': 'javascript',
  'upgrade/field': 'field',
  'upgrade/model': 'model',
  'upgrade/module': 'model',
  'upgrade/method-override': 'method',
  'upgrade/controller': 'method',
  'upgrade/python-api': 'api',
  'upgrade/python-import': 'api',
  'upgrade/python2': 'api',
  'upgrade/xmlid': 'xmlid',
  'upgrade/data-file': 'xmlid',
};
const PARTS = ['anchor', 'syntax', 'javascript', 'field', 'model', 'method', 'api', 'xmlid', 'other'] as const;

/**
 * Counts of the upgrade findings of one step, in places (distinct lines) of code; the manifest is not counted. Certainty
 * and severity are left out on purpose: they are corrected by the same migrations (analyzers/changes/observed.json), and
 * the cross-validation did without them as well.
 */
export function findingFeatures(
  source: AddonSource,
  findings: readonly Finding[],
  hop: Series,
): Record<string, number> {
  const prefix = source.addon.path === '.' ? '' : `${source.addon.path}/`;
  const counted = findings.filter(
    (finding) => stepOf(finding) === hop && finding.family === 'upgrade' && countsAsCode(inside(finding.path, prefix)),
  );
  const places = (test: (finding: Finding) => boolean) =>
    new Set(counted.filter(test).map(({ path, line }) => `${path}:${line}`)).size;
  const features: Record<string, number> = {
    'findings.lines': coveredLines(counted).size,
    'findings.files': new Set(counted.map(({ path }) => path)).size,
    'findings.minutes': counted.reduce((minutes, finding) => minutes + finding.effortMinutes, 0),
    'findings.mechanical': places(({ automation }) => automation === 'mechanical'),
    'findings.byHand': places(({ automation }) => automation !== 'mechanical'),
    'findings.manifest': findings.filter(
      (finding) => stepOf(finding) === hop && !countsAsCode(inside(finding.path, prefix)),
    ).length,
  };
  for (const part of PARTS) features[`findings.${part}`] = places(({ rule }) => (PART[rule] ?? 'other') === part);
  return features;
}

function inside(path: string, prefix: string): string {
  return path.startsWith(prefix) ? path.slice(prefix.length) : path;
}

/** `path:line` of every line that findings name, each once. */
export function coveredLines(findings: readonly Finding[]): Set<string> {
  const lines = new Set<string>();
  for (const { path, line, endLine } of findings) {
    const end = Math.min(endLine, line + MOST_LINES_PER_FINDING - 1);
    for (let at = line; at <= end; at++) lines.add(`${path}:${at}`);
  }
  return lines;
}
