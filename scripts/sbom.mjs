/**
 * Prints the software bill of materials (CycloneDX) of what an installed odoo-debt brings along: `node scripts/sbom.mjs`.
 *
 * `npm sbom --omit dev` on the checkout itself leaves out what our own tools need, too (npm 11.19: commander, yaml and zod are not
 * in it). So npm is asked about the lock file without the packages that only we need, and the answer is checked.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const read = (name) => JSON.parse(readFileSync(path.join(root, name), 'utf8'));

const { devDependencies: _ours, ...manifest } = read('package.json');
const lock = read('package-lock.json');
const packages = Object.fromEntries(
  Object.entries(lock.packages).filter(([, { dev, devOptional }]) => dev !== true && devOptional !== true),
);
const { devDependencies: _locked, ...top } = packages[''];

const folder = mkdtempSync(path.join(tmpdir(), 'odoo-debt-sbom-'));
try {
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify(manifest));
  writeFileSync(
    path.join(folder, 'package-lock.json'),
    JSON.stringify({ ...lock, packages: { ...packages, '': top } }),
  );
  const args = ['sbom', '--sbom-format', 'cyclonedx', '--sbom-type', 'application', '--package-lock-only'];
  const bill = JSON.parse(execFileSync('npm', args, { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'] }).toString());
  // npm names the component after the folder.
  bill.metadata.component.name = manifest.name;
  const told = new Set(bill.components.map(({ name, version }) => `${name}@${version}`));
  const missing = Object.entries(packages)
    .filter(([place]) => place !== '')
    .map(([place, { version }]) => `${place.split('node_modules/').at(-1)}@${version}`)
    .filter((one) => !told.has(one));
  if (missing.length > 0) throw new Error(`npm left out ${missing.join(', ')}`);
  process.stdout.write(`${JSON.stringify(bill, null, 2)}\n`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
