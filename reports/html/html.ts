import type { Result } from '../../src/domain/result.js';
import { upgradeParts } from '../shared/areas.js';
import { html, type Markup } from '../shared/html.js';
import type { ReportOptions } from '../shared/options.js';
import { addonsByPriority, findingsByPriority } from '../shared/order.js';
import { outlookOf } from '../shared/outlook.js';
import { repositoryPaths } from '../shared/place.js';
import { routeMap } from '../shared/route.js';
import { drawCharts } from './charts/all.js';
import type { Page } from './context.js';
import { budgetOf, LEVELS, MOST_ADDONS } from './limits.js';
import { data } from './page/data.js';
import { documentText } from './page/document.js';
import { footer } from './page/footer.js';
import { rootNames } from './parts.js';
import { addonSections } from './sections/addons.js';
import { billing } from './sections/billing.js';
import { decisions } from './sections/decisions.js';
import { effort } from './sections/effort.js';
import { findingsSection } from './sections/findings.js';
import { installation } from './sections/installation.js';
import { maintenance } from './sections/maintenance.js';
import { method } from './sections/method.js';
import { portfolio } from './sections/portfolio.js';
import { scenarios } from './sections/scenarios.js';
import { sprints } from './sections/sprints.js';
import { keyFigures, masthead, summary } from './sections/summary.js';
import { runningSystem } from './sections/system.js';
import { trendSection } from './sections/trend.js';
import { waves } from './sections/waves.js';
import { tongueOf } from './tongue.js';

/** Sections in their order with anchor and name; what a result does not tell is null and not in the contents. */
function sectionsOf(page: Page): [string, string, Markup | null][] {
  const { words } = page;
  return [
    ['trend', words.trend.nav, trendSection(page)],
    ['portfolio', words.portfolio.nav, portfolio(page)],
    ['installation', words.installation.nav, installation(page)],
    ['effort', words.effort.nav, effort(page)],
    ['sprints', words.sprints.nav, sprints(page)],
    ['scenarios', words.scenarios.nav, scenarios(page)],
    ['waves', words.waves.nav, waves(page)],
    ['billing', words.billing.nav, billing(page)],
    ['maintenance', words.maintenance.nav, maintenance(page)],
    ['system', words.system.nav, runningSystem(page)],
    ['addons', words.addons.nav, addonSections(page)],
    ['findings', words.findings.nav, findingsSection(page)],
    ['decisions', words.decisions.nav, decisions(page)],
    ['method', words.method.nav, method(page)],
  ];
}

function pageText(page: Page): string {
  const { result, options } = page;
  const words = page.words.page;
  return documentText(page, {
    title: words.title(result.target, rootNames(page, result.roots)),
    header: html`${masthead(page)}${keyFigures(page)}`,
    lead: summary(page),
    sections: sectionsOf(page),
    footer: footer(page),
    data: data(result),
    style: options.style,
  });
}

/**
 * The report for a steering committee: one file that loads nothing, complete without its script, for screen (light and
 * dark) and A4 paper. At most 500 KB for 200 addons; what does not fit is said to be in the JSON.
 */
export async function renderHtml(result: Result, options: ReportOptions = {}): Promise<string> {
  const pathOf = repositoryPaths(result, options);
  const tongue = tongueOf(options.lang ?? 'en');
  const sprintName = (index: number) => options.style?.sprintNames?.[index - 1] ?? null;
  const told = { parts: upgradeParts(result), outlook: outlookOf(result), route: routeMap(result) };
  const shown = addonsByPriority(result).slice(0, MOST_ADDONS);
  const material = {
    ...tongue,
    ...{ result, options },
    shown,
    keys: new Set(shown.map(({ key }) => key)),
    ordered: findingsByPriority(result).map((finding) => ({ ...finding, path: pathOf(finding) })),
    told,
    drawings: await drawCharts(result, told, tongue, sprintName),
  };
  let text = '';
  const budget = budgetOf(shown.length);
  // Of more addons than the page tells of, no rich level was ever seen to fit.
  const first = shown.length < result.addons.length ? LEVELS.length - 1 : 0;
  for (let level = first; level < LEVELS.length; level += 1) {
    text = pageText({ ...material, limits: LEVELS[level]! });
    const bytes = Buffer.byteLength(text);
    if (bytes <= budget) break;
    // The next level is never less than two fifths of one: where that is too much it need not be tried.
    if (bytes > 2.5 * budget && level < LEVELS.length - 2) level += 1;
  }
  return text;
}
