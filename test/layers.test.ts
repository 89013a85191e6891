import { spawnSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';

const depcruise = (...args: string[]) => {
  const program = path.resolve('node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const run = spawnSync(process.execPath, [program, ...args], { encoding: 'utf8' });
  return { code: run.status, out: run.stdout + run.stderr };
};

it('holds the layers', () => {
  const { code, out } = depcruise('src', 'analyzers', 'scoring', 'reports');
  expect(out).toMatch(/no dependency violations found \(\d{3,} modules/);
  expect(code).toBe(0);
}, 60_000);

// A guard that sees no file at all is content with everything.
it.each([
  ['analyzers/rules/planted.ts', "export { readXml } from '../xml/read.js';\n", 'rules-never-import-readers'],
  ['src/domain/planted.ts', "export { readFileSync } from 'node:fs';\n", 'domain-does-no-io'],
  ['reports/planted.ts', "export { resolve } from '../src/registry/index.js';\n", 'rooms-import-the-domain-only'],
])(
  'notices a forbidden import in %s',
  (file, text, rule) => {
    onTestFinished(() => rmSync(file, { force: true }));
    writeFileSync(file, text);
    const { code, out } = depcruise(path.dirname(file));
    expect(out).toContain(rule);
    expect(code).not.toBe(0);
  },
  60_000,
);
