import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderHtml } from '../../../reports/html/html.js';
import { Chromium } from '../../../scripts/browser/chromium.js';
import { madeUpReport } from '../../../scripts/browser/made-up-report.js';
import { LANGUAGES } from '../../../src/domain/languages.js';
import type { Result } from '../../../src/domain/result.js';
import { HARBOUR_RULES, HOSTILE_NAME, knownHarbour } from '../harbour.js';
import { LOOKS, sidePages, twoTimes } from './side-pages.js';

/** The result that knows all, with a forecast, moves, prices, pools and scenarios whose every text is hostile. */
function hostileHarbour(): Result {
  const known = knownHarbour();
  const { plan, scenarios } = madeUpReport(15, 10);
  const [item] = known.items;
  const forecast = {
    ...plan.forecast!,
    items: known.items.map(({ id }) => ({ id, sprint: 1, p50: 2, p85: 3, p95: null, inTime: 0.5 })),
    basis: [HOSTILE_NAME],
  };
  return {
    ...known,
    plan: {
      ...known.plan,
      ...{ forecast, sprintDays: 14 },
      sprints: known.plan.sprints.map((sprint, at) => ({
        ...sprint,
        ...(at === 0 ? { state: 'done' as const } : {}),
        classes: [
          { class: 'security' as const, capacityHours: 8 },
          { class: null, capacityHours: 88 },
        ],
      })),
      moves: [
        { id: item!.id, from: 1, to: null, why: HOSTILE_NAME },
        { id: HOSTILE_NAME, from: null, to: 2, why: HOSTILE_NAME },
      ],
      prices: [{ kind: 'pin', subject: HOSTILE_NAME, gain: 3.5, text: HOSTILE_NAME }],
      proof: { solver: 'x', status: 'limit', objective: 1, bound: 2, gap: 0.1, winner: 'search', why: HOSTILE_NAME },
      capacity: {
        ...{ teamHours: 160, focusPercent: 100, emergencyPercent: 0, reservePercent: 20 },
        ...{ reserveBasis: 'given', why: [HOSTILE_NAME] },
      },
    },
    scenarios: [
      ...scenarios!.map((scenario) => ({ ...scenario, name: HOSTILE_NAME, about: HOSTILE_NAME })),
      {
        ...{ name: `${HOSTILE_NAME} 2`, about: HOSTILE_NAME, plan: null, impossible: HOSTILE_NAME, curve: null },
        ...{ plannedHours: 0, savedPerYear: 0, readyAfter: null },
      },
    ],
  };
}

const folder = mkdtempSync(path.join(tmpdir(), 'odoo-debt-browser-'));
const addresses = new Map<string, string>();
let browser: Chromium;

function keep(name: string, page: string): void {
  const file = path.join(folder, `${name}.html`);
  writeFileSync(file, page);
  addresses.set(name, pathToFileURL(file).href);
}

