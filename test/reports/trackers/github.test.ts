import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { exportGithub } from '../../../reports/trackers/github.js';
import { safeName, workItems } from '../../../reports/trackers/work-items.js';
import type { Result } from '../../../src/domain/result.js';
import { HOSTILE_TITLES, hostilePlan, without } from './plans.js';

interface Issue {
  number: number;
  state: string;
  stateReason: string;
  title: string;
  body: string;
  labels: string[];
  milestone: string | null;
  assignees: string[];
  comment?: string;
}

// What gh itself has built in (`--jq`), the stand-in takes from jq.
const hasJq = spawnSync('jq', ['--version']).status === 0;
const FAKE = path.join(import.meta.dirname, '../../../fixtures/trackers/gh');

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'odoo-debt-gh-'));
  copyFileSync(FAKE, path.join(folder, 'gh'));
  chmodSync(path.join(folder, 'gh'), 0o755);
  writeFileSync(path.join(folder, 'package.json'), '{"type":"module"}');
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A few items, so that the script, which starts a process a command, stays quick. */
function few(result: Result, count: number = HOSTILE_TITLES.length): Result {
  return without(
    result,
    result.items.map((_, index) => index).filter((index) => index >= count),
  );
}

function run(result: Result, previous?: Result, env: Record<string, string> = {}) {
  const { files } = exportGithub(result, { repo: 'selsey/harbour', previous, assignees: { mara: 'mara-k' } });
  writeFileSync(path.join(folder, 'issues.sh'), files[0]!.text);
  const done = spawnSync('sh', ['issues.sh'], {
    cwd: folder,
    encoding: 'utf8',
    env: { PATH: `${folder}:${process.env.PATH}`, FAKE_GH_STATE: path.join(folder, 'state.json'), ...env },
  });
  expect(done.stderr).toBe('');
  expect(done.status).toBe(0);
  return done.stdout;
}

function issues(): Issue[] {
  return JSON.parse(readFileSync(path.join(folder, 'state.json'), 'utf8')).issues;
}

describe.skipIf(!hasJq)('exportGithub, run by sh', () => {
  it('creates an issue an item, with the title as it is, and runs nothing from it', () => {
    const result = few(hostilePlan());
    run(result);
    const { open } = workItems(result, {});
    expect(issues().map(({ title }) => title)).toEqual(open.map(({ title }) => title));
    expect(issues().map(({ title }) => title)).toContain(HOSTILE_TITLES[0]);
    expect(readdirSync(folder).sort()).toEqual(['gh', 'issues.sh', 'package.json', 'state.json', 'state.json.log']);
    for (const issue of issues()) expect(issue.labels).toContain('odoo-debt');
    expect(issues().flatMap(({ assignees }) => assignees)).toEqual(['mara-k']);
    expect(issues().some(({ milestone }) => milestone?.startsWith('Debt sprint'))).toBe(true);
  }, 60_000);

  it('changes nothing when it is run again, and only what changed after that', () => {
    const result = few(hostilePlan(), 3);
    run(result);
    const first = issues();
    expect(run(result)).not.toMatch(/create|edit|close|reopen/);
    expect(issues()).toEqual(first);
    const changed = structuredClone(result);
    changed.items[2]!.hours.p50 += 7;
    expect(run(changed).match(/^(create|edit|close|reopen) .*$/gm)).toEqual([
      expect.stringMatching(new RegExp(`^edit #\\d+ ${safeName(changed.items[2]!.id)}$`)),
    ]);
    expect(issues()).toHaveLength(3);
  }, 60_000);

  it('closes an item that is gone and opens it again when it is back', () => {
    const result = few(hostilePlan(), 3);
    run(result);
    const after = without(result, [0, 1]);
    run(after, result);
    const closed = issues().filter(({ state }) => state === 'CLOSED');
    expect(closed).toHaveLength(2);
    expect(closed[0]!.comment).toContain('no longer there');
    run(after, result);
    expect(issues().filter(({ state }) => state === 'CLOSED')).toEqual(closed);
    run(result, after);
    expect(issues().filter(({ state }) => state === 'OPEN')).toHaveLength(3);
  }, 60_000);

  it('leaves closed what people closed as not planned', () => {
    const result = few(hostilePlan(), 2);
    run(result);
    const file = path.join(folder, 'state.json');
    const state = JSON.parse(readFileSync(file, 'utf8'));
    Object.assign(state.issues[0], { state: 'CLOSED', stateReason: 'NOT_PLANNED' });
    writeFileSync(file, JSON.stringify(state));
    expect(run(result)).toContain('closed as not planned: #1');
    expect(issues()[0]!.state).toBe('CLOSED');
  }, 60_000);

  it('takes the milestone from an item that is planned no longer', () => {
    const result = few(hostilePlan(), 3);
    const planned = workItems(result, {}).open.find(({ sprint }) => sprint)!;
    run(result);
    for (const sprint of result.plan.sprints) sprint.items = sprint.items.filter(({ id }) => id !== planned.item.id);
    run(result);
    expect(issues().find(({ title }) => title === planned.title)!.milestone).toBeNull();
  }, 60_000);

  it('only says what it would do in a dry run', () => {
    const out = run(few(hostilePlan(), 3), undefined, { DRY_RUN: '1' });
    expect(out.match(/^create /gm)).toHaveLength(3);
    expect(existsSync(path.join(folder, 'state.json')) && issues().length > 0).toBe(false);
  }, 60_000);
});

describe('exportGithub', () => {
  it('quotes the repository and takes that of the folder where none is named', () => {
    const text = (repo?: string) => exportGithub(few(hostilePlan(), 1), { repo }).files[0]!.text;
    expect(text("a'$(x)/b")).toContain("repo='a'\\''$(x)/b'\n");
    expect(text()).toContain('repo="$(gh repo view');
  });
});
