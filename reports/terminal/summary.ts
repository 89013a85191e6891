import { totals } from '../../src/domain/figures.js';
import { SEVERITIES } from '../../src/domain/finding.js';
import type { Result } from '../../src/domain/result.js';
import { groupFailures } from '../shared/failures.js';
import { count, hours, percent, whole } from '../shared/numbers.js';
import type { ReportOptions } from '../shared/options.js';
import { clip, columns, visible, wrap } from '../shared/text.js';
import { SEVERITY_WORD } from '../shared/words.js';
import { installationNote, maintenanceLines, surfaceNote } from './evidence.js';
import { pen as makePen, type Pen, RATING_STYLE, SEVERITY_SIGN } from './paint.js';
import { addonTable, hopLines, range, ruleLines, sprintLines, verdictLines, waveLines } from './sections.js';
import { inCells } from './table.js';
import { CONFIDENCE_MARK, WORDS } from './words.js';

const FAILED_SHOWN = 5;
const NAMES_SHOWN = 10;
/** More folders are told by the first and their number: a title is one line. */
const ROOTS_SHOWN = 3;
const INDENT = '  ';
/** Below this the table of addons has no room left for names. */
const NARROWEST = 76;

function labelled(pen: Pen, label: string, text: string): string {
  return `${pen.paint('dim', inCells(label, 8, 'left', pen.mark))} ${text}`;
}

function headline(pen: Pen, result: Result): string[] {
  const sum = totals(result);
  const found = SEVERITIES.filter((severity) => sum.severities[severity] > 0).map((severity) => {
    const sign = SEVERITY_SIGN[severity];
    return pen.paint(sign.style, `${pen.glyph(sign)} ${sum.severities[severity]} ${SEVERITY_WORD[severity]}`);
  });
  const amountOf = (value: typeof sum.upgrade, known: boolean) =>
    known ? WORDS.hours(hours(value.p50), range(pen, value)) : WORDS.notKnown;
  const upgrade = amountOf(sum.upgrade, sum.notCounted < sum.addons);
  const debt = amountOf(sum.debt, sum.addons > 0);
  const wide = Math.max(22, upgrade.length + 2, debt.length + 2);
  const amount = (text: string) => pen.paint('bold', text.padEnd(wide));
  const rating =
    sum.rating === null
      ? WORDS.noRating
      : pen.paint(RATING_STYLE[sum.rating], WORDS.rating(sum.rating, percent(sum.ratio ?? 0)));
  const dot = pen.own(' · ');
  return [
    [WORDS.addons(sum.addons), WORDS.lines(whole(sum.lines), whole(sum.billed)), rating].join(dot),
    '',
    labelled(pen, WORDS.upgrade, amount(upgrade) + mechanicalNote(pen, sum.mechanicalShare)),
    labelled(
      pen,
      WORDS.debt,
      amount(debt) + (sum.addons > 0 ? pen.paint('dim', WORDS.interest(hours(sum.interestHours))) : ''),
    ),
    labelled(pen, WORDS.findings, found.length === 0 ? WORDS.noFindings : found.join('  ')),
    ...decisions(pen, result),
    ...overall(pen, result),
  ];
}

function decisions(pen: Pen, { baseline, accepted = [], problems = [] }: Result): string[] {
  const lines: string[] = [];
  if (baseline) {
    const text = WORDS.compared(whole(baseline.new), whole(baseline.known), whole(baseline.fixed));
    lines.push(labelled(pen, WORDS.baseline, baseline.new > 0 ? pen.paint('bold', text) : text));
  }
  if (accepted.length > 0) {
    lines.push(labelled(pen, WORDS.accepted, WORDS.acceptedNote(count(accepted.length, 'finding'))));
  }
  if (problems.length > 0) lines.push(labelled(pen, '', pen.paint('yellow', WORDS.problems(problems.length))));
  return lines;
}

/** The verdict on all addons together, and how close they get to Odoo's code. */
function overall(pen: Pen, result: Result): string[] {
  const [verdict, surface] = [installationNote(result), surfaceNote(result)];
  return [
    ...(verdict === null ? [] : [labelled(pen, WORDS.installation, verdict)]),
    ...(surface === null ? [] : [labelled(pen, WORDS.surface, clip(surface, pen.width - 9, pen.mark))]),
  ];
}

