import type { Scenario } from '../../../src/domain/scenario.js';
import { scenarioText } from '../../../src/domain/scenario-words.js';
import { html, type Markup, type Part } from '../../shared/html.js';
import { figure } from '../charts/figure.js';
import { analysed, type Page } from '../context.js';
import { dataTable, section } from '../parts.js';
import { scenarioName } from '../scenario-name.js';
import { sprintName } from './sprint-name.js';

function row(page: Page, scenario: Scenario): Part[] {
  const { f } = page;
  const words = page.words.scenarios;
  const { name, about, changes, plan, curve, impossible, plannedHours, savedPerYear, readyAfter } = scenario;
  const told = html`${scenarioName(page.words, name)}<small>${changes === undefined ? analysed(page, about) : scenarioText(changes, words.changes)}</small>`;
  if (plan === null || curve === null) {
    const why = impossible === null ? null : html`<small>${analysed(page, impossible)}</small>`;
    return [html`${told}${why}`, '', '', '', '', words.impossible];
  }
  return [
    told,
    f.hours(plannedHours),
    f.hours(savedPerYear),
    f.hours(curve.remainingHours.at(-1) ?? 0),
    f.hours(curve.interestPaid.at(-1) ?? 0),
    readyAfter === null ? words.notReady : sprintName(page, readyAfter),
  ];
}

/** The same work planned in several ways, side by side; null where none were compared. */
export function scenarios(page: Page): Markup | null {
  const { result, drawings } = page;
  const words = page.words.scenarios;
  const list = result.scenarios ?? [];
  if (list.length === 0) return null;
  const [best] = [...list].sort((a, b) => b.savedPerYear - a.savedPerYear);
  return section('scenarios', words.title, words.lede, [
    drawings.scenarios &&
      figure(
        'chart-scenarios',
        words.chart,
        drawings.scenarios,
        words.legend,
        words.alt(scenarioName(page.words, best!.name), best!.savedPerYear),
      ),
    dataTable({
      title: words.caption,
      heads: words.heads,
      numeric: [1, 2, 3, 4],
      rows: list.map((scenario) => row(page, scenario)),
    }),
  ]);
}
