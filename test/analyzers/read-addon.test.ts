import { expect, it } from 'vitest';
import { readAddon } from '../../analyzers/read-addon.js';
import { createReaders } from '../../analyzers/readers.js';
import { addonSource } from '../helpers/source.js';
import { tree } from '../helpers/tree.js';

it('names a file that cannot be read, or is too large, and reads the rest', async () => {
  const directory = tree({ 'bread.py': 'x = 1\n', 'huge.xml': `<odoo>${' '.repeat(2000)}</odoo>` });
  const files = [
    { path: 'bread.py', bytes: 6 },
    { path: 'gone.py', bytes: 10 },
    { path: 'huge.xml', bytes: 2013 },
  ];
  const { addon } = addonSource('bakery');
  const outcome = await readAddon(
    { addon, directory, manifest: null, files, maxFileBytes: 1000 },
    await createReaders('auto'),
  );
  expect(outcome.source.python.map((file) => file.path)).toEqual(['bread.py']);
  expect(outcome).toMatchObject({ files: 3, parsed: 1 });
  expect(outcome.failed).toEqual([
    { path: 'bakery/gone.py', why: expect.stringMatching(/ENOENT/) },
    { path: 'bakery/huge.xml', why: 'larger than the limit of 1000 bytes' },
  ]);
});
