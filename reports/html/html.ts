import { createHash } from 'node:crypto';
import type { Finding } from '../../src/domain/finding.js';
import type { Result } from '../../src/domain/result.js';
import { html, type Markup, trusted } from '../shared/html.js';
import type { ReportOptions } from '../shared/options.js';
import { findingsByPriority } from '../shared/order.js';
import { repositoryPaths } from '../shared/place.js';
import { visible } from '../shared/text.js';
import { type Drawings, drawCharts } from './charts/all.js';
import { BUDGET_BYTES, LEVELS, type Limits } from './limits.js';
import { SCRIPT } from './page/script.js';
import { STYLE } from './page/style.js';
import { addonSections } from './sections/addons.js';
import { decisions } from './sections/decisions.js';
import { effort } from './sections/effort.js';
import { findingsSection } from './sections/findings.js';
import { installation } from './sections/installation.js';
import { maintenance } from './sections/maintenance.js';
import { method } from './sections/method.js';
import { portfolio } from './sections/portfolio.js';
import { sprints } from './sections/sprints.js';
import { keyFigures, masthead, summary } from './sections/summary.js';
import { runningSystem } from './sections/system.js';
import { waves } from './sections/waves.js';
import { ADDONS, EFFORT, FINDINGS, METHOD, PAGE, PORTFOLIO, SPRINTS, WAVES } from './words.js';
import { DECISIONS, INSTALLATION, MAINTENANCE, SYSTEM } from './words-evidence.js';

function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

/** Nothing is loaded from anywhere; our one style sheet and our one script run because their hashes are named. */
function policy(): string {
  return [
    "default-src 'none'",
    `style-src ${hashOf(STYLE)}`,
    `script-src ${hashOf(SCRIPT)}`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

function head(result: Result): Markup {
  const title = PAGE.title(result.target, result.roots.map(visible).join(', '));
  return html`<head>
<meta http-equiv="Content-Security-Policy" content="${trusted(policy())}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${trusted(STYLE)}</style>
</head>`;
}

/** What all sizes of one page share, worked out once. */
interface Material {
  result: Result;
  options: ReportOptions;
  ordered: readonly Finding[];
  drawings: Drawings;
}

/** Sections in their order with anchor and name; what a result does not tell is null and not in the contents. */
function sectionsOf(
  { result, options, ordered, drawings }: Material,
  limits: Limits,
): [string, string, Markup | null][] {
  return [
    ['portfolio', PORTFOLIO.nav, portfolio(result, drawings)],
    ['installation', INSTALLATION.nav, installation(result)],
    ['effort', EFFORT.nav, effort(result, drawings)],
    ['sprints', SPRINTS.nav, sprints(result, drawings, limits)],
    ['waves', WAVES.nav, waves(result)],
    ['maintenance', MAINTENANCE.nav, maintenance(result)],
    ['system', SYSTEM.nav, runningSystem(result, limits)],
    ['addons', ADDONS.nav, addonSections(result, ordered, limits)],
    ['findings', FINDINGS.nav, findingsSection(result, ordered, limits, options)],
    ['decisions', DECISIONS.nav, decisions(result, limits)],
    ['method', METHOD.nav, method(result, limits)],
  ];
}

function page(material: Material, limits: Limits): string {
  const { result, options } = material;
  const shown = sectionsOf(material, limits).filter(([, , body]) => body !== null);
  const contents = shown.map(([id, title]) => html`<li><a href="#${id}">${title}</a></li>`);
  const { tool, schemaVersion, generatedAt } = result;
  return html`<!doctype html>
<html lang="en">
${head(result)}
<body>
<a class="skip" href="#main">${PAGE.skip}</a>
<nav aria-label="${PAGE.contents}"><ul data-dark="${PAGE.dark}" data-light="${PAGE.light}">${contents}</ul></nav>
<main id="main">
<header>${masthead(result)}${keyFigures(result, options)}</header>
${summary(result)}
${shown.map(([, , body]) => body)}</main>
<footer><p>${PAGE.made(tool.name, tool.version, schemaVersion)}${generatedAt !== undefined && PAGE.at(generatedAt)}</p></footer>
<script>${trusted(SCRIPT)}</script>
</body>
</html>
`.toString();
}

/**
 * The report for a steering committee: one file that loads nothing, complete without its script, for screen (light and
 * dark) and A4 paper. At most 500 KB for 200 addons; what does not fit is said to be in the JSON.
 */
export async function renderHtml(result: Result, options: ReportOptions = {}): Promise<string> {
  const pathOf = repositoryPaths(result, options);
  const ordered = findingsByPriority(result).map((finding) => ({ ...finding, path: pathOf(finding) }));
  const material = { result, options, ordered, drawings: await drawCharts(result) };
  let text = '';
  for (const limits of LEVELS) {
    text = page(material, limits);
    if (Buffer.byteLength(text) <= BUDGET_BYTES) break;
  }
  return text;
}
