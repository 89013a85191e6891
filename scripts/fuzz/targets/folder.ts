import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

let folder: string | null = null;

/** A file of this process that holds the bytes, for readers that take a path. It goes when the process ends. */
export function fileOf(name: string, bytes: Uint8Array | string): string {
  if (folder === null) {
    folder = mkdtempSync(path.join(tmpdir(), 'odoo-debt-fuzz-'));
    process.once('exit', () => rmSync(folder!, { recursive: true, force: true }));
  }
  const file = path.join(folder, name);
  writeFileSync(file, bytes);
  return file;
}
