import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

interface Locked {
  version?: string;
  resolved?: string;
  integrity?: string;
  dev?: boolean;
  /** Also of a package that does not ask for it: an optional peer, not installed for its sake. */
  devOptional?: boolean;
  optional?: boolean;
  hasInstallScript?: boolean;
}
interface Manifest {
  dependencies: Record<string, string>;
  optionalDependencies: Record<string, string>;
  devDependencies: Record<string, string>;
  scripts: Record<string, string>;
}

const read = <T>(file: string) => JSON.parse(readFileSync(file, 'utf8')) as T;
const manifest = read<Manifest>('package.json');
const lock = Object.entries(read<{ packages: Record<string, Locked> }>('package-lock.json').packages).filter(
  ([place]) => place !== '',
);
/** What an installed odoo-debt brings along. */
const production = lock.filter(([, { dev, devOptional }]) => dev !== true && devOptional !== true);

/**
 * Most packages are those of vega and vega-lite, which draw the charts of the report: docs/explanation/dependencies.md.
 * Whoever raises a figure says there why.
 */
const MOST_PACKAGES = 160;
const MOST_DIRECT = 15;

/** Licences that let MIT code ship with them and ask for no more than their text. */
const LICENCES = new Set([
  'MIT',
  'ISC',
  'BSD-2-Clause',
  'BSD-3-Clause',
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'Unlicense',
]);

/** Their scripts compile bindings for speed; without them the WebAssembly parser reads the same (test/analyzers/python). */
const MAY_HAVE_SCRIPTS = ['node_modules/tree-sitter', 'node_modules/tree-sitter-python'];

describe('dependencies', () => {
  it('are named in one exact version each', () => {
    const all = { ...manifest.dependencies, ...manifest.optionalDependencies, ...manifest.devDependencies };
    expect(Object.entries(all).filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
    const locked = new Map(lock);
    for (const [name, version] of Object.entries(all))
      expect(locked.get(`node_modules/${name}`)?.version).toBe(version);
  });

  it('are few', () => {
    const direct = { ...manifest.dependencies, ...manifest.optionalDependencies };
    expect(Object.keys(direct).length).toBeLessThanOrEqual(MOST_DIRECT);
    expect(production.length).toBeLessThanOrEqual(MOST_PACKAGES);
    const page = readFileSync('docs/explanation/dependencies.md', 'utf8');
    expect(page).toContain(`${Object.keys(manifest.dependencies).length} direct dependencies`);
    expect(page).toContain(`${production.length} packages in all`);
  });

  it('are held by their integrity and bound to no registry', () => {
    expect(lock.filter(([, { integrity }]) => !integrity?.startsWith('sha512-')).map(([place]) => place)).toEqual([]);
    expect(lock.filter(([, { resolved }]) => resolved !== undefined).map(([place]) => place)).toEqual([]);
  });

  it('need no install script', () => {
    const scripted = production.filter(([, { hasInstallScript }]) => hasInstallScript).map(([place]) => place);
    expect(scripted.filter((place) => !MAY_HAVE_SCRIPTS.includes(place))).toEqual([]);
    for (const script of ['preinstall', 'install', 'postinstall', 'prepare'])
      expect(manifest.scripts).not.toHaveProperty(script);
  });

  it('have licences that MIT can live with', () => {
    const refused = production
      .filter(([place, { optional }]) => optional !== true || existsSync(place))
      .map(([place]) => [place, licenceOf(place)] as const)
      .filter(([, licence]) => !allowed(licence));
    expect(refused).toEqual([]);
  });
});

describe('the bill of materials', () => {
  it('names every package that is installed with the program, and none of our tools', () => {
    const { status, stdout } = spawnSync(process.execPath, ['scripts/sbom.mjs'], { encoding: 'utf8' });
    expect(status).toBe(0);
    const bill = JSON.parse(stdout) as {
      bomFormat: string;
      metadata: { component: { name: string } };
      components: { name: string; version: string; hashes?: unknown[]; licenses?: unknown[] }[];
    };
    expect([bill.bomFormat, bill.metadata.component.name]).toEqual(['CycloneDX', 'odoo-debt']);
    const told = bill.components.map(({ name, version }) => `${name}@${version}`);
    const wanted = production.map(([place, { version }]) => `${place.split('node_modules/').at(-1)}@${version}`);
    expect([...new Set(told)].sort()).toEqual([...new Set(wanted)].sort());
    expect(bill.components.filter(({ hashes, licenses }) => !hashes?.length || !licenses?.length)).toEqual([]);
  });
});

describe('the list of licences', () => {
  it('takes a choice of which one is allowed, and no combination with one that is not', () => {
    expect(allowed('(MIT OR GPL-3.0-only)')).toBe(true);
    expect(allowed('MIT AND ISC')).toBe(true);
    expect(allowed('MIT AND GPL-3.0-only')).toBe(false);
    expect(allowed('AGPL-3.0-or-later')).toBe(false);
    expect(allowed('')).toBe(false);
  });
});

function licenceOf(place: string): string {
  const { license, licenses } = read<{ license?: string | { type: string }; licenses?: { type: string }[] }>(
    `${place}/package.json`,
  );
  if (typeof license === 'object') return license.type;
  return license ?? (licenses ?? []).map(({ type }) => type).join(' OR ');
}

/** SPDX, without nesting: nobody here has more. */
function allowed(expression: string): boolean {
  const plain = expression.replaceAll(/[()]/g, '').trim();
  return plain.split(' OR ').some((one) => one.split(' AND ').every((licence) => LICENCES.has(licence.trim())));
}
