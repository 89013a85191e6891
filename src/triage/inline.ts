import type { AddonSource } from '../domain/addon.js';
import { pythonFile, scriptFile, xmlFile } from '../domain/file-lookups.js';
import type { Finding } from '../domain/finding.js';
import type { Accepted, Problem } from '../domain/triage.js';
import { readDirective, type Suppression } from './directive.js';
import { InlineCoverage, type Spot } from './inline-coverage.js';
import { canBeStale, isOver, type TriageScope } from './outcome.js';

export interface Sorted {
  findings: Finding[];
  accepted: Accepted[];
  problems: Problem[];
}

/** Takes the findings out that a comment in their file asks to ignore, and names the comments that do not hold. */
export function applyInline(findings: readonly Finding[], scope: TriageScope): Sorted {
  const problems: Problem[] = [];
  const lists = new Map<string, Suppression[]>();
  for (const [key, source] of scope.sources) {
    for (const directive of source.directives ?? []) {
      const read = readDirective(directive, scope.known);
      const place = { path: shown(source, directive.path), line: directive.line };
      for (const problem of read.problems) problems.push({ ...problem, ...place });
      const list = lists.get(key) ?? [];
      for (const suppression of read.suppressions) list.push(suppression);
      lists.set(key, list);
    }
  }
  const used = new Set<Suppression>();
  const holds = ({ until }: Suppression) => !isOver(until, scope.today);
  const files = new Map([...lists].map(([key, list]) => [key, coverageOf(list, scope.sources.get(key)!, holds, used)]));
  const open: Finding[] = [];
  const accepted: Accepted[] = [];
  for (const finding of findings) {
    const source = scope.sources.get(finding.addon);
    const coverage = files.get(finding.addon)?.get(keyOf(finding.rule, finding.path));
    // What is told once per file is accepted where a comment stands at every one of its places.
    const holding = placesOf(finding).map((place) => coverage?.at(place));
    if (holding.includes(undefined)) open.push(finding);
    else accepted.push(acceptedBy(holding[0]!, finding, source!));
  }
  for (const [key, list] of lists) {
    const source = scope.sources.get(key)!;
    for (const suppression of list)
      for (const problem of whatIsWrong(suppression, used.has(suppression), source, scope)) problems.push(problem);
  }
  return { findings: open, accepted, problems };
}

const keyOf = (rule: string, path: string) => `${rule}\n${path}`;

/** What the comments of an addon cover, by rule and shown path. */
function coverageOf(
  list: readonly Suppression[],
  source: AddonSource,
  holds: (entry: Suppression) => boolean,
  used: Set<Suppression>,
): Map<string, InlineCoverage> {
  const made = new Map<string, Suppression[]>();
  for (const entry of list) {
    const key = keyOf(entry.rule, shown(source, entry.directive.path));
    const group = made.get(key);
    if (group === undefined) made.set(key, [entry]);
    else group.push(entry);
  }
  return new Map([...made].map(([key, entries]) => [key, new InlineCoverage(entries, source, holds, used)]));
}

function shown({ addon }: AddonSource, path: string): string {
  return addon.path === '.' ? path : `${addon.path}/${path}`;
}

function placesOf({ line, endLine, alsoAt = [] }: Finding): Spot[] {
  return [{ line, endLine }, ...alsoAt.map((other) => ({ line: other, endLine: other }))];
}

function acceptedBy({ reason, until, directive }: Suppression, finding: Finding, source: AddonSource): Accepted {
  const { id, rule, addon, path, line, severity, message } = finding;
  const where = `${shown(source, directive.path)}:${directive.line}`;
  return {
    id,
    rule,
    addon,
    path,
    line,
    severity,
    message,
    reason,
    owner: null,
    until,
    by: 'inline',
    where,
    note: null,
  };
}

function whatIsWrong(suppression: Suppression, used: boolean, source: AddonSource, scope: TriageScope): Problem[] {
  const { rule, until, directive, file } = suppression;
  const place = { path: shown(source, directive.path), line: directive.line };
  if (isOver(until, scope.today)) {
    const then = used ? 'mend what it hides, or agree on a later day' : 'nothing is found there any more: delete it';
    return [{ kind: 'expired', ...place, message: `${rule} was ignored until ${until}; ${then}` }];
  }
  if (used || !canBeStale(rule, scope) || !wasRead(source, directive.path)) return [];
  const spot = file ? 'in this file' : `on line ${directive.covers}`;
  return [{ kind: 'stale', ...place, message: `${rule} is not found ${spot}; delete the comment` }];
}

/** A file that could not be read whole may hide what the comment is about. */
function wasRead(source: AddonSource, path: string): boolean {
  const { manifest } = source;
  const file =
    manifest?.path === path
      ? manifest
      : (pythonFile(source, path) ?? xmlFile(source, path) ?? scriptFile(source, path));
  return file !== undefined && file.errors.length === 0;
}
