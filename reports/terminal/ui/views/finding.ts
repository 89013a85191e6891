import type { Finding } from '../../../../src/domain/finding.js';
import { age, hours, minutes } from '../../../shared/numbers.js';
import { SEVERITY_WORD } from '../../../shared/words.js';
import type { Pen } from '../../paint.js';
import { pair, para, title, words } from '../draw/text.js';
import type { UiState } from '../state.js';
import { decisionOn } from '../triage.js';
import { severityMark } from './signs.js';
import { sourceFrame } from './source-frame.js';
import type { PageView } from './view.js';

/** One finding with the code it is about. */
export const findingView: PageView = {
  kind: 'page',
  id: 'finding',
  title: 'finding',
  tab: null,
  heading: ({ model }, subject) => {
    const finding = model.finding(subject ?? '');
    return finding === undefined ? `${subject}: not in this result` : `${finding.path}:${finding.line}`;
  },
  lines: (state, subject, width, pen) => {
    const finding = state.model.finding(subject ?? '');
    return finding === undefined ? [] : findingPage(state, finding, width, pen);
  },
  open: ({ model }, subject) => {
    const finding = model.finding(subject ?? '');
    return finding === undefined ? null : { view: 'addon', subject: finding.addon };
  },
};

const BY: Readonly<Record<NonNullable<Finding['automation']>, string>> = {
  mechanical: 'a tool rewrites it',
  assisted: 'a tool proposes, a person confirms',
  manual: 'needs thought',
};

export function findingPage(state: UiState, finding: Finding, width: number, pen: Pen): string[] {
  const { severity, rule, certainty, hop, deprecatedSince, automation, tool, symbol, change, ageDays, alsoAt, alsoBy } =
    finding;
  const step =
    hop !== null ? `stops working with ${hop}` : deprecatedSince ? `deprecated since ${deprecatedSince}` : '';
  const how = automation === null ? '' : `; ${BY[automation]}${tool === null ? '' : `: ${tool}`}`;
  return [
    `${severityMark(severity, pen)} ${pen.paint('bold', SEVERITY_WORD[severity])}, ${certainty}`,
    ...para(pen, finding.message, width),
    '',
    ...frame(state, finding, width, pen),
    '',
    ...pair(pen, 'Rule', rule, width),
    ...pair(
      pen,
      'Place',
      `${finding.path}:${finding.line}:${finding.column}${symbol === '' ? '' : `, ${symbol}`}`,
      width,
    ),
    ...(alsoAt === undefined ? [] : pair(pen, 'Also at', `line ${alsoAt.join(', ')}`, width)),
    ...(step === '' ? [] : pair(pen, 'Upgrade', step, width)),
    ...(change === null ? [] : pair(pen, 'Change', `${change}; odoo-debt explain ${change}`, width)),
    ...pair(pen, 'Effort', `${minutes(finding.effortMinutes)}${how}`, width),
    ...(ageDays === undefined ? [] : pair(pen, 'Age', age(ageDays), width)),
    ...(alsoBy === undefined ? [] : pair(pen, 'Also by', alsoBy.join(', '), width)),
    ...pair(pen, 'Addon', finding.addon, width),
    ...itemLines(state, finding, width, pen),
    ...decisionLines(state, finding, width, pen),
  ];
}

function frame(state: UiState, finding: Finding, width: number, pen: Pen): string[] {
  const source = state.sources.get(finding.id);
  if (source === undefined) return words(pen, 'Reading the file…', width, 'dim');
  if (source === null)
    return words(pen, 'The file is not here; run the program where the code is to see it.', width, 'dim');
  return sourceFrame(source, finding, width, pen);
}

function itemLines(state: UiState, { id }: Finding, width: number, pen: Pen): string[] {
  const item = state.model.itemOf(id);
  if (item === undefined) return [];
  const said = state.decisions?.register;
  const own = said?.estimate.find((entry) => entry.item === item.id);
  const owner = said?.assign.find((entry) => entry.item === item.id)?.to ?? item.owner;
  const note = said?.note.find((entry) => entry.item === item.id)?.text ?? item.note;
  return [
    ...pair(pen, 'Item', `${item.id}: ${item.title}`, width),
    ...pair(
      pen,
      '',
      own === undefined ? `${hours(item.hours.p50)} h as computed` : `${hours(own.hours)} h as estimated`,
      width,
    ),
    ...(owner === undefined ? [] : pair(pen, 'Done by', owner, width)),
    ...(note === undefined ? [] : pair(pen, 'Remark', note, width)),
  ];
}

function decisionLines(state: UiState, finding: Finding, width: number, pen: Pen): string[] {
  const decision = decisionOn(state, finding);
  if (decision === null) return [];
  const { reason, owner, until } = decision.entry;
  return [
    ...title(pen, decision.kind === 'accepted' ? 'Accepted' : 'Put off', width),
    ...(reason === undefined ? [] : pair(pen, 'Because', reason, width)),
    ...(owner === undefined ? [] : pair(pen, 'Owner', owner, width)),
    ...pair(pen, 'Until', until ?? 'for good', width),
    ...words(pen, 'The next scan leaves it out.', width, 'dim'),
  ];
}
