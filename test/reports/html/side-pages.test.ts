import { describe, expect, it } from 'vitest';
import { renderCompareHtml } from '../../../reports/html/compare.js';
import { accentOf } from '../../../reports/html/page/house.js';
import { renderPortfolioHtml } from '../../../reports/html/portfolio.js';
import { LIMIT_SENTENCES } from '../../../reports/html/words/limit-sentences.js';
import { gatherInstances } from '../../../src/compare/instances.js';
import { instancesSchema } from '../../../src/domain/instances.js';
import { LANGUAGES } from '../../../src/domain/languages.js';
import { harbour, knownHarbour } from '../harbour.js';
import { between, textOf } from './page.js';
import { sidePages, threeInstances, twoTimes } from './side-pages.js';

const OTHERS = LANGUAGES.filter((lang) => lang !== 'en');
const PAGES = LANGUAGES.flatMap((lang) => (['portfolio', 'compare'] as const).map((page) => [lang, page] as const));

describe('the pages of several results', () => {
  it.each(PAGES)('%s %s: the same bytes twice, ids unique, every link with a target', (lang, name) => {
    const page = sidePages(lang)[name];
    expect(sidePages(lang)[name]).toBe(page);
    expect(page).toContain(`<html lang="${lang}">`);
    const ids = between(page, ' id="', '"');
    expect(new Set(ids).size).toBe(ids.length);
    for (const target of between(page, 'href="#', '"')) expect(ids).toContain(target);
    expect(page.replace(/<(script|style)>[\s\S]*?<\/\1>/g, '')).not.toMatch(/undefined|NaN|\[object|>null<|\sstyle=/);
    for (const table of between(page, '<table', '</table>')) {
      expect(table).toMatch(/^[^>]*><caption>.+<\/caption><thead>/);
      for (const head of table.match(/<th\b[^>]*>/g)!) expect(head).toContain('scope="');
    }
  });

  it.each(PAGES)('%s %s: no hostile text in any field becomes markup', (lang, name) => {
    const page = sidePages(lang, 'hostile')[name];
    expect(page).not.toMatch(/<img|<\/script><|onerror=alert\(1\)>(?!<)/);
    expect(textOf(page)).toContain('</script><img src=x');
    expect(between(page, '<script>', '</script>')).toHaveLength(1);
  });

  it('keep the schema of the data that they are written from', () => {
    expect(instancesSchema.parse(threeInstances())).toEqual(threeInstances());
  });
});

describe('the portfolio page', () => {
  it('tells of each instance its readiness, risks and what is not known, and adds nothing that may not be added', () => {
    const text = textOf(sidePages('en').portfolio);
    for (const name of ['selsey', 'wittering', 'bosham']) expect(text.split(`\n${name}\n`).length).toBeGreaterThan(1);
    expect(text).toContain('Effort, all together\n?not added up: target');
    expect(text).toContain('Cost of waiting\n?not added up: target, evidence, files not read');
    expect(text).toContain('Versions of the program differ (0.1.0, 0.2.0).');
    expect(text).toContain('Much of bosham could not be read or checked.');
    expect(text).toMatch(/No series for \d+ addons: their upgrade is not in the hours\./);
    expect(text).not.toMatch(/rank [23]/);
  });

  it('adds and ranks where it may, and counts money at the rate of the house', () => {
    const named = ['selsey', 'bosham'].map((name) => ({ name, result: harbour() }));
    const portfolio = gatherInstances(named);
    const page = renderPortfolioHtml(portfolio, { style: { currency: 'EUR', hourlyRate: 100 } });
    const { upgradeHours, interestHours } = portfolio.totals;
    const [own] = portfolio.instances;
    expect(upgradeHours!.p50).toBeCloseTo(2 * own!.upgradeHours!.p50, 6);
    expect(interestHours).toBeCloseTo(2 * own!.interestHours!, 6);
    expect(textOf(page)).toContain(`or €${Math.round(interestHours! * 100).toLocaleString('en')} a year`);
    expect(textOf(page)).toContain('rank 1');
    expect(textOf(page)).toContain('One hour is counted at €100 for every instance.');
  });

  it('gives no sum where the hours of one instance are not known', () => {
    const bare = { ...harbour(), addons: harbour().addons.map((addon) => ({ ...addon, series: null })) };
    const { totals } = gatherInstances([
      { name: 'a', result: harbour() },
      { name: 'b', result: bare },
    ]);
    expect(totals.upgradeHours).toBeNull();
  });

  it('carries logo and colours of the house', () => {
    const accent = accentOf('#8A1C4A', undefined);
    if ('problem' in accent) throw new Error(accent.problem);
    const style = { ...accent, logo: { data: 'data:image/png;base64,AAAA', alt: 'Port of "Selsey"' } };
    for (const page of [renderPortfolioHtml(threeInstances(), { style }), renderCompareHtml(twoTimes(), { style })]) {
      expect(page).toContain('--accent:#8a1c4a');
      expect(page).toContain('<img class="logo" src="data:image/png;base64,AAAA" alt="Port of &quot;Selsey&quot;">');
    }
  });
});

describe('what stands against comparing', () => {
  it.each(OTHERS)('is told in %s, with its numbers', (lang) => {
    for (const [sentence, told] of Object.entries(LIMIT_SENTENCES)) {
      const numbers = (sentence.match(/#/g) ?? []).length;
      expect((told[lang].match(/#\d/g) ?? []).sort(), sentence).toEqual(
        Array.from({ length: numbers }, (_, index) => `#${index + 1}`),
      );
    }
    const limits = sidePages(lang).compare.match(/<table[^>]*><caption>[^<]*<\/caption>[\s\S]*?<\/table>/)![0];
    expect(limits).not.toContain('lang="en"');
    expect(limits).toContain('0.0.9');
    expect(limits).toContain('17.0');
  });

  it('leaves a sentence that is new in English, marked as such', () => {
    const comparison = twoTimes();
    const limits = [{ kind: 'tool' as const, subject: '', why: 'the tide was out' }];
    const page = renderCompareHtml({ ...comparison, limits }, { lang: 'fr' });
    expect(page).toContain('<span lang="en">the tide was out</span>');
  });

  it('says nothing where nothing does', () => {
    const same = gatherInstances(['a', 'b'].map((name) => ({ name, result: knownHarbour() })));
    expect(same.limits.filter(({ kind }) => kind !== 'currency')).toEqual([]);
  });
});
