import { readFileSync, writeFileSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';

/**
 * Loaded before a program that is measured (`node --import`): at its end it writes what the process used into the file that
 * ODOO_DEBT_BENCH_USAGE names, all threads counted.
 */
const file = process.env.ODOO_DEBT_BENCH_USAGE;
if (isMainThread && file) {
  process.on('exit', () => {
    const { userCPUTime, systemCPUTime } = process.resourceUsage();
    writeFileSync(file, JSON.stringify({ cpu: (userCPUTime + systemCPUTime) / 1e6, megabytes: peakMegabytes() }));
  });
}

/**
 * Most memory the process held at once. getrusage(2) does not do on Linux: its figure begins with that of the process that
 * started this one. /proc/self/status counts from the start of the program (proc(5), VmHWM, in KiB).
 */
function peakMegabytes() {
  try {
    const kibibytes = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1];
    if (kibibytes !== undefined) return (Number(kibibytes) * 1024) / 1e6;
  } catch {
    // No Linux.
  }
  return (process.resourceUsage().maxRSS * 1024) / 1e6;
}
