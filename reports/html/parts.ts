import type { Severity } from '../../src/domain/finding.js';
import { isKnown } from '../../src/domain/known.js';
import type { AddonResult } from '../../src/domain/result.js';
import type { Confidence, Rating, Score, VerdictKind } from '../../src/domain/score.js';
import { html, type Markup, type Part } from '../shared/html.js';
import { clip, visible } from '../shared/text.js';
import { addonId } from './anchors.js';
import { analysed, type Page, type Tongue } from './context.js';
import { definitionText } from './words/definitions.js';

const CONFIDENCE_MARK: Record<Confidence, string> = { high: '', medium: '~', low: '?' };

/** Longest name shown in running text and tables; the whole name stands in the section of the addon. */
const NAME_WIDTH = 40;

/** Name short enough for a table, control characters shown. */
export function shortName(key: string, width = NAME_WIDTH): string {
  return clip(visible(key), width);
}

/** More folders are told by some of them and their number. */
const ROOTS_SHOWN = 3;

/** The scanned folders for a heading. */
export function rootNames({ words }: Tongue, roots: readonly string[]): string {
  const shown = roots.slice(0, ROOTS_SHOWN).map(visible);
  if (roots.length > shown.length) shown.push(words.namesMore(roots.length - shown.length));
  return shown.join(', ');
}

export function addonLink(key: string): Markup {
  return html`<a href="#${addonId(key)}">${shortName(key)}</a>`;
}

/** A fixed sentence of the analysis in the words of the page; one that the catalogue does not know stays English. */
export function sentence(tongue: Tongue, text: string): Markup {
  const told = tongue.lang === 'en' ? text : definitionText(tongue.lang, text);
  return told === null ? analysed(tongue, text) : html`${told}`;
}

/** Word, colour and glyph (from the style sheet) of a severity: never colour alone. */
export function severity({ words }: Tongue, value: Severity): Markup {
  return html`<span class="s ${value}">${words.severity[value]}</span>`;
}

export function verdict({ words }: Tongue, kind: VerdictKind): Markup {
  return html`<span class="s ${kind}">${words.verdict[kind]}</span>`;
}

export function rating(letter: Rating): Markup {
  return html`<b class="r r${letter}">${letter}</b>`;
}

function confidenceMark({ words }: Tongue, score: Score): Markup | null {
  const mark = CONFIDENCE_MARK[score.confidence];
  return mark === '' ? null : html`<abbr title="${words.confidence[score.confidence]}">${mark}</abbr>`;
}

/** One of the few figures at the top of a page; `anchor` is where it is taken apart. */
export function figureBlock(label: string, value: Part, unit: string, note: string, anchor: string): Markup {
  return html`<div><dt><a href="#${anchor}">${label}</a></dt><dd><b class="big">${value}</b>${unit !== '' && html` <span>${unit}</span>`}<small>${note}</small></dd></div>`;
}

/** A score with its mark of confidence; `?` where nothing stands behind it. */
export function scoreText(tongue: Tongue, score: Score, known = isKnown(score)): Markup {
  return known
    ? html`${tongue.f.whole(score.score)}${confidenceMark(tongue, score)}`
    : html`<abbr title="${tongue.words.confidence.low}">?</abbr>`;
}

/** Bar of a share 0 to 1 in steps of five percent; the width is a class, because a style attribute breaks the CSP. */
export function shareBar(share: number): Markup {
  const steps = share <= 0 ? 0 : Math.max(1, Math.min(20, Math.round(share * 20)));
  return html`<i class="b w${steps}"></i>`;
}

export function scoreCell(tongue: Tongue, score: Score, known = isKnown(score)): Markup {
  return html`<td class="n">${scoreText(tongue, score, known)}${known && shareBar(score.score / 100)}</td>`;
}

/** Header row with scopes. `numeric` are the indexes of columns with numbers. */
export function headRow(heads: readonly string[], numeric: readonly number[]): Markup {
  const cells = heads.map((head, index) =>
    numeric.includes(index) ? html`<th scope="col" class="n">${head}</th>` : html`<th scope="col">${head}</th>`,
  );
  return html`<thead><tr>${cells}</tr></thead>`;
}

/** Section with its heading; `id` is its anchor in the contents. */
export function section(id: string, title: string, lede: string | null, body: Part): Markup {
  return html`<section id="${id}" aria-labelledby="${id}-h"><h2 id="${id}-h">${title}</h2>${
    lede !== null && html`<p class="lede">${lede}</p>`
  }${body}</section>
`;
}

/** Names in running text: `a, b and c`, at most `most`, the rest as a number. */
export function nameList({ words, keys }: Page, addons: readonly Pick<AddonResult, 'key'>[], most: number): Markup {
  const shown = addons.slice(0, most).map(({ key }) => nameLink(key, keys));
  const rest = addons.length - shown.length;
  if (rest > 0) shown.push(html`${words.namesMore(rest)}`);
  const last = shown.length - 1;
  return html`${shown.map((name, index) => html`${index === 0 ? '' : index === last ? words.and : ', '}${name}`)}`;
}

/** Scrolls sideways on its own where the window is narrower than the table. */
export function tableBox(label: string, table: Markup): Markup {
  return html`<div class="scroll" role="region" aria-label="${label}" tabindex="0">${table}</div>`;
}

/** Name of an addon, as a link where the page tells of one of that key. */
export function nameLink(name: string, keys: ReadonlySet<string>): Markup {
  return keys.has(name) ? addonLink(name) : html`${shortName(name)}`;
}

/** A kind of the analysis in the words of the page; one that the catalogue has not is read aloud: `cron-late`, "cron late". */
export function spoken(tongue: Tongue, kind: string, named: Readonly<Record<string, string>>): Markup {
  return Object.hasOwn(named, kind) ? html`${named[kind]}` : analysed(tongue, kind.replace(/[-_]+/g, ' '));
}

export interface DataTable {
  title: string;
  heads: readonly string[];
  /** Indexes of columns with numbers. */
  numeric?: readonly number[];
  /** The first cell heads its row. */
  rows: readonly (readonly Part[])[];
  /** What stands under the last row, where rows were left out. */
  more?: string | false;
  /** Sums under the columns. */
  foot?: readonly Part[] | false;
}

/** Tables of more rows may break between pages. */
const SHORT = 10;

/** A small table under its own heading; null without rows. */
export function dataTable({ title, heads, numeric = [], rows, more, foot }: DataTable): Markup | null {
  if (rows.length === 0) return null;
  const cell = (part: Part, index: number) => {
    if (index === 0) return html`<th scope="row">${part}</th>`;
    return numeric.includes(index) ? html`<td class="n">${part}</td>` : html`<td>${part}</td>`;
  };
  const body = rows.map(
    (row) => html`<tr>${row.map(cell)}</tr>
`,
  );
  const rest = more && html`<tr><td class="soft" colspan="${heads.length}">${more}</td></tr>`;
  return tableBox(
    title,
    html`<table class="titled${rows.length > SHORT && ' long'}"><caption>${title}</caption>${headRow(heads, numeric)}<tbody>${body}${rest}</tbody>${foot && html`<tfoot><tr>${foot.map(cell)}</tr></tfoot>`}</table>`,
  );
}

/** That the page does not tell of all addons; nothing where it does. */
export function fewer({ shown, result, words }: Page): string {
  const all = result.addons.length;
  return shown.length < all ? words.addons.fewer(shown.length, all) : '';
}
