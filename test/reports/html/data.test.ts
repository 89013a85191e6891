import { describe, expect, it } from 'vitest';
import { renderHtml } from '../../../reports/html/html.js';
import { emptyHarbour, harbour, knownHarbour } from '../harbour.js';

const island = (page: string) => /<script type="application\/json" id="data">(.*?)<\/script>/s.exec(page)![1]!;
const dataOf = (page: string) => JSON.parse(island(page)) as Record<string, unknown>;

describe('the figures for programs', () => {
  it('are those of page one', async () => {
    const page = await renderHtml({ ...knownHarbour(), generatedAt: '2026-11-22' });
    const data = dataOf(page);
    expect(data).toMatchObject({
      schemaVersion: 1,
      generatedAt: '2026-11-22',
      settings: '0f1e2d3c4b5a',
      target: '18.0',
      readiness: 'blocked',
    });
    const { p50 } = data.upgradeHours as { p50: number };
    const shown = /<span class="big">([\d,.]+)/.exec(page)?.[1] ?? /class="big"[^>]*>([\d,.]+)/.exec(page)![1]!;
    expect(Math.abs(Number(shown.replaceAll(',', '')) - p50)).toBeLessThanOrEqual(0.5);
  });

  it('are null where page one tells nothing', async () => {
    expect(dataOf(await renderHtml(emptyHarbour()))).toMatchObject({
      upgradeHours: null,
      waitingHoursPerYear: null,
      generatedAt: null,
      settings: null,
    });
  });

  it('end nowhere but at their end, whatever the folders are called', async () => {
    const root = '</script><img src=x onerror=alert(1)>\u2028<!--';
    const page = await renderHtml({ ...harbour(), roots: [root] });
    expect(island(page)).not.toMatch(/[<\u2028]/);
    expect(dataOf(page).roots).toEqual([root]);
  });
});
