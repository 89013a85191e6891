import { compareSeries, type Series } from '../../src/domain/series.js';
import { hopOf, loadChanges } from '../changes/load.js';
import type { Change } from '../changes/schema.js';

export type RenameKind = 'model' | 'field' | 'module' | 'xmlid';

/** What the catalogue says of one name: the fact, and the name that takes over where there is one. */
export interface Rename {
  change: Change;
  hop: Series;
  successor: string | null;
}

const MODEL_NAME = /^[a-z][\w]*(\.\w+)+$/;

function successorOf(change: Change, kind: RenameKind, name: string): string | null {
  const text = change.replacement.trim();
  switch (kind) {
    case 'model':
      return MODEL_NAME.test(text) && text !== name ? text : null;
    case 'field':
      return /^[\w.]+$/.test(text) ? text.slice(text.lastIndexOf('.') + 1) : null;
    case 'module':
      return /^(?:merged into|renamed to)?\s*(\w+)(?::|$)/.exec(text)?.[1] ?? null;
    case 'xmlid': {
      const mapped = change.match.kind === 'xmlid' ? change.match.map?.[name] : undefined;
      return mapped ?? (/^[\w-]+\.[\w.-]+$/.test(text) ? text : null);
    }
  }
}

function namesOf({ match }: Change): readonly string[] {
  switch (match.kind) {
    case 'model':
    case 'xmlid':
      return match.names;
    case 'field':
      return match.names.map((name) => `${match.model}.${name}`);
    case 'module':
      return [match.name];
    default:
      return [];
  }
}

/** Of each kind the facts on a name, and what they say once it was asked for: some thousand names, few of which any addon uses. */
const facts = new Map<RenameKind, Map<string, Change[]>>();
const renames = new Map<RenameKind, Map<string, readonly Rename[]>>();

function factsOf(kind: RenameKind): ReadonlyMap<string, Change[]> {
  let known = facts.get(kind);
  if (known === undefined) {
    known = new Map();
    for (const change of loadChanges().changes) {
      if (change.match.kind !== kind || !change.decides) continue;
      for (const name of namesOf(change)) {
        const list = known.get(name);
        if (list === undefined) known.set(name, [change]);
        else list.push(change);
      }
    }
    facts.set(kind, known);
  }
  return known;
}

/** A fact with a successor says more than one without; then the one written by hand. */
const weight = ({ change, successor }: Rename) => (successor === null ? 2 : 0) + (change.origin === 'curated' ? 0 : 1);

function renamesOf(kind: RenameKind, name: string): readonly Rename[] {
  const changes = factsOf(kind).get(name);
  if (changes === undefined) return [];
  const known = renames.get(kind) ?? new Map<string, readonly Rename[]>();
  renames.set(kind, known);
  let list = known.get(name);
  if (list === undefined) {
    list = changes
      .map((change) => ({ change, hop: hopOf(change), successor: successorOf(change, kind, name) }))
      .sort((a, b) => compareSeries(a.hop, b.hop) || weight(a) - weight(b));
    known.set(name, list);
  }
  return list;
}

/** The first fact on a name between two series (`from` excluded, `to` included); null where the catalogue has none. */
export function renameOf(kind: RenameKind, name: string, from: Series, to: Series): Rename | null {
  for (const rename of renamesOf(kind, name)) {
    if (compareSeries(from, rename.hop) < 0 && compareSeries(rename.hop, to) <= 0) return rename;
  }
  return null;
}

/** The name that something has at `to`, through every rename on the way; the name itself where there is none. */
export function nameAt(kind: RenameKind, name: string, from: Series, to: Series): string {
  let current = name;
  let since = from;
  for (let step = 0; step < 12; step++) {
    const rename = renameOf(kind, current, since, to);
    if (rename === null || rename.successor === null) return current;
    current =
      kind === 'field' ? `${current.slice(0, current.lastIndexOf('.') + 1)}${rename.successor}` : rename.successor;
    since = rename.hop;
  }
  return current;
}
