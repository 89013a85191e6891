import type { Comparison } from '../../src/domain/comparison.js';
import { html } from '../shared/html.js';
import type { ReportOptions } from '../shared/options.js';
import { visible } from '../shared/text.js';
import { documentText, logo } from './page/document.js';
import { trend } from './sections/trend.js';
import { tongueOf } from './tongue.js';

/** What changed between two results, as a page of its own. */
export function renderCompareHtml(comparison: Comparison, options: Pick<ReportOptions, 'lang' | 'style'> = {}): string {
  const tongue = tongueOf(options.lang ?? 'en');
  const words = tongue.words.trend;
  const { older, newer } = comparison;
  const names = [...new Set([...older.roots, ...newer.roots])].map(visible).join(', ');
  const title = `${words.pageTitle}${names === '' ? '' : `${tongue.words.colon} ${names}`}`;
  return documentText(tongue, {
    title,
    header: html`${logo(options.style)}<p class="eyebrow">Odoo ${newer.target} · ${names}</p><h1>${words.pageTitle}</h1>`,
    sections: [['trend', words.nav, trend(tongue, comparison, new Set())]],
    footer: tongue.words.page.made('odoo-debt', newer.version, comparison.schemaVersion),
    style: options.style,
  });
}
