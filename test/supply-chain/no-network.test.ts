import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { globSync } from 'glob';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/** What `npm run build` made, or another build. */
const MAIN = path.resolve(process.env.ODOO_DEBT_MAIN ?? 'dist/src/cli/main.js');
const BUILT = path.resolve(path.dirname(MAIN), '..', '..');
const GUARD = path.resolve('test/supply-chain/no-sockets.cjs');
const RUN = path.resolve('test/supply-chain/run-commands.mjs');

const folder = mkdtempSync(path.join(tmpdir(), 'odoo-debt-sockets-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
beforeAll(() => {
  writeFileSync(path.join(folder, 'odoo.log'), LOG);
  writeFileSync(path.join(folder, 'tickets.csv'), TICKETS);
});

const LOG = `2026-10-01 08:00:00,000 12 INFO harbour werkzeug: 10.0.0.1 - - [01/Oct/2026 08:00:00] "POST /web/dataset/call_kw/harbour.berth/read HTTP/1.1" 200 - 3 0.010 0.020\n`;
const TICKETS =
  'id,created,title,severity\n1,2026-09-01,harbour_base fails,high\n2,2026-10-10,harbour_portal slow,low\n';

/** Runs Node with sockets forbidden; gives what reached for the network. */
function guarded(args: string[], cwd = folder, wrapper: string[] = []) {
  const book = path.join(folder, `book-${Math.random()}`);
  writeFileSync(book, '');
  const [command, ...rest] = [...wrapper, process.execPath, '--require', GUARD, ...args];
  const env = { PATH: process.env.PATH, HOME: folder, LANG: 'C.UTF-8', NO_SOCKETS_BOOK: book };
  const run = spawnSync(command!, rest, { cwd, env, encoding: 'utf8' });
  return { ...run, reached: readFileSync(book, 'utf8').split('\n').filter(Boolean) };
}

/** A network namespace of its own has no network, not even the loopback; not every kernel gives one to everybody. */
const ALONE = ['unshare', '-rn'];
const permitted = spawnSync('unshare', ['-rn', 'true']).status === 0;

/** Runs all commands in a new folder, in a namespace where that is permitted; gives how they ended and what they wrote. */
function everyCommand() {
  const cwd = path.join(folder, 'commands');
  mkdirSync(cwd);
  const inputs = [
    path.resolve('fixtures/14.0/harbour'),
    path.join(folder, 'odoo.log'),
    path.join(folder, 'tickets.csv'),
  ];
  const { reached, status, stderr } = guarded([RUN, BUILT, ...inputs], cwd, permitted ? ALONE : []);
  const codes = existsSync(path.join(cwd, 'codes.txt'))
    ? readFileSync(path.join(cwd, 'codes.txt'), 'utf8').split('\n')
    : [];
  return { reached, status, stderr, codes, files: readdirSync(cwd) };
}

describe('the guard', () => {
  it.each([
    ["require('node:net').connect(9, '127.0.0.1')", 'net.connect'],
    ["import('node:net').then(({ connect }) => connect(9, '127.0.0.1'))", 'net.connect'],
    ["new (require('node:net').Socket)().connect(9, '127.0.0.1')", 'net.Socket.connect'],
    ["require('node:https').get('https://harbour.example/')", 'https.get'],
    ["require('node:dns').lookup('harbour.example', () => {})", 'dns.lookup'],
    ["require('node:dgram').createSocket('udp4')", 'dgram.createSocket'],
    ["fetch('https://harbour.example/').catch(() => {})", 'globalThis.fetch'],
    ["new (require('node:worker_threads').Worker)(`require('node:net').connect(9)`, { eval: true })", 'net.connect'],
  ])('writes down %s', (code, what) => {
    expect(guarded(['--eval', code]).reached).toEqual([what]);
  });

  it('sees the one connection of the program: to the database that the caller names', () => {
    const { reached, status } = guarded([MAIN, 'evidence', 'collect', 'postgresql://reader@127.0.0.1:9/harbour']);
    expect(reached).not.toEqual([]);
    expect(status).not.toBe(0);
  });
});

describe('the built program', () => {
  it('reaches for no network in any command', () => {
    const { reached, status, stderr, codes, files } = everyCommand();
    expect(stderr).toBe('');
    expect(status).toBe(0);
    expect(codes.filter((line) => !/: 0\b/.test(line))).toEqual([]);
    expect(codes).toHaveLength(20);
    expect(reached).toEqual([]);
    expect(files).toEqual(expect.arrayContaining(['r.html', 'r.json', 'r.sarif', 'issues.sh', 'portfolio.html']));
  }, 120_000);

  it.skipIf(!permitted)(
    'did so where there is no network at all (skipped where `unshare -rn` is not permitted)',
    () => {
      const { stdout } = guarded(
        ['--print', "Object.keys(require('node:os').networkInterfaces()).length"],
        folder,
        ALONE,
      );
      expect(stdout).toBe('0\n');
    },
  );
});

describe('the sources', () => {
  const files = globSync('{src,analyzers,scoring,reports}/**/*.{ts,tsx}', { posix: true }).sort();
  const naming = (pattern: RegExp) => files.filter((file) => pattern.test(readFileSync(file, 'utf8')));

  it('import nothing that connects, but for the database', () => {
    expect(files.length).toBeGreaterThan(500);
    expect(
      naming(/(from|import\(|require\()\s*'(node:)?(https?|http2|net|tls|dgram|dns|dns\/promises|inspector)'/),
    ).toEqual([]);
    expect(naming(/(?<![.\w'"`])(fetch\(|new (WebSocket|EventSource|XMLHttpRequest)\b)/)).toEqual([]);
    expect(naming(/(from|import\()\s*'pg'/)).toEqual([
      'src/evidence/database/collect/collect.ts',
      'src/evidence/database/collect/connect.ts',
    ]);
  });

  it('start other programs in three places only: git, the editor, the browser that prints', () => {
    expect(naming(/'(node:)?child_process'/)).toEqual([
      'src/cli/pdf/print.ts',
      'src/cli/ui/ports.ts',
      'src/evidence/git/safe-git.ts',
    ]);
  });
});
