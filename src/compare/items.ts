import type { Comparison } from '../domain/comparison.js';
import type { DebtItem } from '../domain/debt-item.js';
import type { Result } from '../domain/result.js';
import { type Followed, rounded } from './findings.js';

type Ref = Comparison['items']['done'][number];

/**
 * Items by what became of their findings: by the id alone an item would be done whose findings were only grouped
 * otherwise. An item that went with its addon is done where going was the work.
 * @param gone keys of the older result's addons that are no longer there
 */
export function changesOfItems(
  older: Result,
  newer: Result,
  followed: readonly Followed[],
  gone: ReadonlySet<string>,
): Comparison['items'] {
  const stateThen = new Map(followed.flatMap(({ before, state }) => (before ? [[before.id, state] as const] : [])));
  const stateNow = new Map(followed.flatMap(({ after, state }) => (after ? [[after.id, state] as const] : [])));
  const idsThen = new Set(older.items.map(({ id }) => id));
  const idsNow = new Set(newer.items.map(({ id }) => id));
  const isDone = ({ id, addon, kind, findings }: DebtItem) => {
    if (kind === 'retire' || kind === 'replace') return gone.has(addon);
    if (idsNow.has(id) || findings.length === 0) return false;
    return findings.every((finding) => stateThen.get(finding) === 'repaid');
  };
  const isNew = ({ id, findings }: DebtItem) =>
    !idsThen.has(id) && findings.some((finding) => ['new', 'with-new-addon'].includes(stateNow.get(finding) ?? ''));
  const done = new Set(older.items.filter(isDone));
  const left = new Set(older.items.filter((item) => gone.has(item.addon) && !done.has(item)));
  const still = older.items.filter((item) => idsNow.has(item.id) && !done.has(item) && !left.has(item));
  const fresh = newer.items.filter(isNew);
  return {
    done: refs([...done]),
    new: refs(fresh),
    left: left.size,
    still: still.length,
    regrouped: {
      before: older.items.length - done.size - left.size - still.length,
      after: newer.items.filter(({ id }) => !idsThen.has(id)).length - fresh.length,
    },
  };
}

function refs(items: readonly DebtItem[]): Ref[] {
  return items
    .map(({ id, title, addon, kind, hours }) => ({ id, title, addon, kind, hours: rounded(hours.p50) }))
    .sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}
