import { execFileSync, spawnSync } from 'node:child_process';
import fs, {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Edit } from '../../../src/domain/workspace.js';
import type { Files } from '../../../src/files/files.js';
import { openWorkspace } from '../../../src/workspace/open.js';
import { Folder, NAMES, REGISTER } from './folder.js';

const EDIT: Edit = { kind: 'assign', item: 'DEBT-1', to: 'Anna' };

function failing(code: string): () => never {
  return () => {
    throw Object.assign(new Error(`${code}: told by the test`), { code });
  };
}

/** Where the disk is full after so many bytes of a text, written a few at a time. */
function fullAfter(bytes: number): Files {
  let left = bytes;
  const writeSync = (handle: number, data: Buffer, offset: number, length: number): number => {
    // The lock is short; what follows is the text.
    if (length < 200) return fs.writeSync(handle, data, offset, length);
    if (left <= 0) return failing('ENOSPC')();
    const part = Math.min(7, left, length);
    left -= part;
    return fs.writeSync(handle, data, offset, part);
  };
  return { ...fs, writeSync: writeSync as typeof fs.writeSync };
}

describe('a disk that takes no more', () => {
  it.each([
    ['is full at once', fullAfter(0), 'the disk is full (ENOSPC)'],
    ['is full in the middle', fullAfter(40), 'the disk is full (ENOSPC)'],
    [
      'fails when it is asked to hold the text',
      { ...fs, fsyncSync: failing('EIO') },
      'the disk reports an error (EIO)',
    ],
    ['does not let the file be replaced', { ...fs, renameSync: failing('EACCES') }, 'no permission (EACCES)'],
    ['takes no lock', { ...fs, openSync: failingToWrite('EROFS') }, 'the disk is read-only (EROFS)'],
  ])('%s: refused in one line, the old file whole, nothing beside it, the state as it was', (_, files, why) => {
    const folder = new Folder({ register: REGISTER });
    const workspace = folder.open(files as Files);
    const state = structuredClone(workspace.state());
    expect(workspace.apply(EDIT)).toEqual({ ok: false, why: `${NAMES.register}: cannot be written: ${why}` });
    expect(folder.read('register')).toBe(REGISTER);
    expect(readdirSync(folder.path)).toEqual([NAMES.register]);
    expect(workspace.state()).toEqual(state);
    expect(workspace.canUndo()).toBeNull();
  });

  it('keeps what can be undone where an undo fails', () => {
    const folder = new Folder({ register: REGISTER });
    let isFull = false;
    const renameSync: typeof fs.renameSync = (from, to) => (isFull ? failing('ENOSPC')() : fs.renameSync(from, to));
    const workspace = folder.open({ ...fs, renameSync });
    workspace.apply(EDIT);
    isFull = true;
    expect(workspace.undo()).toMatchObject({ ok: false });
    isFull = false;
    expect(workspace.undo()).toMatchObject({ ok: true });
    expect(folder.read('register')).toBe(REGISTER);
  });

  it('writes all of a text where it takes a few bytes at a time, and syncs before and after the rename', () => {
    const folder = new Folder({ register: REGISTER });
    const calls: string[] = [];
    const files = fullAfter(1e9);
    const workspace = folder.open({
      ...files,
      fsyncSync: (handle) => {
        calls.push(fs.fstatSync(handle).isDirectory() ? 'fsync folder' : 'fsync file');
        fs.fsyncSync(handle);
      },
      renameSync: (from, to) => {
        calls.push('rename');
        fs.renameSync(from, to);
      },
    });
    expect(workspace.apply(EDIT)).toEqual({ ok: true, merged: false });
    expect(calls).toEqual(['fsync file', 'rename', 'fsync folder']);
    expect(folder.read('register').startsWith(REGISTER)).toBe(true);
  });

  it('sees an editor that writes between reading and replacing', () => {
    const folder = new Folder({ register: REGISTER });
    let writes = 0;
    const fsyncSync: typeof fs.fsyncSync = (handle) => {
      fs.fsyncSync(handle);
      if (fs.fstatSync(handle).isFile() && writes++ === 0) folder.write('register', `${REGISTER}# theirs\n`);
    };
    expect(folder.open({ ...fs, fsyncSync }).apply(EDIT)).toEqual({ ok: true, merged: true });
    expect(folder.read('register')).toContain('# theirs');
    expect(folder.read('register')).toContain('to: Anna');
  });
});

function failingToWrite(code: string): typeof fs.openSync {
  return (file, flags, mode) => (typeof flags === 'string' ? failing(code)() : fs.openSync(file, flags, mode));
}

