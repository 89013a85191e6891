// node --require shuffled-folders.cjs run-scans.mjs <folder of the built program> <runs as JSON>: makes the scans one after the
// other in the current folder, each with a seed of its own, and prints what each of them came to.
import { createHash } from 'node:crypto';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const [built, runs] = process.argv.slice(2);
process.env.SHUFFLE_SEED = String(JSON.parse(runs)[0].seed);
const { runCli } = await import(pathToFileURL(path.join(built, 'src', 'cli', 'run.js')).href);

const results = [];
for (const { seed, args } of JSON.parse(runs)) {
  process.env.SHUFFLE_SEED = String(seed);
  const out = createHash('sha256');
  let bytes = 0;
  let err = '';
  const io = {
    stdout: {
      write: (text) => {
        bytes += text.length;
        out.update(text);
        return true;
      },
    },
    stderr: { write: (text) => (err += text) },
    cwd: process.cwd(),
    env: { CI: 'true', LANG: 'C.UTF-8' },
    today: '2026-11-22',
  };
  const code = await runCli(args, io);
  results.push({ code, err, bytes, digest: out.digest('hex') });
}
console.log(JSON.stringify(results));
