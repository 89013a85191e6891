import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { addonId } from '../../../reports/html/anchors.js';
import { renderHtml } from '../../../reports/html/html.js';
import { BUDGET_BYTES } from '../../../reports/html/limits.js';
import { STYLE } from '../../../reports/html/page/style.js';
import { emptyHarbour, HARBOUR_RULES, HOSTILE_NAME, harbour, largeHarbour } from '../harbour.js';
import { between, textOf } from './page.js';

let page = '';
beforeAll(async () => {
  page = await renderHtml(harbour(), { rules: HARBOUR_RULES });
});

/** WCAG 2.1 contrast of two `#rgb` or `#rrggbb` colours. */
function contrast(a: string, b: string): number {
  const luminance = (color: string) => {
    const hex = color.length === 4 ? [...color.slice(1)].map((digit) => digit + digit).join('') : color.slice(1);
    const [red, green, blue] = [0, 2, 4].map((at) => {
      const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
      return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
  };
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light! + 0.05) / (dark! + 0.05);
}

describe('the colours of the page', () => {
  it.each(between(STYLE, '{--', '}').map((block) => `--${block}`))('can be read on their paper: %.40s…', (block) => {
    const tokens = Object.fromEntries([...block.matchAll(/--(\w+):(#\w+)/g)].map(([, name, color]) => [name!, color!]));
    for (const [name, color] of Object.entries(tokens)) {
      if (['paper', 'line', 'wash', 'tint'].includes(name)) continue;
      expect(contrast(color, tokens.paper!), name).toBeGreaterThanOrEqual(4.5);
      expect(contrast(color, tokens.tint!), `${name} on tint`).toBeGreaterThanOrEqual(4.5);
    }
  });
});

describe('renderHtml', () => {
  it('reads as the golden text', async () => {
    await expect(textOf(await renderHtml(harbour()))).toMatchFileSnapshot('../golden/report.txt');
  });

  it('names three of many folders, and how many more there are', async () => {
    const roots = Array.from({ length: 64 }, (_, index) => `quay-${index + 1}`);
    const page = await renderHtml({ ...harbour(), roots });
    expect(page).toMatch(/<title>[^<]*: quay-1, quay-2, quay-3, 61 more<\/title>/);
    expect(page).not.toContain('quay-64');
  });

  it('names the hashes of its one style sheet and one script, and loads nothing', () => {
    const [policy] = between(page, '<meta http-equiv="Content-Security-Policy" content="', '"');
    const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
    const [styles, scripts] = [between(page, '<style>', '</style>'), between(page, '<script>', '</script>')];
    expect([styles.length, scripts.length]).toEqual([1, 1]);
    expect(policy).toContain(`style-src ${hash(styles[0]!)};`);
    expect(policy).toContain(`script-src ${hash(scripts[0]!)};`);
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('unsafe');
    expect(page.indexOf('Content-Security-Policy')).toBeLessThan(100);
    const tags = page.replace(/<(style|script)>[\s\S]*?<\/\1>/g, '').match(/<[a-z][^>]*>/g)!;
    for (const tag of tags) {
      expect(tag).not.toMatch(/\s(style|src|on\w+)=/);
      if (/href="[^#]/.test(tag))
        expect(tag).toMatch(/^<a href="https:\/\/www\.odoo\.com\/[^"]*" rel="noopener noreferrer">$/);
    }
  });

  it('lets no name become markup', () => {
    expect(page).not.toContain(HOSTILE_NAME);
    expect(page).not.toMatch(/<img|<svg on|<b>bold|javascript:alert\(1\)"/);
    expect(page).toContain('&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;');
    expect(page).toContain('harbour_\\x1b[31mred');
    expect(page.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  });

  it('has unique ids, and every link inside the page has a target', () => {
    const ids = between(page, ' id="', '"');
    expect(new Set(ids).size).toBe(ids.length);
    for (const target of between(page, 'href="#', '"')) expect(ids).toContain(target);
    expect(ids).toContain('addon-harbour_base');
    expect(addonId('a b')).not.toBe(addonId('a-20-b'));
  });

  it('gives an item that runs over two sprints one place, and links moves and prices to it where it has one', async () => {
    const known = harbour();
    const [item] = known.items;
    const sprints = known.plan.sprints.map((sprint) => ({ ...sprint, items: [{ id: item!.id, hours: 1 }] }));
    const move = { id: item!.id, from: null, to: 1, why: 'it was pinned' };
    const plan = { ...known.plan, sprints, unplanned: [], moves: [move, { ...move, id: known.items[1]!.id }] };
    const text = await renderHtml({ ...known, plan });
    const ids = between(text, ' id="', '"');
    expect(new Set(ids).size).toBe(ids.length);
    const links = between(text, 'href="#', '"');
    for (const target of links) expect(ids).toContain(target);
    expect(links.filter((target) => target.startsWith('item-'))).toHaveLength(1);
  });

  it('gives every table a caption and scopes, every chart a name and a description', () => {
    const ids = between(page, ' id="', '"');
    for (const table of between(page, '<table', '</table>')) {
      expect(table).toMatch(/^[^>]*><caption>.+<\/caption><thead>/);
      for (const head of table.match(/<th\b[^>]*>/g)!) expect(head).toContain('scope="');
    }
    const charts = page.match(/<svg [^>]*>/g)!;
    expect(charts).toHaveLength(12);
    for (const chart of charts) {
      expect(chart).toContain('role="img"');
      expect(ids).toContain(/aria-labelledby="([^"]*)"/.exec(chart)![1]);
      expect(ids).toContain(/aria-describedby="([^"]*)"/.exec(chart)![1]);
      expect(chart.match(/ class=/g)).toHaveLength(1);
    }
    expect(page.match(/<h1/g)).toHaveLength(1);
  });

  it('draws with colours of the page alone and labels within limits', () => {
    for (const svg of between(page, '<svg ', '</svg>')) {
      for (const fill of between(svg, 'fill="', '"'))
        expect(fill).toMatch(/^(none|transparent|currentColor|var\(--[a-z]+\))$/);
      for (const label of between(svg, '<text', '</text>')) {
        expect(label.slice(label.indexOf('>') + 1).replace(/&[a-z]+;/g, '_').length).toBeLessThanOrEqual(34);
      }
    }
    expect(page).toContain('港口_仓库管理</text>');
  });

  it('is the same from the same result', async () => {
    expect(await renderHtml(harbour(), { rules: HARBOUR_RULES })).toBe(page);
  });

  it('says what is unknown, and never as zero', async () => {
    expect(page).toContain('357–915 h in seven cases of ten, 1 addon not counted');
    const empty = textOf(await renderHtml(emptyHarbour()));
    expect(empty).toContain('No addon was found in what was scanned.');
    expect(empty).not.toMatch(/\n0 hours/);
  });

  it('stays within its budget for 200 addons and 5,000 findings, and says what it leaves out', async () => {
    const started = performance.now();
    const large = await renderHtml(largeHarbour(200, 5000));
    expect(Buffer.byteLength(large)).toBeLessThanOrEqual(BUDGET_BYTES);
    expect(performance.now() - started).toBeLessThan(15_000);
    expect(large).toContain('The JSON report (result.json) holds all 5,000.');
    expect(between(large, '<details class="addon" id="', '"')).toHaveLength(200);
  });
});
