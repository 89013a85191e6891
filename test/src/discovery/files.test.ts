import { execFileSync } from 'node:child_process';
import { symlinkSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { findAddonFolders, listFiles } from '../../../src/discovery/files.js';
import { tree } from '../../helpers/tree.js';

const MANIFEST = '{"name": "Bakery"}\n';

describe('finding addons', () => {
  it('finds addons at any depth, with either manifest name', async () => {
    const root = tree({
      'bakery/__manifest__.py': MANIFEST,
      'deep/er/oven/__openerp__.py': MANIFEST,
      'not_an_addon/__init__.py': '',
    });
    expect(await findAddonFolders(root)).toEqual({ folders: ['bakery', 'deep/er/oven'], skipped: [] });
  });

  it('takes the root itself for an addon', async () => {
    expect((await findAddonFolders(tree({ '__manifest__.py': MANIFEST }))).folders).toEqual(['.']);
  });

  it('leaves out packaging, environments and vendored code, and names them', async () => {
    const root = tree({
      'bakery/__manifest__.py': MANIFEST,
      'setup/bakery/odoo/addons/bakery/__manifest__.py': MANIFEST,
      'env/pyvenv.cfg': '',
      'env/lib/oven/__manifest__.py': MANIFEST,
      'bakery/node_modules/oven/__manifest__.py': MANIFEST,
      'vendor/oven/__manifest__.py': MANIFEST,
      '.git/modules/oven/__manifest__.py': MANIFEST,
    });
    const { folders, skipped } = await findAddonFolders(root);
    expect(folders).toEqual(['bakery']);
    expect(skipped.map((entry) => entry.path)).toEqual(['bakery/node_modules', 'env', 'setup', 'vendor']);
  });

  it('takes an addon named like a left-out folder for an addon', async () => {
    const root = tree({ 'vendor/__manifest__.py': MANIFEST, 'addons/setup/__manifest__.py': MANIFEST });
    expect((await findAddonFolders(root)).folders).toEqual(['addons/setup', 'vendor']);
  });

  it('never follows a link, not even round in a circle', async () => {
    const root = tree({ 'bakery/__manifest__.py': MANIFEST });
    const elsewhere = tree({ 'oven/__manifest__.py': MANIFEST });
    symlinkSync(elsewhere, path.join(root, 'linked'));
    symlinkSync(root, path.join(root, 'bakery', 'circle'));
    expect((await findAddonFolders(root)).folders).toEqual(['bakery']);
  });
});

describe('listing the files of an addon', () => {
  it('lists plain files, and links only while they stay inside the root', async () => {
    const root = tree({
      'bakery/__manifest__.py': MANIFEST,
      'bakery/models/bread.py': 'x = 1\n',
      'shared.py': 'y = 2\n',
    });
    const elsewhere = tree({ 'secret.py': 'z = 3\n' });
    symlinkSync(path.join(root, 'shared.py'), path.join(root, 'bakery', 'inside.py'));
    symlinkSync(path.join(elsewhere, 'secret.py'), path.join(root, 'bakery', 'outside.py'));
    symlinkSync(path.join(root, 'nothing'), path.join(root, 'bakery', 'dangling.py'));
    const { files, skipped } = await listFiles(root, 'bakery', []);
    expect(files).toEqual([
      { path: '__manifest__.py', bytes: MANIFEST.length },
      { path: 'inside.py', bytes: 6 },
      { path: 'models/bread.py', bytes: 6 },
    ]);
    expect(skipped.map((entry) => entry.path)).toEqual(['bakery/dangling.py', 'bakery/outside.py']);
  });

  it('names a pipe instead of waiting for it', async () => {
    const root = tree({ 'bakery/__manifest__.py': MANIFEST });
    execFileSync('mkfifo', [path.join(root, 'bakery', 'queue.py')]);
    const { files, skipped } = await listFiles(root, 'bakery', []);
    expect(files.map((file) => file.path)).toEqual(['__manifest__.py']);
    expect(skipped).toEqual([{ path: 'bakery/queue.py', why: 'not a plain file (pipe, socket or device)' }]);
  });

  it('leaves an addon inside an addon its own files', async () => {
    const root = tree({
      'bakery/__manifest__.py': MANIFEST,
      'bakery/oven/__manifest__.py': MANIFEST,
      'bakery/oven/a.py': '',
    });
    expect((await listFiles(root, 'bakery', ['bakery/oven'])).files.map((file) => file.path)).toEqual([
      '__manifest__.py',
    ]);
  });
});
