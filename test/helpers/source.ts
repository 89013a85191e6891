import type { AddonSource } from '../../src/domain/addon.js';

/** An addon without any file, to fill in what a test is about. */
export function addonSource(name: string, given: Partial<AddonSource> & { depends?: string[] } = {}): AddonSource {
  const { depends = ['base'], ...rest } = given;
  return {
    addon: {
      key: name,
      name,
      root: 0,
      path: name,
      series: '16.0',
      seriesBasis: 'manifest',
      installable: true,
      origin: 'custom',
      version: '16.0.1.0.0',
      license: 'LGPL-3',
      author: 'Blue Harbour Ltd',
      title: null,
      depends,
    },
    manifest: null,
    python: [],
    xml: [],
    csv: [],
    javascript: [],
    files: [],
    lines: { python: 0, xml: 0, javascript: 0, csv: 0, total: 0, billed: 0 },
    ...rest,
  };
}
