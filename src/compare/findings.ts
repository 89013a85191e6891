import type { FindingChange, FindingState } from '../domain/comparison.js';
import type { Finding } from '../domain/finding.js';
import type { AddonResult, Result } from '../domain/result.js';
import type { AddonPair } from './pair.js';
import { lookedFor, notRead, type RuleLists, withinAddon } from './scope.js';

/** A finding with its place in the comparison. `before` and `after` are both there where it stayed. */
export interface Followed {
  state: FindingState;
  before: Finding | null;
  after: Finding | null;
  why?: string;
}

/**
 * Follows every finding from one result to the other: by its id, which survives moves; before, because an id changes with
 * the title of the addon, by rule, place and words within the same addon.
 */
export function followFindings(
  older: Result,
  newer: Result,
  pairs: readonly AddonPair[],
  rules: RuleLists,
): Followed[] {
  const stayed = matchFindings(older, newer, pairs);
  const known = new Set([...stayed.values()].map(({ after }) => after));
  const went = goneState(older, newer, pairs, rules.newer);
  const came = newState(older, newer, pairs, rules.older);
  return [
    ...older.findings.map((before): Followed => {
      const match = stayed.get(before);
      return match === undefined ? { before, after: null, ...went(before) } : { before, ...match };
    }),
    ...newer.findings
      .filter((after) => !known.has(after))
      .map((after): Followed => ({ before: null, after, ...came(after) })),
  ];
}

type Match = Pick<Followed, 'state'> & { after: Finding };
/** What makes two findings the same; `null` where a finding cannot be matched so. */
type Naming = (finding: Finding, place: readonly (string | null)[]) => string | null;

const NAMINGS: readonly { naming: Naming; edited: boolean }[] = [
  { naming: ({ rule, id }) => `${rule}\n${id}`, edited: false },
  { naming: ({ message }, place) => inBoth(place, message), edited: false },
  // As the baseline does it: what was edited is still there. The symbol keeps one method from paying for another.
  { naming: ({ change }, place) => inBoth(place, change), edited: true },
  // A record of a view may have been renamed. Of Python the words alone say too little: any print reads the same.
  {
    naming: ({ path, message }, [rule, addon, within]) =>
      path.endsWith('.py') ? null : inBoth([rule!, addon!, within!], message),
    edited: true,
  },
];

function inBoth(place: readonly (string | null)[], words: string | null): string | null {
  return place[1] === null ? null : JSON.stringify([...place, words]);
}

function matchFindings(older: Result, newer: Result, pairs: readonly AddonPair[]): Map<Finding, Match> {
  const matched = new Map<Finding, Match>();
  const both = pairs.flatMap(({ before, after }) => (before && after ? [{ before, after }] : []));
  const placeBefore = placeIn(
    new Map(both.map((pair) => [pair.before.key, { own: pair.before, key: pair.after.key }])),
  );
  const placeAfter = placeIn(new Map(both.map((pair) => [pair.after.key, { own: pair.after, key: pair.after.key }])));
  const taken = new Set<Finding>();
  for (const { naming, edited } of NAMINGS) {
    const waiting = new Map<string, Finding[]>();
    for (const finding of newer.findings) {
      const name = taken.has(finding) ? null : naming(finding, placeAfter(finding));
      if (name === null) continue;
      const alike = waiting.get(name);
      if (alike === undefined) waiting.set(name, [finding]);
      else alike.push(finding);
    }
    for (const finding of older.findings) {
      if (matched.has(finding)) continue;
      const place = placeBefore(finding);
      const after = waiting.get(naming(finding, place) ?? '')?.shift();
      if (after === undefined) continue;
      const [, addon, path] = place;
      const [, addonAfter, pathAfter] = placeAfter(after);
      const same = addon === addonAfter && path === pathAfter;
      matched.set(finding, { after, state: edited ? 'changed' : same ? 'still' : 'moved' });
      taken.add(after);
    }
  }
  return matched;
}

/** Rule, addon by its newer key, path in the addon, symbol. An addon of one result only has no place in the other. */
function placeIn(
  addons: ReadonlyMap<string, { own: AddonResult; key: string }>,
): (finding: Finding) => [string, string | null, string, string] {
  return ({ rule, addon, path, symbol }) => {
    const found = addons.get(addon);
    return [rule, found?.key ?? null, withinAddon(found?.own, path), symbol];
  };
}

