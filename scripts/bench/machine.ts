import { spawnSync } from 'node:child_process';
import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';
import { ROOT } from './child.js';

/** The machine in one line: no name of it, no path. */
export function machineLine(): string {
  const model = cpus()[0]?.model.trim() || 'processor not told';
  const memory = (totalmem() / 2 ** 30).toFixed(1);
  return `${model}, ${availableParallelism()} cores, ${memory} GiB, ${process.platform} ${process.arch}, Node ${process.version}`;
}

/** The commit that is measured, and whether files that belong to it were changed. */
export function commitLine(): string {
  const git = (...args: string[]) => spawnSync('git', ['-C', ROOT, ...args], { encoding: 'utf8' });
  const head = git('rev-parse', '--short=12', 'HEAD');
  if (head.status !== 0) return 'not told: no git checkout';
  const changed = git('status', '--porcelain', '--untracked-files=no').stdout.trim() !== '';
  return head.stdout.trim() + (changed ? ', with changes that are not committed' : '');
}

/** Processes that ran or waited to run, on average over the last minute. */
export function load(): number {
  return loadavg()[0]!;
}

/** Above this load per core others were at work. */
const IDLE = 0.5;

/**
 * Whether others were at work. Before the run the load is theirs alone; after it, the run itself has loaded every core
 * once at most.
 */
export function notIdle(before: number, after: number, cores: number): boolean {
  return before > IDLE * cores || after > (1 + IDLE) * cores;
}
