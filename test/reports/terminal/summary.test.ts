import { describe, expect, it } from 'vitest';
import { columns } from '../../../reports/shared/text.js';
import { terminalDefaults } from '../../../reports/terminal/capabilities.js';
import { bar } from '../../../reports/terminal/paint.js';
import { renderSummary } from '../../../reports/terminal/summary.js';
import { ANSI_NAME, CJK_NAME, emptyHarbour, harbour, knownHarbour, largeHarbour } from '../harbour.js';

const SGR = /\u001b\[[\d;]*m/g;

describe('renderSummary', () => {
  it('is the golden page at 80 columns', async () => {
    await expect(renderSummary(harbour())).toMatchFileSnapshot('../golden/summary-80.txt');
  });

  it('is the golden page at 120 columns in ASCII', async () => {
    await expect(renderSummary(harbour(), { width: 120, ascii: true })).toMatchFileSnapshot(
      '../golden/summary-120-ascii.txt',
    );
  });

  it('is the golden page of a result that knows more', async () => {
    await expect(renderSummary(knownHarbour())).toMatchFileSnapshot('../golden/summary-known.txt');
  });

  it('tells decisions, the verdict, the surface and maintenance only where the result does', () => {
    const known = renderSummary(knownHarbour());
    const bare = renderSummary(harbour());
    for (const text of ['14 new, 110 known', '2 decisions do not hold', 'Overall  rescue', 'Surface  5 A, 5 C, 5 D']) {
      expect(known).toContain(text);
      expect(bare).not.toContain(text);
    }
    expect(known).toContain('4 of 15 maintenance figures are not known.');
    expect(bare).not.toContain('Maintenance');
    const { system, ...without } = knownHarbour();
    expect(renderSummary({ ...without, kpis: null })).not.toContain('Maintenance');
  });

  it.each([76, 80, 100, 120])('keeps within %i columns, with colour and without', (width) => {
    for (const result of [harbour(), knownHarbour(), emptyHarbour(), largeHarbour(200, 5000)]) {
      for (const color of [false, true]) {
        const text = renderSummary(result, { width, color }).replace(SGR, '');
        for (const line of text.split('\n')) expect(columns(line), line).toBeLessThanOrEqual(width);
      }
    }
  });

  it('tells 64 folders and 1,500 addons on a page that can be read', () => {
    const roots = Array.from({ length: 64 }, (_, index) => `quay-${index + 1}`);
    const result = largeHarbour(1500, 20_000);
    const text = renderSummary({
      ...result,
      roots,
      addons: result.addons.map((addon) => ({ ...addon, series: null })),
    });
    expect(text.split('\n')[0]).toMatch(/ · quay-1 and 63 more$/);
    expect(text).toMatch(/Series unknown, so no upgrade cost: [^.]* and 1490\s+more\./);
    expect(text.split('\n').length).toBeLessThan(120);
  });

  it('gives hours of a version step the room they need', () => {
    const text = renderSummary(largeHarbour(1500, 20_000)).split('\n');
    const steps = text.filter((line) => line.trimStart().startsWith('→'));
    expect(steps.length).toBeGreaterThan(0);
    for (const line of steps) expect(line).toMatch(/ h \([\d,]+–[\d,]+\) /);
    expect(text.find((line) => line.includes('Upgrade '))).toMatch(/\([\d,]+–[\d,]+\) {2}\S/);
  });

  it('brings no control character in from scanned text', () => {
    const plain = renderSummary(harbour(), { width: 120 });
    expect(plain.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
    expect(plain).toContain('harbour_\\x1b[31mred\\x1b[0m');
    expect(renderSummary(harbour(), { color: true })).not.toContain(ANSI_NAME);
  });

  it('says the same with colour as without', () => {
    const colored = renderSummary(harbour(), { color: true });
    expect(colored).toMatch(SGR);
    expect(colored.replace(SGR, '')).toBe(renderSummary(harbour()));
  });

  it('keeps columns straight beside wide letters', () => {
    const lines = renderSummary(harbour(), { width: 100 }).split('\n');
    const at = (name: string) => {
      const line = lines.find((text) => text.startsWith(`  ${name}`))!;
      return columns(line.slice(0, line.indexOf(name === CJK_NAME ? '15.0' : '14.0')));
    };
    expect(at(CJK_NAME)).toBe(at('harbour_invoicing'));
  });

  it('uses ASCII alone for its own drawing where asked to', () => {
    const text = renderSummary(knownHarbour(largeHarbour(20, 100)), { ascii: true, width: 120 });
    // The titles of the addons are not shown here, so nothing else than ASCII is left.
    expect(text).toMatch(/^[\n\x20-\x7e]*$/);
  });
});

describe('terminalDefaults', () => {
  it('colours a terminal, and no other stream, unless told not to', () => {
    expect(terminalDefaults({ isTTY: true, columns: 132 }, {})).toEqual({ width: 132, color: true, ascii: false });
    expect(terminalDefaults({}, {}).color).toBe(false);
    expect(terminalDefaults({ isTTY: true }, { NO_COLOR: '1' }).color).toBe(false);
    expect(terminalDefaults({ isTTY: true }, { NO_COLOR: '' }).color).toBe(true);
    expect(terminalDefaults({ isTTY: true }, { TERM: 'dumb' })).toMatchObject({ color: false, ascii: true });
    expect(terminalDefaults({}, { FORCE_COLOR: '1' }).color).toBe(true);
    expect(terminalDefaults({}, { LANG: 'C' }).ascii).toBe(true);
    expect(terminalDefaults({}, { LANG: 'fr_BE.UTF-8' }).ascii).toBe(false);
  });
});

describe('bar', () => {
  it('is never empty for something and never longer than its width', () => {
    expect([0, 0.001, 0.5, 1, 3].map((share) => bar(share, 4, true))).toEqual(['....', '#...', '##..', '####', '####']);
  });
});
