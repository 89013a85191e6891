import { beforeAll, describe, expect, it } from 'vitest';
import { renderHtml } from '../../../reports/html/html.js';
import { BUDGET_BYTES } from '../../../reports/html/limits.js';
import { HARBOUR_RULES, harbour, knownHarbour, largeHarbour } from '../harbour.js';
import { between, textOf } from './page.js';

/** Sections that only some results have, with a sentence of each. */
const SECTIONS = {
  installation: 'Rescue: mend what is there',
  maintenance: 'Median time to resolve a critical incident',
  system: 'Users who may administer the system',
  decisions: 'Decisions that do not hold',
} as const;

let page = '';
let text = '';
beforeAll(async () => {
  page = await renderHtml(knownHarbour(), { rules: HARBOUR_RULES });
  text = textOf(page);
});

describe('the page of a result that knows more', () => {
  it('reads as the golden text', async () => {
    await expect(text).toMatchFileSnapshot('../golden/report-known.txt');
  });

  it.each(Object.entries(SECTIONS))('has the section %s, and a way to it', (id, sentence) => {
    expect(page).toContain(`<section id="${id}"`);
    expect(page).toContain(`<li><a href="#${id}">`);
    expect(text).toContain(sentence);
  });

  it('shows nothing of a part that the result has not', async () => {
    const bare = await renderHtml(harbour());
    for (const [id, sentence] of Object.entries(SECTIONS)) {
      expect(bare).not.toContain(`id="${id}"`);
      expect(bare).not.toContain(`href="#${id}"`);
      expect(bare).not.toContain(sentence);
    }
    expect(bare).not.toMatch(/class="(tag|credit|kpis|months)"|Override surface|>Surface</);
    const { system, kpis, installation, ...without } = knownHarbour();
    const half = await renderHtml({ ...without, kpis: null });
    expect(half).toContain('id="decisions"');
    expect(half).not.toMatch(/id="(system|maintenance|installation)"/);
  });

  it('stands a running system of which no source was given, and figures of which none is known', async () => {
    const known = knownHarbour();
    const figure = known.kpis!.reopening;
    const dark = {
      ...known.kpis!,
      asOf: null,
      window: null,
      criticalIncidents: { ...figure, months: [] },
      sla: { ...known.kpis!.sla, rows: [] },
    };
    const empty = await renderHtml({ ...known, system: { database: null, log: null, tickets: null }, kpis: dark });
    expect(textOf(empty)).toContain('Database | not given | | |');
    expect(textOf(empty)).toContain('No ticket could be read in any window.');
    expect(empty.replace(/<script>[\s\S]*<\/script>/, '')).not.toMatch(/undefined|NaN|\[object|>null</);
  });

  it('lets no text of tickets, logs, databases and registers become markup', () => {
    expect(page).not.toMatch(/<img|<svg on|<script>alert|<i>Anna|<x>|<smtp>|<sql>|<form>|<due>|odoo\.<b>/);
    for (const shown of ['<script>alert(4)</script>', '<svg onload=alert(6)>', '<i>Anna</i>', 'odoo.<b>', '(<smtp>)'])
      expect(text).toContain(shown);
  });

  it('keeps ids unique and every link inside the page with a target', () => {
    const ids = between(page, ' id="', '"');
    expect(new Set(ids).size).toBe(ids.length);
    for (const target of between(page, 'href="#', '"')) expect(ids).toContain(target);
  });

  it('needs neither script nor style attribute, and gives every table caption and scopes', () => {
    const tags = page.replace(/<(style|script)>[\s\S]*?<\/\1>/g, '').match(/<[a-z][^>]*>/g)!;
    for (const tag of tags) expect(tag).not.toMatch(/\s(style|src|on\w+)=/);
    for (const table of between(page, '<table', '</table>')) {
      expect(table).toMatch(/^[^>]*><caption>.+<\/caption><thead>/);
      for (const head of table.match(/<th\b[^>]*>/g)!) expect(head).toContain('scope="');
    }
  });

  it('tells an unknown figure with its reason, and never as a number', () => {
    expect(text).toContain(
      'Opened againresolved tickets that were opened again. | not known: the files do not tell of reopening | |',
    );
    expect(text).toContain('4 of 15 maintenance figures are not known.');
    expect(text).toMatch(/\nScheduled actions that are late.* \| 0% \| 0 of 14 \| 94% \|/);
  });

  it('shows credits as such, after what speaks against the addon', () => {
    expect(page).toContain('in its favour</p><ul class="why"><li><b class="credit">−5</b> 12 tests for 20 methods');
    const against = page.indexOf('+13.3');
    expect(against).toBeLessThan(page.indexOf('in its favour'));
  });

  it('marks what is new, what stands elsewhere, how old it is, and who else tells it', () => {
    expect(text).toContain('new (also line 40, 44, 51, 60, 71 +1)');
    expect(text).toMatch(/\(there for 1 year|\(there for \d+ months/);
    expect(text).toContain('also reported by bandit B608');
    expect(text).toContain('B105 reported by bandit');
  });

  it('stays within its budget for 200 addons that know all this, and says what it leaves out', async () => {
    const large = await renderHtml(knownHarbour(largeHarbour(200, 5000)));
    expect(Buffer.byteLength(large)).toBeLessThanOrEqual(BUDGET_BYTES);
    for (const id of Object.keys(SECTIONS)) expect(large).toContain(`<section id="${id}"`);
    const many = Array.from({ length: 900 }, (_, index) => ({ ...knownHarbour().accepted![0]!, id: `a${index}` }));
    expect(await renderHtml({ ...knownHarbour(), accepted: many })).toMatch(
      /and \d+ more rows, all in the JSON report/,
    );
  });

  it('says on page one that nothing of the running system was given, whatever git tells', async () => {
    const said = 'no evidence from a running system was given';
    const git = { source: 'git', window: null, basis: '12 commits' };
    expect(textOf(await renderHtml({ ...harbour(), evidence: [git] }))).toContain(said);
    expect(text).not.toContain(said);
  });
});
