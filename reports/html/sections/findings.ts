import { type Finding, SEVERITIES } from '../../../src/domain/finding.js';
import type { Result } from '../../../src/domain/result.js';
import { html, link, type Markup } from '../../shared/html.js';
import { minutes, whole } from '../../shared/numbers.js';
import type { ReportOptions } from '../../shared/options.js';
import { rulesOf } from '../../shared/rules.js';
import { findingId, ruleId } from '../anchors.js';
import type { Limits } from '../limits.js';
import { addonLink, headRow, section, severity, tableBox } from '../parts.js';
import { FINDINGS } from '../words.js';

/** The first findings of each addon, the order kept. */
export function firstOfEach(ordered: readonly Finding[], each: number): Finding[] {
  const seen = new Map<string, number>();
  return ordered.filter(({ addon }) => {
    const before = seen.get(addon) ?? 0;
    seen.set(addon, before + 1);
    return before < each;
  });
}

function row(finding: Finding, hasRules: boolean): Markup {
  const rule = hasRules ? html`<a href="#${ruleId(finding.rule)}">${finding.rule}</a>` : html`${finding.rule}`;
  return html`<tr id="${findingId(finding.id)}"><td data-v="${SEVERITIES.indexOf(finding.severity)}">${severity(finding.severity)}</td><td>${addonLink(finding.addon)}</td><td><code>${finding.path}:${finding.line}</code></td><td>${finding.message}</td><td>${rule}</td><td class="n">${finding.hop ?? ''}</td><td class="n" data-v="${finding.effortMinutes}">${minutes(finding.effortMinutes)}</td></tr>
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
  const rows = shown.map((finding) => row(finding, known.has(finding.rule)));
  const table = html`<table class="sort filter" id="findings-table" data-filter="${FINDINGS.filter}" data-hint="${FINDINGS.filterHint}"><caption>${FINDINGS.caption(whole(shown.length), all)}</caption>${headRow(FINDINGS.heads, [5, 6])}<tbody>${rows}</tbody></table>`;
  return section('findings', FINDINGS.title, FINDINGS.lede, [
    rest,
    tableBox(FINDINGS.title, table),
    ruleList(shown, options),
  ]);
}
