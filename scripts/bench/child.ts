import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** What one run of a program took. */
export interface Usage {
  /** Seconds from its start to its end. */
  wall: number;
  /** Seconds of processor time, user and system, all threads. Null where it was not told. */
  cpu: number | null;
  /** Most memory held at once, in 1,000,000 bytes. Null where it was not told. */
  megabytes: number | null;
  /** What it ended with. */
  code: number | null;
  stdout: string;
}

/** The runs of one measurement. */
export interface Runs {
  /** Shown in the list of runs. */
  label: string;
  all: Usage[];
  /** Shortest time of all runs, in seconds. */
  wall: number;
  /** Least processor time of all runs, in seconds. */
  cpu: number | null;
  /** Largest peak of all runs. */
  megabytes: number | null;
}

export interface ChildOptions {
  cwd: string;
  /** Cores it may run on; all where left out. Held where `taskset` is there. */
  cores?: number;
  /** Node programs tell what they used; it costs about a millisecond. */
  usage?: boolean;
  env?: Readonly<Record<string, string>>;
}

const PRELOAD = new URL('usage.mjs', import.meta.url);

/** Runs a Node program to its end. @throws Error where it was killed or could not be started. */
export function runNode(args: readonly string[], options: ChildOptions): Usage {
  if (!options.usage) return run(process.execPath, args, options);
  const file = path.join(options.cwd, 'usage.json');
  rmSync(file, { force: true });
  const env = { ...options.env, ODOO_DEBT_BENCH_USAGE: file };
  const usage = run(process.execPath, ['--import', PRELOAD.href, ...args], { ...options, env });
  if (!existsSync(file)) return usage;
  const told = JSON.parse(readFileSync(file, 'utf8')) as { cpu: number; megabytes: number };
  return { ...usage, ...told };
}

/** Runs a program to its end. @throws Error where it was killed or could not be started. */
export function run(program: string, args: readonly string[], { cwd, cores, env }: ChildOptions): Usage {
  const [first, ...rest] = [...pinned(cores), program, ...args];
  const start = performance.now();
  const child = spawnSync(first!, rest, {
    cwd,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...env },
  });
  const wall = (performance.now() - start) / 1000;
  if (child.error) throw child.error;
  if (child.signal !== null) throw new Error(`it was ended by ${child.signal}`);
  return { wall, cpu: null, megabytes: null, code: child.status, stdout: child.stdout };
}

/** Words before a command that hold it to the first cores; none where there is nothing to hold. */
function pinned(cores: number | undefined): string[] {
  if (cores === undefined || cores >= availableParallelism() || !canPin()) return [];
  return ['taskset', '-c', cores === 1 ? '0' : `0-${cores - 1}`];
}

let taskset: boolean | null = null;

/** Whether a program can be held to cores here. */
export function canPin(): boolean {
  taskset ??= spawnSync('taskset', ['-c', '0', process.execPath, '--version']).status === 0;
  return taskset;
}

/** Runs something several times, and tells each on stderr. */
export function repeat(label: string, times: number, once: (round: number) => Usage): Runs {
  const all: Usage[] = [];
  for (let round = 0; round < times; round++) {
    const usage = once(round);
    all.push(usage);
    const cpu = usage.cpu === null ? '' : `, ${usage.cpu.toFixed(2)} s of processor`;
    const memory = usage.megabytes === null ? '' : `, ${usage.megabytes.toFixed(0)} MB`;
    console.error(`${label}: ${usage.wall.toFixed(2)} s${cpu}${memory}`);
  }
  return summed(label, all);
}

/** Best time, best processor time and largest memory of some runs. */
export function summed(label: string, all: Usage[]): Runs {
  const told = (values: (number | null)[]) => values.filter((value) => value !== null);
  const cpu = told(all.map((one) => one.cpu));
  const megabytes = told(all.map((one) => one.megabytes));
  return {
    label,
    all,
    wall: Math.min(...all.map((one) => one.wall)),
    cpu: cpu.length === 0 ? null : Math.min(...cpu),
    megabytes: megabytes.length === 0 ? null : Math.max(...megabytes),
  };
}

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** The built program. */
export const MAIN = path.join(ROOT, 'dist', 'src', 'cli', 'main.js');
