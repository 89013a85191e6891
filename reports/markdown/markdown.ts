import { totals } from '../../src/domain/figures.js';
import { SEVERITIES } from '../../src/domain/finding.js';
import { isKnown, isUpgradeKnown } from '../../src/domain/known.js';
import type { Result } from '../../src/domain/result.js';
import { alsoText } from '../shared/also.js';
import { count, hours, hoursRange, percent, whole } from '../shared/numbers.js';
import type { ReportOptions } from '../shared/options.js';
import { addonsByPriority, findingsByPriority } from '../shared/order.js';
import { repositoryPaths } from '../shared/place.js';
import { planGain } from '../shared/plan.js';
import { SEVERITY_WORD, VERDICT_WORD } from '../shared/words.js';
import { renderChange } from './change.js';
import { code, plain, table } from './text.js';
import { WORDS } from './words.js';

const ADDONS_SHOWN = 10;
const FINDINGS_SHOWN = 10;

function headline(result: Result): string[] {
  const sum = totals(result);
  const known = sum.notCounted < sum.addons;
  const upgrade = known ? WORDS.upgrade(hours(sum.upgrade.p50), hoursRange(sum.upgrade)) : WORDS.upgradeUnknown;
  const debt = WORDS.debt(hours(sum.debt.p50), hoursRange(sum.debt));
  const found = SEVERITIES.filter((severity) => sum.severities[severity] > 0)
    .map((severity) => `${whole(sum.severities[severity])} ${SEVERITY_WORD[severity]}`)
    .join(', ');
  return [
    `## ${WORDS.title(result.target)}`,
    '',
    WORDS.headline(count(sum.addons, 'addon'), whole(sum.lines)),
    '',
    `- ${upgrade}${sum.mechanicalShare === null ? '' : WORDS.mechanical(percent(sum.mechanicalShare))}`,
    `- ${debt}${sum.rating === null ? '' : WORDS.rating(sum.rating)}`,
    `- ${WORDS.findings}: ${found === '' ? WORDS.none : found}`,
    ...decisions(result),
  ];
}

function decisions({ baseline, accepted = [] }: Result): string[] {
  const lines: string[] = [];
  if (baseline) lines.push(`- ${WORDS.baseline(whole(baseline.new), whole(baseline.known), whole(baseline.fixed))}`);
  if (accepted.length > 0) lines.push(`- ${WORDS.accepted(count(accepted.length, 'finding'))}`);
  return lines;
}

function problemSection({ problems = [] }: Result): string[] {
  if (problems.length === 0) return [];
  const lines = problems.map(({ path, line, message }) => {
    return `- ${code(line === null ? path : `${path}:${line}`)} ${plain(message)}`;
  });
  return ['', `### ${WORDS.problems}`, '', ...lines];
}

function addonSection(result: Result): string[] {
  const ordered = addonsByPriority(result);
  if (ordered.length === 0) return [];
  const counts = new Map<string, number>();
  for (const { addon } of result.findings) counts.set(addon, (counts.get(addon) ?? 0) + 1);
  const rows = ordered.slice(0, ADDONS_SHOWN).map((addon) => {
    const cost = addon.upgradeCost.hours;
    return [
      code(addon.key),
      addon.series ?? WORDS.unknownSeries,
      isKnown(addon.risk) ? whole(addon.risk.score) : WORDS.notKnown,
      isKnown(addon.usage) ? whole(addon.usage.score) : WORDS.notKnown,
      isUpgradeKnown(addon) ? `${hours(cost.p50)} (${hoursRange(cost)})` : WORDS.notKnown,
      addon.debt.rating,
      VERDICT_WORD[addon.verdict.kind],
      whole(counts.get(addon.key) ?? 0),
    ];
  });
  const rest = ordered.length - rows.length;
  const more = rest > 0 ? ['', WORDS.moreAddons(rest)] : [];
  return ['', `### ${WORDS.worst}`, '', ...table(WORDS.heads, rows), ...more];
}

function findingSection(result: Result, options: ReportOptions): string[] {
  // With a baseline the page is about what is new; the rest is known.
  const open = findingsByPriority(result).filter(({ isNew }) => isNew !== false);
  if (open.length === 0) return [];
  const pathOf = repositoryPaths(result, options);
  const shown = open.slice(0, FINDINGS_SHOWN);
  const rows = shown.map((finding) => [
    SEVERITY_WORD[finding.severity],
    code(`${pathOf(finding)}:${finding.line}`),
    code(finding.rule),
    plain(finding.message) + alsoText(finding),
  ]);
  const rest = open.length - shown.length;
  const more = rest > 0 ? ['', WORDS.moreFindings(rest)] : [];
  return [
    '',
    `### ${result.baseline ? WORDS.urgentNew : WORDS.urgent}`,
    '',
    ...table(WORDS.findingHeads, rows),
    ...more,
  ];
}

function closing(result: Result): string[] {
  const { coverage } = result;
  const gain = planGain(result);
  const lines = [''];
  if (gain.sprints > 0)
    lines.push(WORDS.plan(hours(gain.hours), count(gain.sprints, 'sprint'), hours(gain.hoursPerYear)), '');
  lines.push(WORDS.coverage(whole(coverage.parsed), whole(coverage.files), whole(coverage.failed.length)));
  if (coverage.unknown.length > 0) {
    lines.push('', WORDS.unknown, '', ...coverage.unknown.map((question) => `- ${plain(question)}`));
  }
  return lines;
}

/** A short page for a wiki or a step summary: the headline, ten addons, ten findings. About a change it is the comment on it. */
export function renderMarkdown(result: Result, options: ReportOptions = {}): string {
  if (result.diff !== undefined && options.comparison !== undefined)
    return renderChange(result, options.comparison, options);
  const lines = [
    ...headline(result),
    ...problemSection(result),
    ...addonSection(result),
    ...findingSection(result, options),
    ...closing(result),
  ];
  return `${lines.join('\n')}\n`;
}
