import type { Command } from './commands.js';
import type { KeyBinding } from './key.js';
import { keyName, type Pressed } from './key-names.js';
import { KEYS } from './keys.js';
import { openList } from './reduce-list.js';
import { placeOf, type UiState } from './state.js';
import { VIEWS } from './views/index.js';

/** How near to the view a key holds: what a view binds wins over what all lists do. 0: not at all. */
function nearness({ where }: KeyBinding, state: UiState): number {
  const { view } = placeOf(state);
  if (where.includes(view)) return 4;
  const { kind } = VIEWS[view];
  if (kind === 'list' && where.includes('groups') && (openList(state)?.source.groupings?.length ?? 0) > 0) return 3;
  if (kind !== 'canvas' && where.includes(kind)) return 2;
  return where.includes('any') ? 1 : 0;
}

/** The keys that hold now, in the order of the table. */
export function keysNow(state: UiState): KeyBinding[] {
  const nearest = new Map<string, { binding: KeyBinding; near: number }>();
  const kept = new Set<KeyBinding>();
  for (const binding of KEYS) {
    const near = nearness(binding, state);
    if (near === 0) continue;
    kept.add(binding);
    for (const key of binding.keys) if ((nearest.get(key)?.near ?? 0) < near) nearest.set(key, { binding, near });
  }
  return [...kept].filter((binding) => binding.keys.some((key) => nearest.get(key)?.binding === binding));
}

/** What a key means now, outside a prompt; null where it means nothing. */
export function bindingOf(state: UiState, key: string): KeyBinding | null {
  let best: KeyBinding | null = null;
  let near = 0;
  for (const binding of KEYS) {
    if (!binding.keys.includes(key)) continue;
    const own = nearness(binding, state);
    if (own > near) [best, near] = [binding, own];
  }
  return best;
}

const IN_PROMPT: Readonly<Record<string, Command>> = {
  enter: { type: 'prompt-accept' },
  esc: { type: 'prompt-cancel' },
  backspace: { type: 'prompt-delete', what: 'left' },
  'ctrl-h': { type: 'prompt-delete', what: 'left' },
  'ctrl-d': { type: 'prompt-delete', what: 'right' },
  'ctrl-w': { type: 'prompt-delete', what: 'word' },
  'ctrl-u': { type: 'prompt-delete', what: 'all' },
  left: { type: 'prompt-move', to: -1 },
  'ctrl-b': { type: 'prompt-move', to: -1 },
  right: { type: 'prompt-move', to: 1 },
  'ctrl-f': { type: 'prompt-move', to: 1 },
  home: { type: 'prompt-move', to: 'first' },
  'ctrl-a': { type: 'prompt-move', to: 'first' },
  end: { type: 'prompt-move', to: 'last' },
  'ctrl-e': { type: 'prompt-move', to: 'last' },
  up: { type: 'prompt-back', by: 1 },
  'ctrl-p': { type: 'prompt-back', by: 1 },
  down: { type: 'prompt-back', by: -1 },
  'ctrl-n': { type: 'prompt-back', by: -1 },
  'ctrl-c': { effect: 'quit' },
  'ctrl-z': { effect: 'suspend' },
};

/** What a key does; a key that cannot do what it is for says why. Keys without a meaning do nothing. */
export function commandOf(state: UiState, input: string, pressed: Pressed): Command | null {
  const key = keyName(input, pressed);
  if (state.prompt !== null) {
    const own = IN_PROMPT[key];
    if (own !== undefined) return own;
    return pressed.ctrl || pressed.meta || input === '' || pressed.tab ? null : { type: 'prompt-insert', text: input };
  }
  const binding = bindingOf(state, key);
  if (binding === null) return null;
  const why = binding.disabled?.(state) ?? null;
  return why === null ? binding.run(state) : { type: 'say', message: { kind: 'problem', text: why } };
}
