import { spawnSync } from 'node:child_process';
import { symlinkSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { cli } from '../helpers/cli.js';
import { tree } from '../helpers/tree.js';

const DEEP = 100_000;

function inputs(): string {
  const root = tree({
    'quay/__manifest__.py': "{'name': 'Quay', 'version': '16.0.1.0.0'}",
    'deep.json': '['.repeat(DEEP) + ']'.repeat(DEEP),
    'inner.json': `{"schemaVersion":1,"addons":${'['.repeat(DEEP)}${']'.repeat(DEEP)}}`,
    'proto.json': '{"schemaVersion":1,"__proto__":{"tool":1},"constructor":{}}',
    'deep.yaml': '['.repeat(DEEP),
    'alias.yaml': `a: &a [x]\n${[...'bcdefghij'].map((name, at) => `${name}: &${name} [${`*${'abcdefghi'[at]},`.repeat(9)}]`).join('\n')}\n`,
    'keys.yaml': Array.from({ length: 50_000 }, (_, at) => `a${at}: 1`).join('\n'),
    'proto.yaml': 'plan:\n  __proto__: {sprints: 3}\n',
    'escape.yaml': '"\\e[31m\\n::error::x": 1\n',
  });
  spawnSync('mkfifo', [path.join(root, 'pipe')]);
  symlinkSync('/dev/zero', path.join(root, 'device'));
  return root;
}

const RESULTS = ['plan', 'export csv', 'baseline', 'portfolio'];
const CASES = [
  ...RESULTS.flatMap((command) =>
    ['deep.json', 'inner.json', 'proto.json', 'pipe', 'device'].map((file) => `${command} ${file}`),
  ),
  ...['report', 'compare'].flatMap((command) =>
    ['deep.json', 'pipe', 'device'].map(
      (file) => `${command} ${file} ${command === 'report' ? '--html o.html' : file}`,
    ),
  ),
  ...['deep.yaml', 'alias.yaml', 'keys.yaml', 'proto.yaml', 'escape.yaml', 'pipe', 'device'].map(
    (file) => `scan quay --config ${file}`,
  ),
  ...['deep.yaml', 'alias.yaml', 'pipe', 'device'].map((file) => `scan quay --register ${file}`),
  ...['deep.json', 'pipe', 'device'].map((file) => `scan quay --baseline ${file}`),
  ...['pipe', 'device'].flatMap((file) => [`scan quay --evidence ${file}`, `scan quay --tickets ${file}`]),
];

describe('an input that is none ends with 2 and one line', () => {
  it.each(CASES)('%s', async (line) => {
    const { code, out, err } = await cli(
      inputs(),
      ...line.split(' '),
      ...(line.startsWith('scan') ? ['--no-progress', '--no-history'] : []),
    );
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err.trimEnd()).not.toMatch(/[\u0000-\u0009\u000b-\u001f]/);
    for (const each of err.trimEnd().split('\n')) expect(each).toMatch(/^odoo-debt: \S/);
    expect(err.length).toBeLessThan(1100);
  });
});
