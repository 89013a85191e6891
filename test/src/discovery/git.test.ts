import path from 'node:path';
import { expect, it } from 'vitest';
import { readGit } from '../../../src/discovery/git.js';
import { tree } from '../../helpers/tree.js';

it('reads branch and remotes without their credentials', () => {
  const root = tree({
    '.git/HEAD': 'ref: refs/heads/16.0-mig-bakery\n',
    '.git/config': '[remote "origin"]\n\turl = https://baker:flour@git.example/addons.git\n',
    'bakery/__manifest__.py': '{}',
  });
  expect(readGit(path.join(root, 'bakery'))).toEqual({
    branch: '16.0-mig-bakery',
    remotes: ['https://git.example/addons.git'],
  });
});

it('reads a worktree, whose .git is a file', () => {
  const root = tree({
    'main/.git/config': '[remote "origin"]\n\turl = git@github.com:OCA/bakery.git\n',
    'main/.git/worktrees/old/HEAD': 'ref: refs/heads/14.0\n',
    'main/.git/worktrees/old/commondir': '../..\n',
    'old/.git': 'gitdir: ../main/.git/worktrees/old\n',
  });
  expect(readGit(path.join(root, 'old'))).toEqual({ branch: '14.0', remotes: ['git@github.com:OCA/bakery.git'] });
});

it('says nothing of a detached head', () => {
  const root = tree({ '.git/HEAD': '0123456789abcdef0123456789abcdef01234567\n' });
  expect(readGit(root).branch).toBeNull();
});