describe('a file that is more than a file', () => {
  it('is written behind its link, and keeps its mode', () => {
    const folder = new Folder();
    mkdirSync(folder.at('shared'));
    writeFileSync(folder.at('shared/register.yaml'), REGISTER, { mode: 0o640 });
    symlinkSync('shared/register.yaml', folder.at('middle.yaml'));
    symlinkSync('middle.yaml', folder.at(NAMES.register));
    expect(folder.open().apply(EDIT)).toEqual({ ok: true, merged: false });
    expect(lstatSync(folder.at(NAMES.register)).isSymbolicLink()).toBe(true);
    expect(lstatSync(folder.at('middle.yaml')).isSymbolicLink()).toBe(true);
    expect(readFileSync(folder.at('shared/register.yaml'), 'utf8')).toContain('to: Anna');
    expect(statSync(folder.at('shared/register.yaml')).mode & 0o777).toBe(0o640);
    expect(readdirSync(folder.at('shared'))).toEqual(['register.yaml']);
  });

  it.each<[string, (file: string) => void, string]>([
    ['a folder', (file) => mkdirSync(file), 'it is not a regular file'],
    ['a pipe', (file) => execFileSync('mkfifo', [file]), 'it is not a regular file'],
    ['a link to nothing', (file) => symlinkSync('nowhere', file), 'it is a link to a file that is not there'],
    ['a link to itself', (file) => symlinkSync(NAMES.register, file), 'its links go round in a circle (ELOOP)'],
    ['no UTF-8', (file) => writeFileSync(file, Buffer.from([0x23, 0xe9, 0x0a])), 'it is not UTF-8'],
    ['too large', (file) => writeFileSync(file, '#'.repeat(17 << 20)), 'it is larger than 16 MiB'],
  ])('is not opened where it is %s', (_, make, why) => {
    const folder = new Folder();
    make(folder.at(NAMES.register));
    expect(openWorkspace(folder.path, NAMES)).toEqual({
      workspace: null,
      problems: [`${NAMES.register}: cannot be read: ${why}`],
    });
  });

  it('is open for nobody where it is protected, lies in a folder that takes nothing, or is not valid', () => {
    const folder = new Folder({ register: REGISTER, planFile: 'pinns: []\n' });
    chmodSync(folder.at(NAMES.register), 0o444);
    expect(openWorkspace(folder.path, NAMES)).toEqual({
      workspace: null,
      problems: [
        `${NAMES.register}: cannot be written: no permission (EACCES)`,
        `${NAMES.planFile}: unknown key pinns; did you mean pins?`,
      ],
    });
    const readOnly: Files = { ...fs, accessSync: failing('EROFS') };
    const names = { register: 'new/a.yaml', planFile: 'new/b.yaml' };
    expect(openWorkspace(folder.path, names, readOnly).problems).toEqual([
      'new/a.yaml: cannot be written: the disk is read-only (EROFS)',
      'new/b.yaml: cannot be written: the disk is read-only (EROFS)',
    ]);
    expect(openWorkspace(folder.path, names).workspace?.apply(EDIT)).toMatchObject({ ok: true });
    expect(existsSync(folder.at('new/a.yaml'))).toBe(true);
  });
});

describe('the lock', () => {
  const gone = () => spawnSync(process.execPath, ['-e', '']).pid;
  const hostOf = (folder: Folder): string => {
    let host = '';
    const linkSync: typeof fs.linkSync = (from, to) => {
      host = (JSON.parse(readFileSync(from, 'utf8')) as { host: string }).host;
      fs.linkSync(from, to);
    };
    folder.open({ ...fs, linkSync }).apply({ kind: 'note', item: 'DEBT-9', text: 'first' });
    return host;
  };

  it('of a process that is gone is taken over, and what it left is taken away', () => {
    const folder = new Folder({ register: REGISTER });
    const [host, pid] = [hostOf(folder), gone()];
    const lock = folder.at(`${NAMES.register}.lock`);
    writeFileSync(lock, JSON.stringify({ pid, host, began: '1' }));
    for (const left of [`${NAMES.register}.${pid}.part`, `${NAMES.register}.lock.${pid}`]) {
      writeFileSync(folder.at(left), 'left');
    }
    writeFileSync(folder.at(`${NAMES.register}.lock.takeover`), '');
    utimesSync(folder.at(`${NAMES.register}.lock.takeover`), 0, 0);
    expect(folder.open().apply(EDIT)).toEqual({ ok: true, merged: false });
    expect(readdirSync(folder.path)).toEqual([NAMES.register]);
    // The number of the process went to another one.
    writeFileSync(lock, JSON.stringify({ pid: process.ppid, host, began: '1' }));
    expect(folder.open().apply({ ...EDIT, to: 'Ben' })).toMatchObject({ ok: process.platform === 'linux' });
  });

  it('of a process on another machine is waited for and respected', () => {
    const folder = new Folder({ register: REGISTER });
    const lock = folder.at(`${NAMES.register}.lock`);
    writeFileSync(lock, JSON.stringify({ pid: gone(), host: 'elsewhere', began: null }));
    expect(folder.open().apply(EDIT)).toEqual({
      ok: false,
      why: expect.stringMatching(/: process \d+ on "elsewhere" is writing it; if nothing is, delete "/),
    });
    expect(folder.read('register')).toBe(REGISTER);
    expect(existsSync(lock)).toBe(true);
  });

  it('is a plain new file where the disk has no hard links', () => {
    const folder = new Folder({ register: REGISTER });
    expect(folder.open({ ...fs, linkSync: failing('EPERM') }).apply(EDIT)).toMatchObject({ ok: true });
    expect(readdirSync(folder.path)).toEqual([NAMES.register]);
  });
});
