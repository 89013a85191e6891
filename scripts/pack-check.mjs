import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Packs the package, installs the tarball into an empty folder with install scripts switched off, and scans the
 * bundled fixture repository from there: what a user of `npx odoo-debt` gets.
 */
const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const folder = mkdtempSync(path.join(tmpdir(), 'odoo-debt-pack-'));
const run = (command, args, cwd) =>
  execFileSync(command, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
try {
  const [{ filename, size, unpackedSize }] = JSON.parse(
    run('npm', ['pack', '--json', '--pack-destination', folder], root),
  );
  console.log(`packed: ${(size / 1e6).toFixed(2)} MB, unpacked ${(unpackedSize / 1e6).toFixed(2)} MB`);
  run('npm', ['init', '-y'], folder);
  run('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', path.join(folder, filename)], folder);
  const bin = path.join(folder, 'node_modules', '.bin', 'odoo-debt');
  const version = run(bin, ['--version'], folder).trim();
  const output = path.join(folder, 'result.json');
  const html = path.join(folder, 'report.html');
  run(
    bin,
    ['scan', path.join(root, 'fixtures', '14.0', 'harbour'), '--to', '17.0', '--output', output, '--output', html],
    folder,
  );
  const result = JSON.parse(readFileSync(output, 'utf8'));
  if (result.addons.length === 0 || result.findings.length === 0)
    throw new Error('the installed program found nothing');
  console.log(
    `installed without scripts: odoo-debt ${version}, ${result.addons.length} addons, ${result.findings.length} findings, report ${statSync(html).size} bytes`,
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
