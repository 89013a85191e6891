/**
 * Lays out a new rule and its three fixtures, and nothing else.
 *
 *     tsx scripts/create-rule.ts security/open-redirect
 */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { FAMILIES } from '../src/domain/finding.js';

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

/**
 * The files of a new rule: path relative to the root, and text.
 * @throws Error for an id that is not `<family>/<noun-phrase>`.
 */
export function ruleFiles(id: string): Map<string, string> {
  const [family = '', name = ''] = id.split('/');
  if (!(FAMILIES as readonly string[]).includes(family) || !/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name)) {
    throw new Error(`${id}: write <family>/<failing-state>, with a family of ${FAMILIES.join(', ')}`);
  }
  if (/^no-/.test(name)) throw new Error(`${id}: name the failing state, not what is forbidden`);
  const files = new Map([[`analyzers/rules/${id}.ts`, ruleText(family, id)]]);
  for (const [kind, addon] of [
    ['hit', 'bakery'],
    ['near-miss', 'bakery'],
    ['inherited', 'bakery_night'],
  ]) {
    const folder = `fixtures/rules/${id}/${kind}/${addon}`;
    files.set(`${folder}/__manifest__.py`, manifestText(addon!));
    files.set(`${folder}/__init__.py`, '');
  }
  return files;
}

function ruleText(family: string, id: string): string {
  return `import type { Draft } from '../../../src/domain/rule.js';
import { defineRule } from '../define-rule.js';

export default defineRule({
  meta: {
    id: '${id}',
    title: '',
    family: '${family}',
    severity: 'medium',
    certainty: 'likely',
    effort: { minutes: 30, basis: '' },
    automation: 'manual',
    tool: null,
    why: '',
    remedy: '',
    limits: '',
    sources: [''],
    messages: {},
  },
  requires: ['python'],
  *check({ source }): Iterable<Draft> {
    for (const facts of source.python) {
      void facts;
    }
  },
});
`;
}

function manifestText(addon: string): string {
  const title = addon.replaceAll('_', ' ').replace(/^\w/, (letter) => letter.toUpperCase());
  return `{
    "name": "${title}",
    "summary": "Fixture",
    "author": "Corner Bakery",
    "version": "16.0.1.0.0",
    "license": "LGPL-3",
    "depends": ["base"],
    "data": [],
}
`;
}

function main(): void {
  const id = process.argv[2];
  if (id === undefined) throw new Error('usage: create-rule <family>/<failing-state>');
  const files = ruleFiles(id);
  const existing = [...files.keys()].filter((file) => existsSync(path.join(ROOT, file)));
  if (existing.length > 0) throw new Error(`${existing[0]} is there already`);
  for (const [file, text] of files) {
    mkdirSync(path.dirname(path.join(ROOT, file)), { recursive: true });
    writeFileSync(path.join(ROOT, file), text);
    process.stderr.write(`${file}\n`);
  }
}

if (process.argv[1] !== undefined && path.resolve(process.argv[1]) === fileURLToPath(import.meta.url)) main();
