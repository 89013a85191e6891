import { EventEmitter } from 'node:events';
import { render, useInput } from 'ink';
import { useLayoutEffect, useSyncExternalStore } from 'react';
import type { Screen } from './screen.js';
import type { Session } from './session.js';

/**
 * Ink reads the keyboard and runs this component; what is to be seen is text already and goes to the screen as it is. As
 * elements Ink would take every styled character of it apart and put it together again, which is nine tenths of the time
 * from a key to its frame (200 × 50: 31 ms of processor against 4), and would write whole frames instead of what differs.
 */
function App({ session, screen }: { session: Session; screen: Screen }) {
  const state = useSyncExternalStore(session.listen, session.state);
  useInput((input, key) => session.press(input, key));
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new state is what makes a new frame
  useLayoutEffect(() => screen.show(session.frame()), [session, screen, state]);
  return null;
}

/** Ink has nothing to write: no frame, and the cursor is the screen's. */
class Nowhere extends EventEmitter {
  readonly isTTY = true;
  readonly writable = true;
  readonly columns = 80;
  readonly rows = 24;
  write(): boolean {
    return true;
  }
}

export interface Mounted {
  unmount(): void;
}

/** Shows a session on a screen and gives it the keys of `stdin`. `debug`: Ink does not wait to collect frames. */
export function mount(session: Session, screen: Screen, stdin: NodeJS.ReadStream): Mounted {
  const stdout = new Nowhere() as unknown as NodeJS.WriteStream;
  const options = { stdout, stderr: stdout, stdin, debug: true, exitOnCtrlC: false, patchConsole: false };
  const ink = render(<App session={session} screen={screen} />, options);
  return { unmount: () => ink.unmount() };
}
