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
import { LOOKS, sidePages } from './side-pages.js';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const folder = mkdtempSync(path.join(tmpdir(), 'odoo-debt-axe-'));
const fileOf = (name: string) => path.join(folder, `${name}.html`);
let browser: Chromium;

beforeAll(async () => {
  const known = knownHarbour();
  const { scenarios, plan } = madeUpReport(15, 10);
  const forecast = { ...plan.forecast!, items: [] };
  const result = { ...known, scenarios: scenarios!, plan: { ...known.plan, forecast, sprintDays: 14 } };
  for (const [name, page] of Object.entries(sidePages('fr'))) writeFileSync(fileOf(name), page);
  writeFileSync(fileOf('report'), await renderHtml(result, { rules: HARBOUR_RULES }));
  browser = await Chromium.open();
}, 60_000);
afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
});

it.each(['report', 'portfolio', 'compare'].flatMap((name) => LOOKS.map((look) => [name, ...look] as const)))(
  'axe-core finds nothing in the %s at %i (%s), everything open',
  async (name, width, scheme) => {
    await browser.look(width, 900, scheme);
    await browser.goto(pathToFileURL(fileOf(name)).href);
    await browser.evaluate("document.querySelectorAll('details').forEach((d)=>{d.open=true})");
    await browser.evaluate(`${axe};0`);
    const found = await browser.evaluate<unknown[]>(
      "axe.run(document,{resultTypes:['violations']}).then((r)=>r.violations.map((v)=>[v.id,v.nodes.map((n)=>n.html.slice(0,120))]))",
    );
    expect(found).toEqual([]);
  },
  60_000,
);
