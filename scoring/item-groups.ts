import type { ItemKind } from '../src/domain/debt-item.js';
import type { Finding } from '../src/domain/finding.js';
import type { Hours } from '../src/domain/score.js';
import type { Series } from '../src/domain/series.js';
import { effortOf, scaleHours } from './effort.js';
import { byId, groupBy } from './factor.js';
import type { ScoringSettings } from './settings.js';

/** Findings of one addon that are one piece of work. */
export interface WorkGroup {
  kind: ItemKind;
  /** Names the work inside its addon and kind; ids are made of it, so it never holds a count. */
  subject: string;
  /** What is repaired: a rule, a tool, or `small` for leftovers of several rules. */
  theme: { kind: 'tool'; tool: string } | { kind: 'rule'; rule: string } | { kind: 'small' };
  hop: Series | null;
  /** Where an item was split: the part of the addon this one is about, else null. */
  part: string | null;
  findings: Finding[];
  hours: Hours;
}

/** Groups the findings of one addon into pieces of work, sorted by kind and subject. */
export function groupWork(findings: readonly Finding[], settings: ScoringSettings): WorkGroup[] {
  const groups = [...groupBy(byId(findings), subjectKey).values()].map(makeGroup);
  const small = (group: WorkGroup) => group.theme.kind === 'rule' && group.hours.p50 < settings.smallestItemHours;
  const merged = [...groupBy(groups.filter(small), (group) => `${group.kind}|${group.hop ?? ''}`).values()].map(
    mergeSmall,
  );
  return [...groups.filter((group) => !small(group)), ...merged]
    .flatMap((group) => splitLarge(group, settings.largestItemHours))
    .sort((a, b) => compare(`${a.kind}|${a.subject}`, `${b.kind}|${b.subject}`));
}

/** One tool run of a family is one piece of work; else one rule, and for upgrades one rule on one step. */
function subjectKey(finding: Finding): string {
  if (finding.automation === 'mechanical' && finding.tool !== null) return `${finding.family}|tool ${finding.tool}`;
  return `${finding.family}|${finding.hop ?? ''}|${finding.rule}`;
}

function makeGroup(findings: Finding[]): WorkGroup {
  const first = findings[0]!;
  const tool = first.automation === 'mechanical' ? first.tool : null;
  return {
    kind: first.family,
    subject: tool !== null ? `tool ${tool}` : [first.rule, first.hop].filter((text) => text !== null).join(' '),
    theme: tool !== null ? { kind: 'tool', tool } : { kind: 'rule', rule: first.rule },
    hop: tool !== null ? null : first.hop,
    part: null,
    findings,
    hours: effortOf(findings),
  };
}

/** Leftovers of several rules become one item; a single leftover keeps its own name. */
function mergeSmall(groups: WorkGroup[]): WorkGroup {
  const first = groups[0]!;
  if (groups.length === 1) return first;
  const findings = byId(groups.flatMap((group) => group.findings));
  const subject = ['small', first.hop].filter((text) => text !== null).join(' ');
  return { ...first, subject, theme: { kind: 'small' }, findings, hours: effortOf(findings) };
}

/**
 * Splits a large group by change or rule, and what is still large by file. Parts share the hours of the whole in
 * proportion, so that splitting never makes the work longer. One file that is too large by itself stays whole.
 */
function splitLarge(group: WorkGroup, largest: number): WorkGroup[] {
  return splitBy(group, largest, (finding) => finding.change ?? finding.rule).flatMap((part) =>
    splitBy(part, largest, (finding) => finding.path),
  );
}

function splitBy(group: WorkGroup, largest: number, key: (finding: Finding) => string): WorkGroup[] {
  const pieces = groupBy(group.findings, key);
  if (group.hours.p50 <= largest || pieces.size < 2) return [group];
  const alone = [...pieces].map(([part, findings]) => ({ part, findings, hours: effortOf(findings).p50 }));
  const all = alone.reduce((sum, piece) => sum + piece.hours, 0);
  const share = all > 0 ? group.hours.p50 / all : 0;
  return pack(
    alone.map((piece) => ({ ...piece, hours: piece.hours * share })),
    largest,
  ).map(({ part, findings, hours }) => ({
    ...group,
    subject: `${group.subject} in ${part}`,
    part,
    findings: byId(findings),
    hours: scaleHours(group.hours, hours / group.hours.p50),
  }));
}

interface Piece {
  part: string;
  findings: Finding[];
  hours: number;
}

/** Joins neighbours in the order of their names while they fit; a part is named after its first piece. */
function pack(pieces: readonly Piece[], largest: number): Piece[] {
  const parts: Piece[] = [];
  for (const piece of pieces) {
    const open = parts.at(-1);
    if (open !== undefined && open.hours + piece.hours <= largest) {
      open.findings.push(...piece.findings);
      open.hours += piece.hours;
    } else {
      parts.push({ ...piece, findings: [...piece.findings] });
    }
  }
  return parts;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
