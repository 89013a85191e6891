import type { DebtItem, ItemKind } from '../../src/domain/debt-item.js';
import { FAMILIES, type Family, type Finding, type Severity } from '../../src/domain/finding.js';
import type { AddonResult, Result } from '../../src/domain/result.js';
import type { RuleMeta } from '../../src/domain/rule.js';
import type { Confidence, Factor, HopCost, Hours, Rating, VerdictKind } from '../../src/domain/score.js';
import { hopsBetween, type Series } from '../../src/domain/series.js';

/** The port authority of a themed town: one row an addon. Hours are the p50 of the whole way to 18.0. */
interface Berth {
  key: string;
  name?: string;
  title: string;
  series: Series | null;
  lines: number;
  risk: number;
  usage: number;
  upgrade: number;
  hours: number;
  debtHours: number;
  rating: Rating;
  verdict: VerdictKind;
  reason: string;
  confidence: Confidence;
  depends: string[];
  findings: number;
}

export const HOSTILE_NAME = '</script><img src=x onerror=alert(1)>';
export const FORMULA_NAME = "=cmd|' /C calc'!A0";
export const ANSI_NAME = 'harbour_\u001b[31mred\u001b[0m';
export const CJK_NAME = '港口_仓库管理';

function berth(
  key: string,
  title: string,
  series: Series | null,
  [lines, risk, usage, upgrade, hours, debtHours]: [number, number, number, number, number, number],
  [rating, verdict, confidence, findings]: [Rating, VerdictKind, Confidence, number],
  reason: string,
  depends: string[] = ['harbour_base'],
): Berth {
  const scores = { lines, risk, usage, upgrade, hours, debtHours, rating, verdict, confidence, findings };
  return { key, title, series, reason, depends, ...scores };
}

const BERTHS: Berth[] = [
  berth(
    'harbour_base',
    'Berths, quays and vessels',
    '14.0',
    [2140, 48, 96, 52, 34, 46],
    ['B', 'keep', 'high', 9],
    'Used every day and in fair shape.',
    ['base', 'mail'],
  ),
  berth(
    'harbour_invoicing',
    'Port dues and invoicing',
    '14.0',
    [4870, 83, 94, 88, 121, 164],
    ['D', 'refactor', 'high', 26],
    'Carries the revenue and breaks on three version steps.',
    ['account', 'harbour_base'],
  ),
  berth(
    'harbour_customs',
    'Customs declarations',
    '14.0',
    [3310, 77, 81, 74, 78, 118],
    ['C', 'refactor', 'medium', 19],
    'Used daily; two methods it overrides are gone after 16.0.',
    ['harbour_base', 'stock'],
  ),
  berth(
    'harbour_pilotage',
    'Pilot planning',
    '15.0',
    [1620, 41, 72, 38, 22, 21],
    ['A', 'keep', 'high', 6],
    'Small, tested, in use.',
  ),
  berth(
    'harbour_cranes',
    'Crane maintenance',
    '14.0',
    [1190, 36, 55, 41, 19, 17],
    ['A', 'keep', 'medium', 5],
    'Nothing in it stops an upgrade.',
    ['harbour_base', 'maintenance'],
  ),
  berth(
    'harbour_crew',
    'Crew changes and passes',
    '14.0',
    [960, 58, 34, 47, 26, 40],
    ['C', 'refactor', 'low', 8],
    'Reads passports without an access rule.',
    ['harbour_base', 'hr'],
  ),
  berth(
    'harbour_portal',
    'Agents’ portal',
    '14.0',
    [2480, 69, 63, 91, 96, 71],
    ['C', 'refactor', 'medium', 14],
    'Screens are written for the old web client.',
    ['harbour_base', 'portal', 'website'],
  ),
  berth(
    'harbour_legacy_reports',
    'Reports of the former system',
    '12.0',
    [3920, 72, 4, 79, 88, 134],
    ['E', 'retire', 'medium', 17],
    'No use observed from 2025-09-01 to 2026-08-31; 18 of its 21 reports have a newer twin.',
    ['base'],
  ),
  berth('harbour_tides', 'Tide tables', '16.0', [310, 9, 28, 6, 3, 2], ['A', 'keep', 'high', 1], 'Needs no work.'),
  berth(
    'harbour_queue',
    'Background jobs',
    '14.0',
    [1480, 52, 77, 56, 41, 37],
    ['B', 'replace', 'high', 7],
    'queue_job of the OCA does the same and is kept for 18.0.',
    ['base'],
  ),
  berth(
    'harbour_notice_to_mariners_publication_and_distribution_service',
    'Notices to mariners',
    '14.0',
    [720, 27, 0, 24, 11, 12],
    ['B', 'keep', 'low', 3],
    'Nothing could be told about its use.',
  ),
  berth(
    CJK_NAME,
    '仓库管理',
    '15.0',
    [880, 33, 49, 29, 14, 13],
    ['A', 'keep', 'medium', 3],
    'Used by the bonded warehouse.',
    ['harbour_base', 'stock'],
  ),
  berth(
    HOSTILE_NAME,
    '<b>bold</b> & "quoted"',
    '14.0',
    [140, 44, 12, 18, 6, 9],
    ['C', 'retire', 'low', 2],
    'Name says "<script>alert(2)</script>".',
    ['base'],
  ),
  berth(FORMULA_NAME, '@SUM(1+1)', null, [90, 21, 8, 0, 0, 4], ['B', 'keep', 'low', 2], '+1 reason', ['base']),
  berth(
    ANSI_NAME,
    'Red \u202elight',
    '14.0',
    [205, 30, 16, 15, 5, 5],
    ['B', 'keep', 'low', 2],
    'Bell \u0007 and more.',
    ['base'],
  ),
];

