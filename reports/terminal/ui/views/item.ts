import type { Finding } from '../../../../src/domain/finding.js';
import type { Plan } from '../../../../src/domain/plan.js';
import type { Why } from '../../../../src/domain/why.js';
import { whole } from '../../../shared/numbers.js';
import { clip, visible } from '../../../shared/text.js';
import type { Pen } from '../../paint.js';
import { drawList } from '../draw/list.js';
import { topOf } from '../lists/rows.js';
import type { ListSource } from '../lists/source.js';
import type { Model } from '../model.js';
import { wholeOf } from '../planning/decided.js';
import { placeWords } from '../planning/places.js';
import { whyOf } from '../planning/state.js';
import type { UiState } from '../state.js';
import { itemPage } from './item-page.js';
import { cell, severityCell } from './signs.js';
import type { ListView, OpenList, ViewCell, ViewColumn } from './view.js';

/** Where one can go from an item. */
type Link = { to: 'finding'; finding: Finding } | { to: 'item'; as: 'first' | 'next' | 'rival'; id: string };

interface Links extends ListSource {
  at(index: number): Link;
}

const SECTION = { finding: '1', first: '2', next: '3', rival: '4' } as const;
const SECTION_WORDS: Readonly<Record<string, string>> = {
  '1': 'Findings in it',
  '2': 'Waits for',
  '3': 'Needed by',
  '4': 'Wants the same hours',
};

const memo = new WeakMap<Model, { plan: Plan; why: Why | null; id: string; links: Links }>();

function linksOf(state: UiState, id: string): Links {
  const { model, plan } = state;
  const why = whyOf(state, id) ?? null;
  const known = memo.get(model);
  if (known !== undefined && known.plan === plan && known.why === why && known.id === id) return known.links;
  const links = makeLinks(model, id, why);
  memo.set(model, { plan, why, id, links });
  return links;
}

const needed = new WeakMap<Model, Map<string, string[]>>();

/** Ids of what waits for an item directly. */
function neededBy(model: Model, id: string): readonly string[] {
  let by = needed.get(model);
  if (by === undefined) {
    by = new Map();
    for (const item of model.result.items) {
      for (const first of item.dependsOn) by.set(first, [...(by.get(first) ?? []), item.id]);
    }
    needed.set(model, by);
  }
  return by.get(id) ?? [];
}

function makeLinks(model: Model, id: string, why: Why | null): Links {
  const item = model.item(wholeOf(id));
  const own = (item?.findings ?? []).flatMap((one): Link[] => {
    const finding = model.finding(one);
    return finding === undefined ? [] : [{ to: 'finding', finding }];
  });
  const items = (as: 'first' | 'next' | 'rival', ids: readonly string[]): Link[] =>
    ids.map((one) => ({ to: 'item', as, id: one }));
  const all = [
    ...own,
    ...items('first', why?.waitsFor.map((one) => one.id) ?? item?.dependsOn ?? []),
    ...items('next', why?.neededBy.map((one) => one.id) ?? neededBy(model, wholeOf(id))),
    ...items('rival', why?.competes.map((one) => one.id) ?? []),
  ];
  return {
    count: all.length,
    id: (index) => linkId(all[index]!),
    text: (index) => textOf(all[index]!, model),
    orders: [{ id: 'given', title: 'as given', ranks: () => all.map((_, index) => index) }],
    groupings: [
      {
        id: 'section',
        title: 'what it is',
        key: (index) => sectionOf(all[index]!),
        compare: (a, b) => (a.key < b.key ? -1 : 1),
      },
    ],
    at: (index) => all[index]!,
  };
}

const sectionOf = (link: Link): string => (link.to === 'finding' ? SECTION.finding : SECTION[link.as]);
const linkId = (link: Link): string => (link.to === 'finding' ? `finding ${link.finding.id}` : `${link.as} ${link.id}`);

function textOf(link: Link, model: Model): string {
  if (link.to === 'finding')
    return `${link.finding.path}:${link.finding.line} ${link.finding.rule} ${link.finding.message}`;
  return `${link.id} ${model.item(wholeOf(link.id))?.title ?? ''}`;
}

