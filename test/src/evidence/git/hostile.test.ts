import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { ageOfLines } from '../../../../src/evidence/git/age.js';
import { readHistory } from '../../../../src/evidence/git/index.js';
import { addonSource } from '../../../helpers/source.js';
import { python } from '../../../scoring/library.js';
import { lines, TestRepo } from './repo.js';

/** A repository in which every setting that names a program names one that leaves a mark. */
function hostileRepo(): { repo: TestRepo; marks: () => string[] } {
  const repo = new TestRepo();
  const marks = path.join(repo.root, '.git', 'marks');
  const trap = path.join(repo.root, '.git', 'trap.sh');
  mkdirSync(marks);
  writeFileSync(trap, `#!/bin/sh\ntouch "${marks}/$1"\ncat "$2" 2>/dev/null\nexit 0\n`);
  chmodSync(trap, 0o755);
  // git starts this one without a shell, so it takes no argument of ours.
  const gpg = path.join(repo.root, '.git', 'gpg.sh');
  writeFileSync(gpg, `#!/bin/sh\ntouch "${marks}/gpg"\n`);
  chmodSync(gpg, 0o755);
  repo.commit({
    subject: '[ADD] bakery: ovens',
    on: '2023-01-10',
    files: { 'bakery/models/oven.py': lines(20), '.gitattributes': '*.py diff=trap filter=trap merge=trap\n' },
  });
  repo.commit({ subject: '[FIX] bakery: heat', on: '2023-02-10', files: { 'bakery/models/oven.py': lines(24) } });
  sign(repo);
  const settings: [string, string][] = [
    ['core.fsmonitor', `${trap} fsmonitor`],
    ['core.pager', `${trap} pager`],
    ['pager.log', `${trap} pager-log`],
    ['core.sshCommand', `${trap} ssh`],
    ['core.alternateRefsCommand', `${trap} alternate-refs`],
    ['core.hooksPath', path.join(repo.root, '.git')],
    ['core.askPass', `${trap} askpass`],
    ['core.editor', `${trap} editor`],
    ['diff.external', `${trap} external`],
    ['diff.trap.textconv', `${trap} textconv`],
    ['diff.trap.command', `${trap} diff-command`],
    ['filter.trap.smudge', `${trap} smudge`],
    ['filter.trap.clean', `${trap} clean`],
    ['gpg.program', gpg],
    ['log.showSignature', 'true'],
    ['alias.log', `!${trap} alias`],
    ['uploadpack.packObjectsHook', `${trap} pack-objects`],
    ['credential.helper', `!${trap} credential`],
    ['extensions.partialClone', 'origin'],
    ['remote.origin.promisor', 'true'],
    ['remote.origin.url', `ext::${trap} remote`],
    ['protocol.ext.allow', 'always'],
  ];
  for (const [name, value] of settings) repo.git('config', name, value);
  return { repo, marks: () => readdirSync(marks).sort() };
}

/** Puts a signature on the newest commit, so that showing it would start gpg. */
function sign(repo: TestRepo): void {
  const signature = 'gpgsig -----BEGIN PGP SIGNATURE-----\n \n bread\n -----END PGP SIGNATURE-----';
  const text = `${repo.git('cat-file', 'commit', 'HEAD')}\n`.replace('\n\n', `\n${signature}\n\n`);
  writeFileSync(path.join(repo.root, '.git', 'signed'), text);
  repo.git('update-ref', 'HEAD', repo.git('hash-object', '-t', 'commit', '-w', '.git/signed'));
}

const inputOf = (repo: TestRepo) => ({
  source: addonSource('bakery', { python: [python('models/oven.py', 24)] }),
  directory: path.join(repo.root, 'bakery'),
});

it('starts no program that a scanned repository names', async () => {
  const { repo, marks } = hostileRepo();
  const evidence = await readHistory([inputOf(repo)]);
  expect(evidence.addons.get('bakery')).toMatchObject({ commits: 2, fixes: 1 });
  const aged = await ageOfLines([{ ...inputOf(repo), places: [{ path: 'models/oven.py', line: 22 }] }]);
  expect(aged.ages).toHaveLength(1);
  expect(marks()).toEqual([]);
});

it('would see a program start: git itself obeys the same repository', () => {
  const { repo, marks } = hostileRepo();
  spawnSync('git', ['log', '-p', '--textconv', '--no-ext-diff'], { cwd: repo.root });
  spawnSync('git', ['log', '-p', '--ext-diff'], { cwd: repo.root });
  spawnSync('git', ['status'], { cwd: repo.root });
  expect(marks()).toEqual(expect.arrayContaining(['diff-command', 'fsmonitor', 'gpg', 'textconv']));
});

it('leaves the scanned repository and the temporary folder as they were', async () => {
  const { repo } = hostileRepo();
  const before = spawnSync('find', ['.git', '-printf', '%p %s %T@\n'], { cwd: repo.root, encoding: 'utf8' }).stdout;
  await readHistory([inputOf(repo)]);
  const after = spawnSync('find', ['.git', '-printf', '%p %s %T@\n'], { cwd: repo.root, encoding: 'utf8' }).stdout;
  expect(after).toBe(before);
  expect(readdirSync(tmpdir()).filter((name) => name.startsWith(`odoo-debt-git-${process.pid}-`))).toEqual([]);
});

it('is not led away by the environment of the caller', async () => {
  const { repo } = hostileRepo();
  const other = new TestRepo();
  other.commit({ subject: '[ADD] harbour', on: '2020-01-01', files: { 'harbour/pier.py': lines(3) } });
  const names = { GIT_DIR: path.join(other.root, '.git'), GIT_WORK_TREE: other.root, GIT_CONFIG_COUNT: 'x' };
  Object.assign(process.env, names);
  try {
    const evidence = await readHistory([inputOf(repo)]);
    expect(evidence.addons.get('bakery')?.commits).toBe(2);
  } finally {
    for (const name of Object.keys(names)) delete process.env[name];
  }
});

it('follows no ref out of the repository', async () => {
  const { repo } = hostileRepo();
  const head = path.join(repo.root, '.git', 'HEAD');
  writeFileSync(head, 'ref: refs/../../../etc/passwd\n');
  expect(existsSync(head) && readFileSync(head, 'utf8')).toContain('..');
  const evidence = await readHistory([inputOf(repo)]);
  expect(evidence.addons.size).toBe(0);
  expect(evidence.unknown).toEqual([
    'history of 1 addon (bakery): could not be read (no commit could be found for its HEAD)',
  ]);
});
