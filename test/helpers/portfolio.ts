import { readHere } from '../../analyzers/read-all.js';
import { createReaders } from '../../analyzers/readers.js';
import { discover } from '../../src/discovery/discover.js';
import { openRoots } from '../../src/discovery/roots.js';
import type { Portfolio, Reference } from '../../src/domain/portfolio.js';
import type { Series } from '../../src/domain/series.js';
import { resolve } from '../../src/registry/index.js';
import { tree } from './tree.js';

/** Reads a small repository given as texts, through discovery, readers and registry. */
export async function portfolioOf(files: Readonly<Record<string, string>>, from: Series = '16.0'): Promise<Portfolio> {
  const root = tree(files);
  const readers = await createReaders('auto');
  const found = await discover(openRoots([root], root), { from, readManifest: readers.manifest });
  const tasks = found.addons.map((addon) => ({ ...addon, maxFileBytes: 10_000_000 }));
  const read = await readHere(tasks, readers);
  return resolve(read.map((outcome) => outcome.source));
}

/** References as short lines, sorted: `missing field bakery.bread.crust`. */
export function referenceLines(references: readonly Reference[]): string[] {
  return references.map(({ outcome, kind, name }) => `${outcome} ${kind} ${name}`).sort();
}
