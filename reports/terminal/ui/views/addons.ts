import type { AddonResult } from '../../../../src/domain/result.js';
import { VERDICTS } from '../../../../src/domain/score.js';
import { hours, hoursRange, whole } from '../../../shared/numbers.js';
import { visible } from '../../../shared/text.js';
import { VERDICT_WORD } from '../../../shared/words.js';
import { RATING_STYLE, VERDICT_SIGN } from '../../paint.js';
import { type ListSource, largestFirst, type Order, ranksOfTexts } from '../lists/source.js';
import type { Model } from '../model.js';
import { addonPage } from './addon.js';
import { cell, scoreStyle } from './signs.js';
import type { ListView, ViewCell, ViewColumn } from './view.js';

const sources = new WeakMap<Model, ListSource>();

function sourceOf(model: Model): ListSource {
  const known = sources.get(model);
  if (known !== undefined) return known;
  const { addons } = model.result;
  const most = (id: string, title: string, of: (addon: AddonResult) => number): Order => ({
    id,
    title,
    ranks: () => largestFirst(addons.map(of)),
  });
  const source: ListSource = {
    count: addons.length,
    id: (index) => addons[index]!.key,
    text: (index) => {
      const { key, title, series, verdict, origin, debt } = addons[index]!;
      return `${key} ${title ?? ''} ${series ?? ''} ${verdict.kind} ${origin} rating:${debt.rating}`;
    },
    orders: [
      most('priority', 'by priority', ({ priority }) => priority),
      { id: 'name', title: 'by name', ranks: () => ranksOfTexts(addons.map(({ key }) => key)) },
      most('risk', 'by risk', ({ risk }) => risk.score),
      most('usage', 'by use', ({ usage }) => usage.score),
      most('upgrade', 'by upgrade cost', ({ upgradeCost }) => upgradeCost.score),
      most('hours', 'by hours', ({ upgradeCost }) => upgradeCost.hours.p50),
      most('rating', 'by debt ratio', ({ debt }) => debt.ratio),
      ...(model.comparison === null ? [] : [most('trend', 'by what got worse', ({ key }) => trendOf(model, key))]),
      { id: 'verdict', title: 'by verdict', ranks: () => addons.map(({ verdict }) => -VERDICTS.indexOf(verdict.kind)) },
    ],
  };
  sources.set(model, source);
  return source;
}

const COLUMNS: readonly ViewColumn[] = [
  { id: 'addon', title: 'addon', align: 'left', width: 'grow', drop: 0, order: 'name' },
  { id: 'series', title: 'series', align: 'left', width: 6, drop: 7 },
  { id: 'risk', title: 'risk', align: 'right', width: 5, drop: 1, order: 'risk' },
  { id: 'usage', title: 'use', align: 'right', width: 4, drop: 4, order: 'usage' },
  { id: 'upgrade', title: 'upgr', align: 'right', width: 5, drop: 6, order: 'upgrade' },
  { id: 'hours', title: 'hours', align: 'right', width: 6, drop: 2, order: 'hours' },
  { id: 'range', title: 'range', align: 'right', width: 11, drop: 8 },
  { id: 'rating', title: 'rate', align: 'left', width: 5, drop: 3, order: 'rating' },
  { id: 'verdict', title: 'verdict', align: 'left', width: 10, drop: 5, order: 'verdict' },
];

const TREND: ViewColumn = { id: 'trend', title: 'trend', align: 'right', width: 6, drop: 5, order: 'trend' };

/** What was found anew less what was repaid; an addon that is new counts as nothing. */
function trendOf(model: Model, key: string): number {
  const change = model.changeOf(key);
  return change?.state === 'both' || change?.state === 'renamed'
    ? (change.findings.states.new ?? 0) - (change.findings.states.repaid ?? 0)
    : 0;
}

function trendCell(model: Model, key: string, ascii: boolean): ViewCell {
  const change = model.changeOf(key);
  if (change === undefined) return cell('?', 'dim');
  if (change.state !== 'both' && change.state !== 'renamed') return cell('new', 'dim');
  const trend = trendOf(model, key);
  if (trend === 0) return cell('=', 'dim');
  const sign = trend > 0 ? (ascii ? '^' : '▲') : ascii ? 'v' : '▼';
  return cell(`${sign} ${whole(Math.abs(trend))}`, trend > 0 ? 'red' : 'green');
}

/** All addons with their scores. */
export const addonsView: ListView = {
  kind: 'list',
  id: 'addons',
  title: 'addons',
  tab: '1',
  source: ({ model }) => sourceOf(model),
  columns: ({ model }) => (model.comparison === null ? COLUMNS : [...COLUMNS, TREND]),
  cell: ({ model, look }, index, column) => {
    const addon = model.result.addons[index]!;
    const { risk, usage, upgradeCost, debt, verdict } = addon;
    switch (column) {
      case 'addon':
        return cell(visible(addon.key));
      case 'series':
        return cell(addon.series ?? '?');
      case 'risk':
        return cell(whole(risk.score), scoreStyle(risk.score));
      // Low confidence in use says that next to nothing told of it.
      case 'usage':
        return usage.confidence === 'low' ? cell(`${whole(usage.score)}?`, 'dim') : cell(whole(usage.score));
      case 'upgrade':
        return cell(whole(upgradeCost.score), scoreStyle(upgradeCost.score));
      case 'hours':
        return cell(hours(upgradeCost.hours.p50));
      case 'range':
        return cell(hoursRange(upgradeCost.hours, look.ascii ? '-' : '–'), 'dim');
      case 'trend':
        return trendCell(model, addon.key, look.ascii);
      case 'rating':
        return cell(debt.rating, RATING_STYLE[debt.rating]);
      default: {
        const sign = VERDICT_SIGN[verdict.kind];
        return cell(`${look.ascii ? sign.ascii : sign.glyph} ${VERDICT_WORD[verdict.kind]}`, sign.style);
      }
    }
  },
  detail: (state, id, width, pen) => addonPage(state, id, width, pen),
  open: (_, id) => ({ view: 'addon', subject: id }),
  empty: ({ scanning }) => (scanning ? 'The scan is under way; addons come here.' : 'No addon was found.'),
};
