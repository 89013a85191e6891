import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { parse } from 'yaml';
import { tree } from '../helpers/tree.js';
import { TestRepo } from '../src/evidence/git/repo.js';

const ROOT = path.resolve('.');
const yaml = (file: string) => parse(readFileSync(path.join(ROOT, file), 'utf8'));
/** The program as compiled for the tests that need a process of its own would cost a build: from its source it is the same. */
const PROGRAM = `#!/bin/sh\nexec "${process.execPath}" "${path.join(ROOT, 'node_modules/tsx/dist/cli.mjs')}" "${path.join(ROOT, 'src/cli/main.ts')}" "$@"\n`;

const MANIFEST =
  "{'name': 'Bakery', 'version': '16.0.1.0.0', 'license': 'LGPL-3', 'author': 'Oven', 'depends': ['base']}\n";
const SQL = 'def bake(env, table):\n    env.cr.execute("SELECT * FROM %s" % table)\n';

/** A pull request that brings one severe finding, in a folder with a hostile name, and a runner to check it. */
function runner(): { repo: TestRepo; env: Record<string, string>; temp: string } {
  const repo = new TestRepo();
  const commit = (files: Record<string, string>) => repo.commit({ subject: 'Bake', on: '2024-01-01', files });
  commit({ 'my addons/bakery/__manifest__.py': MANIFEST });
  repo.git('update-ref', 'refs/remotes/origin/16.0', 'HEAD');
  repo.git('checkout', '-q', '-b', 'feature');
  commit({
    'my addons/bakery/models/bread.py': `from odoo import models\n\n\nclass Bread(models.Model):\n    _inherit = "res.partner"\n\n    def bake(self, table):\n        self.env.cr.execute("SELECT * FROM %s" % table)\n`,
    'tools.py': SQL,
  });
  const temp = tree({ 'bin/odoo-debt': PROGRAM, 'bin/npm': '#!/bin/sh\nprintf "%s\\n" "$@" > "$RUNNER_TEMP/npm"\n' });
  for (const name of ['odoo-debt', 'npm']) chmodSync(path.join(temp, 'bin', name), 0o755);
  const env = {
    PATH: `${temp}/bin:${process.env.PATH}`,
    HOME: temp,
    CI: 'true',
    RUNNER_TEMP: temp,
    ACTION: ROOT,
    GITHUB_OUTPUT: path.join(temp, 'output'),
    GITHUB_PATH: path.join(temp, 'path'),
    GITHUB_STEP_SUMMARY: path.join(temp, 'summary'),
  };
  return { repo, env, temp };
}

const run = (script: string, cwd: string, env: Record<string, string>) =>
  spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', script], { cwd, env, encoding: 'utf8' });

describe('action.yml', () => {
  const action = yaml('action.yml');
  const steps: { name: string; run: string; env: Record<string, string>; shell: string; uses?: string }[] =
    action.runs.steps;
  const step = (name: string) => steps.find((one) => one.name === name)!;

  it('puts nothing from outside into the text of a script, and names no other action', () => {
    for (const { run: script, shell, uses } of steps) {
      expect(script).not.toContain('${{');
      expect([shell, uses]).toEqual(['bash', undefined]);
      expect(spawnSync('bash', ['-n', '-c', script]).status).toBe(0);
    }
    const used = steps
      .flatMap(({ env }) => Object.values(env))
      .flatMap((text) => /inputs\.([\w-]+)/.exec(text)?.[1] ?? []);
    expect([...used, 'comment'].sort()).toEqual(Object.keys(action.inputs).sort());
    const given = Object.values(action.outputs as Record<string, { value: string }>).map(({ value }) => value);
    expect(given).toEqual(Object.keys(action.outputs).map((name) => `\${{ steps.scan.outputs.${name} }}`));
  });

  it('installs a version of the package and nothing else', () => {
    const { env, temp } = runner();
    const { version } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8'));
    const install = (wanted: string) => run(step('Install odoo-debt').run, temp, { ...env, WANTED: wanted });
    expect(install('').status).toBe(0);
    expect(readFileSync(path.join(temp, 'npm'), 'utf8').split('\n')).toEqual(
      expect.arrayContaining(['install', '--ignore-scripts', `odoo-debt@${version}`]),
    );
    expect(readFileSync(env.GITHUB_PATH!, 'utf8')).toBe(`${temp}/odoo-debt/node_modules/.bin\n`);
    for (const odd of ['latest', '1.0.0; touch x', 'file:../x', '1.2.3\n4.5.6']) expect(install(odd).status).toBe(2);
  });

  it('scans a pull request, gives outputs on, and takes no input for code', () => {
    const { repo, env, temp } = runner();
    const scan = step('Scan');
    const inputs = {
      INPUT_PATHS: 'my addons\n',
      INPUT_DIFF: 'auto',
      INPUT_FAIL_ON: 'high',
      INPUT_OUTPUT: 'out dir',
      GITHUB_BASE_REF: '16.0',
    };
    const { status, stdout, stderr } = run(scan.run, repo.root, { ...env, ...inputs });
    expect(stderr).toBe('odoo-debt: gate --fail-on high: 1 new finding (1 high)\n');
    expect(status).toBe(1);
    expect(stdout).toMatch(/^::error file=my addons\/bakery\/models\/bread\.py,line=8,/m);
    const outputs = Object.fromEntries(
      readFileSync(env.GITHUB_OUTPUT!, 'utf8')
        .trimEnd()
        .split('\n')
        .map((line) => line.split('=')),
    );
    expect(outputs).toMatchObject({
      'exit-code': '1',
      'new-findings': '1',
      readiness: expect.any(String),
      comment: 'out dir/comment.md',
    });
    for (const name of Object.keys(action.outputs)) expect(outputs).toHaveProperty([name]);
    for (const name of ['result', 'sarif', 'comment'])
      expect(existsSync(path.join(repo.root, outputs[name]!))).toBe(true);
    expect(readFileSync(env.GITHUB_STEP_SUMMARY!, 'utf8')).toContain('**1 new finding** (1 high)');
    const evil = '$(touch sprung)`touch sprung`; touch sprung #';
    const keys = Object.keys(scan.env).filter((name) => name.startsWith('INPUT_') && name !== 'INPUT_OUTPUT');
    const odd = run(scan.run, repo.root, { ...env, ...Object.fromEntries(keys.map((name) => [name, evil])) });
    expect(odd.status).toBe(2);
    for (const folder of [repo.root, temp, ROOT]) expect(existsSync(path.join(folder, 'sprung'))).toBe(false);
  });
});

