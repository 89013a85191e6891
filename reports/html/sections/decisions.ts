import type { Result } from '../../../src/domain/result.js';
import type { Accepted, Problem } from '../../../src/domain/triage.js';
import { html, type Markup } from '../../shared/html.js';
import { importedRule } from '../../shared/imported.js';
import { analysed, type Page } from '../context.js';
import { dataTable, nameLink, section, severity } from '../parts.js';

/** What page one says of decisions; null where there is none. */
export function decisionsBlock(page: Page): Markup | null {
  const words = page.words.decisions;
  const lines = sentences(page);
  if (lines.length === 0) return null;
  const all = hasSection(page.result) && html`<p class="go"><a href="#decisions">${words.toAll}</a></p>`;
  return html`<div class="block"><h2>${words.block}</h2><ul>${lines.map((line) => html`<li>${line}</li>`)}</ul>${all}</div>`;
}

function hasSection({ accepted = [], problems = [], baseline }: Result): boolean {
  return accepted.length > 0 || problems.length > 0 || baseline !== undefined;
}

function sentences({ result, words: { decisions: words } }: Page): string[] {
  const { baseline, accepted = [], problems = [] } = result;
  const ending = accepted.filter(({ until }) => until !== null).length;
  return [
    ...(baseline ? [words.baseline(baseline.new, baseline.known, baseline.fixed)] : []),
    ...(accepted.length > 0 && ending === 0 ? [words.accepted(accepted.length)] : []),
    ...(ending > 0 ? [words.acceptedEnding(accepted.length, ending)] : []),
    ...(problems.length > 0 ? [words.problems(problems.length)] : []),
  ];
}

function acceptedRow(page: Page, entry: Accepted): readonly Markup[] {
  const { keys, f } = page;
  const words = page.words.decisions;
  const imported = importedRule(entry.rule);
  const rule = imported === null ? entry.rule : `${imported.tool} ${imported.rule}`;
  return [
    html`${severity(page, entry.severity)} ${analysed(page, entry.message)}<small>${rule}</small>`,
    html`${nameLink(entry.addon, keys)}<small><code>${entry.path}:${entry.line}</code></small>`,
    html`${entry.reason}${entry.note !== null && html`<small>${entry.note}</small>`}`,
    html`${entry.owner ?? words.nobody}`,
    html`<span class="nb">${entry.until === null ? words.noEnd : f.day(entry.until)}</span>`,
    html`${words.by[entry.by]}<small><code>${entry.where}</code></small>`,
  ];
}

function problemRow(page: Page, { kind, path, line, message }: Problem): readonly (Markup | string)[] {
  const told = html`<code>${path}${line !== null && `:${line}`}</code>`;
  return [page.words.decisions.kind[kind], told, analysed(page, message)];
}

/** The register of accepted debt, and the decisions that do not hold; null where there is neither, nor a baseline. */
export function decisions(page: Page): Markup | null {
  const { result, limits } = page;
  const words = page.words.decisions;
  if (!hasSection(result)) return null;
  const { accepted = [], problems = [] } = result;
  const more = (all: number) => all > limits.decisions && page.words.system.more(all - limits.decisions);
  return section('decisions', words.title, words.lede, [
    html`<ul>${sentences(page).map((line) => html`<li>${line}</li>`)}</ul>`,
    dataTable({
      title: words.problemCaption,
      heads: words.problemHeads,
      rows: problems.slice(0, limits.decisions).map((problem) => problemRow(page, problem)),
      more: more(problems.length),
    }),
    dataTable({
      title: words.acceptedCaption,
      heads: words.acceptedHeads,
      rows: accepted.slice(0, limits.decisions).map((entry) => acceptedRow(page, entry)),
      more: more(accepted.length),
    }),
  ]);
}
