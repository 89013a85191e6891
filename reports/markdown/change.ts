import type { AddonChange, Comparison, HoursChange } from '../../src/domain/comparison.js';
import { SEVERITIES } from '../../src/domain/finding.js';
import type { GateOutcome } from '../../src/domain/gate.js';
import type { Result } from '../../src/domain/result.js';
import type { Hours } from '../../src/domain/score.js';
import { alsoText } from '../shared/also.js';
import { limitText, pairText } from '../shared/comparison.js';
import { count, hours, hoursRange, whole } from '../shared/numbers.js';
import type { ReportOptions } from '../shared/options.js';
import { findingsByPriority } from '../shared/order.js';
import { repositoryPaths } from '../shared/place.js';
import { SEVERITY_WORD } from '../shared/words.js';
import { CHANGE_WORDS as WORDS } from './change-words.js';
import { code, plain, table } from './text.js';

/** A workflow finds its own comment by it, and updates that one in the place of writing another. */
export const MARKER = '<!-- odoo-debt: change -->';

/** GitHub refuses a comment over 65,536 characters. Source: the REST API's answer, "body is too long (maximum is 65536 characters)". */
const MOST_CHARACTERS = 60_000;
/** Rows of each table: as many as fit. */
const ROWS = [50, 30, 15, 8, 4, 2, 0];

/** What a change brought and what it repaid, as a comment on a pull request: short, and safe whatever the scanned names are. */
export function renderChange(result: Result, comparison: Comparison, options: ReportOptions = {}): string {
  const page = (rows: number) => `${pageLines(result, comparison, options, rows).join('\n')}\n`;
  return ROWS.map(page).find((text) => text.length <= MOST_CHARACTERS) ?? page(0).slice(0, MOST_CHARACTERS);
}

function pageLines(result: Result, comparison: Comparison, options: ReportOptions, rows: number): string[] {
  const { gates = [] } = options;
  return [
    MARKER,
    `## ${WORDS.title}`,
    '',
    verdict(result, comparison, gates),
    ...part(null, gates.map(gateLine)),
    ...part(WORDS.fresh, freshTable(result, options, rows)),
    ...part(WORDS.addons, addonTable(result, comparison, rows)),
    ...part(null, sums(comparison)),
    ...folded(WORDS.repaid, repaidTable(result, comparison, options, rows)),
    ...folded(WORDS.problems, problems(result, rows)),
    ...folded(WORDS.limits, limits(result, comparison, rows)),
  ];
}

function part(title: string | null, lines: readonly string[]): string[] {
  if (lines.length === 0) return [];
  return title === null ? ['', ...lines] : ['', `### ${title}`, '', ...lines];
}

/** An empty line after the summary: without it GitHub reads no Markdown inside. */
function folded(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', `<details><summary>${title}</summary>`, '', ...lines, '', '</details>'];
}

function rest(left: number): string[] {
  return left > 0 ? ['', WORDS.more(whole(left))] : [];
}

/** One line: what is new, what was repaid, and whether a gate stands in the way. */
function verdict(
  { findings, baseline, diff }: Result,
  { findings: { states } }: Comparison,
  gates: readonly GateOutcome[],
): string {
  const fresh = findings.filter(({ isNew }) => isNew);
  const parts = SEVERITIES.map((severity) => ({
    severity,
    own: fresh.filter((one) => one.severity === severity).length,
  }))
    .filter(({ own }) => own > 0)
    .map(({ severity, own }) => `${whole(own)} ${SEVERITY_WORD[severity]}`);
  const added = fresh.length === 0 ? WORDS.nothing : WORDS.added(count(fresh.length, 'new finding'), parts.join(', '));
  const since = diff === undefined ? '' : WORDS.since(code(diff.ref));
  const gone = WORDS.gone(whole(states.repaid ?? 0), whole(baseline?.known ?? 0));
  const open = gates.filter(({ state }) => state !== 'holds').length;
  return `${added}${since}${gone}${open === 0 ? '' : WORDS.stopped(count(open, 'gate'))}`;
}

function gateLine({ gate, limit, state, found }: GateOutcome): string {
  return `- ${code(`--${gate} ${limit}`)} **${WORDS.gate[state]}**: ${plain(found)}`;
}

