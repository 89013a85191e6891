import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { renderHtml } from '../../../reports/html/html.js';
import { Chromium } from '../../../scripts/browser/chromium.js';
import { madeUpReport } from '../../../scripts/browser/made-up-report.js';
import { HARBOUR_RULES, knownHarbour } from '../harbour.js';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const folder = mkdtempSync(path.join(tmpdir(), 'odoo-debt-axe-'));
const file = path.join(folder, 'report.html');
let browser: Chromium;

beforeAll(async () => {
  const known = knownHarbour();
  const { scenarios, plan } = madeUpReport(15, 10);
  const forecast = { ...plan.forecast!, items: [] };
  const result = { ...known, scenarios: scenarios!, plan: { ...known.plan, forecast, sprintDays: 14 } };
  writeFileSync(file, await renderHtml(result, { rules: HARBOUR_RULES }));
  browser = await Chromium.open();
}, 60_000);
afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
});

it.each([
  [1280, 'light'],
  [1280, 'dark'],
  [390, 'light'],
] as const)(
  'axe-core finds nothing at %i (%s), everything open',
  async (width, scheme) => {
    await browser.look(width, 900, scheme);
    await browser.goto(pathToFileURL(file).href);
    await browser.evaluate("document.querySelectorAll('details').forEach((d)=>{d.open=true})");
    await browser.evaluate(`${axe};0`);
    const found = await browser.evaluate<unknown[]>(
      "axe.run(document,{resultTypes:['violations']}).then((r)=>r.violations.map((v)=>[v.id,v.nodes.map((n)=>n.html.slice(0,120))]))",
    );
    expect(found).toEqual([]);
  },
  60_000,
);