function mechanicalNote(pen: Pen, share: number | null): string {
  return share === null ? '' : pen.paint('dim', WORDS.mechanical(percent(share)));
}

/** What the result itself says it does not know. */
function unknownLines(pen: Pen, result: Result): string[] {
  const { coverage, addons } = result;
  const lines = [WORDS.parsed(whole(coverage.parsed), whole(coverage.files))];
  const failures = groupFailures(coverage.failed);
  const failed = failures.slice(0, FAILED_SHOWN);
  lines.push(...failed.map(({ path, why, more }) => WORDS.failed(visible(path), visible(why), more)));
  if (failures.length > failed.length) lines.push(pen.own(WORDS.moreFailed(failures.length - failed.length)));
  if (coverage.skipped.length > 0) lines.push(WORDS.skipped(coverage.skipped.length));
  lines.push(...coverage.unknown.map(visible));
  const noSeries = addons.filter((addon) => addon.series === null).map((addon) => visible(addon.key));
  if (noSeries.length > 0) lines.push(WORDS.noSeries(someOf(noSeries, NAMES_SHOWN)));
  const guessed = addons.filter((addon) => addon.usage.confidence === 'low').length;
  if (guessed > 0) lines.push(WORDS.lowUsage(guessed));
  const rough = addons.filter((addon) => addon.upgradeCost.confidence === 'low').length;
  if (rough > 0) lines.push(WORDS.lowCost(rough));
  const bullet = pen.ascii ? '- ' : '· ';
  return lines.flatMap((line) => wrap(line, pen.width - 2).map((part, index) => (index === 0 ? bullet : '  ') + part));
}

/** Some names of a list, and how many more there are. */
function someOf(names: readonly string[], most: number): string {
  const shown = names.slice(0, most).join(', ');
  return names.length > most ? `${shown} ${WORDS.waveMore(names.length - most)}` : shown;
}

function titled(pen: Pen, title: string, lines: string[]): string[] {
  return lines.length === 0 ? [] : ['', pen.paint('bold', title), ...lines.map((line) => INDENT + line)];
}

/**
 * The result as a page for a terminal of `width` columns (80 where left out, at least 76). Without `color` the text
 * holds no escape sequence at all; text from scanned files never brings one in.
 */
export function renderSummary(result: Result, options: ReportOptions = {}): string {
  const width = Math.max(NARROWEST, Math.min(options.width ?? 80, 120));
  const pen = makePen(width - INDENT.length, options.color ?? false, options.ascii ?? false);
  const { tool, roots, target } = result;
  const title = `${tool.name} ${visible(tool.version)}${pen.own(' · ')}${WORDS.title(target)}`;
  const where = clip(
    someOf(roots.map(visible), roots.length > ROOTS_SHOWN ? 1 : ROOTS_SHOWN),
    Math.max(8, width - columns(title) - 3),
    pen.mark,
  );
  const lines = [
    pen.paint('bold', title) + (where === '' ? '' : pen.own(' · ') + where),
    '',
    ...headline(pen, result).map((line) => (INDENT + line).trimEnd()),
    ...titled(pen, WORDS.worst, addonTable(pen, result)),
    ...titled(pen, WORDS.hops, hopLines(pen, result)),
    ...titled(pen, WORDS.verdicts, result.addons.length === 0 ? [] : verdictLines(pen, result)),
    ...titled(pen, WORDS.rules, ruleLines(pen, result)),
    ...titled(pen, WORDS.maintenance, maintenanceLines(pen, result)),
    ...titled(pen, WORDS.sprints, sprintLines(pen, result)),
    ...titled(pen, WORDS.waves, waveLines(pen, result)),
    ...titled(pen, WORDS.unknown, unknownLines(pen, result)),
    '',
    ...wrap(pen.own(WORDS.marks(CONFIDENCE_MARK.low, CONFIDENCE_MARK.medium)), width).map((line) =>
      pen.paint('dim', line),
    ),
  ];
  return `${lines.join('\n')}\n`;
}
