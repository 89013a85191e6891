import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { cli } from '../../../helpers/cli.js';
import { tree } from '../../../helpers/tree.js';

const has = (shell: string) => spawnSync(shell, ['-c', 'true']).status === 0;
const HERE = { 'r.json': '{}', 'my result.json': '{}', 'notes.txt': '', 'addons/a.py': '' };

/** What bash offers for the last word of a line. */
async function offered(...words: string[]): Promise<string[]> {
  const here = tree(HERE);
  writeFileSync(path.join(here, 'completion.bash'), (await cli(here, 'completion', 'bash')).out);
  const script = `source completion.bash; rm completion.bash; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _odoo_debt; printf '%s\\n' "\${COMPREPLY[@]}"`;
  const run = spawnSync('bash', ['--norc', '-euc', script, 'bash', 'odoo-debt', ...words], {
    cwd: here,
    encoding: 'utf8',
  });
  expect(run.stderr).toBe('');
  return run.stdout.split('\n').filter((line) => line !== '');
}

describe('odoo-debt completion bash', () => {
  it('offers commands, also below a command', async () => {
    expect(await offered('pl')).toEqual(['plan']);
    expect(await offered('')).toEqual(expect.arrayContaining(['scan', 'check', 'evidence', 'completion']));
    expect(await offered('evidence', '')).toEqual(['sql', 'collect', 'check', 'tickets']);
  });

  it('offers the options of the command alone', async () => {
    expect(await offered('scan', 'a', '--fail')).toEqual(['--fail-on']);
    expect(await offered('plan', 'r.json', '--diff')).toEqual([]);
    expect(await offered('--vers')).toEqual(['--version']);
    expect(await offered('evidence', 'sql', '--fail')).toEqual([]);
  });

  it('offers the values of an option, beside it and behind =', async () => {
    expect(await offered('scan', '--fail-on', '')).toEqual(['blocker', 'high', 'medium', 'low', 'info']);
    expect(await offered('scan', '--fail-on', '=', 'm')).toEqual(['medium']);
    expect(await offered('scan', '--fail-on', '=')).toHaveLength(5);
    expect(await offered('scan', '--to', '17')).toEqual(['17.0']);
    expect(await offered('scan', '--format', 'git')).toEqual(['github', 'gitlab']);
    expect(await offered('export', 'j')).toEqual(['jira']);
    expect(await offered('completion', '')).toEqual(['bash', 'zsh', 'fish']);
  });

  it('offers files by their ending, and folders', async () => {
    expect((await offered('plan', '')).sort()).toEqual(['addons', 'my result.json', 'r.json']);
    expect(await offered('scan', '')).toEqual(['addons']);
    expect((await offered('scan', '--config', '')).sort()).toEqual(['addons', 'my result.json', 'notes.txt', 'r.json']);
    expect(await offered('scan', '--jobs', '')).toEqual([]);
  });
});

describe('odoo-debt completion', () => {
  it('says which shells it knows', async () => {
    expect(await cli(tree({}), 'completion', 'tcsh')).toMatchObject({
      code: 2,
      err: expect.stringMatching(/bash, zsh, fish/),
    });
  });

  it.skipIf(!has('fish'))('works in fish', async () => {
    const here = tree({ ...HERE, 'home/x': '' });
    writeFileSync(path.join(here, 'c.fish'), (await cli(here, 'completion', 'fish')).out);
    const ask = (line: string) => {
      const env = { PATH: process.env.PATH, HOME: path.join(here, 'home'), LANG: 'C.UTF-8' };
      const run = spawnSync('fish', ['-N', '-c', `source c.fish; complete -C '${line}'`], {
        cwd: here,
        encoding: 'utf8',
        env,
      });
      expect(run.stderr).toBe('');
      return run.stdout.split('\n').flatMap((one) => one.split('\t')[0] || []);
    };
    expect(ask('odoo-debt pl')).toEqual(['plan']);
    expect(ask('odoo-debt evidence ')).toEqual(['check', 'collect', 'sql', 'tickets']);
    expect(ask('odoo-debt scan --fail-on m')).toEqual(['medium']);
    expect(ask('odoo-debt scan --fail')).toEqual(['--fail-on']);
    expect(ask('odoo-debt plan r')).toContain('r.json');
    expect(ask('odoo-debt check --dif')).toEqual([]);
  });

  it.skipIf(!has('zsh'))(
    'works in zsh',
    async () => {
      const here = tree(HERE);
      mkdirSync(path.join(here, 'functions'));
      writeFileSync(path.join(here, 'functions/_odoo-debt'), (await cli(here, 'completion', 'zsh')).out);
      expect(spawnSync('zsh', ['-n', path.join(here, 'functions/_odoo-debt')], { encoding: 'utf8' }).stderr).toBe('');
      // zsh completes only where somebody types: a terminal of its own (zsh/zpty) presses TAB.
      const script = `
      zmodload zsh/zpty; zpty shell zsh -f -i
      zpty -w shell "PS1='> '; fpath=($PWD/functions \\$fpath); autoload -Uz compinit; compinit -u -d $PWD/.dump; zstyle ':completion:*' list-prompt ''; LISTMAX=1000; print ready"
      zpty -r -m shell line '*ready*ready*'
      zpty -n -w shell "$1"$'\\t\\t'; sleep 1.5
      while zpty -r -t shell line; do print -r -- "$line"; done
      zpty -d shell`;
      const ask = (line: string) =>
        spawnSync('zsh', ['-f', '-c', script, 'zsh', line], { cwd: here, encoding: 'utf8', timeout: 20_000 }).stdout;
      expect(ask('odoo-debt scan --fail-on m')).toMatch(/--fail-on m.*edium/s);
    },
    60_000,
  );
});
