/**
 * Memos of what is worked out from the facts of one addon: good while the rules go through it, and, kept for all addons
 * of a large portfolio, several times as large as the facts. `passOn` lets go of all of them at once; whoever asks again
 * has it made again, so nothing but time depends on when it is called.
 */
let round = 0;

/** A WeakMap that is empty after each `passOn`. */
export class PassingMap<K extends object, V> {
  #round = round;
  #entries = new WeakMap<K, V>();

  get(key: K): V | undefined {
    return this.#current().get(key);
  }

  set(key: K, value: V): this {
    this.#current().set(key, value);
    return this;
  }

  #current(): WeakMap<K, V> {
    if (this.#round !== round) {
      this.#round = round;
      this.#entries = new WeakMap();
    }
    return this.#entries;
  }
}

/** The addon at hand is done with. */
export function passOn(): void {
  round += 1;
}
