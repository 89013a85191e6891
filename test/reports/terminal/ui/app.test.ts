import { afterEach, describe, expect, it } from 'vitest';
import { openSession, type Session } from '../../../../reports/terminal/ui/session.js';
import { noPorts } from '../../../../scripts/ui/no-ports.js';
import { FakeTerminal } from '../../../../scripts/ui/terminal.js';
import { openHost } from '../../../../src/cli/ui/host.js';
import type { Terminal } from '../../../../src/cli/ui/terminal.js';
import { harbour, stateOf } from '../../../helpers/ui.js';

interface Running {
  terminal: FakeTerminal;
  session: Session;
  ended: Promise<number>;
  signal(name: NodeJS.Signals): void;
  carryOn(): void;
  crash(): void;
  stopped(): number;
  send(...keys: string[]): Promise<string[]>;
}

const running: Running[] = [];
afterEach(async () => {
  for (const one of running.splice(0)) {
    one.signal('SIGTERM');
    await one.ended;
  }
});

const turn = (ms = 0): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** The whole program on a terminal without a screen; only the process itself is left out. */
async function start(columns = 80, rows = 24): Promise<Running> {
  const fake = new FakeTerminal(columns, rows);
  const listeners: Record<string, (signal: NodeJS.Signals) => void> = {};
  let stops = 0;
  const on = (name: string) => (listener: (signal: NodeJS.Signals) => void) => {
    listeners[name] = listener;
    return () => void delete listeners[name];
  };
  const terminal: Terminal = {
    stdin: fake.stdin as unknown as NodeJS.ReadStream,
    stdout: fake.stdout,
    onSignal: on('signal'),
    onEnd: on('end') as Terminal['onEnd'],
    hangUp: () => {},
    onContinue: on('continue') as Terminal['onContinue'],
    stop: () => void stops++,
  };
  const host = openHost(terminal);
  const ports = noPorts({ quit: host.quit, suspend: host.suspend });
  const session = openSession(
    stateOf(harbour(), { size: { columns, rows } }),
    ports,
    (work) => void setImmediate(work),
  );
  let ready = () => {};
  const isReady = new Promise<void>((resolve) => {
    ready = resolve;
  });
  const ended = host.run(session, ready);
  await isReady;
  const one: Running = {
    terminal: fake,
    session,
    ended,
    signal: (name) => listeners.signal?.(name),
    carryOn: () => listeners.continue?.('SIGCONT'),
    crash: () => listeners.end?.('SIGTERM'),
    stopped: () => stops,
    send: async (...keys) => {
      for (const key of keys) {
        fake.stdin.send(key);
        // A lone escape could be the beginning of a sequence: Ink waits for the rest of it.
        await turn(key === '\x1b' ? 60 : 1);
      }
      await fake.settled();
      return fake.lines();
    },
  };
  running.push(one);
  await fake.settled();
  return one;
}

describe('on a terminal', () => {
  it('moves, filters, opens and goes back by what a keyboard sends', async () => {
    const ui = await start();
    expect(ui.terminal.lines()[0]).toContain('[1 addons]');
    let lines = await ui.send('j', '\x1b[B', 'k');
    expect(lines[3]).toMatch(/^▌ /);
    lines = await ui.send('/', 'sale', '\r');
    expect(lines.at(-3)).toContain('/sale');
    lines = await ui.send('\x1b', '\r');
    expect(lines[2]).toContain('Verdict:');
    lines = await ui.send('\x1b', '\x1b[6~');
    expect(lines[1]).toContain('addon');
  });

  it('takes the key that deletes to the left for that', async () => {
    const ui = await start();
    await ui.send('/', 'salt', '\x7f', 'e');
    expect(ui.session.state().prompt?.text).toBe('sale');
  });

  it('keeps the selection and redraws whole when the size changes', async () => {
    const ui = await start(120, 40);
    await ui.send('j', 'j');
    const { selected } = ui.session.state().lists.addons!;
    ui.terminal.resize(60, 15);
    await turn(5);
    await ui.terminal.settled();
    const lines = ui.terminal.lines();
    expect(lines.find((line) => line.startsWith('▌'))).toContain(selected);
    expect(lines.at(-1)).toBe('');
    expect(lines.at(-2)).toContain('? keys');
  });

  it('never erases the screen between frames, and leaves the last row free', async () => {
    const ui = await start();
    ui.terminal.clears = 0;
    await ui.send('j', '2', '\r', 'j', 't', 't', '?', '?', '6', '1', 'G', 'g');
    expect(ui.terminal.clears).toBe(0);
    expect(ui.terminal.tallest).toBe(23);
  });

  it('shows the same after many small changes as a terminal that is drawn anew', async () => {
    const ui = await start(120, 30);
    await ui.send('2', '\r', 'j', 'j', 's', 't', 'G', '/', 'crew', '\r', '\x1b', 'g', '?', 'j', '?', '6', '1');
    const before = ui.terminal.lines();
    ui.terminal.resize(120, 30);
    await turn(5);
    await ui.terminal.settled();
    expect(ui.terminal.lines()).toEqual(before);
  });
});

const RESTORED = /\x1b\[\?7h\x1b\[\?25h\x1b\[\?1049l$/;

describe('gives the terminal back', () => {
  it('on q, with code 0', async () => {
    const ui = await start();
    await ui.send('q');
    expect(await ui.ended).toBe(0);
    expect(ui.terminal.written).toMatch(RESTORED);
    expect(ui.terminal.stdin.isRaw).toBe(false);
  });

  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const)('on %s, with code %i', async (name, code) => {
    const ui = await start();
    ui.signal(name);
    expect(await ui.ended).toBe(code);
    expect(ui.terminal.written).toMatch(RESTORED);
  });

  it('when the program ends by an error nobody caught', async () => {
    const ui = await start();
    ui.crash();
    expect(ui.terminal.written).toMatch(RESTORED);
  });

  it('on Ctrl-C from a prompt', async () => {
    const ui = await start();
    await ui.send('/', 'a', '\x03');
    expect(await ui.ended).toBe(0);
  });

  it('to the shell on Ctrl-Z, and takes it again', async () => {
    const ui = await start();
    await ui.send('j', '\x1a');
    expect(ui.stopped()).toBe(1);
    expect(ui.terminal.written).toMatch(RESTORED);
    expect(ui.terminal.stdin.isRaw).toBe(false);
    ui.carryOn();
    await ui.terminal.settled();
    expect(ui.terminal.stdin.isRaw).toBe(true);
    expect(ui.terminal.lines()[0]).toContain('[1 addons]');
    expect((await ui.send('j')).find((line) => line.startsWith('▌'))).toContain(
      ui.session.state().lists.addons!.selected,
    );
  });
});