type Told = Pick<Followed, 'state' | 'why'>;

/** What became of a finding that the newer result does not have. */
function goneState(
  older: Result,
  newer: Result,
  pairs: readonly AddonPair[],
  rules: RuleLists['newer'],
): (finding: Finding) => Told {
  const pairOf = new Map(pairs.flatMap((pair) => (pair.before ? [[pair.before.key, pair] as const] : [])));
  const accepted = new Map((newer.accepted ?? []).map((entry) => [`${entry.rule}\n${entry.id}`, entry.by]));
  const looked = lookedFor(newer, older, rules);
  const unread = notRead(newer.coverage);
  return (finding) => {
    const pair = pairOf.get(finding.addon);
    const by = accepted.get(`${finding.rule}\n${finding.id}`);
    if (by !== undefined) return { state: 'accepted', why: by === 'snooze' ? 'put off' : 'accepted' };
    if (pair?.state === 'not-scanned-now') return { state: 'not-read-now', why: 'its root was not scanned' };
    if (!pair?.after) return { state: 'with-gone-addon' };
    const why = unread(pair.after, withinAddon(pair.before!, finding.path), finding.rule);
    if (why !== null) return { state: 'not-read-now', why };
    const { answer, why: reason } = looked(finding);
    if (answer === 'no') return { state: 'no-longer-looked-for', why: reason! };
    return answer === 'perhaps' ? { state: 'maybe-repaid', why: reason! } : { state: 'repaid' };
  };
}

/** Where a finding comes from that the older result does not have. */
function newState(
  older: Result,
  newer: Result,
  pairs: readonly AddonPair[],
  rules: RuleLists['older'],
): (finding: Finding) => Told {
  const pairOf = new Map(pairs.flatMap((pair) => (pair.after ? [[pair.after.key, pair] as const] : [])));
  const accepted = new Set((older.accepted ?? []).map(({ rule, id }) => `${rule}\n${id}`));
  const looked = lookedFor(older, newer, rules);
  const unread = notRead(older.coverage);
  return (finding) => {
    const pair = pairOf.get(finding.addon);
    if (accepted.has(`${finding.rule}\n${finding.id}`)) return { state: 'no-longer-accepted' };
    if (pair?.state === 'not-scanned-then') return { state: 'not-read-then', why: 'its root was not scanned' };
    if (!pair?.before) return { state: 'with-new-addon' };
    const why = unread(pair.before, withinAddon(pair.after!, finding.path), finding.rule);
    if (why !== null) return { state: 'not-read-then', why };
    const { answer, why: reason } = looked(finding);
    if (answer === 'no') return { state: 'newly-looked-for', why: reason! };
    return answer === 'perhaps' ? { state: 'maybe-new', why: reason! } : { state: 'new' };
  };
}

/** Hours of each finding: those of its item, shared by effort. A finding of no item is left out. */
export function hoursByFinding({ items, findings }: Result): Map<string, number> {
  const effort = new Map(findings.map(({ id, effortMinutes }) => [id, effortMinutes]));
  const hours = new Map<string, number>();
  for (const item of items) {
    const own = item.findings.filter((id) => effort.has(id));
    const minutes = own.reduce((sum, id) => sum + effort.get(id)!, 0);
    for (const id of own) {
      const share = minutes === 0 ? 1 / own.length : effort.get(id)! / minutes;
      hours.set(id, (hours.get(id) ?? 0) + item.hours.p50 * share);
    }
  }
  return hours;
}

/** The published form of a finding that is not where it was. */
export function changeOf(
  followed: Followed,
  hoursThen: Map<string, number>,
  hoursNow: Map<string, number>,
): FindingChange {
  const { state, before, after, why } = followed;
  const { id, rule, family, severity, addon, path, line, message } = (after ?? before)!;
  const hours = (after === null ? hoursThen : hoursNow).get(id) ?? null;
  return {
    ...{ state, id, rule, family, severity, addon, path, line, message },
    ...(before && after ? { was: { addon: before.addon, path: before.path, line: before.line } } : {}),
    hours: hours === null ? null : rounded(hours),
    ...(why === undefined ? {} : { why }),
  };
}

/** Hours to a hundredth, so that sums show no dust of floating point. */
export function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
