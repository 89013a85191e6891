import { FAMILIES, type Finding, SEVERITIES } from '../../../../src/domain/finding.js';
import type { AddonResult } from '../../../../src/domain/result.js';
import type { Factor, Score } from '../../../../src/domain/score.js';
import { age, count, decimal, hours, hoursRange, percent, whole } from '../../../shared/numbers.js';
import { CONFIDENCE_WORD, VERDICT_WORD } from '../../../shared/words.js';
import { bar, type Pen } from '../../paint.js';
import { pair, para, title, words } from '../draw/text.js';
import type { UiState } from '../state.js';
import { evidenceText } from './evidence.js';
import { observedLines } from './observed.js';
import { severityMark } from './signs.js';
import type { PageView } from './view.js';

/** Everything that is known of one addon, and why. */
export const addonView: PageView = {
  kind: 'page',
  id: 'addon',
  title: 'addon',
  tab: null,
  heading: ({ model }, subject) => {
    const addon = model.addon(subject ?? '');
    return addon === undefined ? `${subject}: not in this result` : `${addon.key}  ${addon.title ?? ''}`;
  },
  lines: (state, subject, width, pen) => addonPage(state, subject ?? '', width, pen),
  open: (_, subject) => ({ view: 'findings', subject }),
};

const BAR = 10;

export function addonPage(state: UiState, key: string, width: number, pen: Pen): string[] {
  const addon = state.model.addon(key);
  if (addon === undefined) return [];
  const { risk, usage, upgradeCost } = addon;
  return [
    ...about(addon, width, pen),
    ...sinceLines(state, key, width, pen),
    ...scoreLines('Risk', risk, state, width, pen),
    ...scoreLines('Use', usage, state, width, pen),
    ...usageLines(addon, width, pen),
    ...scoreLines('Upgrade cost', upgradeCost, state, width, pen),
    ...hopLines(addon, width, pen),
    ...findingLines(state, key, width, pen),
    ...debtLines(addon, state, width, pen),
    ...neighbours(addon, width, pen),
    ...surfaceLines(addon, width, pen),
    ...historyLines(addon, width, pen),
    ...observedLines(addon, width, pen),
  ];
}

const dashed = (pen: Pen): string => (pen.ascii ? '-' : '–');

function about(
  { verdict, debt, series, seriesBasis, lines, origin, version, duplicatedShare }: AddonResult,
  width: number,
  pen: Pen,
): string[] {
  const twice = duplicatedShare ? `, ${percent(duplicatedShare)} of them stand somewhere else too` : '';
  return [
    ...title(pen, `Verdict: ${VERDICT_WORD[verdict.kind]}`, width),
    ...verdict.reasons.flatMap((reason) => para(pen, reason, width, undefined, 2)),
    ...pair(
      pen,
      'Series',
      `${series ?? 'not known'} (by ${seriesBasis === 'from' ? '--from' : seriesBasis}), ${origin}${version === null ? '' : `, version ${version}`}`,
      width,
    ),
    ...pair(pen, 'Lines', `${whole(lines.total)} (${whole(lines.billed)} billed)${twice}`, width),
    ...pair(pen, 'Rating', `${debt.rating}, debt ratio ${debt.ratio.toFixed(2)}`, width),
  ];
}

/** What became of it since the older result. */
function sinceLines({ model }: UiState, key: string, width: number, pen: Pen): string[] {
  const change = model.changeOf(key);
  if (change === undefined) return [];
  const arrow = pen.ascii ? '->' : '→';
  const told = (
    before: number | null | undefined,
    after: number | null | undefined,
    write: (value: number) => string,
  ) => `${before == null ? '?' : write(before)} ${arrow} ${after == null ? '?' : write(after)}`;
  const { states } = change.findings;
  return [
    '',
    ...title(pen, 'Since the older result', width),
    ...pair(pen, 'Risk', told(change.risk.before, change.risk.after, whole), width),
    ...pair(pen, 'Upgrade', `${told(change.upgradeHours.before?.p50, change.upgradeHours.after?.p50, hours)} h`, width),
    ...pair(pen, 'Findings', `${whole(states.repaid ?? 0)} repaid, ${whole(states.new ?? 0)} new`, width),
  ];
}

