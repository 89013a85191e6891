/** A terminal to take over: both of its ends. */
export interface Terminal {
  stdin: NodeJS.ReadStream;
  stdout: NodeJS.WriteStream;
  /** Calls back on signals that end the program; `end` stops that. */
  onSignal(listener: (signal: NodeJS.Signals) => void): () => void;
  /** Calls back when the program ends in whatever way that can still be answered: an exit, an error nobody caught. */
  onEnd(listener: () => void): () => void;
  /** Ends the program as the lost terminal asks: Node would stumble over a terminal that is not there any more. */
  hangUp(): void;
  /** Calls back when the program is continued after `stop`. */
  onContinue(listener: () => void): () => void;
  /** Stops the program, and with it what the shell runs together with it; null where there is no job control. */
  stop: (() => void) | null;
}

const ENDING: readonly NodeJS.Signals[] = ['SIGINT', 'SIGTERM', 'SIGHUP'];

function on(signals: readonly NodeJS.Signals[], listener: (signal: NodeJS.Signals) => void): () => void {
  for (const signal of signals) process.on(signal, listener);
  return () => {
    for (const signal of signals) process.off(signal, listener);
  };
}

/** The terminal of the process, or null where input or output is none, or it cannot place a cursor. */
export function processTerminal(env: Readonly<Record<string, string | undefined>>): Terminal | null {
  if (process.stdin.isTTY !== true || process.stdout.isTTY !== true || env.TERM === 'dumb') return null;
  return {
    stdin: process.stdin,
    stdout: process.stdout,
    onSignal: (listener) => on(ENDING, listener),
    onEnd: (listener) => {
      // The monitor only listens: the error is then told and ends the program as it would have.
      process.on('exit', listener);
      process.on('uncaughtExceptionMonitor', listener);
      return () => {
        process.off('exit', listener);
        process.off('uncaughtExceptionMonitor', listener);
      };
    },
    hangUp: () => void process.kill(process.pid, 'SIGHUP'),
    onContinue: (listener) => on(['SIGCONT'], listener),
    // The whole group, as a terminal does on Ctrl-Z: what started us stops with us, and the shell gets the terminal back.
    stop: process.platform === 'win32' ? null : () => void process.kill(0, 'SIGTSTP'),
  };
}
