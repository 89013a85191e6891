import { readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { RawIndex } from '../analyzers/symbols/container.js';
import {
  buildIndex,
  describeIndex,
  INDEX_ENDING,
  rawIndex,
  shippedFolder,
  shippedSeries,
  writeIndex,
} from '../analyzers/symbols/index.js';
import type { Series } from '../src/domain/series.js';

/**
 * Builds the indexes that ship with the program: `build-symbols <folder> [<series>...]`, the folder holding one exported
 * source tree per series (`<folder>/17.0`). Run it with all series, so that every difference fits its base. The same trees
 * give the same bytes.
 */

/** Public copies of Odoo Community the trees were exported from. */
const REPOSITORIES: Readonly<Partial<Record<Series, string>>> = {
  '8.0': 'bayarbayasgalanj/odoo8',
  '9.0': 'DevoirSoftwareSolutions/odoo9',
  '10.0': 'ghandiosm/odoo10',
  '11.0': 'thienkimlove/odoo11_origin',
  '12.0': 'Kashifaziz123/odoo12-community',
  '13.0': 'Bk-Soft10/odoo-13',
  '14.0': 'KarimGil/odoo14base',
  '15.0': 'loujti/odoo-15.0.post20220805',
  '16.0': 'rav-octupus/Odoo-16C',
  '17.0': 'Clyde1030/odoo17',
  '18.0': 'rakibhoossain/odoo-18.0.post20250421',
  '19.0': 'ANSHAD-AHAMMED/odoo19',
};

/** Whole ones first; each other one is told as the difference to its neighbour, so that loading reads two files at most. */
const PLAN: readonly (readonly [Series, Series | null])[] = [
  ['9.0', null],
  ['8.0', '9.0'],
  ['10.0', '9.0'],
  ['12.0', null],
  ['11.0', '12.0'],
  ['13.0', '12.0'],
  ['15.0', null],
  ['14.0', '15.0'],
  ['16.0', '15.0'],
  ['18.0', null],
  ['17.0', '18.0'],
  ['19.0', null],
];

/** Addons of others in the copies: in no other copy of that version. */
const FOREIGN = new Set(['coworking_space', 'ems_drug_management', 'estate']);
/** Themes of odoo/design-themes: nightly builds hold them, source trees do not. Only Community itself is indexed. */
const THEMES = /^(theme_(?!default$|bootswatch$)|test_themes$)/;
const leaveOut = (name: string): boolean => FOREIGN.has(name) || THEMES.test(name);

const MOST_BYTES = 8 * 1024 * 1024;

async function main([folder, ...wanted]: string[]): Promise<void> {
  if (folder === undefined)
    throw new Error('usage: build-symbols <folder with one source tree per series> [<series>...]');
  const made = new Map<Series, RawIndex>();
  for (const [series, base] of PLAN) {
    if (wanted.length > 0 && !wanted.includes(series)) continue;
    const repository = REPOSITORIES[series] ?? null;
    // In one thread: the threads of the builder need what is compiled, and this runs from source.
    const built = await buildIndex(path.join(folder, series), { jobs: 1, repository, leaveOut });
    if (built.about.series !== series) throw new Error(`${folder}/${series} holds Odoo ${built.about.series}`);
    if (built.about.provenance.edition !== 'community') throw new Error(`${series} is no Community build: not shipped`);
    const file = path.join(shippedFolder(), series + INDEX_ENDING);
    const from = base === null ? null : (made.get(base) ?? rawIndex(base));
    const raw = writeIndex(built, file, from);
    made.set(series, raw);
    process.stdout.write(describeIndex({ series, provenance: raw.header.provenance, counts: () => raw.header.counts }));
    for (const { path: failed, why } of built.failed) process.stdout.write(`  not read whole: ${failed}: ${why}\n`);
  }
  checkFolder();
}

/** All that ships is Odoo Community, in the size that was promised. */
function checkFolder(): void {
  const names = readdirSync(shippedFolder());
  for (const name of names) if (name.endsWith('.part')) rmSync(path.join(shippedFolder(), name));
  const sizes = shippedSeries().map((series) => {
    const raw = rawIndex(series);
    return raw.header.sections.reduce((sum, section) => sum + section.bytes, 0);
  });
  const total = sizes.reduce((sum, size) => sum + size, 0);
  process.stdout.write(`${sizes.length} indexes, ${total} bytes\n`);
  if (total > MOST_BYTES) throw new Error(`the indexes take ${total} bytes, more than ${MOST_BYTES}`);
}

await main(process.argv.slice(2));
