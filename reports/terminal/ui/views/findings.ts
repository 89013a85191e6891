import type { Finding } from '../../../../src/domain/finding.js';
import { count, minutes, whole } from '../../../shared/numbers.js';
import { columns, visible } from '../../../shared/text.js';
import type { Pen } from '../../paint.js';
import { clipPath, oneLine, para, title, words } from '../draw/text.js';
import { membersOf } from '../lists/rows.js';
import { type ListSource, largestFirst, type Order, ranksOfTexts } from '../lists/source.js';
import type { Model } from '../model.js';
import { placeOf, type UiState } from '../state.js';
import { decisionOn } from '../triage.js';
import { findingPage } from './finding.js';
import { cell, severityCell, severityMark, severityRank } from './signs.js';
import type { ListView, ViewColumn } from './view.js';

interface Findings {
  source: ListSource;
  at(index: number): Finding;
}

const sources = new WeakMap<Model, Map<string | null, Findings>>();

/** All findings, or those of one addon. */
function findingsOf(model: Model, addon: string | null): Findings {
  let byAddon = sources.get(model);
  if (byAddon === undefined) {
    byAddon = new Map();
    sources.set(model, byAddon);
  }
  const known = byAddon.get(addon);
  if (known !== undefined) return known;
  const all = model.result.findings;
  const own = addon === null ? null : model.findingsOf(addon);
  const at = own === null ? (index: number) => all[index]! : (index: number) => all[own[index]!]!;
  const made = { at, source: sourceOf(model, own?.length ?? all.length, at) };
  byAddon.set(addon, made);
  return made;
}

const CERTAINTIES = ['certain', 'likely', 'possible'];
/** Above any number of steps of the priority of an addon, which has one decimal. */
const STEP = 10_000;

function sourceOf(model: Model, size: number, at: (index: number) => Finding): ListSource {
  const each = <T>(of: (finding: Finding) => T): T[] => Array.from({ length: size }, (_, index) => of(at(index)));
  const byText = (id: string, words: string, of: (finding: Finding) => string): Order => ({
    id,
    title: words,
    ranks: () => ranksOfTexts(each(of)),
  });
  return {
    count: size,
    id: (index) => at(index).id,
    text: (index) => {
      const { rule, addon, path, message, symbol, severity, certainty, hop } = at(index);
      return `${rule} ${addon} ${path} ${symbol} ${severity} ${certainty} ${hop ?? ''} ${message}`;
    },
    orders: [
      {
        id: 'severity',
        title: 'worst first',
        ranks: () =>
          Int32Array.from({ length: size }, (_, index) => {
            const { severity, certainty, addon } = at(index);
            const priority = Math.round((model.addon(addon)?.priority ?? 0) * 10);
            return (severityRank(severity) * CERTAINTIES.length + CERTAINTIES.indexOf(certainty)) * STEP - priority;
          }),
      },
      byText('path', 'by path', ({ path }) => path),
      byText('addon', 'by addon', ({ addon }) => addon),
      byText('rule', 'by rule', ({ rule }) => rule),
      byText('hop', 'by version step', ({ hop, deprecatedSince }) => (hop ?? deprecatedSince ?? '99').padStart(5)),
      { id: 'effort', title: 'by effort', ranks: () => largestFirst(each(({ effortMinutes }) => effortMinutes)) },
    ],
    groupings: [
      { id: 'rule', title: 'rule', key: (index) => at(index).rule },
      { id: 'file', title: 'file', key: (index) => at(index).path },
    ],
  };
}

const COLUMNS: readonly ViewColumn[] = [
  { id: 'severity', title: '', align: 'left', width: 2, drop: 0, order: 'severity' },
  { id: 'path', title: 'place', align: 'left', width: 'grow', drop: 1, order: 'path' },
  { id: 'rule', title: 'rule', align: 'left', width: 30, drop: 4, order: 'rule' },
  { id: 'hop', title: 'step', align: 'left', width: 5, drop: 3, order: 'hop' },
  { id: 'effort', title: 'effort', align: 'right', width: 7, drop: 5, order: 'effort' },
  { id: 'decision', title: '', align: 'left', width: 8, drop: 2 },
];

/** What was found, by rule or by file. */
export const findingsView: ListView = {
  kind: 'list',
  id: 'findings',
  title: 'findings',
  tab: '2',
  grouping: () => 'rule',
  source: ({ model }, subject) => findingsOf(model, subject).source,
  columns: (state, grouping) => {
    const decided = state.decisions !== null || state.model.result.baseline !== undefined;
    return COLUMNS.filter(({ id }) => (id !== 'decision' || decided) && (id !== 'rule' || grouping !== 'rule'));
  },
  cell: (state, index, column, subject) => {
    const finding = findingsOf(state.model, subject).at(index);
    switch (column) {
      case 'severity':
        return severityCell(finding.severity, state.look.ascii);
      case 'path':
        return cell(visible(`${finding.path}:${finding.line}`));
      case 'rule':
        return cell(visible(finding.rule), 'dim');
      case 'hop':
        return cell(finding.hop ?? finding.deprecatedSince ?? '');
      case 'effort':
        return cell(minutes(finding.effortMinutes), 'dim');
      default:
        return cell(decisionOn(state, finding)?.kind ?? (finding.isNew ? 'new' : ''), 'cyan');
    }
  },
  heading: (state, { key, count: size, first }, width, pen) => {
    const { severity } = findingsOf(state.model, placeOf(state).subject).at(first);
    const number = whole(size).padStart(6);
    const room = Math.max(8, width - columns(number) - 5);
    return `${severityMark(severity, pen)} ${number}  ${clipPath(key, room, pen.mark)}`;
  },
  detail: (state, id, width, pen, subject) => {
    const finding = state.model.finding(id);
    if (finding !== undefined) return findingPage(state, finding, width, pen);
    return id.startsWith('group:') ? groupPage(state, id.slice('group:'.length), subject ?? null, width, pen) : [];
  },
  open: (_, id) => ({ view: 'finding', subject: id }),
  empty: ({ busy }) => (busy === null ? 'Nothing was found.' : 'They come here in a moment.'),
};

const MOST_EXAMPLES = 5;

/** What there is to say of a rule or a file. */
function groupPage(state: UiState, key: string, subject: string | null, width: number, pen: Pen): string[] {
  const { source, at } = findingsOf(state.model, subject);
  const by = source.groupings!.map((grouping) => membersOf(source, grouping, key));
  const isRule = by[0]!.length > 0;
  const own = (isRule ? by[0]! : (by[1] ?? [])).map(at);
  const addons = new Set(own.map(({ addon }) => addon));
  const many = isRule ? ` in ${count(addons.size, 'addon')}` : '';
  const total = own.reduce((sum, { effortMinutes }) => sum + effortMinutes, 0);
  return [
    ...title(pen, key, width),
    ...words(pen, `${count(own.length, 'finding')}${many}; ${minutes(total)} one by one`, width),
    '',
    ...own
      .slice(0, MOST_EXAMPLES)
      .flatMap((finding) => [
        `${severityMark(finding.severity, pen)} ${oneLine(pen, `${finding.path}:${finding.line}`, width - 3, 'dim')}`,
        ...para(pen, finding.message, width, undefined, 3),
      ]),
    ...(isRule ? ['', ...words(pen, `odoo-debt explain ${key} says more of the rule.`, width, 'dim')] : []),
  ];
}
