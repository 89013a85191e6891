import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { globSync } from 'glob';
import type { Target } from './target.js';

const FIXTURES = fileURLToPath(new URL('../../fixtures', import.meta.url));
/** Smaller files hold nothing to change, larger ones are mostly tables of data. In bytes. */
const [SMALLEST, LARGEST] = [40, 100_000];
const MOST_FILES = 3000;

/** The seeds of a reader: its own, the fixtures of the repository, and the files of a folder that the user names. */
export function seedsOf({ seeds, files }: Target, corpus: string | null): Buffer[] {
  const folders = corpus === null ? [FIXTURES] : [FIXTURES, path.resolve(corpus)];
  const found = folders.flatMap((cwd) =>
    globSync([...files], { cwd, posix: true, nodir: true, ignore: '**/node_modules/**' })
      .sort()
      .slice(0, MOST_FILES)
      .map((file) => path.join(cwd, file))
      .filter((file) => statSync(file).size <= LARGEST)
      .map((file) => readFileSync(file))
      .filter(({ length }) => length >= SMALLEST),
  );
  return [...seeds.map((text) => Buffer.from(text)), ...found];
}