const RULES: [rule: string, family: Family, severity: Severity, minutes: number, message: string][] = [
  [
    'upgrade/method-gone',
    'upgrade',
    'blocker',
    90,
    'Overrides account.move._recompute_tax_lines, which 16.0 no longer has.',
  ],
  ['security/sql-from-values', 'security', 'high', 45, 'Builds SQL from the value of `vessel_name`.'],
  ['upgrade/attrs-attribute', 'upgrade', 'blocker', 6, 'The `attrs` attribute is read no more from 17.0 on.'],
  ['reliability/commit-in-method', 'reliability', 'medium', 40, 'Commits in the middle of a business method.'],
  ['performance/search-in-loop', 'performance', 'medium', 30, 'Searches in a loop over berths.'],
  ['security/access-missing', 'security', 'high', 25, 'The model harbour.pass has no access rule.'],
  ['maintainability/complex-method', 'maintainability', 'low', 35, 'Cognitive complexity 31 (limit 15).'],
  ['governance/licence-missing', 'governance', 'info', 5, 'The manifest names no licence.'],
];

/** Rule metadata for the tests that pass `options.rules`. */
export const HARBOUR_RULES: RuleMeta[] = RULES.map(([id, family, severity, minutes, message]) => ({
  id,
  title: message.replace(/[.(].*$/, '').trim(),
  family,
  severity,
  certainty: 'likely',
  effort: { minutes, basis: 'An estimate for tests.' },
  automation: null,
  tool: null,
  why: `Because: ${message}`,
  remedy: 'Mend it.',
  limits: 'Sees only the scanned code.',
  sources: ['https://www.odoo.com/documentation/18.0/', 'javascript:alert(1)'],
  messages: {},
}));

function interval(p50: number, confidence: Confidence): Hours {
  const spread = { high: 1.35, medium: 1.7, low: 2.4 }[confidence];
  const round = (value: number) => Math.round(value * 4) / 4;
  return { p15: round(p50 / spread), p50: round(p50), p85: round(p50 * spread) };
}

function hopsOf(place: Berth): HopCost[] {
  const steps = place.series === null ? [] : hopsBetween(place.series, '18.0');
  // The step to 17.0 is the dear one: `attrs` and `states` go (see the message of the rule above).
  const weights = steps.map((to) => (to === '17.0' ? 3 : to === '16.0' ? 2 : 1));
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  return steps.map((to, index) => {
    const hours = interval((place.hours * weights[index]!) / all, place.confidence);
    const lines = Math.round(hours.p50 * 7);
    return {
      to,
      hours,
      changedLines: { p15: Math.round(lines / 2), p50: lines, p85: lines * 2 },
      mechanicalShare: to === '17.0' ? 0.7 : 0.3,
    };
  });
}

function factors(score: number, names: [id: string, why: string][], evidence: string[]): Factor[] {
  let left = score;
  return names.map(([id, why], index) => {
    const points = index === names.length - 1 ? left : Math.round(left * 0.6 * 10) / 10;
    left = Math.round((left - points) * 10) / 10;
    return { id, points, value: Math.round(points * 3), why, evidence: index === 0 ? evidence : [] };
  });
}

function findingOf(place: Berth, index: number, serial: number): Finding {
  const [rule, family, severity, effortMinutes, message] = RULES[(serial * 5 + index * 3) % RULES.length]!;
  const upgrade = family === 'upgrade' && place.series !== null;
  const xml = rule === 'upgrade/attrs-attribute';
  const line = 12 + index * 17;
  return {
    id: `${(serial + 1).toString(16).padStart(4, '0')}${(index + 1).toString(16).padStart(4, '0')}ab12cd34`,
    rule,
    family,
    addon: place.key,
    path: `${pathOf(place)}/${xml ? 'views/vessel_views.xml' : `models/vessel_${index % 4}.py`}`,
    line,
    column: 5,
    endLine: line + (index % 3),
    severity,
    hop: upgrade ? (xml ? '17.0' : '16.0') : null,
    automation: upgrade ? (xml ? 'mechanical' : 'manual') : null,
    tool: upgrade && xml ? 'odoo-module-migrator' : null,
    certainty: (['certain', 'likely', 'possible'] as const)[index % 3]!,
    effortMinutes,
    message:
      place.key === HOSTILE_NAME
        ? `${message} </script><svg onload=alert(3)>`
        : place.key === FORMULA_NAME
          ? `=1+1 ${message}`
          : message,
    change: upgrade ? 'xml-attrs-states' : null,
    symbol: index % 4 === 0 ? '' : `Vessel.action_${index}`,
  };
}

function pathOf(place: Berth): string {
  return `addons/${place.key.replaceAll('/', '_')}`;
}

function addonOf(place: Berth, findings: Finding[], all: Berth[]): AddonResult {
  const { key, title, series, lines, risk, usage, upgrade, confidence } = place;
  const python = Math.round(lines * 0.6);
  const xml = Math.round(lines * 0.3);
  const javascript = lines - python - xml;
  const evidence = findings.slice(0, 3).map((finding) => `${finding.path}:${finding.line}`);
  return {
    key,
    name: place.name ?? key,
    root: 0,
    path: pathOf(place),
    series,
    seriesBasis: series === null ? 'unknown' : 'manifest',
    installable: true,
    origin: key === 'harbour_queue' ? 'third-party' : 'custom',
    version: series === null ? null : `${series}.1.4.0`,
    license: 'LGPL-3',
    author: 'Port Authority of Selsey',
    title,
    depends: place.depends,
    lines: { python, xml, javascript, csv: 4, total: lines, billed: Math.round(lines * 0.82) },
    dependents: all
      .filter((other) => other.depends.includes(key))
      .map((other) => other.key)
      .sort(),
    risk: {
      score: risk,
      confidence: 'high',
      factors: factors(
        risk,
        [
          ['blockers', `${findings.length} findings, the worst of them blockers`],
          ['coupling', 'Overrides core methods without calling super'],
          ['untested', 'No test runs its business methods'],
        ],
        evidence,
      ),
    },
    usage: {
      score: usage,
      confidence,
      factors:
        usage === 0 && confidence === 'low'
          ? []
          : factors(
              usage,
              [
                ['records', 'Records written in the last twelve months'],
                ['views', 'Screens opened, by the server log'],
              ],
              [],
            ),
    },
    upgradeCost: {
      score: upgrade,
      confidence,
      factors:
        series === null
          ? []
          : factors(
              upgrade,
              [
                ['changes', 'Constructs that change on the way to 18.0'],
                ['size', `${lines} lines of code`],
              ],
              evidence,
            ),
      hours: interval(place.hours, confidence),
      hops: hopsOf(place),
    },
    debt: {
      hours: interval(place.debtHours, confidence),
      ratio: { A: 0.03, B: 0.08, C: 0.16, D: 0.34, E: 0.61 }[place.rating],
      rating: place.rating,
      interest: {
        hoursPerYear: Math.round(place.debtHours * 0.32),
        costPerYear: Math.round(place.debtHours * 0.32) * 90,
        factors: factors(Math.round(place.debtHours * 0.32), [['incidents', 'Hours booked on tickets about it']], []),
      },
    },
    verdict: { kind: place.verdict, reasons: [place.reason] },
    priority: Math.min(100, Math.round(risk * 0.55 + usage * 0.35 + upgrade * 0.1)),
  };
}

function itemsOf(addon: AddonResult, findings: Finding[]): DebtItem[] {
  const { kind } = addon.verdict;
  const confidence = addon.upgradeCost.confidence;
  if (kind === 'retire' || kind === 'replace') {
    const title = kind === 'retire' ? `Remove ${addon.key}` : `Replace ${addon.key} with queue_job`;
    const hours = interval(kind === 'retire' ? 4 : 16, confidence);
    const ids = findings.map((finding) => finding.id);
    return [itemOf(addon, kind, title, ids, hours, addon.debt.interest.hoursPerYear + 20)];
  }
  return FAMILIES.flatMap((family) => {
    const own = findings.filter((finding) => finding.family === family);
    if (own.length === 0) return [];
    const minutes = (list: Finding[]) => list.reduce((sum, finding) => sum + finding.effortMinutes, 0);
    const hours = (addon.debt.hours.p50 * minutes(own)) / minutes(findings);
    const title = `Mend ${own.length} ${family} findings in ${addon.key}`;
    return [
      itemOf(
        addon,
        family,
        title,
        own.map((finding) => finding.id),
        interval(hours, confidence),
        Math.round(hours * (family === 'upgrade' ? 1.6 : 0.5)),
      ),
    ];
  });
}

function itemOf(
  addon: AddonResult,
  kind: ItemKind,
  title: string,
  findings: string[],
  hours: Hours,
  value: number,
): DebtItem {
  return {
    id: `${addon.key}:${kind}`,
    title,
    addon: addon.key,
    kind,
    findings,
    hours,
    value,
    dependsOn: [],
    verdict: addon.verdict.kind,
  };
}

/** Fills sprints in order of value per hour, as far as they hold. Not the real planner; a plan with realistic numbers. */
function planOf(items: DebtItem[], sprints: number, capacityHours: number): Result['plan'] {
  const queue = [...items].sort(
    (a, b) => b.value / (b.hours.p50 || 1) - a.value / (a.hours.p50 || 1) || (a.id < b.id ? -1 : 1),
  );
  const loads = Array.from({ length: sprints }, (_, index) => ({
    index: index + 1,
    start: new Date(Date.UTC(2026, 8, 7 + index * 14)).toISOString().slice(0, 10),
    capacityHours,
    items: [] as { id: string; hours: number }[],
  }));
  const unplanned: Result['plan']['unplanned'] = [];
  for (const item of queue) {
    const fits = loads.find(
      (load) => load.items.reduce((sum, entry) => sum + entry.hours, 0) + item.hours.p50 <= capacityHours,
    );
    if (fits) fits.items.push({ id: item.id, hours: item.hours.p50 });
    else unplanned.push({ id: item.id, why: 'Does not fit the capacity of any sprint.' });
  }
  return { sprints: loads, unplanned, objective: 212.5, bound: 214, gap: 0.00701 };
}

function wavesOf(berths: Berth[]): string[][] {
  const first = berths.filter((place) => !place.depends.includes('harbour_base')).map((place) => place.key);
  const second = berths.filter((place) => place.depends.includes('harbour_base')).map((place) => place.key);
  return [first, second].filter((wave) => wave.length > 0);
}

function resultOf(berths: Berth[], sprints: number, capacityHours: number): Result {
  const perAddon = berths.map((place, serial) =>
    Array.from({ length: place.findings }, (_, index) => findingOf(place, index, serial)),
  );
  const addons = berths.map((place, serial) => addonOf(place, perAddon[serial]!, berths));
  const items = addons.flatMap((addon, serial) => itemsOf(addon, perAddon[serial]!));
  return {
    schemaVersion: 1,
    tool: { name: 'odoo-debt', version: '0.1.0' },
    roots: ['selsey-addons'],
    target: '18.0',
    addons,
    findings: perAddon.flat(),
    items,
    plan: planOf(items, sprints, capacityHours),
    waves: wavesOf(berths),
    coverage: {
      files: 412,
      parsed: 409,
      failed: [
        { path: 'addons/harbour_crew/models/pass.py', why: 'line 88: unclosed bracket' },
        { path: 'addons/harbour_portal/static/src/js/quay.js', why: 'not valid JavaScript' },
        { path: 'addons/\u001b[2Jclear/views/x.xml', why: 'line 3: <tree> is not closed' },
      ],
      skipped: [{ path: 'addons/harbour_base/static/lib', why: 'vendored library' }],
      unknown: ['12 references to models outside the scanned code', '3 SQL texts put together at run time'],
    },
    kpis: null,
    evidence: [
      {
        source: 'database counts',
        window: 'from 2025-09-01 to 2026-08-31',
        basis: 'rows per model, by year of creation',
      },
      { source: 'git', window: 'from 2021-03-02 to 2026-08-30', basis: '1,204 commits' },
    ],
  };
}

/** The result that most report tests read: a realistic portfolio and four addons with hostile names. */
export function harbour(): Result {
  return resultOf(BERTHS, 6, 96);
}

/** No addon, no finding, no plan. */
export function emptyHarbour(): Result {
  return {
    ...resultOf([], 0, 0),
    coverage: { files: 0, parsed: 0, failed: [], skipped: [], unknown: [] },
    evidence: [],
  };
}

/** A large port: as many addons and findings as asked for, scores spread by a fixed walk. */
export function largeHarbour(addons: number, findings: number): Result {
  const each = Math.floor(findings / addons);
  const berths = Array.from({ length: addons }, (_, serial) => {
    const model = BERTHS[serial % 10]!;
    const shift = (serial * 37) % 23;
    const key = `${model.key}_${String(serial).padStart(3, '0')}`;
    const score = (value: number) => Math.max(0, Math.min(100, value + shift - 11));
    const [risk, usage, upgrade] = [score(model.risk), score(model.usage), score(model.upgrade)];
    return { ...model, key, risk, usage, upgrade, depends: ['base'], hours: model.hours + shift, findings: each };
  });
  berths[0]!.findings += findings - each * addons;
  return resultOf(berths, 12, 120);
}
