import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { tree } from '../helpers/tree.js';

const PRELOAD = path.resolve('test/determinism/shuffled-folders.cjs');
const NAMES = Array.from({ length: 12 }, (_, place) => `berth_${String.fromCharCode(97 + place)}`);

/** Ways to list the folder `.`, each a piece of code that gives names. */
const WAYS: Readonly<Record<string, string>> = {
  readdirSync: "(await import('node:fs')).readdirSync('.')",
  'readdirSync with entries': "(await import('node:fs')).readdirSync('.', { withFileTypes: true }).map((e) => e.name)",
  readdir: "await new Promise((ok) => process.getBuiltinModule('fs').readdir('.', (_, names) => ok(names)))",
  'promises.readdir': "await (await import('node:fs/promises')).readdir('.')",
  opendirSync:
    "await (async () => { const d = (await import('node:fs')).opendirSync('.'); const l = []; for (let e = d.readSync(); e; e = d.readSync()) l.push(e.name); return l; })()",
  'promises.opendir':
    "await (async () => { const l = []; for await (const e of await (await import('node:fs/promises')).opendir('.')) l.push(e.name); return l; })()",
  'a thread':
    "await new Promise((ok) => new (process.getBuiltinModule('worker_threads').Worker)(\"const { getBuiltinModule: get } = process; get('worker_threads').parentPort.postMessage(get('fs').readdirSync('.'))\", { eval: true }).on('message', ok))",
};

function listed(cwd: string, seed: string): Record<string, string[]> {
  const code = `const out = {}; ${Object.entries(WAYS)
    .map(([way, list]) => `out[${JSON.stringify(way)}] = ${list};`)
    .join('\n')} console.log(JSON.stringify(out));`;
  const args = ['--require', PRELOAD, '--input-type=module', '-e', code];
  const env = { PATH: process.env.PATH, SHUFFLE_SEED: seed };
  return JSON.parse(execFileSync(process.execPath, args, { cwd, env, encoding: 'utf8' }));
}

describe('the shuffled folders', () => {
  it('give all entries, in an order of their own for each seed, whoever asks', () => {
    const here = tree(Object.fromEntries(NAMES.map((name) => [name, ''])));
    const [plain, one, again, two] = ['', '1', '1', '2'].map((seed) => listed(here, seed)) as [
      Record<string, string[]>,
      Record<string, string[]>,
      Record<string, string[]>,
      Record<string, string[]>,
    ];
    expect(again).toEqual(one);
    for (const way of Object.keys(WAYS)) {
      expect([...one[way]!].sort(), way).toEqual(NAMES);
      // Output that follows the folder differs from seed to seed, so a run that forgets to sort is found.
      expect(one[way], way).not.toEqual(two[way]);
      expect(one[way], way).not.toEqual(plain[way]);
    }
  });
});
