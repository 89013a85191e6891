import type { DebtItem } from '../domain/debt-item.js';
import { didYouMean } from '../domain/suggest.js';
import type { Problem } from '../domain/triage.js';
import type { NamedRegister } from './register.js';

export interface DecidedItems {
  items: DebtItem[];
  problems: Problem[];
}

/**
 * Gives items the hours, owners and remarks that the team wrote into the register. An estimate becomes the middle; the
 * interval around it keeps its proportions, because how uncertain the work is has not changed. Of two entries for one
 * item the later holds. An entry for an item that is not there is a problem.
 */
export function applyToItems(items: readonly DebtItem[], named: NamedRegister | null): DecidedItems {
  if (named === null) return { items: [...items], problems: [] };
  const { name, register } = named;
  const byId = new Map(items.map((item) => [item.id, { ...item }]));
  const problems: Problem[] = [];
  const find = (list: 'estimate' | 'assign' | 'note', index: number, id: string) => {
    const item = byId.get(id);
    if (item === undefined) {
      const message = `${list}.${index}: no item ${id}${didYouMean(id, byId.keys())}; delete it, or scan the addons it belongs to`;
      problems.push({ kind: 'stale', path: name, line: null, message });
    }
    return item;
  };
  for (const [index, { item: id, hours }] of register.estimate.entries()) {
    const item = find('estimate', index, id);
    if (item) item.hours = around(hours, item.hours);
  }
  for (const [index, { item: id, to }] of register.assign.entries()) {
    const item = find('assign', index, id);
    if (item) item.owner = to;
  }
  for (const [index, { item: id, text }] of register.note.entries()) {
    const item = find('note', index, id);
    if (item) item.note = text;
  }
  return { items: [...byId.values()], problems };
}

function around(hours: number, { p15, p50, p85 }: DebtItem['hours']): DebtItem['hours'] {
  if (p50 === 0) return { p15: hours, p50: hours, p85: hours };
  const scaled = (value: number) => Math.round((100 * hours * value) / p50) / 100;
  return { p15: scaled(p15), p50: hours, p85: scaled(p85) };
}
