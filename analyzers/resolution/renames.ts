import { SERIES, type Series, seriesIndex } from '../../src/domain/series.js';
import { loadChanges } from '../changes/load.js';
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

/** The facts on a name in one step, and the one that counts once it was asked for: few names of the catalogue ever are. */
interface Entry {
  changes: Change[];
  first: Rename | null;
}

/** By kind, and place of the step among the series. */
const tables: Record<RenameKind, ReadonlyMap<string, Entry>[]> = { model: [], field: [], module: [], xmlid: [] };

function tableOf(kind: RenameKind, step: number): ReadonlyMap<string, Entry> {
  const known = tables[kind][step];
  if (known !== undefined) return known;
  const table = new Map<string, Entry>();
  tables[kind][step] = table;
  for (const change of loadChanges().decidingIn(SERIES[step]!)) {
    if (change.match.kind !== kind) continue;
    for (const name of namesOf(change)) {
      const entry = table.get(name);
      if (entry === undefined) table.set(name, { changes: [change], first: null });
      else entry.changes.push(change);
    }
  }
  return table;
}

/** A fact with a successor says more than one without; then the one written by hand. */
function firstOf(changes: readonly Change[], kind: RenameKind, name: string, hop: Series): Rename {
  const weight = ({ change, successor }: Rename) =>
    (successor === null ? 2 : 0) + (change.origin === 'curated' ? 0 : 1);
  const renames = changes.map((change): Rename => ({ change, hop, successor: successorOf(change, kind, name) }));
  return renames.sort((a, b) => weight(a) - weight(b))[0]!;
}

/** The first fact on a name between two series (`from` excluded, `to` included); null where the catalogue has none. */
export function renameOf(kind: RenameKind, name: string, from: Series, to: Series): Rename | null {
  const last = seriesIndex(to);
  for (let step = seriesIndex(from) + 1; step <= last; step++) {
    const entry = tableOf(kind, step).get(name);
    if (entry === undefined) continue;
    entry.first ??= firstOf(entry.changes, kind, name, SERIES[step]!);
    return entry.first;
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
