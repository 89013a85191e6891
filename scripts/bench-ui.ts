import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Result } from '../src/domain/result.js';

process.env.NODE_ENV = 'production';
process.env.FORCE_COLOR = '1';

const { mount } = await import('../reports/terminal/ui/app.js');
const { modelOf } = await import('../reports/terminal/ui/model.js');
const { openScreen } = await import('../reports/terminal/ui/screen.js');
const { openSession } = await import('../reports/terminal/ui/session.js');
const { newState } = await import('../reports/terminal/ui/state.js');
const { madeUpResult } = await import('./ui/made-up.js');
const { noPorts } = await import('./ui/no-ports.js');
const { FakeTerminal } = await import('./ui/terminal.js');

/**
 * How long a key press takes until its frame is whole on the terminal, and a start until the first frame, with a result
 * of 5,000 addons and 100,000 findings that is made up. `npm run bench:ui` prints the figures of docs/how-to/terminal.md.
 */
const ADDONS = 5_000;
const FINDINGS = 100_000;
const BAR = { key: 16, start: 1_000 };

const DOWN = '\x1b[B';
const PAGE_DOWN = '\x1b[6~';
const PAGE_UP = '\x1b[5~';
const times = (key: string, number: number): string[] => Array.from({ length: number }, () => key);

/** A round through everything a user does, in the order of an afternoon. */
const SCRIPT: readonly string[] = [
  ...[
    ...times('j', 30),
    ...times(PAGE_DOWN, 10),
    ...times('k', 10),
    'G',
    'g',
    ...times(PAGE_UP, 3),
    ...times('s', 8),
    'S',
    'S',
  ],
  ...['/', ...'harb sale', '\r', ...times(DOWN, 10), '\x1b', '/', ...'!bakery', '\r', '\x1b'],
  ...['\r', ...times('j', 10), PAGE_DOWN, 'f', 'j', '\r', ...times('j', 5), '\x1b', '\x1b', '\x1b'],
  ...[
    '2',
    ...times('j', 8),
    '\r',
    ...times('j', 20),
    ...times(PAGE_DOWN, 10),
    'G',
    'g',
    't',
    ...times('j', 10),
    ...times(PAGE_DOWN, 5),
  ],
  ...[
    't',
    ...times('j', 20),
    ...times(PAGE_DOWN, 10),
    'G',
    ...times('k', 10),
    'g',
    ...times('s', 6),
    ...times(DOWN, 10),
  ],
  ...[
    '/',
    ...'quay models crew',
    ...times('\x7f', 4),
    '\r',
    ...times(DOWN, 20),
    '\r',
    ...times('j', 5),
    '\x1b',
    '\x1b',
  ],
  ...[
    '/',
    ...'Sale',
    '\r',
    ...times(PAGE_DOWN, 5),
    '\x1b',
    '6',
    ...times('j', 5),
    '?',
    ...times('j', 5),
    '?',
    '1',
    '\t',
    '\t',
    '1',
  ],
];

interface Figures {
  p50: number;
  p95: number;
  max: number;
  slowest: string;
  clears: number;
  tallest: number;
  bytes: number;
  /** Milliseconds of the processor per key, all threads: tells a slow program from a busy machine. */
  cpu: number;
}