beforeAll(async () => {
  browser = await Chromium.open();
  for (const lang of LANGUAGES) {
    keep(lang, await renderHtml(hostileHarbour(), { rules: HARBOUR_RULES, lang }));
    for (const [name, page] of Object.entries(sidePages(lang, 'hostile'))) keep(`${name} ${lang}`, page);
    const comparison = twoTimes();
    keep(`trend ${lang}`, await renderHtml(hostileHarbour(), { rules: HARBOUR_RULES, lang, comparison }));
  }
}, 120_000);
afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('the page in Chromium', () => {
  it.each(
    ['en', 'trend pl', 'portfolio fr', 'compare nl'].flatMap((name) => LOOKS.map((look) => [name, ...look] as const)),
  )('keeps its policy, asks for nothing and fits a window: %s at %i (%s)', async (name, width, scheme) => {
    await browser.look(width, 900, scheme);
    await browser.goto(addresses.get(name)!);
    expect(browser.complaints()).toEqual([]);
    expect(browser.asked()).toEqual([]);
    expect(await browser.evaluate('document.documentElement.scrollWidth-document.documentElement.clientWidth')).toBe(0);
    expect(
      await browser.evaluate("document.querySelectorAll('img,iframe,object,script:not(#data,:last-of-type)').length"),
    ).toBe(0);
    // Of all types but those of code, a script is data.
    expect(['application/json', null]).toContain(
      await browser.evaluate("document.getElementById('data')?.type ?? null"),
    );
  });

  it('lets no hostile text of a plan or a scenario become markup', async () => {
    await browser.goto(addresses.get('en')!);
    const text = await browser.evaluate<string>(
      "document.querySelector('#sprints').textContent+document.querySelector('#scenarios').textContent",
    );
    expect(text.split(HOSTILE_NAME).length).toBeGreaterThan(10);
  });

  it.each(['en', 'trend fr'])(
    'lets every figure of page one be followed by links down to findings (%s)',
    async (name) => {
      await browser.goto(addresses.get(name)!);
      const walked = await browser.evaluate<{ blocks: number; lost: string[] }>(WALK);
      expect(walked.blocks).toBeGreaterThan(10);
      expect(walked.lost).toEqual([]);
    },
  );

  it('has every chart in the window that it is for', async () => {
    for (const [width, seen] of [
      [1280, 'wide'],
      [390, 'narrow'],
    ] as const) {
      await browser.look(width, 900);
      await browser.goto(addresses.get('en')!);
      const shown = await browser.evaluate<string[]>(
        "[...document.querySelectorAll('figure svg')].filter((svg)=>svg.getBoundingClientRect().width>0).map((svg)=>svg.classList[1])",
      );
      expect(shown.length).toBeGreaterThanOrEqual(7);
      expect(new Set(shown)).toEqual(new Set([seen]));
    }
  });

  it('can be walked with the keyboard alone, and addons open by it', async () => {
    await browser.look(1280, 900);
    await browser.goto(addresses.get('en')!);
    const all = await browser.evaluate<number>(
      '(window.left=new Set([...document.querySelectorAll(\'a[href],button,summary,input,[tabindex="0"]\')].filter((e)=>e.checkVisibility({contentVisibilityAuto:true}))),window.left.size)',
    );
    const press = async (key: string, code: number) => {
      const event = { key, code: key, windowsVirtualKeyCode: code, ...(key === 'Enter' ? { text: '\r' } : {}) };
      await browser.send('Input.dispatchKeyEvent', { type: 'keyDown', ...event });
      await browser.send('Input.dispatchKeyEvent', { type: 'keyUp', ...event });
    };
    let opened = false;
    for (let step = 0; step < all + 5; step += 1) {
      await press('Tab', 9);
      const summary = await browser.evaluate<boolean>(
        "(window.left.delete(document.activeElement),document.activeElement.tagName==='SUMMARY')",
      );
      if (!summary || opened) continue;
      await press('Enter', 13);
      opened = await browser.evaluate<boolean>('document.activeElement.parentElement.open');
      await press('Enter', 13);
    }
    expect(await browser.evaluate('[...window.left].map((e)=>e.outerHTML.slice(0,80))')).toEqual([]);
    expect(opened).toBe(true);
  }, 60_000);

  it('copies the link to where the reader is', async () => {
    await browser.look(1280, 900);
    await browser.goto(addresses.get('en')!);
    await browser.evaluate(
      "(location.hash='findings',navigator.clipboard.writeText=(text)=>{window.copied=text;return Promise.resolve()},1)",
    );
    await browser.evaluate("document.querySelector('nav .copy').focus()");
    const event = { key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 13 };
    await browser.send('Input.dispatchKeyEvent', { type: 'keyDown', ...event, text: '\r' });
    await browser.send('Input.dispatchKeyEvent', { type: 'keyUp', ...event });
    await expect.poll(() => browser.evaluate<string>("document.querySelector('nav .copy').title")).toBe('Link copied');
    expect(await browser.evaluate<string>('window.copied')).toBe(
      await browser.evaluate<string>("location.href.split('#')[0]+'#findings'"),
    );
  });
});

/**
 * Walks the links of page one. A block is a figure, a table, a risk or a heading with what stands under it; from one of its
 * links on, over at most two more, a place with findings or with what was not read must be reached.
 */
const WALK = `(() => {
  const ends = (place) => place.matches('.addon,#findings,#method,#maintenance,#decisions') || place.querySelector('.found,.urgent') !== null;
  const places = (block) => [...block.querySelectorAll('a[href^="#"]')].map((link) => document.getElementById(decodeURIComponent(link.getAttribute('href').slice(1))));
  const reaches = (block, depth) => places(block).some((place) => place && (ends(place) || (depth > 0 && reaches(place, depth - 1))));
  const blocks = [...document.querySelectorAll('header .figures > div, .verdicts, .columns .risks li, .columns .block:not(.risks)')];
  return { blocks: blocks.length, lost: blocks.filter((block) => !reaches(block, 2)).map((block) => block.textContent.slice(0, 80)) };
})()`;

/** A4 without the margins of the page, at 96 dots to the inch. */
const PAPER = { width: Math.floor(((210 - 28) / 25.4) * 96), height: Math.floor(((297 - 25) / 25.4) * 96) };

describe('the page on paper', () => {
  it.each(LANGUAGES.flatMap((lang) => [lang, `trend ${lang}`]))('has page one on one A4 (%s)', async (name) => {
    await browser.look(PAPER.width, PAPER.height, 'light', 'print');
    await browser.goto(addresses.get(name)!);
    expect(
      await browser.evaluate("document.querySelector('.columns').getBoundingClientRect().bottom+scrollY"),
    ).toBeLessThan(PAPER.height);
  });

  it('shows what is closed on the screen', async () => {
    await browser.look(PAPER.width, PAPER.height, 'light', 'print');
    await browser.goto(addresses.get('en')!);
    const hidden = await browser.evaluate<number>(
      "[...document.querySelectorAll('details:not([open])>:not(summary)')].filter((e)=>!e.checkVisibility()||e.getBoundingClientRect().height===0).length",
    );
    expect(await browser.evaluate("document.querySelectorAll('details:not([open])').length")).toBeGreaterThan(10);
    expect(hidden).toBe(0);
  });
});
