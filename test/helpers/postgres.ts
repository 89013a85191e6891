import { spawnSync } from 'node:child_process';
import {
  chownSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';

/** A PostgreSQL of the test run: own folder, own port, own socket; it never touches one that is there. */
export interface Cluster {
  host: string;
  port: number;
  bin: string;
  /** Address of a database for a role; by the socket without a password, by TCP with one. */
  url(database: string, user: string, password?: string): string;
  /** Runs statements as the superuser of the cluster. */
  run(database: string, sql: string): Promise<pg.QueryResult[]>;
  stop(): void;
}

/** @throws Error that says what to install where there is no PostgreSQL */
export async function startCluster(): Promise<Cluster> {
  const bin = binaries();
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'odoo-debt-pg-')));
  const owner = unprivileged();
  if (owner) chownSync(folder, owner.uid, owner.gid);
  const port = await freePort();
  const data = path.join(folder, 'data');
  const call = (program: string, ...args: string[]) => {
    const stdio: ('ignore' | 'pipe')[] = ['ignore', 'ignore', 'pipe'];
    const run = spawnSync(path.join(bin, program), args, { ...owner, cwd: folder, encoding: 'utf8', stdio });
    if (run.status !== 0) throw new Error(`${program} failed: ${run.stderr}`);
  };
  const stop = () => {
    process.off('exit', stop);
    spawnSync(path.join(bin, 'pg_ctl'), ['-D', data, '-m', 'immediate', 'stop'], { ...owner, stdio: 'ignore' });
    rmSync(folder, { recursive: true, force: true });
  };
  process.on('exit', stop);
  try {
    call('initdb', '-D', data, '-U', 'harbourmaster', '-A', 'trust', '-E', 'UTF8', '--locale=C', '-N');
    writeFileSync(path.join(data, 'pg_hba.conf'), 'local all all trust\nhost all all 127.0.0.1/32 scram-sha-256\n');
    const settings = `-k ${folder} -p ${port} -c listen_addresses=127.0.0.1 -c fsync=off -c max_connections=20`;
    call('pg_ctl', '-D', data, '-l', path.join(folder, 'log'), '-w', '-t', '60', '-o', settings, 'start');
  } catch (error) {
    stop();
    throw error;
  }
  const url = (database: string, user: string, password?: string) =>
    password === undefined
      ? `postgresql://${user}@/${database}?host=${encodeURIComponent(folder)}&port=${port}`
      : `postgresql://${user}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`;
  return { host: folder, port, bin, url, stop, run: (database, sql) => runSql(folder, port, database, sql) };
}

async function runSql(host: string, port: number, database: string, sql: string): Promise<pg.QueryResult[]> {
  const client = new pg.Client({ host, port, database, user: 'harbourmaster' });
  await client.connect();
  try {
    const answer: unknown = await client.query(sql);
    return (Array.isArray(answer) ? answer : [answer]) as pg.QueryResult[];
  } finally {
    await client.end();
  }
}

function binaries(): string {
  const told = spawnSync('pg_config', ['--bindir'], { encoding: 'utf8' }).stdout?.trim();
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const places = [told, ...versions.map((version) => path.join(debian, version, 'bin'))];
  const fromPath = (process.env.PATH ?? '').split(path.delimiter);
  const bin = [...places, ...fromPath].find((place) => place && existsSync(path.join(place, 'initdb')));
  if (!bin) throw new Error('The tests need PostgreSQL (initdb): install it (Debian: apt-get install postgresql).');
  return bin;
}

/** initdb refuses to run as root. */
function unprivileged(): { uid: number; gid: number } | null {
  if (process.getuid?.() !== 0) return null;
  const users = readFileSync('/etc/passwd', 'utf8').split('\n');
  const line = ['postgres', 'nobody'].map((name) => users.find((user) => user.startsWith(`${name}:`))).find(Boolean);
  if (!line) throw new Error('PostgreSQL does not run as root, and there is no user postgres or nobody to run it as.');
  const [, , uid, gid] = line.split(':');
  return { uid: Number(uid), gid: Number(gid) };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