function scoreLines(
  name: string,
  { score, confidence, factors }: Score,
  state: UiState,
  width: number,
  pen: Pen,
): string[] {
  const head = `${name}: ${whole(score)}`;
  const lines = [
    '',
    `${pen.paint('bold', head.padEnd(17))} ${bar(score / 100, BAR, pen.ascii)} ${pen.paint('dim', CONFIDENCE_WORD[confidence])}`,
  ];
  if (factors.length === 0) return [...lines, ...words(pen, 'Nothing adds to it.', width, 'dim', 2)];
  return [...lines, ...factors.flatMap((factor) => factorLines(factor, state, width, pen))];
}

const POINTS = 8;
const MOST_EVIDENCE = 3;

function factorLines({ points, why, evidence }: Factor, state: UiState, width: number, pen: Pen): string[] {
  const sign = points < 0 ? '-' : '+';
  const figure = `${sign}${decimal(Math.abs(points))}`.padStart(POINTS - 2);
  const [first = '', ...rest] = para(pen, why, width - POINTS);
  const shown = evidence.slice(0, MOST_EVIDENCE).map((one) => evidenceText(state.model, one));
  const more = evidence.length > MOST_EVIDENCE ? [`and ${evidence.length - MOST_EVIDENCE} more`] : [];
  return [
    `${figure}  ${first}`,
    ...rest.map((line) => ' '.repeat(POINTS) + line),
    ...[...shown, ...more].flatMap((one) => para(pen, one, width, 'dim', POINTS + 2)),
  ];
}

function usageLines({ usage }: AddonResult, width: number, pen: Pen): string[] {
  const { observed } = usage;
  if (observed === undefined)
    return words(pen, 'No running system was asked; the score rests on the code alone.', width, 'dim', 2);
  const state = {
    used: 'use was seen',
    silent: 'no use was seen where it would have been',
    unknown: 'what was asked cannot tell',
    'not-installed': 'not installed',
  }[observed.state];
  const window = observed.window === null ? '' : `, ${observed.window}`;
  const silent = observed.silent.length === 0 ? '' : `; silent: ${observed.silent.join(', ')}`;
  return pair(
    pen,
    'Observed',
    `${state}${window}; ${percent(observed.coverage)} of what could tell does${silent}`,
    width,
  );
}

function hopLines({ upgradeCost }: AddonResult, width: number, pen: Pen): string[] {
  const { hops, hours: all } = upgradeCost;
  const dash = dashed(pen);
  return [
    ...pair(pen, 'Hours', `${hours(all.p50)} h (${hoursRange(all, dash)} in 70% of the cases)`, width),
    ...hops.flatMap(({ to, hours: own, changedLines, mechanicalShare }) =>
      pair(
        pen,
        `to ${to}`,
        `${hours(own.p50)} h (${hoursRange(own, dash)}), ${whole(changedLines.p50)} changed lines, tools make ${percent(mechanicalShare)}`,
        width,
      ),
    ),
  ];
}

const MOST_RULES = 8;

function findingLines(state: UiState, key: string, width: number, pen: Pen): string[] {
  const { findings } = state.model.result;
  const own = state.model.findingsOf(key).map((index) => findings[index]!);
  if (own.length === 0) return [...title(pen, 'Findings', width), ...words(pen, 'None.', width, 'dim', 2)];
  const lines = title(pen, `Findings: ${whole(own.length)}`, width);
  for (const family of FAMILIES) {
    const members = own.filter((finding) => finding.family === family);
    if (members.length === 0) continue;
    const worst = SEVERITIES.flatMap((severity) => {
      const number = members.filter((finding) => finding.severity === severity).length;
      return number === 0 ? [] : [`${severityMark(severity, pen)} ${whole(number)}`];
    });
    lines.push(`  ${family.padEnd(15)} ${worst.join(' ')}`);
    lines.push(...rulesOf(members, width, pen));
  }
  return lines;
}