function freshTable(result: Result, options: ReportOptions, rows: number): string[] {
  const fresh = findingsByPriority(result).filter(({ isNew }) => isNew);
  if (fresh.length === 0) return [];
  const pathOf = repositoryPaths(result, options);
  const cells = fresh
    .slice(0, rows)
    .map((finding) => [
      SEVERITY_WORD[finding.severity],
      place(pathOf(finding), finding.line, options.linkTo),
      code(finding.rule),
      plain(finding.message) + alsoText(finding),
    ]);
  return [...table(WORDS.findingHeads, cells), ...rest(fresh.length - cells.length)];
}

/** `path:line`, a link where the caller knows what to. Every character that could end the address is encoded. */
function place(path: string, line: number, linkTo: string | undefined): string {
  const shown = code(`${path}:${line}`);
  if (linkTo === undefined) return shown;
  const encoded = path.split('/').map((part) => encodeURIComponent(part).replace(/[!'()*~]/g, hex));
  return `[${shown}](${linkTo}/${encoded.join('/')}#L${line})`;
}

function hex(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}

/** The addons that the change touches, or that something came new in or was repaid in. */
function addonTable({ diff }: Result, { addons }: Comparison, rows: number): string[] {
  const touched = new Set(diff?.addons);
  const moved = ({ findings: { states } }: AddonChange) => (states.new ?? 0) + (states.repaid ?? 0) > 0;
  const told = addons.filter((addon) => touched.has(addon.key) || moved(addon) || addon.state === 'gone');
  if (told.length === 0) return [];
  const cells = told.slice(0, rows).map((addon) => {
    const { key, was, state, rating, findings } = addon;
    const name = was === undefined ? code(key) : `${code(was)} → ${code(key)}`;
    return [
      state === 'new' || state === 'gone' ? `${name} (${state})` : name,
      state === 'new' ? (rating.after ?? WORDS.unknown) : pairText(rating.before, rating.after),
      between(addon.upgradeHours),
      whole((findings.states.new ?? 0) + (findings.states['with-new-addon'] ?? 0)),
      whole((findings.states.repaid ?? 0) + (findings.states['with-gone-addon'] ?? 0)),
    ];
  });
  return [...table(WORDS.addonHeads, cells), ...rest(told.length - cells.length)];
}

/** `9 (6–14) → 8 (5–12)`, one where both read the same. */
function between({ before, after }: HoursChange): string {
  const [a, b] = [interval(before), interval(after)];
  return a === b ? (a ?? WORDS.unknown) : `${a ?? '–'} → ${b ?? '–'}`;
}

function interval(value: Hours | null): string | null {
  return value === null ? null : `${hours(value.p50)} (${hoursRange(value)})`;
}

function sums({ totals, hours: { repaid, new: fresh } }: Comparison): string[] {
  return [
    `- ${WORDS.upgrade(totals.target)}: ${between(totals.upgradeHours)} h`,
    `- ${WORDS.debt(hours(fresh), hours(repaid))}`,
  ];
}

function repaidTable(result: Result, { findings }: Comparison, options: ReportOptions, rows: number): string[] {
  const repaid = findings.changes.filter(({ state }) => state === 'repaid');
  if (repaid.length === 0) return [];
  const pathOf = repositoryPaths(result, options);
  const cells = repaid
    .slice(0, rows)
    .map((one) => [
      SEVERITY_WORD[one.severity],
      code(`${pathOf(one)}:${one.line}`),
      code(one.rule),
      plain(one.message),
    ]);
  return [...table(WORDS.findingHeads, cells), ...rest(repaid.length - cells.length)];
}

function problems({ problems: all = [] }: Result, rows: number): string[] {
  const lines = all
    .slice(0, rows)
    .map(({ path, line, message }) => `- ${code(line === null ? path : `${path}:${line}`)} ${plain(message)}`);
  return [...lines, ...rest(all.length - lines.length)];
}

/** What stands between the two sides; questions that are open on both alike are no news here. */
function limits({ coverage }: Result, comparison: Comparison, rows: number): string[] {
  const open = coverage.unknown.filter((question) => /^(?:change since|whether \d+ findings are new)/.test(question));
  const texts = [...open, ...comparison.limits.map(limitText)];
  const lines = texts.slice(0, rows).map((text) => `- ${plain(text)}`);
  return [...lines, ...rest(texts.length - lines.length)];
}
