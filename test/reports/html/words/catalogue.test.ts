import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type Formats, formatsOf } from '../../../../reports/html/formats.js';
import { renderHtml } from '../../../../reports/html/html.js';
import { accentOf } from '../../../../reports/html/page/house.js';
import { tongueOf } from '../../../../reports/html/tongue.js';
import { definitionText } from '../../../../reports/html/words/definitions.js';
import { fr } from '../../../../reports/html/words/fr.js';
import { nl } from '../../../../reports/html/words/nl.js';
import { pl } from '../../../../reports/html/words/pl.js';
import { KPI_GROUPS, kpiRows } from '../../../../reports/shared/kpis.js';
import type { Kpi } from '../../../../src/domain/kpis.js';
import { LANGUAGES, type Language } from '../../../../src/domain/languages.js';
import { kpis, log, sla, ticket } from '../../../src/evidence/kpis/helpers.js';
import { harbour } from '../../harbour.js';

const OTHERS = LANGUAGES.filter((lang) => lang !== 'en');
type Message = (...args: never[]) => unknown;

/** Every text and message of a catalogue by its path. */
function leaves(node: unknown, path = ''): Map<string, unknown> {
  if (node === null || typeof node !== 'object') return new Map([[path, node]]);
  return new Map(
    Object.entries(node).flatMap(([key, value]) => [...leaves(value, path === '' ? key : `${path}.${key}`)]),
  );
}

/** Maps that only other languages fill: English shows the id itself. */
const IDS = /^(maintenance\.(reserveTerms|bases)|system\.spoken|installation\.questions|traits\.states)\./;
const catalogues = Object.fromEntries(LANGUAGES.map((lang) => [lang, leaves(tongueOf(lang).words)])) as Record<
  Language,
  Map<string, unknown>
>;
const messages = [...catalogues.en].filter((entry): entry is [string, Message] => typeof entry[1] === 'function');

/** The message with numbers that each can be found again, and the numbers found in it, sorted. */
function numbersOf(message: Message, count: number): string[] {
  const given = Array.from({ length: count }, (_, index) => 7001 + index);
  const text = [message(...(given as never[]))].flat().join(' ');
  return (text.replace(/(?<=\d)[.,\u00a0\u202f](?=\d{3})/g, '').match(/7\d{3}(?:00)?(?!\d)/g) ?? []).sort();
}

describe('the catalogue', () => {
  it.each(OTHERS)('%s has every text of the English one, and none is empty', (lang) => {
    const keys = [...catalogues[lang].keys()].filter((key) => !IDS.test(key));
    expect(keys.sort()).toEqual(
      [...catalogues.en.keys()].filter((key) => !/\.(reserveTerms|bases|spoken|questions|states)$/.test(key)).sort(),
    );
    for (const [key, text] of catalogues[lang]) if (typeof text === 'string') expect(text.trim(), key).not.toBe('');
  });

  it.each(OTHERS)('%s names in each message what the English one names', (lang) => {
    for (const [key, message] of messages) {
      const own = catalogues[lang].get(key) as Message;
      expect(typeof own, key).toBe('function');
      expect(numbersOf(own, message.length), key).toEqual(numbersOf(message, message.length));
    }
  });

  it.each(OTHERS)('%s says nothing in English but what is the same word', (lang) => {
    const same = [...catalogues.en].filter(
      ([key, text]) => typeof text === 'string' && text.length > 14 && catalogues[lang].get(key) === text,
    );
    expect(same).toEqual([]);
  });

  it.each(OTHERS)('%s keeps the kinds of other languages: the same ids in each map', (lang) => {
    const ids = (of: Language) => [...catalogues[of].keys()].filter((key) => IDS.test(key)).sort();
    expect(ids(lang)).toEqual(ids('fr'));
  });

  it('asks the language for the form of every count', () => {
    expect(new Intl.PluralRules('pl').resolvedOptions().pluralCategories.toSorted()).toEqual([
      'few',
      'many',
      'one',
      'other',
    ]);
    const asked: [string, string[]][] = [];
    for (const [lang, make] of [
      ['fr', fr],
      ['nl', nl],
      ['pl', pl],
    ] as const) {
      const note = (_: number, forms: object) => {
        asked.push([lang, Object.keys(forms).sort()]);
        return '';
      };
      const words = make({ ...formatsOf(lang), count: note, form: note } as never);
      for (const [key, message] of leaves(words))
        if (typeof message === 'function') message(...(Array.from({ length: messageLength(key) }, () => 3) as never[]));
    }
    expect(asked.filter(([lang]) => lang === 'pl').length).toBeGreaterThan(40);
    for (const [lang, forms] of asked)
      expect(forms).toEqual(lang === 'pl' ? ['few', 'many', 'one', 'other'] : ['one', 'other']);
  });

  it('counts in Polish and French as Poles and the French do', () => {
    const { words } = tongueOf('pl');
    expect([1, 2, 5, 12, 22, 25, 101, 102].map(words.waves.addons)).toEqual([
      ...['1 moduł', '2 moduły', '5 modułów', '12 modułów', '22 moduły', '25 modułów', '101 modułów', '102 moduły'],
    ]);
    expect(words.buys.plan(10, 1, 20)).toContain('w 1 sprincie');
    expect(words.buys.plan(10, 6, 20)).toContain('w 6 sprintach');
    expect(words.kpis.value.days(2.5)).toBe('2,5 dnia');
    expect([0, 1, 2].map(tongueOf('fr').words.waves.addons)).toEqual(['0 module', '1 module', '2 modules']);
  });
});

