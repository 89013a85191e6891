import type { AddonSource } from '../domain/addon.js';
import { onLine, pythonFile, scriptFile, xmlFile } from '../domain/file-lookups.js';
import type { Finding } from '../domain/finding.js';
import type { Accepted, Problem } from '../domain/triage.js';
import { readDirective, type Suppression } from './directive.js';
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
  const open: Finding[] = [];
  const accepted: Accepted[] = [];
  for (const finding of findings) {
    const source = scope.sources.get(finding.addon);
    const about = source ? suppressionsAt(lists.get(finding.addon) ?? [], source, finding) : [];
    // What is told once per file is accepted where a comment stands at every one of its places.
    const perPlace = placesOf(finding).map((place) => about.filter((entry) => covers(entry, place, source!)));
    for (const entry of perPlace.flat()) used.add(entry);
    const holding = perPlace.map((entries) => entries.find(({ until }) => !isOver(until, scope.today)));
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

const tables = new WeakMap<readonly Suppression[], ReadonlyMap<string, readonly Suppression[]>>();

/** Suppressions of a rule in a file. */
function suppressionsAt(list: readonly Suppression[], source: AddonSource, finding: Finding): readonly Suppression[] {
  let table = tables.get(list);
  if (table === undefined) {
    const made = new Map<string, Suppression[]>();
    for (const entry of list) {
      const key = `${entry.rule}\n${shown(source, entry.directive.path)}`;
      const group = made.get(key);
      if (group === undefined) made.set(key, [entry]);
      else group.push(entry);
    }
    table = made;
    tables.set(list, table);
  }
  return table.get(`${finding.rule}\n${finding.path}`) ?? [];
}

function shown({ addon }: AddonSource, path: string): string {
  return addon.path === '.' ? path : `${addon.path}/${path}`;
}

type Spot = Pick<Finding, 'path' | 'line' | 'endLine'>;

function placesOf({ path, line, endLine, alsoAt = [] }: Finding): Spot[] {
  return [{ path, line, endLine }, ...alsoAt.map((other) => ({ path, line: other, endLine: other }))];
}

/** From the comment to the line it covers, or behind the last line of what was found; for `ignore-file` anywhere. */
function covers({ file, directive }: Suppression, { path, line, endLine }: Spot, source: AddonSource): boolean {
  if (shown(source, directive.path) !== path) return false;
  if (file) return true;
  const { line: from, covers: last } = directive;
  // Between the comment and its line of code stand other comments only, which may be what was found.
  if (line >= from && line <= last) return true;
  return (endLine === last && from === last) || spans(source, directive.path, last, line);
}

/** A comment above a decorated method or an opening tag of several lines speaks of all of it. */
function spans(source: AddonSource, path: string, from: number, line: number): boolean {
  const python = pythonFile(source, path);
  const decorated = [...onLine(python?.functions ?? [], line), ...onLine(python?.classes ?? [], line)].some(
    (entry) => (entry.decorators[0]?.line ?? line) <= from && from < line,
  );
  if (decorated) return true;
  const xml = xmlFile(source, path);
  return onLine(xml?.nodes ?? [], from).some(
    ({ places = {} }) =>
      line > from && Object.values(places as Record<string, [number, number]>).some(([, last]) => line <= last),
  );
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