describe('the GitLab template', () => {
  it('scans a merge request and ends as the scan does', () => {
    const template = yaml('ci/gitlab/odoo-debt.gitlab-ci.yml');
    const job = template['.odoo-debt'];
    expect(template['odoo-debt'].extends).toBe('.odoo-debt');
    const { repo, env, temp } = runner();
    const variables = { ...job.variables, ODOO_DEBT_VERSION: '0.1.0', ODOO_DEBT_OPTIONS: '--fail-on high *' };
    const base = repo.git('rev-parse', 'origin/16.0');
    const more = {
      CI_BUILDS_DIR: temp,
      CI_MERGE_REQUEST_DIFF_BASE_SHA: base,
      ODOO_DEBT_PATHS: '.',
      CI_API_V4_URL: 'http://127.0.0.1:9',
    };
    const script = job.script.join('\n');
    const { status, stderr } = run(script, repo.root, {
      ...env,
      ...variables,
      ...more,
      ODOO_DEBT_OPTIONS: '--fail-on high',
    });
    expect([status, stderr]).toEqual([1, 'odoo-debt: gate --fail-on high: 1 new finding (1 high)\n']);
    const report = JSON.parse(readFileSync(path.join(repo.root, job.artifacts.reports.codequality), 'utf8'));
    expect(report).toEqual(
      expect.arrayContaining([expect.objectContaining({ check_name: 'security/sql-from-values' })]),
    );
    expect(run(script, repo.root, { ...env, ...job.variables, ...more }).stderr).toMatch(
      /names no version of odoo-debt/,
    );
  });
});

describe('ci/comment.mjs', () => {
  it('writes one comment and updates it, and never that of somebody else', async () => {
    const asked: string[] = [];
    const comments: { id: number; body: string; user: { id: number; type: string } }[] = [
      { id: 1, body: '<!-- odoo-debt: change -->\nours, says somebody', user: { id: 7, type: 'User' } },
    ];
    const server = createServer((request, response) => {
      let text = '';
      request.on('data', (chunk) => (text += chunk));
      request.on('end', () => {
        asked.push(`${request.method} ${request.url}`);
        const { body = '' } = text === '' ? {} : JSON.parse(text);
        if (request.url === '/user') response.statusCode = 403;
        if (request.method === 'POST') comments.push({ id: 2, body, user: { id: 9, type: 'Bot' } });
        if (request.method === 'PATCH') comments[1]!.body = body;
        response.end(request.method === 'GET' ? JSON.stringify(comments) : '{}');
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    const here = tree({ 'comment.md': '<!-- odoo-debt: change -->\none' });
    const api = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const env = {
      ...process.env,
      COMMENT_TOKEN: 't',
      COMMENT_PULL: '12',
      GITHUB_API_URL: api,
      GITHUB_REPOSITORY: 'a/b',
      CI_API_V4_URL: undefined,
    };
    const write = () =>
      new Promise<string>((resolve) => {
        const child = spawn(process.execPath, [path.join(ROOT, 'ci/comment.mjs'), 'comment.md'], { cwd: here, env });
        let said = '';
        child.stdout.on('data', (chunk) => (said += chunk));
        child.stderr.on('data', (chunk) => (said += chunk));
        child.on('close', (code) => resolve(`${code} ${said}`));
      });
    expect(await write()).toBe('0 comment written\n');
    writeFileSync(path.join(here, 'comment.md'), '<!-- odoo-debt: change -->\ntwo');
    expect(await write()).toBe('0 comment updated\n');
    expect(comments.map(({ body }) => body.split('\n')[1])).toEqual(['ours, says somebody', 'two']);
    expect(asked.at(-1)).toBe('PATCH /repos/a/b/issues/comments/2');
    server.closeAllConnections();
    writeFileSync(path.join(here, 'comment.md'), 'no marker');
    expect(await write()).toMatch(/^1 .*no marker/s);
  });
});