function rulesOf(members: readonly Finding[], width: number, pen: Pen): string[] {
  const counts = new Map<string, number>();
  for (const { rule } of members) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  const sorted = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  const more = sorted.length > MOST_RULES ? [`and ${count(sorted.length - MOST_RULES, 'more rule')}`] : [];
  const shown = sorted.slice(0, MOST_RULES).map(([rule, number]) => `${whole(number)} × ${rule}`);
  return [...shown, ...more].flatMap((text) => para(pen, pen.own(text), width, 'dim', 6));
}

function debtLines({ debt, priority }: AddonResult, state: UiState, width: number, pen: Pen): string[] {
  const { interest, hours: own } = debt;
  return [
    ...title(pen, 'Debt', width),
    ...pair(pen, 'To repay', `${hours(own.p50)} h (${hoursRange(own, dashed(pen))})`, width),
    ...pair(pen, 'Left alone', `costs ${hours(interest.hoursPerYear)} h a year`, width),
    ...interest.factors.flatMap((factor) => factorLines(factor, state, width, pen)),
    ...pair(pen, 'Priority', `${whole(priority)} of 100`, width),
  ];
}

function neighbours({ depends, dependents }: AddonResult, width: number, pen: Pen): string[] {
  const list = (names: readonly string[]) => (names.length === 0 ? 'none' : names.join(', '));
  return [
    ...title(pen, 'Neighbours', width),
    ...pair(pen, 'Depends on', list(depends), width),
    ...pair(pen, 'Needed by', list(dependents), width),
  ];
}

function surfaceLines({ overrideSurface }: AddonResult, width: number, pen: Pen): string[] {
  if (overrideSurface === undefined) return [];
  const { level, basis, counts, places } = overrideSurface;
  const told = basis === 'text' ? ', told from its own text alone' : '';
  const all = (['A', 'B', 'C', 'D'] as const).map((one) => `${one} ${whole(counts[one])}`).join('  ');
  return [
    ...title(pen, `Override surface: level ${level}${told}`, width),
    ...words(pen, all, width, undefined, 2),
    ...places.flatMap((place) => [
      ...para(pen, `${place.level}  ${place.what}`, width, undefined, 2),
      ...para(pen, `${place.path}:${place.line}`, width, 'dim', 5),
    ]),
  ];
}

function historyLines({ history }: AddonResult, width: number, pen: Pen): string[] {
  if (history === undefined)
    return [...title(pen, 'History', width), ...words(pen, 'No git history could be read.', width, 'dim', 2)];
  const { from, to, complete, commits, commitsYear, fixes, fixesYear, reverts, authors, authorsYear } = history;
  const share = (value: number | null) => (value === null ? '' : ` (${percent(value)})`);
  return [
    ...title(pen, 'History', width),
    ...pair(
      pen,
      'Commits',
      `${whole(commits)}, ${whole(commitsYear)} in a year; ${from} to ${to}${complete ? '' : ', not all of it'}`,
      width,
    ),
    ...pair(
      pen,
      'Fixes',
      `${whole(fixes)}${share(history.fixShare)}, ${whole(fixesYear)} in a year; ${count(reverts, 'revert')}${share(history.revertShare)}`,
      width,
    ),
    ...pair(
      pen,
      'People',
      `${whole(authors)}, ${whole(authorsYear)} in a year${history.truckFactor === null ? '' : `; truck factor ${history.truckFactor}`}${history.orphaned ? '; orphaned' : ''}`,
      width,
    ),
    ...(history.churnYear === null
      ? []
      : pair(pen, 'Churn', `${whole(history.churnYear)} lines in a year, of ${whole(history.lines)}`, width)),
    ...pair(pen, 'Last change', `${age(history.daysSinceChange)} before ${history.asOf}`, width),
    ...history.hotspots.flatMap(({ path, commits: own, complexity }) =>
      pair(pen, 'Hot spot', `${path}: ${count(own, 'commit')}, complexity ${whole(complexity)}`, width),
    ),
    ...history.coupledWith.flatMap(({ addon, commits: own, degree }) =>
      pair(pen, 'Changes with', `${addon}: ${count(own, 'commit')}, ${whole(degree)}%`, width, 14),
    ),
  ];
}
