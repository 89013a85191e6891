import type { Comparison, KpiChange } from '../../src/domain/comparison.js';
import {
  addonsChanged,
  headlineOf,
  kpiLabel,
  limitText,
  pairText,
  scoreText,
  verdictOn,
} from '../shared/comparison.js';
import { WORDS } from '../shared/comparison-words.js';
import { kpiValue } from '../shared/kpis.js';
import { hours, whole } from '../shared/numbers.js';
import { SEVERITY_WORD, VERDICT_WORD } from '../shared/words.js';
import { code, plain, table } from './text.js';
import { WORDS as PAGE } from './words.js';

const SHOWN = 10;
const LIMITS_SHOWN = 12;

/** What changed between two results, as a comment on a pull request: short, and safe whatever the scanned names are. */
export function renderCompareMarkdown(comparison: Comparison): string {
  const lines = [
    `## ${WORDS.title}`,
    '',
    ...headlineOf(comparison).map(({ label, text }) => `- **${label}**: ${plainLong(text)}`),
    ...part(WORDS.limits, bullets(comparison.limits.map(limitText))),
    ...part(WORDS.came, came(comparison)),
    ...part(WORDS.repaidRules, rules(comparison)),
    ...part(WORDS.changed, addons(comparison)),
    ...part(WORDS.kpis, kpis(comparison)),
  ];
  return `${lines.join('\n')}\n`;
}

/** Escaped piece by piece: `plain` cuts at a width that a headline with several parts goes beyond. */
function plainLong(text: string): string {
  return text
    .split(/(?<=[,;] )/)
    .map(plain)
    .join('');
}

function part(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', `### ${title}`, '', ...lines];
}

function rest(left: number): string[] {
  return left > 0 ? ['', WORDS.more(whole(left))] : [];
}

function bullets(texts: readonly string[]): string[] {
  return [...texts.slice(0, LIMITS_SHOWN).map((text) => `- ${plainLong(text)}`), ...rest(texts.length - LIMITS_SHOWN)];
}

function came({ findings }: Comparison): string[] {
  const fresh = findings.changes.filter(({ state }) => state === 'new');
  if (fresh.length === 0) return [];
  const rows = fresh
    .slice(0, SHOWN)
    .map(({ severity, path, line, rule, message }) => [
      SEVERITY_WORD[severity],
      code(`${path}:${line}`),
      code(rule),
      plain(message),
    ]);
  return [...table(PAGE.findingHeads, rows), ...rest(fresh.length - SHOWN)];
}

function rules({ findings }: Comparison): string[] {
  const own = findings.byRule.filter(({ states }) => (states.repaid ?? 0) > 0);
  if (own.length === 0) return [];
  const rows = own
    .slice(0, SHOWN)
    .map(({ rule, states, before, after }) => [
      code(rule),
      ...[states.repaid, states.new, before, after].map((value) => whole(value ?? 0)),
    ]);
  return [...table(WORDS.repaidHeads, rows), ...rest(own.length - SHOWN)];
}

function addons(comparison: Comparison): string[] {
  const changed = addonsChanged(comparison);
  if (changed.length === 0) return [];
  const rows = changed.slice(0, SHOWN).map(({ key, was, risk, upgradeHours, rating, verdict, findings }) => {
    const [a, b] = [upgradeHours.before, upgradeHours.after].map((value) => (value === null ? null : hours(value.p50)));
    const [from, to] = [verdict.before, verdict.after].map((kind) => (kind === null ? null : VERDICT_WORD[kind]));
    return [
      was === undefined ? code(key) : `${code(was)} → ${code(key)}`,
      scoreText(risk),
      pairText(a!, b!),
      pairText(rating.before, rating.after),
      pairText(from!, to!),
      whole(findings.states.repaid ?? 0),
      whole(findings.states.new ?? 0),
    ];
  });
  return [...table(WORDS.changedHeads, rows), ...rest(changed.length - SHOWN)];
}

function kpis({ kpis: all }: Comparison): string[] {
  const known = all.filter(({ before, after }) => before !== null || after !== null);
  if (known.length === 0) return [];
  const rows = known.map((kpi) => [
    plain(kpiLabel(kpi)),
    ...[kpi.before, kpi.after].map((value) => kpiValue({ value, unit: kpi.unit }) ?? WORDS.unknown),
    plain(kpi.limit ?? noteOn(kpi)),
  ]);
  return table(WORDS.kpiHeads, rows);
}

function noteOn(kpi: KpiChange): string {
  const told = verdictOn(kpi);
  return told === null ? '' : WORDS[told];
}
