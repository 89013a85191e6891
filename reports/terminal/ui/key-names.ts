/** What Ink tells of a key, as far as it matters here. */
export interface Pressed {
  upArrow?: boolean;
  downArrow?: boolean;
  leftArrow?: boolean;
  rightArrow?: boolean;
  pageDown?: boolean;
  pageUp?: boolean;
  home?: boolean;
  end?: boolean;
  return?: boolean;
  escape?: boolean;
  ctrl?: boolean;
  shift?: boolean;
  tab?: boolean;
  backspace?: boolean;
  delete?: boolean;
  meta?: boolean;
}

const NAMED = {
  upArrow: 'up',
  downArrow: 'down',
  leftArrow: 'left',
  rightArrow: 'right',
  pageDown: 'pagedown',
  pageUp: 'pageup',
  home: 'home',
  end: 'end',
  return: 'enter',
  escape: 'esc',
  // Terminals send DEL for the key that deletes to the left, and Ink 6 calls that `delete`.
  backspace: 'backspace',
  delete: 'backspace',
} as const;

/** One name for a key press: `j`, `G`, `ctrl-d`, `pagedown`, `shift-tab`, `space`. */
export function keyName(input: string, key: Pressed): string {
  for (const [flag, name] of Object.entries(NAMED)) if (key[flag as keyof typeof NAMED]) return name;
  if (key.tab) return key.shift ? 'shift-tab' : 'tab';
  if (input === ' ') return 'space';
  if (input === '\r' || input === '\n') return 'enter';
  return key.ctrl ? `ctrl-${input.toLowerCase()}` : key.meta ? `alt-${input}` : input;
}

/** How a key is written for people. */
export function keyLabel(key: string): string {
  const names: Record<string, string> = {
    ...{ up: 'Up', down: 'Down', left: 'Left', right: 'Right', enter: 'Enter', esc: 'Esc', tab: 'Tab', space: 'Space' },
    ...{ 'shift-tab': 'Shift-Tab', pagedown: 'PgDn', pageup: 'PgUp', home: 'Home', end: 'End' },
  };
  return names[key] ?? key.replace(/^ctrl-/, 'Ctrl-');
}