function messageLength(key: string): number {
  return (catalogues.en.get(key) as Message).length;
}

describe('the definitions of maintenance figures', () => {
  const runs = (failures: number) =>
    log({ crons: [{ name: 'Harbour: free berths', addon: null, runs: 40, failures, timeouts: 0 }] as never });
  const working = sla({ workingHours: { monday: ['09:00-17:00'] }, timezone: 'UTC' });
  const inputs = [
    kpis([]),
    kpis([ticket({ in: 1, out: 5 }), ticket({ in: 50 })]),
    kpis([ticket({ in: 1, out: 5 })], { log: runs(3), sla: working }),
    kpis(null, { log: runs(0) }),
  ];
  const known: Kpi[] = inputs.flatMap((input) => kpiRows(input).map(({ kpi }) => kpi));
  const definitions = [...new Set(known.map(({ definition }) => definition))];

  it.each(OTHERS)('are all known in %s, with their numbers', (lang) => {
    expect(definitions.length).toBeGreaterThan(KPI_GROUPS.length);
    for (const definition of definitions) {
      const told = definitionText(lang, definition);
      expect(told, definition).not.toBeNull();
      const numbers = (text: string) => (text.replaceAll(',', '.').match(/\d+(\.\d+)?/g) ?? []).sort();
      expect(numbers(told!), definition).toEqual(numbers(definition.replaceAll(',', ' ')));
    }
  });

  it.each(OTHERS)('say in %s why a figure is not known, and what the reserve is made of', (lang) => {
    const reasons = known.flatMap(({ unknown }) => unknown ?? []);
    const terms = inputs.flatMap(({ reserve }) => reserve.terms.map(({ why }) => why));
    expect(new Set(reasons).size).toBeGreaterThan(8);
    expect(new Set(terms).size).toBeGreaterThan(3);
    for (const text of [...reasons, ...terms]) {
      const told = definitionText(lang, text);
      expect(told, text).not.toBeNull();
      expect(told, text).not.toMatch(/#|undefined|\bthe\b/);
    }
  });

  it.each([
    [
      'fr',
      '1 référence vers des champs trop dynamique pour être suivie',
      '1 204 références vers des vues de modules non analysés',
    ],
    [
      'nl',
      '1 verwijzing naar velden te dynamisch om te volgen',
      '1.204 verwijzingen naar weergaven van niet-onderzochte modules',
    ],
    ['pl', '1 odwołanie do pól zbyt dynamiczne, by je prześledzić', '1204 odwołania do widoków z niezbadanych modułów'],
  ] as const)('tell in %s of references that lead out of what was scanned', (lang, one, many) => {
    expect(definitionText(lang, '1 field reference too dynamic to follow')).toBe(one);
    const told = definitionText(lang, '1204 view references into addons that were not scanned');
    expect(told!.replace(/\s/g, ' ')).toBe(many);
    expect(definitionText(lang, '3 tide references too dynamic to follow')).toBeNull();
  });

  it('stay English where a sentence is new', () => {
    expect(definitionText('fr', 'ships that left the harbour, of all 3')).toBeNull();
    expect(definitionText('fr', 'constructor')).toBeNull();
  });
});

describe('a house style', () => {
  it('shows hours as money, names sprints and carries its logo and colours', async () => {
    const accent = accentOf('#8A1C4A', undefined);
    if ('problem' in accent) throw new Error(accent.problem);
    const logo = { data: 'data:image/png;base64,AAAA', alt: '"><script>alert(1)</script>' };
    const sprintNames = ['Autumn <b>tide</b>'];
    const style = { currency: 'EUR', hourlyRate: 100, sprintNames, logo, ...accent };
    const page = await renderHtml(harbour(), { lang: 'fr', style });
    expect(page).toContain('<html lang="fr">');
    expect(page.replace(/\s/g, ' ')).toContain('soit environ 35 700–91 500 €');
    expect(page).toContain('--accent:#8a1c4a');
    expect(page).toContain('Autumn &lt;b&gt;tide&lt;/b&gt;');
    expect(page).toContain('alt="&quot;&gt;&lt;script&gt;alert(1)');
    const style256 = /<style>([\s\S]*?)<\/style>/.exec(page)![1]!;
    expect(page).toContain(`style-src 'sha256-${createHash('sha256').update(style256).digest('base64')}'`);
  });

  it('refuses colours that cannot be read, on white and on dark paper', () => {
    expect(accentOf('#ffd400', undefined)).toEqual({
      key: 'accent',
      problem: '#ffd400 cannot be read on light paper: contrast 1.3, at least 4.5 is needed',
    });
    expect(accentOf('#0d5c69', '#0d5c69')).toMatchObject({ key: 'accentDark' });
  });
});

describe('numbers and days', () => {
  const told = (f: Formats) => [
    ...[f.whole(18420), f.whole(-0.2), f.decimal(0.04), f.decimal(7), f.hours(2.55), f.percent(0.004), f.percent(0.62)],
    ...[
      f.points(-3.5),
      f.range({ p15: 0.5, p50: 1, p85: 1240 }),
      f.day('2026-08-31T23:30:00+02:00'),
      f.month('2026-08'),
    ],
  ];
  it('read as the language writes them', () => {
    const spaced = (texts: string[]) => texts.map((text) => text.replace(/\s/g, '_'));
    expect(told(formatsOf('en'))).toEqual([
      ...['18,420', '0', '<0.1', '7', '2.5', '<1%', '62%', '−3.5', '0.5–1,240', '2026-08-31', '2026-08'],
    ]);
    expect(spaced(told(formatsOf('fr')))).toEqual([
      ...['18_420', '0', '<0,1', '7', '2,5', '<1_%', '62_%', '−3,5', '0,5–1_240', '31/08/2026', '08/2026'],
    ]);
    expect(told(formatsOf('nl'))).toEqual([
      ...['18.420', '0', '<0,1', '7', '2,5', '<1%', '62%', '−3,5', '0,5–1.240', '31-08-2026', '08-2026'],
    ]);
    expect(spaced(told(formatsOf('pl')))).toEqual([
      ...['18_420', '0', '<0,1', '7', '2,5', '<1%', '62%', '−3,5', '0,5–1240', '31.08.2026', '08.2026'],
    ]);
  });

  it('write money of a currency, and leave what is no day', () => {
    expect(formatsOf('en').money(56_400, 'EUR')).toBe('€56,400');
    expect(formatsOf('nl').price(87.5, 'EUR').replace(/\s/g, '_')).toBe('€_87,50');
    expect(formatsOf('pl').money(56_400, 'PLN').replace(/\s/g, '_')).toBe('56_400_zł');
    expect(formatsOf('fr').day('last spring')).toBe('last spring');
    expect(formatsOf('fr').day('2026-99-01')).toBe('2026-99-01');
  });
});
