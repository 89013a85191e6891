import { type DebtItem, WORK_CLASSES } from '../../../../src/domain/debt-item.js';
import type { Plan } from '../../../../src/domain/plan.js';
import type { Decisions } from '../../../../src/domain/workspace.js';
import { count, decimal, hours } from '../../../shared/numbers.js';
import { clip, visible } from '../../../shared/text.js';
import type { Pen } from '../../paint.js';
import { type ListSource, largestFirst, type Order, ranksOfTexts } from '../lists/source.js';
import type { Model } from '../model.js';
import { decidedOn, hoursOf, type ItemDecisions, promiseMarks } from '../planning/decided.js';
import { linesOf, placeWords } from '../planning/places.js';
import type { UiState } from '../state.js';
import { itemPage } from './item-page.js';
import { cell } from './signs.js';
import type { ListView, ViewColumn } from './view.js';

/** Above any number of a sprint. */
const NEVER = 1e6;
const NOT_PLANNED = 'not planned';

interface Source extends ListSource {
  decided(index: number): ItemDecisions;
}

/** The list is made anew where the plan or the decisions are others; the last one is kept. */
const memo = new WeakMap<Model, { plan: Plan; decisions: Decisions | null; source: Source }>();

function sourceOf(state: UiState): Source {
  const { model, plan, decisions } = state;
  const known = memo.get(model);
  if (known !== undefined && known.plan === plan && known.decisions === decisions) return known.source;
  const source = makeSource(state);
  memo.set(model, { plan, decisions, source });
  return source;
}

function makeSource(state: UiState): Source {
  const { model, plan } = state;
  const { items } = model.result;
  const { places } = linesOf(plan, model);
  const said = new Array<ItemDecisions | undefined>(items.length);
  const decided = (index: number): ItemDecisions => (said[index] ??= decidedOn(state, items[index]!));
  const own = (index: number): number => decided(index).estimate?.hours ?? items[index]!.hours.p50;
  const most = (id: string, title: string, of: (item: DebtItem, index: number) => number): Order => ({
    id,
    title,
    ranks: () => largestFirst(items.map(of)),
  });
  const byText = (id: string, title: string, of: (item: DebtItem, index: number) => string): Order => ({
    id,
    title,
    ranks: () => ranksOfTexts(items.map(of)),
  });
  const sprint = (item: DebtItem): string => placeWords(plan, model, item.id) ?? NOT_PLANNED;
  const sprintRank = ({ id }: DebtItem): number => places.get(id)?.first ?? NEVER;
  return {
    count: items.length,
    id: (index) => items[index]!.id,
    text: (index) => {
      const { id, title, addon, kind, skill } = items[index]!;
      const { owner, note, class: paid } = decided(index);
      return `${id} ${title} ${addon} ${kind} ${paid} ${skill ?? ''} sprint:${sprint(items[index]!)} ${owner ?? ''} ${note ?? ''}`;
    },
    orders: [
      most('ratio', 'by value per hour', ({ value }, index) => value / Math.max(own(index), 1e-6)),
      most('value', 'by value', ({ value }) => value),
      most('hours', 'by hours', (_, index) => own(index)),
      { id: 'sprint', title: 'by sprint', ranks: () => Int32Array.from(items, sprintRank) },
      byText('title', 'by title', ({ title }) => title),
      byText('class', 'by class', (_, index) => decided(index).class),
      byText('owner', 'by owner', (_, index) => decided(index).owner ?? '\uffff'),
    ],
    groupings: [
      {
        id: 'class',
        title: 'class',
        key: (index) => decided(index).class,
        compare: (a, b) => classRank(a.key) - classRank(b.key),
      },
      { id: 'addon', title: 'addon', key: (index) => items[index]!.addon },
      {
        id: 'sprint',
        title: 'sprint',
        key: (index) => String(places.get(items[index]!.id)?.first ?? NOT_PLANNED),
        compare: (a, b) => (Number(a.key) || NEVER) - (Number(b.key) || NEVER),
      },
    ],
    decided,
  };
}

const classRank = (name: string): number => (WORK_CLASSES as readonly string[]).indexOf(name);

