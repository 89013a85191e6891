import type { Result } from '../../../src/domain/result.js';
import type { Accepted, Problem } from '../../../src/domain/triage.js';
import { html, type Markup } from '../../shared/html.js';
import { importedRule } from '../../shared/imported.js';
import { count, whole } from '../../shared/numbers.js';
import type { Limits } from '../limits.js';
import { dataTable, nameLink, section, severity } from '../parts.js';
import { DECISIONS, SYSTEM } from '../words-evidence.js';

/** What page one says of decisions; null where there is none. */
export function decisionsBlock(result: Result): Markup | null {
  const lines = sentences(result);
  if (lines.length === 0) return null;
  const all = hasSection(result) && html`<p class="go"><a href="#decisions">${DECISIONS.toAll}</a></p>`;
  return html`<div class="block"><h3>${DECISIONS.block}</h3><ul>${lines.map((line) => html`<li>${line}</li>`)}</ul>${all}</div>`;
}

function hasSection({ accepted = [], problems = [], baseline }: Result): boolean {
  return accepted.length > 0 || problems.length > 0 || baseline !== undefined;
}

function sentences({ baseline, accepted = [], problems = [] }: Result): string[] {
  const ending = accepted.filter(({ until }) => until !== null).length;
  return [
    ...(baseline ? [DECISIONS.baseline(whole(baseline.new), whole(baseline.known), whole(baseline.fixed))] : []),
    ...(accepted.length > 0 ? [DECISIONS.accepted(count(accepted.length, 'finding'), ending)] : []),
    ...(problems.length > 0 ? [DECISIONS.problems(DECISIONS.problemCount(problems.length))] : []),
  ];
}

function acceptedRow(entry: Accepted, keys: ReadonlySet<string>): readonly Markup[] {
  const imported = importedRule(entry.rule);
  const rule = imported === null ? entry.rule : `${imported.tool} ${imported.rule}`;
  return [
    html`${severity(entry.severity)} ${entry.message}<small>${rule}</small>`,
    html`${nameLink(entry.addon, keys)}<small><code>${entry.path}:${entry.line}</code></small>`,
    html`${entry.reason}${entry.note !== null && html`<small>${entry.note}</small>`}`,
    html`${entry.owner ?? DECISIONS.nobody}`,
    html`<span class="nb">${entry.until ?? DECISIONS.noEnd}</span>`,
    html`${DECISIONS.by[entry.by]}<small><code>${entry.where}</code></small>`,
  ];
}

function problemRow({ kind, path, line, message }: Problem): readonly (Markup | string)[] {
  return [DECISIONS.kind[kind], html`<code>${path}${line !== null && `:${line}`}</code>`, message];
}

/** The register of accepted debt, and the decisions that do not hold; null where there is neither, nor a baseline. */
export function decisions(result: Result, limits: Limits): Markup | null {
  if (!hasSection(result)) return null;
  const { accepted = [], problems = [] } = result;
  const keys = new Set(result.addons.map(({ key }) => key));
  const more = (all: number) => all > limits.decisions && SYSTEM.more(all - limits.decisions);
  return section('decisions', DECISIONS.title, DECISIONS.lede, [
    html`<ul>${sentences(result).map((line) => html`<li>${line}</li>`)}</ul>`,
    dataTable({
      title: DECISIONS.problemCaption,
      heads: DECISIONS.problemHeads,
      rows: problems.slice(0, limits.decisions).map(problemRow),
      more: more(problems.length),
    }),
    dataTable({
      title: DECISIONS.acceptedCaption,
      heads: DECISIONS.acceptedHeads,
      rows: accepted.slice(0, limits.decisions).map((entry) => acceptedRow(entry, keys)),
      more: more(accepted.length),
    }),
  ]);
}