async function keyToFrame(columns: number, rows: number): Promise<Figures> {
  const terminal = new FakeTerminal(columns, rows);
  const screen = openScreen(terminal.stdout);
  // Through JSON, as texts that were put together behave differently from texts that were read.
  const model = modelOf(JSON.parse(JSON.stringify(madeUpResult(ADDONS, FINDINGS))) as Result);
  const session = openSession(
    newState({
      model,
      size: { columns, rows },
      look: { color: true, ascii: false },
      today: '2026-11-22',
      decisions: null,
      readOnly: null,
    }),
    noPorts(),
    (work) => void setImmediate(work),
  );
  screen.enter();
  const { unmount } = mount(session, screen, terminal.stdin as unknown as NodeJS.ReadStream);
  await terminal.settled();
  for (let rest = 0; rest < 200; rest++) await turn();
  terminal.clears = 0;
  const cpuBefore = process.cpuUsage();
  const bytesBefore = terminal.bytes;
  const spans: { key: string; span: number }[] = [];
  for (const key of SCRIPT) {
    const start = performance.now();
    const before = session.state();
    terminal.stdin.send(key);
    // Ink waits for the rest of a sequence after a lone escape; that wait is not ours.
    while (key === '\x1b' && session.state() === before && performance.now() - start < 60) await turn();
    await turn();
    await terminal.settled();
    spans.push({ key: JSON.stringify(key), span: performance.now() - start });
    await turn();
  }
  const cpu = process.cpuUsage(cpuBefore);
  unmount();
  screen.leave();
  const sorted = spans.filter(({ key }) => key !== '"\\u001b"').sort((a, b) => a.span - b.span);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!.span;
  const slowest = sorted
    .slice(-4)
    .reverse()
    .map(({ key, span }) => `${key} ${span.toFixed(1)}`)
    .join(', ');
  const bytes = Math.round((terminal.bytes - bytesBefore) / SCRIPT.length);
  return {
    p50: at(0.5),
    p95: at(0.95),
    max: at(1),
    slowest,
    clears: terminal.clears,
    tallest: terminal.tallest,
    bytes,
    cpu: (cpu.user + cpu.system) / 1000 / SCRIPT.length,
  };
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

/** Milliseconds from starting the built program until it has written the first row of the list. */
async function startToFrame(main: string): Promise<{ spans: number[]; megabytes: number }> {
  const folder = mkdtempSync(path.join(tmpdir(), 'odoo-debt-bench-'));
  try {
    const file = path.join(folder, 'result.json');
    const text = `${JSON.stringify(madeUpResult(ADDONS, FINDINGS), null, 2)}\n`;
    writeFileSync(file, text);
    const spans: number[] = [];
    for (let round = 0; round < 5; round++) spans.push(await startOnce(main, file));
    return { spans: spans.sort((a, b) => a - b), megabytes: text.length / 1e6 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function startOnce(main: string, file: string): Promise<number> {
  const terminal = path.join(root, 'scripts', 'ui', 'fake-terminal.mjs');
  const start = performance.now();
  const child = spawn(process.execPath, ['--import', terminal, main, 'ui', file], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  return new Promise((resolve, reject) => {
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk;
      if (!output.includes('1 addons')) return;
      resolve(performance.now() - start);
      child.kill('SIGKILL');
    });
    child.on('exit', (code) => reject(new Error(`the program ended with code ${code}: ${output}`)));
  });
}

for (const [columns, rows] of [
  [80, 24],
  [120, 40],
  [200, 50],
] as const) {
  const figures = await keyToFrame(columns, rows);
  const { p50, p95, max, clears, tallest, bytes, slowest, cpu } = figures;
  console.log(
    `${columns} × ${rows}: ${SCRIPT.length} keys, key to frame p50 ${p50.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms (bar ${BAR.key}), max ${max.toFixed(1)} ms; ` +
      `full clears ${clears}, tallest frame ${tallest} of ${rows} rows, ${bytes} bytes and ${cpu.toFixed(1)} ms of processor a key; slowest ${slowest}`,
  );
}
const main = process.env.ODOO_DEBT_MAIN ?? path.join(root, 'dist', 'src', 'cli', 'main.js');
if (existsSync(main)) {
  const { spans, megabytes } = await startToFrame(main);
  const all = spans.map((span) => span.toFixed(0)).join(', ');
  console.log(
    `start to first frame from ${megabytes.toFixed(0)} MB: median ${spans[2]!.toFixed(0)} ms (bar ${BAR.start}); ${all}`,
  );
}
