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

function* namesOf({ match }: Change): Generator<[RenameKind, string]> {
  switch (match.kind) {
    case 'model':
    case 'xmlid':
      for (const name of match.names) yield [match.kind, name];
      break;
    case 'field':
      for (const name of match.names) yield ['field', `${match.model}.${name}`];
      break;
    case 'module':
      yield ['module', match.name];
      break;
  }
}

let table: Map<string, Rename[]> | null = null;

function renames(): ReadonlyMap<string, Rename[]> {
  if (table !== null) return table;
  table = new Map();
  for (const change of loadChanges().changes) {
    if (!change.decides) continue;
    for (const [kind, name] of namesOf(change)) {
      const key = `${kind} ${name}`;
      const list = table.get(key) ?? [];
      table.set(key, list);
      list.push({ change, hop: hopOf(change), successor: successorOf(change, kind, name) });
    }
  }
  // A fact with a successor says more than one without; then the one written by hand.
  const weight = ({ change, successor }: Rename) =>
    (successor === null ? 2 : 0) + (change.origin === 'curated' ? 0 : 1);
  for (const list of table.values()) list.sort((a, b) => compareSeries(a.hop, b.hop) || weight(a) - weight(b));
  return table;
}

/** The first fact on a name between two series (`from` excluded, `to` included); null where the catalogue has none. */
export function renameOf(kind: RenameKind, name: string, from: Series, to: Series): Rename | null {
  for (const rename of renames().get(`${kind} ${name}`) ?? []) {
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
