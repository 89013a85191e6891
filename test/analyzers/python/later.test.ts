import { describe, expect, it } from 'vitest';
import { NotLoaded, whenLoaded } from '../../../analyzers/python/parser.js';
import { createReaders } from '../../../analyzers/readers.js';

const WHOLE = "{'name': 'Harbour', 'depends': ['base']}\n";
const BROKEN = "{'name': 'Harbour', 'depends': ['base'\n'data': ['views/berth.xml']}\n";
const MODEL = 'class Berth(models.Model):\n    _name = "harbour.berth"\n    def moor(self:\n        pass\n';

describe('a parser whose portable binding is loaded later', async () => {
  const eager = await createReaders('auto');
  const native = eager.parser.backend === 'native';

  it('reads whole texts at once', async () => {
    const readers = await createReaders('auto', { later: true });
    expect(readers.manifest('__manifest__.py', WHOLE)).toEqual(eager.manifest('__manifest__.py', WHOLE));
  });

  it.runIf(native)(
    'says that it has to load for broken ones, and no reader takes that for a fault of the text',
    async () => {
      const readers = await createReaders('auto', { later: true });
      expect(() => readers.manifest('__manifest__.py', BROKEN)).toThrow(NotLoaded);
      expect(() => readers.python('models/berth.py', MODEL)).toThrow(NotLoaded);
    },
  );

  it('reads broken ones as others do once it is loaded', async () => {
    const readers = await createReaders('auto', { later: true });
    const manifest = await whenLoaded(() => readers.manifest('__manifest__.py', BROKEN));
    expect(manifest).toEqual(eager.manifest('__manifest__.py', BROKEN));
    expect(manifest.errors.length).toBeGreaterThan(0);
    // Loaded for good.
    expect(readers.python('models/berth.py', MODEL)).toEqual(eager.python('models/berth.py', MODEL));
  });

  it('lets other faults through', async () => {
    await expect(whenLoaded(() => Promise.reject(new Error('no such berth')))).rejects.toThrow('no such berth');
  });
});
