import type { AddonChange, Comparison } from '../../../src/domain/comparison.js';
import type { DebtItem } from '../../../src/domain/debt-item.js';
import type { Finding } from '../../../src/domain/finding.js';
import type { AddonResult, Result } from '../../../src/domain/result.js';

/** A result with the look-ups that views need; each is made when it is first asked for. Never changes. */
export interface Model {
  result: Result;
  addon(key: string): AddonResult | undefined;
  finding(id: string): Finding | undefined;
  item(id: string): DebtItem | undefined;
  /** Positions in `result.findings` of those of an addon. */
  findingsOf(addon: string): readonly number[];
  /** The item that a finding belongs to. */
  itemOf(finding: string): DebtItem | undefined;
  /** Against an older result; null where none was named. */
  comparison: Comparison | null;
  /** What became of an addon since then. */
  changeOf(addon: string): AddonChange | undefined;
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

const NONE: readonly number[] = [];

export function modelOf(result: Result, comparison: Comparison | null = null): Model {
  const addons = once(() => new Map(result.addons.map((addon) => [addon.key, addon])));
  const findings = once(() => new Map(result.findings.map((finding) => [finding.id, finding])));
  const items = once(() => new Map(result.items.map((item) => [item.id, item])));
  const holders = once(() => new Map(result.items.flatMap((item) => item.findings.map((id) => [id, item] as const))));
  const byAddon = once(() => {
    const lists = new Map<string, number[]>();
    result.findings.forEach(({ addon }, index) => {
      const list = lists.get(addon);
      if (list === undefined) lists.set(addon, [index]);
      else list.push(index);
    });
    return lists;
  });
  const changes = once(() => new Map(comparison?.addons.map((change) => [change.key, change])));
  return {
    result,
    comparison,
    changeOf: (addon) => changes().get(addon),
    addon: (key) => addons().get(key),
    finding: (id) => findings().get(id),
    item: (id) => items().get(id),
    findingsOf: (addon) => byAddon().get(addon) ?? NONE,
    itemOf: (finding) => holders().get(finding),
  };
}
