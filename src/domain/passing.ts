/**
 * Memos of what is worked out from the facts of one addon: good while the rules go through it, and, kept for all addons
 * of a large portfolio, several times as large as the facts. `passOn` lets go of all of them at once; whoever asks again
 * has it made again, so nothing but time depends on when it is called.
 */
const filled = new Set<PassingMap<object, unknown>>();

/** A WeakMap that is empty after each `passOn`. */
export class PassingMap<K extends object, V> {
  #entries = new WeakMap<K, V>();

  get(key: K): V | undefined {
    return this.#entries.get(key);
  }

  set(key: K, value: V): this {
    this.#entries.set(key, value);
    filled.add(this as PassingMap<object, unknown>);
    return this;
  }

  clear(): void {
    this.#entries = new WeakMap();
  }
}

/** The addon at hand is done with. */
export function passOn(): void {
  for (const map of filled) map.clear();
  filled.clear();
}
