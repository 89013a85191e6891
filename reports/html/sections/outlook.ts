import { type WorkClass, workClassOf } from '../../../src/domain/debt-item.js';
import { SPRINT_STATES, type Sprint } from '../../../src/domain/plan.js';
import { html, type Markup, type Part } from '../../shared/html.js';
import { figure } from '../charts/figure.js';
import type { Page } from '../context.js';
import { dataTable } from '../parts.js';
import { finishText, sprintName } from './sprint-name.js';

/** How debt and interest go on, sprint by sprint, with what the forecast says of them. */
export function outlook(page: Page): Part {
  const { drawings, told } = page;
  const words = page.words.outlook;
  if (told.outlook === null) return null;
  const { planned, p85 } = told.outlook;
  const after = planned.left.at(-1)!;
  const [before, sprints] = [planned.left[0]!, planned.left.length - 1];
  const text =
    p85 === null ? words.altPlain(before, after, sprints) : words.alt(before, after, sprints, p85.left[sprints]!);
  return [
    html`<h3>${words.title}</h3>`,
    drawings.outlook &&
      figure('chart-outlook', words.chart, drawings.outlook, p85 === null ? words.legendPlain : words.legend, text),
    courseTable(page),
    p85 !== null && html`<p class="read">${words.note}</p>`,
    finishTable(page),
    poolTable(page),
  ];
}

type Heads = [string, string, string, string, string, string, string, string];

function courseTable(page: Page): Markup | null {
  const { f, result, limits } = page;
  const words = page.words.outlook;
  const { planned, p50, p85 } = page.told.outlook!;
  const { sprints } = result.plan;
  const [sprint, reserved, inPlan, left, at50, at85, paid, paid85] = words.heads as Heads;
  // Columns that nothing is known for are left out.
  const columns = [
    { head: reserved, hours: [undefined, ...sprints.map(({ capacityHours }) => capacityHours)] },
    { head: inPlan, hours: [undefined, ...sprints.map(sumHours)] },
    { head: left, hours: planned.left },
    { head: at50, hours: p50?.left },
    { head: at85, hours: p85?.left },
    { head: paid, hours: planned.interest },
    { head: paid85, hours: p85?.interest },
  ].filter(({ hours }) => hours !== undefined && hours !== null);
  const rows = Math.min(Math.max(planned.left.length, p85?.left.length ?? 0), limits.decisions + 1);
  return dataTable({
    title: words.caption,
    heads: [sprint, ...columns.map(({ head }) => head)],
    numeric: columns.map((_, index) => index + 1),
    rows: Array.from({ length: rows }, (_, at) => [
      at === 0 ? words.start : sprintName(page, at),
      ...columns.map(({ hours }) => (hours![at] === undefined ? '' : f.hours(hours![at]))),
    ]),
  });
}

function sumHours({ items }: Pick<Sprint, 'items'>): number {
  return items.reduce((sum, { hours }) => sum + hours, 0);
}

/** When each wave, and all of the upgrade, is finished. */
function finishTable(page: Page): Markup | null {
  const { f, result } = page;
  const words = page.words.outlook;
  const { forecast } = result.plan;
  if (forecast === undefined) return null;
  const row = (name: Part, items: number, chances: Parameters<typeof finishText>[1]) => [
    name,
    f.whole(items),
    ...(['p50', 'p85', 'p95'] as const).map((chance) => finishText(page, chances, chance)),
  ];
  return dataTable({
    title: words.finish,
    heads: words.finishHeads,
    numeric: [1],
    rows: [
      ...forecast.waves.map((wave) => row(page.words.waves.wave(wave.wave), wave.items, wave)),
      ...(forecast.upgrade === null
        ? []
        : [row(html`<b>${words.ready}</b>`, forecast.upgrade.items, forecast.upgrade)]),
    ],
  });
}

/** Hours that are kept for classes of work, where a sprint has such. */
function poolTable(page: Page): Markup | null {
  const { result } = page;
  const words = page.words.outlook;
  const pooled = result.plan.sprints.filter(({ classes }) => classes !== undefined);
  if (pooled.length === 0) return null;
  const kept = [...new Set(pooled.flatMap(({ classes }) => classes!.map((pool) => pool.class)))];
  const own = new Set(kept.filter((name) => name !== null));
  const classOf = new Map<string, WorkClass>(result.items.map((item) => [item.id, workClassOf(item)]));
  const poolOf = (id: string) => {
    const name = classOf.get(id) ?? classOf.get(id.replace(/#\d+$/, '')) ?? null;
    return name !== null && own.has(name) ? name : null;
  };
  return dataTable({
    title: words.pools,
    heads: [words.heads[0]!, ...kept.map((name) => (name === null ? words.noClass : words.classes[name]))],
    numeric: kept.map((_, index) => index + 1),
    rows: pooled.map(({ index, classes, items }) => [
      sprintName(page, index),
      ...kept.map((name) => {
        const pool = classes!.find((one) => one.class === name);
        const planned = items.filter(({ id }) => poolOf(id) === name);
        return pool === undefined ? '' : page.words.sprints.load(sumHours({ items: planned }), pool.capacityHours);
      }),
    ]),
  });
}

/** State of a sprint as a mark behind its name; nothing where all are still to come. */
export function stateMark({ words, result }: Page, index: number): Markup | null {
  const { sprints } = result.plan;
  if (!sprints.some(({ state }) => state !== undefined && state !== 'planned')) return null;
  const state = sprints.find((sprint) => sprint.index === index)?.state ?? SPRINT_STATES[2];
  return html` <span class="tag">${words.outlook.states[state]}</span>`;
}
