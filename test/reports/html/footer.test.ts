import { describe, expect, it } from 'vitest';
import { renderHtml } from '../../../reports/html/html.js';
import type { Result } from '../../../src/domain/result.js';
import { harbour, knownHarbour } from '../harbour.js';
import { textOf } from './page.js';

const footerOf = async (result: Result) => {
  const page = await renderHtml(result);
  return textOf(/<footer>[\s\S]*?<\/footer>/.exec(page)![0]);
};

describe('the footer', () => {
  it('names program, day, commits and settings, and what was not looked at', async () => {
    const result = { ...knownHarbour(), generatedAt: '2026-11-22' };
    expect(await footerOf(result)).toContain(
      'Made by odoo-debt 0.1.0, result schema 1. Run of 2026-11-22. ' +
        'Commit 4b825dc642 (selsey-addons/moorings), not known (selsey-addons/quays). Settings 0f1e2d3c4b5a. Not analysed: ',
    );
  });

  it('says of what is not known that it is not', async () => {
    const told = await footerOf(harbour());
    expect(told).toContain('Commit: not read.');
    expect(told).not.toMatch(/Run of|Settings/);
  });

  it('names three checkouts and counts the rest', async () => {
    const checkouts = ['ada', 'bea', 'cis', 'dot', 'eve'].map((name) => ({ name, commit: 'ab'.repeat(20) }));
    const told = await footerOf({ ...harbour(), provenance: { settings: '0f1e2d3c4b5a', checkouts } });
    expect(told).toContain('(ada), ababababab (bea), ababababab (cis) and 2 more checkouts.');
  });
});
