import { describe, expect, it, vi } from 'vitest';
import { FORMAT_NAMES, guessFormat, renderText } from '../../reports/index.js';
import { emptyHarbour, HARBOUR_RULES, harbour } from './harbour.js';

vi.mock('vega', () => {
  throw new Error('vega was loaded');
});

describe('FORMATS', () => {
  it.each(FORMAT_NAMES.filter((name) => name !== 'html'))(
    '%s renders without loading vega, twice the same',
    async (name) => {
      const first = await renderText(name, harbour(), { rules: HARBOUR_RULES });
      expect(first).not.toBe('');
      expect(await renderText(name, harbour(), { rules: HARBOUR_RULES })).toBe(first);
      expect(first).not.toMatch(/undefined|NaN|\[object/);
    },
  );

  it('is the html report that loads vega, so the guard above can fail', async () => {
    await expect(renderText('html', harbour())).rejects.toThrow();
  });

  it.each(FORMAT_NAMES)('%s stands an empty result', async (name) => {
    const text = await renderText(name, emptyHarbour());
    expect(text.replace(/<script>[\s\S]*<\/script>/, '')).not.toMatch(/undefined|NaN|Infinity|\[object/);
  });

  it('leaves the result as it was', async () => {
    const result = harbour();
    const before = JSON.stringify(result);
    for (const name of FORMAT_NAMES.filter((format) => format !== 'html')) await renderText(name, result);
    expect(JSON.stringify(result)).toBe(before);
  });
});

describe('guessFormat', () => {
  it.each([
    ['result.json', 'json'],
    ['out/Debt.SARIF', 'sarif'],
    ['debt.sarif.json', 'sarif'],
    ['report.html', 'html'],
    ['report.htm', 'html'],
    ['findings.csv', 'csv'],
    ['comment.md', 'markdown'],
    ['gl-code-quality-report.json', 'gitlab'],
    ['debt.sonar.json', 'sonar'],
    ['debt.txt', 'summary'],
    ['debt.pdf', null],
    ['json', null],
  ])('%s means %s', (file, format) => {
    expect(guessFormat(file)).toBe(format);
  });
});
