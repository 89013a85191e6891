import { constants } from 'node:os';
import { openScreen } from '../../../reports/terminal/ui/screen.js';
import type { Session } from '../../../reports/terminal/ui/session.js';
import { EXIT } from '../io.js';
import type { Terminal } from './terminal.js';

/** A terminal while the UI has it. */
export interface Host {
  /**
   * Shows the session until `quit` or a signal. `onReady` is called once the first frame is there and keys are answered.
   * @returns the exit code.
   */
  run(session: Session, onReady: () => void): Promise<number>;
  quit(): void;
  /** Gives the terminal back for as long as something else needs it, an editor for one. */
  aside<T>(work: () => T): T;
  /** Null: there is no job control. */
  suspend: (() => void) | null;
}

/** After this long without a stop there was no shell to stop for: the screen is taken again. */
const NOT_STOPPED = 200;

export function openHost(terminal: Terminal): Host {
  const { stdin, stdout } = terminal;
  const screen = openScreen(stdout);
  let session: Session | null = null;
  let finish: (code: number) => void = () => {};
  const done = new Promise<number>((resolve) => {
    finish = resolve;
  });

  const measure = () => {
    screen.forget();
    session?.dispatch({ type: 'resize', columns: stdout.columns || 80, rows: stdout.rows || 24 });
  };
  const leave = () => {
    screen.leave();
    if (stdin.isRaw) stdin.setRawMode(false);
  };
  const enter = () => {
    stdin.setRawMode(true);
    screen.enter();
    measure();
    if (session !== null) screen.show(session.frame());
  };
  const suspend = ({ stop }: { stop: () => void }) => {
    leave();
    let timer: NodeJS.Timeout;
    const back = () => {
      clearTimeout(timer);
      off();
      enter();
    };
    const off = terminal.onContinue(back);
    stop();
    timer = setTimeout(back, NOT_STOPPED);
  };

  return {
    quit: () => finish(EXIT.clean),
    aside: (work) => {
      leave();
      try {
        return work();
      } finally {
        enter();
      }
    },
    suspend: terminal.stop === null ? null : () => suspend({ stop: terminal.stop! }),
    run: async (given, onReady) => {
      session = given;
      const offs = [
        terminal.onEnd(leave),
        // As a shell tells it: 128 and the number of the signal.
        terminal.onSignal((signal) => finish(128 + constants.signals[signal])),
      ];
      stdout.on('resize', measure);
      let unmount = () => {};
      try {
        enter();
        // Loading Ink takes longer than everything before it; the frame is there meanwhile, and keys wait in the terminal.
        const { mount } = await import('../../../reports/terminal/ui/app.js');
        ({ unmount } = mount(given, screen, stdin));
        onReady();
        return await done;
      } finally {
        stdout.off('resize', measure);
        unmount();
        leave();
        for (const off of offs) off();
        stdin.pause();
      }
    },
  };
}
