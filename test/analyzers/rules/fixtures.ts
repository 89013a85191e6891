import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { readHere } from '../../../analyzers/read-all.js';
import { createReaders, type Readers } from '../../../analyzers/readers.js';
import { openSymbols } from '../../../analyzers/resolution/indexes.js';
import { inspect } from '../../../analyzers/rules/run.js';
import { discover } from '../../../src/discovery/discover.js';
import { openRoots } from '../../../src/discovery/roots.js';
import type { AddonSource } from '../../../src/domain/addon.js';
import type { Finding } from '../../../src/domain/finding.js';
import type { Portfolio } from '../../../src/domain/portfolio.js';
import { type ReleasedState, storedModels } from '../../../src/domain/released.js';
import type { Rule } from '../../../src/domain/rule.js';
import { resolve } from '../../../src/registry/index.js';

export const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../..');
export const KINDS = ['hit', 'near-miss', 'inherited'] as const;
export type Kind = (typeof KINDS)[number];

/** The day that rules are told it is. */
export const TODAY = '2026-11-22';

let shared: Promise<Readers> | null = null;
/** Odoo's own symbols, as the program ships them. */
export const symbols = openSymbols(null);

export function fixtureFolder(id: string, kind: Kind): string {
  return path.join(ROOT, 'fixtures/rules', id, kind);
}

/** The addons of one fixture, through discovery, readers and registry. Reading must not fail. */
export async function fixturePortfolio(id: string, kind: Kind): Promise<Portfolio> {
  shared ??= createReaders('auto');
  const readers = await shared;
  const folder = fixtureFolder(id, kind);
  const found = await discover(openRoots([folder], folder), { from: null, readManifest: readers.manifest });
  const tasks = found.addons.map((addon) => ({ ...addon, maxFileBytes: 1_000_000 }));
  const read = await readHere(tasks, readers);
  const failed = [...found.failed, ...read.flatMap((outcome) => outcome.failed)];
  if (failed.length > 0) throw new Error(`${id} ${kind}: ${JSON.stringify(failed)}`);
  return resolve(read.map(({ source }) => withReleased(readers, `${folder}.released`, source)));
}

/** Older versions of an addon lie beside its fixture: `hit.released/<addon>/<version>/`. */
function withReleased(readers: Readers, folder: string, source: AddonSource): AddonSource {
  const home = path.join(folder, source.addon.name);
  if (!existsSync(home)) return source;
  const released = readdirSync(home).map((version): ReleasedState => {
    const files = readdirSync(path.join(home, version), { recursive: true, encoding: 'utf8' }).sort();
    const python = files
      .filter((file) => file.endsWith('.py'))
      .map((file) => readers.python(file, readFileSync(path.join(home, version, file), 'utf8')));
    return { version, since: '2026-01-05', ...storedModels(python), scripts: [] };
  });
  return { ...source, released };
}

/** What one rule finds in a portfolio. A rule that throws fails the test. */
export function findingsOf(rule: Rule, portfolio: Portfolio): Finding[] {
  const { findings, failed } = inspect(portfolio, [rule], '18.0', () => {}, symbols, TODAY);
  if (failed.length > 0) throw new Error(JSON.stringify(failed));
  return findings;
}

/** Findings as a page to read: place, source line with a caret, and what the rule says. */
export function frame(folder: string, findings: readonly Finding[]): string {
  if (findings.length === 0) return 'Nothing found.\n';
  return findings.map((finding) => `${frameOne(folder, finding)}\n`).join('\n');
}

function frameOne(folder: string, finding: Finding): string {
  const { line, column, severity, certainty, message } = finding;
  const text = readFileSync(path.join(folder, finding.path), 'utf8').split('\n')[line - 1] ?? '';
  const number = String(line).padStart(4);
  const caret = `${' '.repeat(number.length)} | ${' '.repeat(column - 1)}^`;
  return [
    `### ${finding.path}:${line}:${column}`,
    '',
    `${severity}, ${certainty}: ${message}`,
    '',
    '```',
    `${number} | ${text}`,
    caret,
    '```',
  ].join('\n');
}
