import { EventEmitter } from 'node:events';
import { render, Text, Transform, useInput } from 'ink';
import { useSyncExternalStore } from 'react';
import type { Screen } from './screen.js';
import type { Session } from './session.js';

/**
 * Ink lays out and reads keys; everything else is the session's. The frame is text already, so one element takes all of
 * it: its own content only says how many lines there are, and the lines come in when they are written.
 */
function App({ session }: { session: Session }) {
  // The state changes with everything that is to be drawn.
  useSyncExternalStore(session.listen, session.state);
  useInput((input, key) => session.press(input, key));
  const lines = session.frame();
  return (
    <Transform transform={(_, index) => lines[index] ?? ''}>
      <Text>{lines.map(() => '.').join('\n')}</Text>
    </Transform>
  );
}

/** What Ink writes frames to. */
class Frames extends EventEmitter {
  readonly isTTY = true;
  readonly writable = true;
  constructor(
    private readonly session: Session,
    private readonly screen: Screen,
  ) {
    super();
  }
  get columns(): number {
    return this.session.state().size.columns;
  }
  get rows(): number {
    return this.session.state().size.rows;
  }
  write(text: string): boolean {
    // Ink hides and shows the cursor; the screen does that itself.
    if (!/^\x1b\[\?\d+[hl]$/.test(text)) this.screen.show(text.split('\n'));
    return true;
  }
}

export interface Mounted {
  unmount(): void;
}

/**
 * Shows a session on a screen and gives it the keys of `stdin`. Ink's `debug` mode hands over every frame whole and at
 * once; the screen writes what differs. So there is no wait between key and frame, nothing is erased that stays, and a
 * terminal that was left for an editor or the shell is drawn anew. `CI` and a height of the terminal change nothing.
 */
export function mount(session: Session, screen: Screen, stdin: NodeJS.ReadStream): Mounted {
  const stdout = new Frames(session, screen) as unknown as NodeJS.WriteStream;
  const ink = render(<App session={session} />, {
    stdout,
    stdin,
    stderr: stdout,
    debug: true,
    exitOnCtrlC: false,
    patchConsole: false,
  });
  return { unmount: () => ink.unmount() };
}
