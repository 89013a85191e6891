import type { Confidence, Rating, VerdictKind } from '../../../src/domain/score.js';
import type { Series } from '../../../src/domain/series.js';

/** The port authority of a themed town: one row an addon. Hours are the p50 of the whole way to 18.0. */
export interface Berth {
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

export const BERTHS: Berth[] = [
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