const COLUMNS: readonly ViewColumn[] = [
  { id: 'title', title: 'item', align: 'left', width: 'grow', least: 26, drop: 0, order: 'title' },
  { id: 'value', title: 'saves/y', align: 'right', width: 8, drop: 1, order: 'value' },
  { id: 'hours', title: 'hours', align: 'right', width: 6, drop: 2, order: 'hours' },
  { id: 'ratio', title: 'per h', align: 'right', width: 6, drop: 4, order: 'ratio' },
  { id: 'sprint', title: 'sprint', align: 'right', width: 7, drop: 3, order: 'sprint' },
  { id: 'marks', title: 'said', align: 'left', width: 5, drop: 6 },
  { id: 'class', title: 'class', align: 'left', width: 10, drop: 5, order: 'class' },
  { id: 'skill', title: 'skill', align: 'left', width: 10, drop: 8 },
  { id: 'owner', title: 'owner', align: 'left', width: 10, drop: 7, order: 'owner' },
  { id: 'note', title: 'remark', align: 'left', width: 16, drop: 9 },
];

/** All items of work, with what they save and what they take. */
export const backlogView: ListView = {
  kind: 'list',
  id: 'backlog',
  title: 'backlog',
  tab: '3',
  source: sourceOf,
  columns: () => COLUMNS,
  cell: (state, index, column) => {
    const item = state.model.result.items[index]!;
    const said = sourceOf(state).decided(index);
    const own = said.estimate?.hours ?? item.hours.p50;
    switch (column) {
      case 'title':
        return cell(visible(item.title));
      case 'value':
        return cell(decimal(item.value));
      case 'hours':
        return cell(hours(own), said.estimate === null ? undefined : 'cyan');
      case 'ratio':
        return cell(own > 0 ? decimal(item.value / own) : '', 'dim');
      case 'sprint':
        return planned(state, item);
      case 'marks':
        return cell(promiseMarks(said), 'cyan');
      case 'class':
        return cell(said.class, 'dim');
      case 'skill':
        return cell(item.skill ?? '', 'dim');
      case 'owner':
        return cell(visible(said.owner ?? ''));
      default:
        return cell(visible(said.note ?? ''), 'dim');
    }
  },
  heading: (state, group, width, pen) => groupHeading(state, group.key, group.count, width, pen),
  detail: (state, id, width, pen) => (id.startsWith('group:') ? [] : itemPage(state, id, width, pen)),
  open: (_, id) => ({ view: 'item', subject: id }),
  empty: ({ busy }) => (busy === null ? 'There is no work to plan.' : 'It comes here in a moment.'),
};

function planned({ plan, model, look }: UiState, { id }: DebtItem) {
  const place = placeWords(plan, model, id);
  return place === null ? cell(look.ascii ? '-' : '–', 'dim') : cell(look.ascii ? place.replace('–', '-') : place);
}

function groupHeading(state: UiState, key: string, size: number, width: number, pen: Pen): string {
  const own = membersOf(state, key);
  const sum = own.reduce((total, item) => total + hoursOf(state, item), 0);
  const value = own.reduce((total, item) => total + item.value, 0);
  const name = /^\d+$/.test(key) ? `sprint ${key}` : visible(key);
  const figures = pen.own(`${count(size, 'item')} · ${hours(sum)} h · saves ${decimal(value)} h/y`);
  return `${clip(name, Math.max(10, width - figures.length - 2), pen.mark)}  ${pen.paint('dim', figures)}`;
}

const members = new WeakMap<Source, Map<string, DebtItem[]>>();

/** Items of a group of any grouping: classes, addons and sprints do not share names. */
function membersOf(state: UiState, key: string): readonly DebtItem[] {
  const source = sourceOf(state);
  let groups = members.get(source);
  if (groups === undefined) {
    groups = new Map();
    for (const grouping of source.groupings ?? []) {
      state.model.result.items.forEach((item, index) => {
        const name = grouping.key(index);
        const list = groups!.get(name);
        if (list === undefined) groups!.set(name, [item]);
        else list.push(item);
      });
    }
    members.set(source, groups);
  }
  return groups.get(key) ?? [];
}
