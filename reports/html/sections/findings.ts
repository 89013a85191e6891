import { type Finding, SEVERITIES } from '../../../src/domain/finding.js';
import type { Result } from '../../../src/domain/result.js';
import { html, link, type Markup } from '../../shared/html.js';
import { importedRule } from '../../shared/imported.js';
import { age, minutes, whole } from '../../shared/numbers.js';
import type { ReportOptions } from '../../shared/options.js';
import { rulesOf } from '../../shared/rules.js';
import { findingId, ruleId } from '../anchors.js';
import type { Limits } from '../limits.js';
import { addonLink, headRow, section, severity, tableBox } from '../parts.js';
import { FINDINGS } from '../words.js';
import { MARKS } from '../words-evidence.js';

/** Marks behind a message: new, where else it stands, since when, and which other tools tell it. */
export function marks(finding: Finding): Markup | null {
  const tools = (finding.alsoBy ?? []).map((rule) => {
    const imported = importedRule(rule);
    return imported === null ? rule : `${imported.tool} ${imported.rule}`;
  });
  const told = [
    finding.alsoAt !== undefined && finding.alsoAt.length > 0 && MARKS.alsoAt(linesTold(finding.alsoAt)),
    finding.ageDays !== undefined && MARKS.age(age(finding.ageDays)),
    tools.length > 0 && MARKS.alsoBy(tools.join(', ')),
  ].filter((part) => part !== false);
  if (told.length === 0 && finding.isNew !== true) return null;
  return html`${finding.isNew === true && html` <b class="tag">${MARKS.fresh}</b>`}${
    told.length > 0 && html` <span class="soft">(${told.join('; ')})</span>`
  }`;
}

const LINES_SHOWN = 5;

function linesTold(lines: readonly number[]): string {
  const rest = lines.length - LINES_SHOWN;
  return `${lines.slice(0, LINES_SHOWN).join(', ')}${rest > 0 ? ` +${whole(rest)}` : ''}`;
}

/** The rule of a finding: ours as a link where its help is on the page, another tool's with the name of that tool. */
function ruleCell({ rule }: Finding, known: ReadonlySet<string>): Markup {
  if (known.has(rule)) return html`<a href="#${ruleId(rule)}">${importedRule(rule)?.rule ?? rule}</a>${toldBy(rule)}`;
  return html`${importedRule(rule)?.rule ?? rule}${toldBy(rule)}`;
}

function toldBy(rule: string): Markup | null {
  const imported = importedRule(rule);
  return imported && html` <small>${MARKS.told(imported.tool)}</small>`;
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

function row(finding: Finding, known: ReadonlySet<string>): Markup {
  return html`<tr id="${findingId(finding.id)}"><td data-v="${SEVERITIES.indexOf(finding.severity)}">${severity(finding.severity)}</td><td>${addonLink(finding.addon)}</td><td><code>${finding.path}:${finding.line}</code></td><td>${finding.message}${marks(finding)}</td><td>${ruleCell(finding, known)}</td><td class="n">${finding.hop ?? ''}</td><td class="n" data-v="${finding.effortMinutes}">${minutes(finding.effortMinutes)}</td></tr>
`;
}

function ruleList(findings: readonly Finding[], options: ReportOptions): Markup | null {
  const entries = rulesOf(findings, options.rules).filter((entry) => entry.meta !== null);
  if (entries.length === 0) return null;
  const items = entries.map(({ id, title, severity: level, meta }) => {
    const sources = meta!.sources.map((source, index) => html`${index > 0 && ', '}${link(source)}`);
    return html`<dt id="${ruleId(id)}">${severity(level)} ${title} <code>${id}</code></dt><dd>${meta!.why} <b>${FINDINGS.remedy}</b> ${meta!.remedy} <span class="soft">${FINDINGS.sources} ${sources}</span></dd>`;
  });
  return html`<h3>${FINDINGS.rules}</h3><dl class="rules">${items}</dl>`;
}

/** The findings table: so many of each addon, and a word on where the rest is. */
export function findingsSection(
  result: Result,
  ordered: readonly Finding[],
  limits: Limits,
  options: ReportOptions,
): Markup {
  if (ordered.length === 0) return section('findings', FINDINGS.title, null, html`<p>${FINDINGS.none}</p>`);
  const shown = firstOfEach(ordered, limits.findingsPerAddon).slice(0, limits.findings);
  const known = new Set((options.rules ?? []).map((rule) => rule.id));
  const all = whole(result.findings.length);
  const rest =
    shown.length < ordered.length &&
    html`<p>${FINDINGS.rest(whole(limits.findingsPerAddon), whole(shown.length), all)}</p>`;
  const rows = shown.map((finding) => row(finding, known));
  const table = html`<table class="sort filter" id="findings-table" data-filter="${FINDINGS.filter}" data-hint="${FINDINGS.filterHint}"><caption>${FINDINGS.caption(whole(shown.length), all)}</caption>${headRow(FINDINGS.heads, [5, 6])}<tbody>${rows}</tbody></table>`;
  return section('findings', FINDINGS.title, FINDINGS.lede, [
    rest,
    tableBox(FINDINGS.title, table),
    ruleList(shown, options),
  ]);
}
