import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { commandData } from '../../scripts/commands.js';

const PAGE = readFileSync('docs/how-to/large-portfolios.md', 'utf8');
const [github, gitlab] = [...PAGE.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, text]) => parse(text!));
const scripts = (): string[] => [
  ...Object.values(github.jobs as Record<string, { steps: { run?: string }[] }>).flatMap(({ steps }) =>
    steps.flatMap(({ run }) => (run === undefined ? [] : [run])),
  ),
  ...['.odoo-debt', 'read', 'merge'].flatMap((job) => [
    ...(gitlab[job].before_script ?? []),
    ...(gitlab[job].script ?? []),
  ]),
];

describe('the pipelines for a large portfolio', () => {
  it('are scripts that a shell takes', () => {
    expect(scripts().length).toBeGreaterThanOrEqual(8);
    for (const script of scripts()) expect(spawnSync('bash', ['-n', '-c', script]).stderr.toString(), script).toBe('');
  });

  it('number the shards as the program does', () => {
    expect(github.jobs.read.strategy.matrix.shard).toEqual([1, 2, 3, 4]);
    expect(gitlab.read.parallel).toBe(4);
  });

  it('call the program with options that it has', async () => {
    const commands = await commandData();
    const calls = [...PAGE.matchAll(/odoo-debt"? (scan|merge) ([^`\n]*)/g)].filter(([, , rest]) =>
      rest!.includes('--'),
    );
    expect(calls.length).toBeGreaterThanOrEqual(8);
    for (const [call, name, rest] of calls) {
      const known = commands.find(({ path }) => path.join(' ') === name)!.options.map(({ long }) => long);
      for (const [option] of rest!.matchAll(/--[a-z][a-z-]+/g)) expect(known, call).toContain(option);
    }
  });
});
