import { type Finding, SEVERITIES } from '../../../src/domain/finding.js';
import { html, link, type Markup } from '../../shared/html.js';
import { importedRule } from '../../shared/imported.js';
import { rulesOf } from '../../shared/rules.js';
import { findingId, ruleId } from '../anchors.js';
import { ageText, analysed, minutesText, type Page } from '../context.js';
import { headRow, nameLink, section, severity, tableBox } from '../parts.js';

/** Marks behind a message: new, where else it stands, since when, and which other tools tell it. */
export function marks(page: Page, finding: Finding): Markup | null {
  const words = page.words.marks;
  const tools = (finding.alsoBy ?? []).map((rule) => {
    const imported = importedRule(rule);
    return imported === null ? rule : `${imported.tool} ${imported.rule}`;
  });
  const told = [
    finding.alsoAt !== undefined && finding.alsoAt.length > 0 && words.alsoAt(linesTold(page, finding.alsoAt)),
    finding.ageDays !== undefined && words.age(ageText(page, finding.ageDays)),
    tools.length > 0 && words.alsoBy(tools.join(', ')),
  ].filter((part) => part !== false);
  if (told.length === 0 && finding.isNew !== true) return null;
  return html`${finding.isNew === true && html` <b class="tag">${words.fresh}</b>`}${
    told.length > 0 && html` <span class="soft">(${told.join(page.words.semicolon)})</span>`
  }`;
}

const LINES_SHOWN = 5;

function linesTold({ f }: Page, lines: readonly number[]): string {
  const rest = lines.length - LINES_SHOWN;
  return `${lines.slice(0, LINES_SHOWN).join(', ')}${rest > 0 ? ` +${f.whole(rest)}` : ''}`;
}

/** The rule of a finding: ours as a link where its help is on the page, another tool's with the name of that tool. */
function ruleCell(page: Page, { rule }: Finding, known: ReadonlySet<string>): Markup {
  if (known.has(rule))
    return html`<a href="#${ruleId(rule)}">${importedRule(rule)?.rule ?? rule}</a>${toldBy(page, rule)}`;
  return html`${importedRule(rule)?.rule ?? rule}${toldBy(page, rule)}`;
}

function toldBy({ words: { marks: words } }: Page, rule: string): Markup | null {
  const imported = importedRule(rule);
  return imported && html` <small>${words.told(imported.tool)}</small>`;
}

/** The first findings of each addon, the order kept. */
export function firstOfEach(ordered: readonly Finding[], each: number): Finding[] {
  const seen = new Map<string, number>();
  return ordered.filter(({ addon }) => {
    const before = seen.get(addon) ?? 0;
    seen.set(addon, before + 1);
    return before < each;
  });
}

function row(page: Page, finding: Finding, known: ReadonlySet<string>): Markup {
  return html`<tr id="${findingId(finding.id)}"><td data-v="${SEVERITIES.indexOf(finding.severity)}">${severity(page, finding.severity)}</td><td>${nameLink(finding.addon, page.keys)}</td><td><code>${finding.path}:${finding.line}</code></td><td${page.english}>${finding.message}${marks(page, finding)}</td><td>${ruleCell(page, finding, known)}</td><td class="n">${finding.hop ?? ''}</td><td class="n" data-v="${finding.effortMinutes}">${minutesText(page, finding.effortMinutes)}</td></tr>
`;
}

function ruleList(page: Page, findings: readonly Finding[]): Markup | null {
  const { options } = page;
  const words = page.words.findings;
  const entries = rulesOf(findings, options.rules).filter((entry) => entry.meta !== null);
  if (entries.length === 0) return null;
  const items = entries.map(({ id, title, severity: level, meta }) => {
    const sources = meta!.sources.map((source, index) => html`${index > 0 && ', '}${link(source)}`);
    return html`<dt id="${ruleId(id)}">${severity(page, level)} ${analysed(page, title)} <code>${id}</code></dt><dd>${analysed(page, meta!.why)} <b>${words.remedy}</b> ${analysed(page, meta!.remedy)} <span class="soft">${words.sources} ${sources}</span></dd>`;
  });
  return html`<h3>${words.rules}</h3><dl class="rules">${items}</dl>`;
}

/** The findings table: so many of each addon, and a word on where the rest is. */
export function findingsSection(page: Page): Markup {
  const { result, ordered, limits, options } = page;
  const words = page.words.findings;
  if (ordered.length === 0) return section('findings', words.title, null, html`<p>${words.none}</p>`);
  const shown = firstOfEach(ordered, limits.findingsPerAddon).slice(0, limits.findings);
  const known = new Set((options.rules ?? []).map((rule) => rule.id));
  const all = result.findings.length;
  const rest = shown.length < ordered.length && html`<p>${words.rest(limits.findingsPerAddon, shown.length, all)}</p>`;
  const rows = shown.map((finding) => row(page, finding, known));
  const table = html`<table class="sort filter" id="findings-table" data-filter="${words.filter}" data-hint="${words.filterHint}"><caption>${words.caption(shown.length, all)}</caption>${headRow(words.heads, [5, 6])}<tbody>${rows}</tbody></table>`;
  return section('findings', words.title, words.lede, [
    rest,
    tableBox(words.caption(shown.length, all), table),
    ruleList(page, shown),
  ]);
}
