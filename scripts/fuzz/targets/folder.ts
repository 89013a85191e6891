import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

let folder: string | null = null;

/** Files are made in a folder that somebody else removes, even where this process is killed. */
export function keepFilesIn(given: string): void {
  folder = given;
}

/** Removes the files of this process. */
export function removeFiles(): void {
  if (folder !== null) rmSync(folder, { recursive: true, force: true });
  folder = null;
}

/** A file of this process that holds the bytes, for readers that take a path. */
export function fileOf(name: string, bytes: Uint8Array | string): string {
  folder ??= mkdtempSync(path.join(tmpdir(), 'odoo-debt-fuzz-'));
  const file = path.join(folder, name);
  writeFileSync(file, bytes);
  return file;
}
