import { parentPort, workerData } from 'node:worker_threads';
import type { Io } from '../io.js';
import { runCli } from '../run.js';

/** Runs `scan` as the command line does, in a thread of its own: what it prints is told to the thread that draws. */
const { args, cwd, env, today } = workerData as { args: string[] } & Pick<Io, 'cwd' | 'env' | 'today'>;
const port = parentPort!;
let output = '';
const io: Io = {
  stdout: { write: (text) => (output += text) },
  stderr: { write: (text) => port.postMessage({ kind: 'said', text }), isTTY: true, columns: 80 },
  cwd,
  env: { ...env, CI: undefined, TERM: 'xterm' },
  today,
};
const code = await runCli(args, io);
port.postMessage({ kind: 'done', code, output });
