import { runCli } from '../../src/cli/run.js';

/** Runs a command line in this process and gives what it printed. */
export async function cli(cwd: string, ...args: string[]): Promise<{ code: number; out: string; err: string }> {
  let out = '';
  let err = '';
  const io = {
    stdout: { write: (text: string) => (out += text) },
    stderr: { write: (text: string) => (err += text) },
    cwd,
    env: { CI: 'true', LANG: 'en_GB.UTF-8' },
    today: '2026-11-22',
  };
  const code = await runCli(args, io);
  return { code, out, err };
}
