import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { cli } from '../helpers/cli.js';
import { tree } from '../helpers/tree.js';
import { snapshot } from './world.js';

const SECRET = 'TIDE-TABLE-42';
const ESCAPE = '\u001b]0;owned\u0007\u001b[31m';
const MANIFEST = "{'name': 'Quay', 'version': '16.0.1.0.0'}";
/** Found by several rules, so that the name of its file stands in every output. */
const BAD =
  'from odoo import models\n\nclass Quay(models.Model):\n    _name = "quay"\n\n    def f(self, x):\n        self.env.cr.execute("SELECT 1 FROM t WHERE a = %s" % x)\n';
const FORMATS = ['summary', 'json', 'sarif', 'html', 'csv', 'markdown', 'github', 'gitlab', 'sonar'];

function hostileTree(): { root: string; outside: string } {
  const outside = tree({ 'secret.py': `password = '${SECRET}'\n`, 'addon/__manifest__.py': `{'name': '${SECRET}'}` });
  const odd = `a\n::error file=x::owned${ESCAPE}`;
  const root = tree({
    'quay/__manifest__.py': MANIFEST,
    [`quay/models/${odd}.py`]: BAD,
    'quay/models/=cmd|calc.py': BAD,
    'quay/models/<img src=x onerror=alert(1)>.py': BAD,
    [`quay${ESCAPE}\n::error::x/__manifest__.py`]: MANIFEST,
    [`quay${ESCAPE}\n::error::x/a.py`]: BAD,
    'named/__manifest__.py': `{'name': 'x${'\\n::error::y\\x1b[31m'}', 'author': '=1+1', 'version': '16.0.1.0.0', 'depends': ['a\\nb', '../../${SECRET}'], 'data': ['../../../etc/passwd']}`,
  });
  symlinkSync('.', path.join(root, 'quay', 'loop'));
  symlinkSync('..', path.join(root, 'quay', 'up'));
  symlinkSync(path.join(outside, 'secret.py'), path.join(root, 'quay', 'models', 'linked.py'));
  symlinkSync(path.join(outside, 'addon'), path.join(root, 'linked_addon'));
  symlinkSync('/dev/zero', path.join(root, 'quay', 'zero.py'));
  mkdirSync(path.join(root, 'pier'));
  symlinkSync(path.join(outside, 'addon', '__manifest__.py'), path.join(root, 'pier', '__manifest__.py'));
  for (const name of ['quay/pipe.py', 'quay/.git']) spawnSync('mkfifo', [path.join(root, name)]);
  return { root, outside };
}

it('follows no link out and waits for no pipe; no name reaches an output as a command', async () => {
  const { root, outside } = hostileTree();
  const work = tree({});
  const before = [...snapshot(root), ...snapshot(outside)];
  const files = FORMATS.flatMap((format) => ['--format', format, '--output', path.join(work, format)]);
  const { code, err } = await cli(work, 'scan', root, '--to', '17.0', '--no-progress', ...files);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  const lines = await cli(root, 'lines', '.');
  const made = new Map(FORMATS.map((format) => [format, readFileSync(path.join(work, format), 'utf8')]));
  for (const [format, text] of [...made, ['lines', lines.out] as const]) {
    // A dependency is a name: that of the secret file may stand there, its content nowhere.
    expect(text.replaceAll(`../../${SECRET}`, '').replaceAll(`..\\/..\\/${SECRET}`, ''), format).not.toContain(SECRET);
    expect(text.includes(root) || text.includes(outside), `${format} names a place on disk`).toBe(false);
    expect(text, format).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/);
    if (format === 'html' || format === 'markdown') expect(text, format).not.toContain('<img src=x');
  }
  expect(
    made
      .get('github')!
      .split('\n')
      .filter((line) => /^::error(::| file=x)/.test(line)),
  ).toEqual([]);
  expect(lines.out.split('\n').filter((line) => line.startsWith('::'))).toEqual([]);
  expect(
    made
      .get('summary')!
      .split('\n')
      .filter((line) => line.startsWith('::')),
  ).toEqual([]);
  expect(made.get('csv')!).not.toMatch(/(^|,)"?\s*[=+@-][^\d,]/m);
  const failed = JSON.parse(made.get('json')!).coverage.skipped.map((entry: { path: string }) => entry.path);
  for (const name of ['quay/pipe.py', 'quay/zero.py', 'quay/models/linked.py', 'pier/__manifest__.py'])
    expect(failed).toContain(name);
  expect([...snapshot(root), ...snapshot(outside)]).toEqual(before);
});

it('obeys no setting of a git folder inside the tree', async () => {
  const root = tree({
    'quay/__manifest__.py': MANIFEST,
    'quay/a.py': BAD,
    'quay/.gitattributes': '*.py diff=trap filter=trap\n',
  });
  const git = (...args: string[]) => spawnSync('git', args, { cwd: root, encoding: 'utf8' });
  git('init', '-q', '-b', '16.0');
  git('add', '.');
  git('-c', 'user.name=ines', '-c', 'user.email=ines@quay.example', 'commit', '-qm', '[ADD] quay');
  const trap = path.join(root, 'trap.sh');
  const canary = path.join(root, 'canary');
  writeFileSync(trap, `#!/bin/sh\ntouch "${canary}"\n`, { mode: 0o755 });
  const keys = [
    'core.fsmonitor',
    'core.pager',
    'core.sshCommand',
    'diff.external',
    'diff.trap.textconv',
    'filter.trap.clean',
    'filter.trap.smudge',
    'gpg.program',
    'core.alternateRefsCommand',
  ];
  for (const key of keys) git('config', key, trap);
  git('config', 'include.path', '/dev/zero');
  const before = snapshot(root);
  const { code, out } = await cli(root, 'scan', '.', '--format', 'json', '--no-progress');
  expect(code).toBe(0);
  expect(JSON.parse(out).evidence.map((entry: { source: string }) => entry.source)).toContain('git');
  expect(snapshot(root)).toEqual(before);
});
