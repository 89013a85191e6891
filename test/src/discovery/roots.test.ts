import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { openRoots } from '../../../src/discovery/roots.js';
import { InputError } from '../../../src/domain/errors.js';
import { tree } from '../../helpers/tree.js';

it('labels roots by their last part and tells twins apart', () => {
  const here = tree({});
  for (const folder of ['a/addons', 'b/addons']) mkdirSync(path.join(here, folder), { recursive: true });
  expect(openRoots(['a/addons', 'b/addons', './a/addons/'], here).map((root) => root.label)).toEqual([
    'addons',
    'addons#2',
  ]);
});

it.each([
  ['missing', /^missing: no such folder/],
  ['file.py', /^file\.py: not a folder/],
])('refuses %s in one line', (given, line) => {
  const here = tree({ 'file.py': '' });
  expect(() => openRoots([given], here)).toThrow(InputError);
  expect(() => openRoots([given], here)).toThrow(line);
});
