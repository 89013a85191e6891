import type { AddonSource } from '../../src/domain/addon.js';
import type { Certainty } from '../../src/domain/finding.js';
import { PassingMap } from '../../src/domain/passing.js';
import type { Draft, RuleContext } from '../../src/domain/rule.js';
import { compareSeries } from '../../src/domain/series.js';
import { narrowed } from './facts/tag-places.js';
import { hopOf } from './load.js';
import { ENDING, isMostlyLeft } from './observed.js';
import type { UpgradeRule } from './schema.js';
import { type Hit, type Matcher, scopeOf } from './scope.js';
import { messageOf, severityOf } from './wording.js';

/**
 * Drafts of one upgrade rule: what its matchers found of the changes that the catalogue gives to it. The earliest step
 * on which a place breaks is reported, once; a construct that is only deprecated, or looks otherwise, once per file.
 */
export function* reportChanges(
  context: RuleContext,
  rule: UpgradeRule,
  matchers: readonly Matcher[],
): Generator<Draft> {
  for (const hit of hitsOfRule(context, rule, matchers)) yield draftOf(narrowed(context.source, hit));
}

/** The places that a rule would report, before they are worded. */
export function hitsOfRule(context: RuleContext, rule: UpgradeRule, matchers: readonly Matcher[]): Hit[] {
  const best = new Map<string, Hit>();
  const broken = new Set<string>();
  const lines = new Map<string, Set<number>>();
  for (const matcher of matchers) {
    for (const hit of hitsOf(context, matcher)) {
      if (hit.change.rule !== rule) continue;
      const key = keyOf(hit);
      if (hit.change.breaksLater === undefined) broken.add(spotOf(hit));
      const other = best.get(key);
      if (isOncePerFile(hit.change)) lines.set(key, (lines.get(key) ?? new Set()).add(hit.line));
      if (other === undefined || isBetter(hit, other)) best.set(key, hit);
    }
  }
  // Where another fact breaks at the very place on the way, what this one will do later is no news.
  const told = [...best].filter(([, hit]) => hit.change.breaksLater === undefined || !broken.has(spotOf(hit)));
  return told.map(([key, hit]) => withOtherLines(hit, lines.get(key)));
}

const spotOf = ({ path, line, column }: Hit): string => `${path}|${line}|${column}`;

function withOtherLines(hit: Hit, lines: ReadonlySet<number> | undefined): Hit {
  const others = [...(lines ?? [])].filter((line) => line !== hit.line).sort((a, b) => a - b);
  return others.length === 0 ? hit : { ...hit, alsoAt: others };
}

type PerMatcher = Map<Matcher, Hit[]>;
const cache = new PassingMap<AddonSource, Map<string, PerMatcher>>();

/** Several rules share a matcher; it runs once per addon and target. */
function hitsOf(context: RuleContext, matcher: Matcher): readonly Hit[] {
  const scope = scopeOf(context);
  if (scope === null) return [];
  const targets = cache.get(context.source) ?? new Map<string, PerMatcher>();
  cache.set(context.source, targets);
  const span = `${scope.from}>${scope.target}`;
  const known = targets.get(span) ?? new Map<Matcher, Hit[]>();
  targets.set(span, known);
  let hits = known.get(matcher);
  if (hits === undefined) {
    hits = [...matcher(scope)];
    known.set(matcher, hits);
  }
  return hits;
}

function keyOf(hit: Hit): string {
  if (isOncePerFile(hit.change)) return `${hit.change.id}|${hit.path}`;
  return `${hit.path}|${hit.line}|${hit.column}|${hit.subject}`;
}

/** A construct that is only deprecated, or looks otherwise: one finding names all its lines. */
function isOncePerFile(change: Hit['change']): boolean {
  return change.breaksIn === null || isCosmetic(change);
}

/** Style classes that merely look otherwise: one line per file says enough. */
function isCosmetic({ match, breakMode }: Hit['change']): boolean {
  return match.kind === 'xml.class' && breakMode === 'behaviour';
}

/** An earlier step first, then a fact written by hand, then the id, so that the choice is always the same. */
function isBetter(hit: Hit, other: Hit): boolean {
  if (hit.change === other.change) return false;
  const steps = compareSeries(hopOf(hit.change), hopOf(other.change));
  if (steps !== 0) return steps < 0;
  if (hit.change.origin !== other.change.origin) return hit.change.origin === 'curated';
  return hit.change.id < other.change.id;
}

/** A loss of these modes stops nothing: the construct is passed over, or does something slightly different. */
const HARMLESS = new Set<Hit['change']['breakMode']>(['ignored', 'behaviour', 'warning']);

/** Never stops working, or stops nothing and is left as it is by nearly everybody who took the step. */
function stillWorks(change: Hit['change']): boolean {
  return change.breaksIn === null || (HARMLESS.has(change.breakMode) && isMostlyLeft(change.id));
}

const ORDER: readonly Certainty[] = ['certain', 'likely', 'possible'];

/** The finding of one place, in the words of its fact. */
export function draftOf(hit: Hit): Draft {
  const { change } = hit;
  const hop = hopOf(change);
  const certainty = ORDER[Math.max(ORDER.indexOf(change.certainty), ORDER.indexOf(hit.certainty ?? 'certain'))]!;
  return {
    message: messageOf(change),
    args: {
      what: hit.subject,
      series: hop,
      old: shorten(change.old),
      ...(change.breaksLater === undefined ? {} : { later: change.breaksLater }),
      instead: (hit.instead ?? change.replacement).replace(/\.$/, ''),
    },
    path: hit.path,
    line: hit.line,
    column: hit.column,
    ...(hit.endLine === undefined ? {} : { endLine: hit.endLine }),
    ...(hit.alsoAt === undefined ? {} : { alsoAt: hit.alsoAt }),
    symbol: hit.symbol ?? '',
    subject: hit.subject,
    // What still works asks for nothing on this step; it is told, and weighed, as deprecated.
    ...(stillWorks(change) ? { deprecatedSince: hop } : { hop }),
    change: change.id,
    // Worth knowing, but hardly anybody takes the trouble before it breaks.
    severity: change.breaksLater && isMostlyLeft(change.id + ENDING) ? 'info' : severityOf(change),
    certainty,
    automation: change.automation,
    tool: change.tool,
    effortMinutes: change.minutes,
  };
}

/** Facts on many names list them all; a message needs the beginning. */
function shorten(text: string): string {
  return text.length > 100 ? `${text.slice(0, 99)}…` : text;
}
