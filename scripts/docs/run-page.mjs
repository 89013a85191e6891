import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { excerpt, stepsOf } from './pages.mjs';

/**
 * Does what a page tells its reader to do, in an empty folder, and gives what each command showed.
 * @param {string} markdown Text of the page.
 * @param {{ node: string, main: string }} program Absolute paths of the Node binary and of the program's main.js.
 * @returns {{ shown: string[], full: string[], files: string[], failed: string[], differing: string[] }} Outputs as the page shows
 *   them and whole; each file with a digest of its bytes; what did not end as the page says; what printed something else.
 */
export function runPage(markdown, program) {
  const folder = mkdtempSync(path.join(tmpdir(), 'odoo-debt-page-'));
  try {
    const here = path.join(folder, 'here');
    mkdirSync(here);
    const env = environment(folder, program);
    const result = { shown: [], full: [], files: [], failed: [], differing: [] };
    for (const step of stepsOf(markdown)) {
      if (step.kind === 'file') writeFileSync(path.join(here, step.name), step.text);
      else if (step.kind === 'edit') result.failed.push(...edit(here, step));
      else run(here, env, step, result);
    }
    result.files = digests(here);
    return result;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A folder with `odoo-debt` and `node` in front of the PATH; no colours, eighty columns. */
function environment(folder, { node, main }) {
  const bin = path.join(folder, 'bin');
  mkdirSync(bin);
  for (const [name, args] of [
    ['odoo-debt', `"${main}" `],
    ['node', ''],
  ]) {
    writeFileSync(path.join(bin, name), `#!/bin/sh\nexec "${node}" ${args}"$@"\n`);
    chmodSync(path.join(bin, name), 0o755);
  }
  const { TMPDIR, SystemRoot } = process.env;
  // A home of its own: what the reader's machine keeps there must not show. Nor must the day: noon of 2026-11-22.
  const kept = { HOME: folder, TMPDIR, SystemRoot, SOURCE_DATE_EPOCH: '1795348800' };
  return { ...kept, PATH: `${bin}${path.delimiter}${process.env.PATH}`, LANG: 'C.UTF-8', TERM: 'xterm', CI: 'true' };
}

function run(cwd, env, step, result) {
  const { status, stdout, stderr } = spawnSync('sh', ['-c', step.command], { cwd, env, encoding: 'utf8' });
  const output = stdout + stderr;
  const where = `line ${step.line}: ${step.command}`;
  result.full.push(output);
  if (status !== step.exit) result.failed.push(`${where}: exit code ${status} instead of ${step.exit}\n${output}`);
  let shown = output;
  try {
    shown = excerpt(output, step.show);
  } catch (error) {
    result.failed.push(`${where}: ${error.message}\n${output}`);
  }
  result.shown.push(shown);
  if (shown !== step.expected) result.differing.push(`${where}:\n${difference(step.expected, shown)}`);
}

/** Where two texts first part, with the line of each. */
function difference(expected, shown) {
  const [before, after] = [expected.split('\n'), shown.split('\n')];
  const at = before.findIndex((text, index) => text !== after[index]);
  const index = at < 0 ? before.length : at;
  return `  the page says ${JSON.stringify(before[index] ?? '')}\n  it printed    ${JSON.stringify(after[index] ?? '')}`;
}

function edit(cwd, { name, before, after, line }) {
  const file = path.join(cwd, name);
  const text = readFileSync(file, 'utf8');
  const times = text.split(before).length - 1;
  if (times !== 1) return [`line ${line}: what is to be changed stands ${times} times in ${name}`];
  writeFileSync(
    file,
    text.replace(before, () => after),
  );
  return [];
}

/** `name sha256` of every file below a folder, sorted. */
function digests(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort()
    .map((file) => {
      const digest = createHash('sha256').update(readFileSync(file)).digest('hex');
      return `${path.relative(folder, file)} ${digest}`;
    });
}