const COLUMNS: readonly ViewColumn[] = [
  { id: 'sign', title: '', align: 'left', width: 2, drop: 0 },
  { id: 'place', title: 'goes to', align: 'left', width: 'grow', least: 22, drop: 1 },
  { id: 'where', title: 'sprint or rule', align: 'left', width: 20, drop: 2 },
];

/** Least lines of the list below an item where there is no second pane. */
const LEAST_LIST = 4;

/** One item: why it is where it is, and what can be opened from it. */
export const itemView: ListView = {
  kind: 'list',
  id: 'item',
  title: 'item',
  tab: null,
  grouping: () => 'section',
  unfolded: true,
  source: (state, subject) => linksOf(state, subject ?? ''),
  columns: () => COLUMNS,
  cell: (state, index, column, subject) => linkCell(state, linksOf(state, subject ?? '').at(index), column),
  heading: (_, { key, count }, width, pen) => clip(`${SECTION_WORDS[key] ?? key}: ${whole(count)}`, width, pen.mark),
  open: (state, id) => {
    const at = id.indexOf(' ');
    const [kind, subject] = [id.slice(0, at), id.slice(at + 1)];
    if (kind === 'finding') return { view: 'finding', subject };
    return state.model.item(wholeOf(subject)) === undefined ? null : { view: 'item', subject };
  },
  empty: () => 'Nothing to go to.',
  draw: (state, opened, width, height, pen) => drawItem(state, opened, width, height, pen),
};

function linkCell(state: UiState, link: Link, column: string): ViewCell {
  if (link.to === 'finding') {
    const { severity, path, line, rule, message } = link.finding;
    if (column === 'sign') return severityCell(severity, state.look.ascii);
    return column === 'place'
      ? cell(visible(`${path.split('/').at(-1)}:${line}  ${message}`))
      : cell(visible(rule), 'dim');
  }
  if (column === 'sign') return cell('');
  if (column === 'place') {
    return cell(visible(state.model.item(wholeOf(link.id))?.title ?? `${link.id}: not in this result`));
  }
  const place = placeWords(state.plan, state.model, link.id);
  return cell(place === null ? 'not planned' : `sprint ${state.look.ascii ? place.replace('–', '-') : place}`);
}

/** The page of the item beside the list, or above it. */
function drawItem(state: UiState, opened: OpenList, width: number, height: number, pen: Pen): string[] {
  const id = opened.key.slice('item '.length);
  const beside = width >= 100;
  const left = beside ? Math.floor(width * 0.45) : width;
  const page = itemPage(state, id, beside ? Math.min(100, width - left - 3) : width, pen);
  if (beside) {
    const shown = scrolled(page, opened, height, pen);
    const line = pen.paint('dim', pen.ascii ? ' | ' : ' │ ');
    return listAt(state, opened, left, height, pen).map((row, at) => row + line + (shown[at] ?? ''));
  }
  const wanted = Math.max(LEAST_LIST, Math.min(opened.rows.entries.length + 1, Math.floor(height / 3)));
  const top = Math.min(page.length, height - wanted - 1);
  const rule = pen.paint('dim', (pen.ascii ? '-' : '─').repeat(width));
  return [...scrolled(page, opened, top, pen), rule, ...listAt(state, opened, width, height - top - 1, pen)];
}

/** A list of another height than lists have: the selection is kept in sight all the same. */
export function listAt(state: UiState, opened: OpenList, width: number, height: number, pen: Pen): string[] {
  const { list, rows } = opened;
  const top = topOf(list.at, list.top, Math.max(1, height - 1), rows.entries.length);
  return drawList(state, { ...opened, list: { ...list, top } }, width, height, pen);
}

/** Lines of a text from where it is scrolled to; J and K move it. */
export function scrolled(lines: readonly string[], { list }: OpenList, height: number, pen: Pen): string[] {
  const last = Math.max(0, lines.length - height);
  const top = Math.min(list.detailTop, last);
  const shown = lines.slice(top, top + height);
  if (top < last && shown.length === height) {
    shown[height - 1] = pen.paint('dim', pen.own(`… ${lines.length - top - height + 1} more lines: J K`));
  }
  return shown;
}
