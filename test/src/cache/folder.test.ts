import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { defaultFolder, liesInside, openFolder } from '../../../src/cache/folder.js';
import { tree } from '../../helpers/tree.js';

it.each([
  ['linux', { HOME: '/home/ada' }, '/home/ada/.cache/odoo-debt'],
  ['linux', { HOME: '/home/ada', XDG_CACHE_HOME: '/var/cache/ada' }, '/var/cache/ada/odoo-debt'],
  ['linux', { HOME: '/home/ada', XDG_CACHE_HOME: 'relative' }, '/home/ada/.cache/odoo-debt'],
  ['darwin', { HOME: '/Users/ada' }, '/Users/ada/Library/Caches/odoo-debt'],
  ['linux', {}, null],
] as const)('is the folder of the system: %s %o', (platform, env, expected) => {
  expect(defaultFolder(env, platform)).toBe(expected);
});

it('is made for its owner alone', () => {
  const folder = path.join(tree({}), 'cache');
  expect(openFolder(folder)).toBe(folder);
  expect(statSync(folder).mode & 0o077).toBe(0);
});

it('is none where a file is in the way', () => {
  const file = path.join(tree({}), 'cache');
  writeFileSync(file, '');
  expect(openFolder(file)).toBeNull();
  expect(openFolder(path.join(file, 'below'))).toBeNull();
});

it('tells whether it lies inside what is scanned', () => {
  const root = tree({});
  mkdirSync(path.join(root, 'addons'));
  expect(liesInside(path.join(root, 'addons'), [root])).toBe(true);
  expect(liesInside(root, [root])).toBe(true);
  expect(liesInside(`${root}-cache`, [root])).toBe(false);
});
