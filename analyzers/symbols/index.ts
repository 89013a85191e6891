import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { InputError, messageOf } from '../../src/domain/errors.js';
import type { SymbolIndex } from '../../src/domain/symbols.js';
import { type BuildOptions, type BuiltIndex, buildIndex } from './build.js';
import { decodeIndex, encodeIndex, type RawIndex } from './container.js';
import { OdooSymbols } from './odoo-symbols.js';

export { INDEX_ENDING, loadFolder, loadIndex, rawIndex, shippedFolder, shippedSeries } from './load.js';
export { type BuildOptions, type BuiltIndex, buildIndex };

/**
 * Reads an Odoo source tree and gives its symbols.
 * @throws InputError where no Odoo is found.
 */
export async function buildSymbolIndex(source: string, options: BuildOptions = {}): Promise<SymbolIndex> {
  const built = await buildIndex(source, options);
  return asIndex(built);
}

/** What was built, ready to be asked. */
export function asIndex(built: BuiltIndex): SymbolIndex {
  const header = { ...built.about, base: null, sections: [] };
  return new OdooSymbols({ header, digest: '', bytes: (name) => Buffer.from(built.sections[name].join('\n')) });
}

/**
 * Writes an index file, whole or not at all.
 * @param base The file holds only the difference to it.
 * @returns The index as read back from what was written.
 * @throws InputError where the file cannot be written.
 */
export function writeIndex(built: BuiltIndex, file: string, base: RawIndex | null = null, shown = file): RawIndex {
  const bytes = encodeIndex(built.sections, built.about, base);
  const temporary = `${file}.${process.pid}.part`;
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(temporary, bytes);
    renameSync(temporary, file);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw new InputError(`${shown}: cannot be written: ${messageOf(error)}`);
  }
  return decodeIndex(bytes, shown, () => base!);
}

/** What an index holds, one kind a line. */
export function describeIndex(index: Pick<SymbolIndex, 'series' | 'provenance' | 'counts'>): string {
  const { release, edition, repository } = index.provenance;
  const lines = [`Odoo ${index.series} (${release}, ${edition}${repository ? `, from ${repository}` : ''})`];
  for (const [kind, count] of Object.entries(index.counts())) lines.push(`${String(count).padStart(9)}  ${kind}`);
  return `${lines.join('\n')}\n`;
}
