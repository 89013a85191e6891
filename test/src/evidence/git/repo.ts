import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { tree } from '../../../helpers/tree.js';

interface CommitSpec {
  subject: string;
  body?: string;
  author?: string;
  /** ISO date; author and committer unless `landed` differs. */
  on: string;
  landed?: string;
  /** Path to text; null deletes. */
  files: Readonly<Record<string, string | null>>;
}

/** A repository of its own for one test: commits of bakery and harbour addons, with the dates and people a test needs. */
export class TestRepo {
  readonly root: string;

  constructor(more: string[] = []) {
    this.root = tree({});
    this.git('init', '-q', '-b', '16.0', ...more);
  }

  /** Plain git in the repository, with the repository's own configuration: what the program must never run. */
  git(...args: string[]): string {
    const run = spawnSync('git', args, {
      cwd: this.root,
      encoding: 'utf8',
      env: this.environment('2024-01-01', 'ines'),
    });
    if (run.status !== 0) throw new Error(`git ${args.join(' ')}: ${run.stderr}`);
    return run.stdout.trim();
  }

  commit({ subject, body, author = 'ines', on, landed = on, files }: CommitSpec): string {
    for (const [name, text] of Object.entries(files)) {
      const file = path.join(this.root, name);
      mkdirSync(path.dirname(file), { recursive: true });
      if (text === null) rmSync(file);
      else writeFileSync(file, text);
    }
    this.git('add', '-A');
    const message = body === undefined ? subject : `${subject}\n\n${body}`;
    const env = { ...this.environment(on, author), GIT_COMMITTER_DATE: `${landed}T12:00:00Z` };
    const run = spawnSync('git', ['commit', '-q', '--allow-empty', '-m', message], {
      cwd: this.root,
      encoding: 'utf8',
      env,
    });
    if (run.status !== 0) throw new Error(run.stderr);
    return this.git('rev-parse', 'HEAD');
  }

  private environment(on: string, author: string): Record<string, string> {
    return {
      PATH: process.env.PATH ?? '',
      HOME: this.root,
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_AUTHOR_NAME: author,
      GIT_AUTHOR_EMAIL: `${author}@bakery.example`,
      GIT_AUTHOR_DATE: `${on}T12:00:00Z`,
      GIT_COMMITTER_NAME: author,
      GIT_COMMITTER_EMAIL: `${author}@bakery.example`,
      GIT_COMMITTER_DATE: `${on}T12:00:00Z`,
    };
  }
}

/** `count` different lines. */
export function lines(count: number, word = 'loaf'): string {
  return Array.from({ length: count }, (_, index) => `${word}_${index} = ${index}\n`).join('');
}
