import { cpSync, lstatSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { cli } from '../../helpers/cli.js';
import { EDITS } from '../../helpers/edits.js';
import { tree } from '../../helpers/tree.js';

const REPOSITORIES = [process.env.STEADY_REPOSITORY ?? path.resolve('fixtures/14.0/harbour')];

interface Told {
  id: string;
  rule: string;
  symbol: string;
  message: string;
  path: string;
}

async function scanned(root: string): Promise<Told[]> {
  const { out } = await cli(root, 'scan', '.', '--to', '17.0', '--format', 'json', '--no-progress');
  return (JSON.parse(out) as { findings: Told[] }).findings;
}

describe.each(REPOSITORIES)('findings of %s', (repository) => {
  it.each(Object.entries(EDITS))('are the same findings after the edit: %s', async (_, edit) => {
    const before = tree({});
    cpSync(repository, before, {
      recursive: true,
      filter: (source) => path.basename(source) !== '.git' && !lstatSync(source).isSymbolicLink(),
    });
    const known = new Set((await scanned(before)).map(({ id }) => id));
    expect(known.size).toBeGreaterThan(20);
    edit(before);
    const after = await scanned(before);
    const fresh = after.filter(({ id }) => !known.has(id));
    expect(fresh.map(({ rule, symbol, message, path: file }) => `${rule} ${file} ${symbol}: ${message}`)).toEqual([]);
    // An edit that breaks the code would pass by losing findings.
    expect(after.length).toBeGreaterThan(known.size * 0.9);
  });
});
