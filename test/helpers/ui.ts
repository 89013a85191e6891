import { drawFrame } from '../../reports/terminal/ui/draw/frame.js';
import { modelOf } from '../../reports/terminal/ui/model.js';
import type { Ports } from '../../reports/terminal/ui/ports.js';
import { openSession, type Session } from '../../reports/terminal/ui/session.js';
import { newState, type UiState } from '../../reports/terminal/ui/state.js';
import { madeUpResult } from '../../scripts/ui/made-up.js';
import { noPorts } from '../../scripts/ui/no-ports.js';
import type { Result } from '../../src/domain/result.js';

/** A terminal UI without a terminal: keys in, frames as text out. Work put off is done by `rest`. */
export interface Ui extends Session {
  /** Key presses: letters, or names in pointed brackets: `j`, `<enter>`, `<ctrl-r>`. */
  keys(...keys: string[]): Ui;
  /** Types a text into a prompt. */
  type(text: string): Ui;
  text(): string;
  rest(): void;
}

const NAMED: Readonly<Record<string, [string, object]>> = {
  ...{ '<enter>': ['', { return: true }], '<esc>': ['', { escape: true, meta: true }], '<tab>': ['', { tab: true }] },
  ...{ '<down>': ['', { downArrow: true }], '<up>': ['', { upArrow: true }], '<left>': ['', { leftArrow: true }] },
  ...{
    '<right>': ['', { rightArrow: true }],
    '<pagedown>': ['', { pageDown: true }],
    '<pageup>': ['', { pageUp: true }],
  },
  ...{ '<home>': ['', { home: true }], '<end>': ['', { end: true }], '<backspace>': ['', { delete: true }] },
};

export function uiOf(result: Result, state: Partial<UiState> = {}, ports: Partial<Ports> = {}): Ui {
  const waiting: (() => void)[] = [];
  const session = openSession(stateOf(result, state), noPorts(ports), (work) => void waiting.push(work));
  const ui: Ui = {
    ...session,
    keys: (...keys) => {
      for (const key of keys) {
        const control = /^<ctrl-(.)>$/.exec(key)?.[1];
        const [input, flags] = control ? [control, { ctrl: true }] : (NAMED[key] ?? [key, {}]);
        session.press(input, flags);
      }
      return ui;
    },
    type: (text) => {
      session.press(text, {});
      return ui;
    },
    text: () =>
      `${session
        .frame()
        .map((line) => line.replace(/\x1b\[[0-9;]*m/g, '').trimEnd())
        .join('\n')}\n`,
    rest: () => {
      while (waiting.length > 0) waiting.shift()!();
    },
  };
  return ui;
}

export function stateOf(result: Result, state: Partial<UiState> = {}): UiState {
  return newState({
    model: modelOf(result),
    size: { columns: 80, rows: 24 },
    look: { color: false, ascii: false },
    today: '2026-11-22',
    decisions: null,
    readOnly: null,
    ...state,
  });
}

export const frameOf = (state: UiState): string[] => drawFrame(state);

/** A small result of the harbour: 14 addons, 90 findings. */
export const harbour = (): Result => madeUpResult(14, 90, 3);
