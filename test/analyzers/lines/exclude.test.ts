import { describe, expect, it } from 'vitest';
import { readExclusions } from '../../../analyzers/lines/exclude.js';
import type { Literal } from '../../../src/domain/facts/manifest.js';

const FILES = [
  '__manifest__.py',
  'data/loaf.xml',
  'demo/loaf.xml',
  'migrations/16.0.1.0.0/post-oven.py',
  'models/loaf.py',
  'static/lib/chart/chart.js',
  'static/src/lib/oven.js',
  'static/tests/oven.js',
  'tests/test_loaf.py',
  'wizard/tests/test_wizard.py',
];

const kept = (manifest: Record<string, Literal> | null, hasManifestFile = true): string[] => {
  const { excludedBy } = readExclusions(FILES, manifest, hasManifestFile);
  return FILES.filter((file) => excludedBy(file) === null);
};

const STANDARD = [
  'data/loaf.xml',
  'demo/loaf.xml',
  'models/loaf.py',
  'static/src/lib/oven.js',
  'wizard/tests/test_wizard.py',
];

describe('readExclusions', () => {
  it('excludes nothing where no manifest can be opened, whatever the manifest says', () => {
    expect(kept({ cloc_exclude: ['**/*'] }, false)).toEqual(FILES);
  });

  it('excludes the standard list at the root only, also where the manifest is no literal', () => {
    expect(kept(null)).toEqual(STANDARD);
  });

  it('adds cloc_exclude, demo and demo_xml', () => {
    const { excludedBy } = readExclusions(
      FILES,
      { cloc_exclude: ['static/src/**/*'], demo: ['demo/loaf.xml'], demo_xml: ['data/*.xml'] },
      true,
    );
    expect(excludedBy('static/src/lib/oven.js')).toEqual({ source: 'cloc_exclude', entry: 'static/src/**/*' });
    expect(excludedBy('demo/loaf.xml')).toEqual({ source: 'demo', entry: 'demo/loaf.xml' });
    expect(excludedBy('data/loaf.xml')).toEqual({ source: 'demo_xml', entry: 'data/*.xml' });
    expect(excludedBy('tests/test_loaf.py')).toEqual({ source: 'standard', entry: 'tests/**/*' });
    expect(excludedBy('models/loaf.py')).toBeNull();
  });

  it('stops at a value that is no list, and keeps what came before', () => {
    expect(kept({ cloc_exclude: ['models/loaf.py'], demo: null, demo_xml: ['data/loaf.xml'] })).toEqual(
      STANDARD.filter((file) => file !== 'models/loaf.py'),
    );
  });

  it('names the dead entries of cloc_exclude and why', () => {
    const cloc_exclude = [
      'models',
      'models/loaf.py',
      'models/gone.py',
      '../oven/a.py',
      '/etc/a.py',
      'a**',
      'wizard/**',
      '',
    ];
    expect(readExclusions(FILES, { cloc_exclude, demo: ['demo/gone.xml'] }, true).dead).toEqual([
      { entry: '../oven/a.py', why: 'leaves the addon' },
      { entry: '/etc/a.py', why: 'absolute pattern' },
      { entry: 'a**', why: 'invalid pattern' },
      { entry: 'models', why: 'names a folder, not its files' },
      { entry: 'models/gone.py', why: 'matches nothing' },
      { entry: 'wizard/**', why: 'names a folder, not its files' },
    ]);
  });

  it('never equals a name with an accent, for the manifest is read as latin-1', () => {
    const { excludedBy, dead } = readExclusions(['data/blé.xml'], { cloc_exclude: ['data/blé.xml'] }, true);
    expect(excludedBy('data/blé.xml')).toBeNull();
    expect(dead).toEqual([{ entry: 'data/blé.xml', why: 'matches nothing' }]);
  });
});
