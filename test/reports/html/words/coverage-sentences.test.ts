import { cpSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { unresolvedLines } from '../../../../analyzers/resolution/coverage.js';
import { definitionText } from '../../../../reports/html/words/definitions.js';
import { SKILLS, WORK_CLASSES } from '../../../../src/domain/debt-item.js';
import { LANGUAGES } from '../../../../src/domain/languages.js';
import type { PlanSettings } from '../../../../src/domain/plan.js';
import type { Result } from '../../../../src/domain/result.js';
import { capacityOf } from '../../../../src/planner/capacity.js';
import { forecast } from '../../../../src/planner/forecast.js';
import { planSprints } from '../../../../src/planner/index.js';
import { cli } from '../../../helpers/cli.js';
import { tree } from '../../../helpers/tree.js';
import { debtItem, planSettings } from '../../../src/planner/made-plans.js';

/**
 * The sentences that a page tells in its own language are parsed from English ones. Here the parts of the program that
 * write them write them: whoever rewords one learns here that the page would fall back to English.
 */
const OTHERS = LANGUAGES.filter((lang) => lang !== 'en');
const manifest = (more = '') => `{'name': 'Tide tables', 'version': '16.0.1.0.0', 'license': 'LGPL-3'${more}}`;

/** Two addons in a circle, one of no series, one found twice, one of unknown use, and a reference made at run time. */
const ODD = {
  'quay/tide_table/__manifest__.py': manifest(", 'depends': ['tide_gauge'], 'data': ['data/tide.xml']"),
  'quay/tide_table/__init__.py': '',
  'quay/tide_table/data/tide.xml': `<odoo>
  <record id="ebb" model="res.partner"><field name="parent_id" ref="quay_%s"/></record>
</odoo>
`,
  'quay/tide_gauge/__manifest__.py': manifest(", 'depends': ['tide_table']"),
  'quay/tide_gauge/__init__.py': '',
  'quay/tide_bell/__manifest__.py': "{'name': 'Bell', 'version': '1.0', 'license': 'LGPL-3'}",
  'quay/tide_bell/__init__.py': '',
  'quay/tide_mark/__manifest__.py': manifest(),
  'quay/tide_mark/__init__.py': 'from . import mark',
  'quay/tide_mark/mark.py': "from odoo import models\nclass Mark(models.Model):\n    _name = 'tide.mark'\n",
  'old/tide_gauge/__manifest__.py': manifest(),
  'old/tide_gauge/__init__.py': '',
};

async function scans(): Promise<Result[]> {
  const root = tree(ODD);
  cpSync(path.resolve('fixtures/14.0/harbour'), path.join(root, 'harbour'), { recursive: true });
  const scanned = async (...folders: string[]) =>
    JSON.parse((await cli(root, 'scan', ...folders, '--to', '17.0', '--no-history', '--format', 'json')).out) as Result;
  return [await scanned('harbour'), await scanned('quay', 'old')];
}
let kept: Promise<Result[]> | undefined;
/** Scanned once, inside the first test that asks. */
function results(): Promise<Result[]> {
  kept ??= scans();
  return kept;
}

/** What the two scans must have said, so that the sentences are really tried. */
const PARTS = [
  'addons that were not scanned',
  'too dynamic to follow',
  'could not be followed to the target',
  'depend on each other in a circle',
  'name it with --from',
  'was found 2 times',
  'git history: not read',
  'no evidence from a running system',
];

function expectKnown(sentences: readonly string[]): void {
  expect(sentences.length).toBeGreaterThan(0);
  for (const lang of OTHERS) {
    for (const sentence of sentences) {
      const told = definitionText(lang, sentence);
      expect(told, `${lang}: ${sentence}`).not.toBeNull();
      expect(told, sentence).not.toBe(sentence);
      expect(told, sentence).not.toMatch(/#|undefined|\bthe\b/);
    }
  }
}

describe('what a scan could not tell', () => {
  it('is known in every language, sentence by sentence', async () => {
    const told = (await results()).flatMap(({ coverage }) => coverage.unknown);
    expectKnown(told);
    for (const part of PARTS) expect(told.join('\n')).toContain(part);
  });

  it('is known for every use that an index does not hold, one or many, and for a series without an index', () => {
    const nouns = ['view anchor', 'JavaScript import', 'patched JavaScript method', 'Python import', 'XML id use'];
    nouns.push(
      'controller method',
      ...['template', 'model', 'field', 'method', 'bundle', 'asset', 'module'].map((kind) => `${kind} use`),
    );
    for (const count of [1, 2, 5, 1204]) {
      expectKnown(unresolvedLines({ series: new Set(['20.0']), uses: new Map(nouns.map((noun) => [noun, count])) }));
    }
    expect(
      definitionText('fr', "3 tide uses could not be followed to the target: not Odoo's own, or made at run time"),
    ).toBeNull();
  });

  it('keeps names and says how many are left out', () => {
    const text =
      'upgrade order among ebb, flow, slack, neap, spring and 12 more: they depend on each other in a circle';
    expect(OTHERS.map((lang) => definitionText(lang, text))).toEqual([
      'Ordre de migration (ebb, flow, slack, neap, spring et 12 de plus)\u00a0: ces modules dépendent les uns des autres en boucle',
      'Upgradevolgorde (ebb, flow, slack, neap, spring en nog 12): deze modules hangen in een kring van elkaar af',
      'Kolejność migracji (ebb, flow, slack, neap, spring i jeszcze 12): te moduły zależą od siebie w kółko',
    ]);
  });
});

describe('why the whole is mended or built anew', () => {
  it('is known in every language, limits included', async () => {
    for (const { installation } of await results()) {
      expectKnown([...installation!.reasons, ...installation!.criteria.flatMap(({ why, basis }) => [why, basis])]);
    }
  });
});

describe('why an addon has its verdict, and what waiting costs', () => {
  it('is known in every language, but for the words of a finding', async () => {
    const addons = (await results()).flatMap((result) => result.addons);
    const reasons = addons
      .filter(({ verdict }) => verdict.kind !== 'replace')
      .flatMap(({ verdict }) => verdict.reasons);
    for (const kind of ['keep', 'refactor', 'retire'])
      expect(addons.map(({ verdict }) => verdict.kind)).toContain(kind);
    expect(reasons.some((reason) => reason.includes('collect'))).toBe(true);
    expectKnown(reasons);
    expectKnown(addons.flatMap(({ debt }) => debt.interest.factors.map(({ why }) => why)));
  });

  it('keeps the numbers of its parts in their places', () => {
    const text =
      'left out: incident hours (no tickets were given); emergency premium (no tickets were given); fee per billed line (no price was given; at a published 16 per 100 lines and month it would be 420 a year)';
    expect(definitionText('nl', text)).toContain('bij een gepubliceerde 16 per 100 coderegels per maand 420 per jaar');
    const collect =
      'whether it is used, the code does not tell; to retire it, collect: two bundles of the database 90 days apart, the server log of the same 91 days, both over the end of the fiscal year (12-31)';
    expect(definitionText('pl', collect)).toMatch(
      /odstępie 90 dni, dziennik serwera z tych samych 91 dni, .* \(31\.12\)$/,
    );
  });
});

describe('what a plan rests on', () => {
  const settings = (more: Partial<PlanSettings>): PlanSettings => ({
    ...{ sprints: 3, capacityHours: 100, reservePercent: 25, start: null, sprintDays: 14, pins: {} },
    ...more,
  });

  it('is known for every basis of the capacity', async () => {
    expectKnown((await results()).flatMap(({ plan }) => plan.capacity!.why));
    for (const reserveBasis of ['given', 'derived', 'default'] as const) {
      expectKnown(capacityOf(settings({ reserveBasis })).basis.why);
      expectKnown(
        capacityOf(
          settings({
            ...{ reserveBasis, focusPercent: 80.5, emergencyPercent: 10, teamHours: { 2: 50 } },
            classPercent: Object.fromEntries(WORK_CLASSES.map((name) => [name, 4])),
            skillHours: Object.fromEntries(SKILLS.map((name) => [name, 12])),
          }),
        ).basis.why,
      );
    }
  });

  it('is known for every basis of a forecast', async () => {
    expectKnown((await results()).flatMap(({ plan }) => plan.forecast?.basis ?? []));
    const items = [
      debtItem('ebb', { hours: { p15: 2, p50: 4, p85: 9 } }),
      debtItem('flow', { hours: { p15: 4, p50: 4, p85: 4 } }),
      debtItem('slack', { kind: 'upgrade', hours: { p15: 50, p50: 90, p85: 99 } }),
    ];
    const plan = planSprints(items, planSettings());
    for (const history of [[], [0.9], [0.9, 1], [0.8, 0.9, 1, 1, 1, 1]]) {
      for (const runs of [2, 200]) expectKnown(forecast(plan, items, planSettings(), { history, runs }).basis);
    }
  });
});
