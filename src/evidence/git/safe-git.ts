import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { devNull } from 'node:os';
import path from 'node:path';
import { messageOf } from '../../domain/errors.js';
import { type GitFolder, readSmall } from '../../git-folder.js';
import { type TemporaryFolder, temporaryFolder } from '../../temporary-folder.js';

/** History could not be read; the message is one line without paths of this machine. */
export class HistoryError extends Error {
  override readonly name = 'HistoryError';
}

export interface GitLimits {
  milliseconds: number;
  /** Bytes on standard output. */
  bytes: number;
}

/** The empty tree, which git knows without reading it; as the source of attributes it has none. */
const EMPTY_TREE: Readonly<Record<number, string>> = {
  40: '4b825dc642cb6eb9a060e54bf8d69288fbee4904',
  64: '6ef19b41225c5369f1c104d45d8d85efa9b057b53b14b4b9b939dd74decc5321',
};

/**
 * Runs git on the objects of a scanned repository and on nothing else of it: git gets a private bare folder with a
 * configuration of our own, so that no setting, hook, attribute, alias, replacement or remote of the scanned repository
 * is ever read. Sources: git(1), environment variables; gitattributes(5); git-config(1).
 */
export class SafeGit {
  private constructor(
    private readonly folder: TemporaryFolder,
    private readonly environment: Record<string, string>,
    /** The commit everything is read from. */
    readonly commit: string,
    /** Commits whose parents are missing (a shallow clone); their numbers show the whole tree as added. */
    readonly shallow: ReadonlySet<string>,
  ) {}

  /**
   * @param workTree Folder of a checkout whose files git may look at; left out, it sees objects alone. Its `.gitignore`
   *   files count then; filters, which could start programs, are named in a configuration that is not read.
   * @throws HistoryError where the private folder cannot be made.
   */
  static open(folder: GitFolder, commit: string, workTree?: string): SafeGit {
    const objects = path.join(folder.commonDir, 'objects');
    let own: TemporaryFolder;
    try {
      own = temporaryFolder(`odoo-debt-git-${process.pid}-`);
    } catch (error) {
      throw new HistoryError(`no temporary folder: ${(error as NodeJS.ErrnoException).code ?? messageOf(error)}`);
    }
    const shallow = (readSmall(path.join(folder.commonDir, 'shallow'), 10_000_000) ?? '')
      .split('\n')
      .filter((line) => /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(line));
    writeGitDir(own.path, commit, shallow);
    const environment = environmentOf(own.path, objects, commit);
    if (workTree !== undefined) environment.GIT_WORK_TREE = workTree;
    return new SafeGit(own, environment, commit, new Set(shallow));
  }

  /**
   * Runs one git command and hands its output on as it comes.
   * @param input Text for its standard input; none where left out.
   * @throws HistoryError when git is missing, fails, or passes a limit; it is killed then.
   */
  async run(
    args: readonly string[],
    limits: GitLimits,
    onData: (chunk: Buffer) => void,
    input?: string,
  ): Promise<void> {
    const child = spawn('git', ['--no-pager', ...args], {
      cwd: this.folder.path,
      env: this.environment,
      stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
      windowsHide: true,
    });
    // A git that ends early closes its input; its exit code tells, not the broken pipe.
    child.stdin?.on('error', () => {});
    child.stdin?.end(input);
    await supervise(child, limits, onData);
  }

  /** Removes the private folder. */
  close(): void {
    this.folder.close();
  }
}

function writeGitDir(home: string, commit: string, shallow: readonly string[]): void {
  mkdirSync(path.join(home, 'objects'));
  mkdirSync(path.join(home, 'refs'));
  writeFileSync(path.join(home, 'HEAD'), `${commit}\n`);
  // A commit graph is only a cache, written by whoever made the repository.
  const core = '[core]\n\tbare = true\n\tcommitGraph = false\n';
  const sha256 = '\trepositoryformatversion = 1\n[extensions]\n\tobjectformat = sha256\n';
  writeFileSync(path.join(home, 'config'), commit.length === 64 ? core + sha256 : core);
  if (shallow.length > 0) writeFileSync(path.join(home, 'shallow'), `${shallow.join('\n')}\n`);
}

function environmentOf(home: string, objects: string, commit: string): Record<string, string> {
  const own: Record<string, string> = {
    GIT_DIR: home,
    GIT_OBJECT_DIRECTORY: objects,
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: devNull,
    GIT_ATTR_NOSYSTEM: '1',
    GIT_ATTR_SOURCE: EMPTY_TREE[commit.length]!,
    GIT_NO_REPLACE_OBJECTS: '1',
    GIT_NO_LAZY_FETCH: '1',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_TERMINAL_PROMPT: '0',
    GIT_ALLOW_PROTOCOL: '',
    GIT_CEILING_DIRECTORIES: home,
    HOME: home,
    XDG_CONFIG_HOME: home,
    LC_ALL: 'C',
    TZ: 'UTC',
  };
  // Nothing else of the caller's environment: GIT_* variables there would point git elsewhere.
  for (const name of ['PATH', 'Path', 'SystemRoot', 'TEMP', 'TMP']) {
    const value = process.env[name];
    if (value !== undefined) own[name] = value;
  }
  return own;
}

function supervise(child: ChildProcess, limits: GitLimits, onData: (chunk: Buffer) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    let bytes = 0;
    let complaint = '';
    let failure: Error | null = null;
    const stop = (error: Error) => {
      failure ??= error;
      child.kill('SIGKILL');
    };
    const seconds = Math.round(limits.milliseconds / 1000);
    const late = () => stop(new HistoryError(`git took longer than ${seconds} seconds`));
    const timer = setTimeout(late, limits.milliseconds);
    child.stdout!.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (failure !== null) return;
      if (bytes > limits.bytes) return stop(new HistoryError(`git wrote more than ${limits.bytes} bytes`));
      try {
        onData(chunk);
      } catch (error) {
        stop(error as Error);
      }
    });
    child.stderr!.on('data', (chunk: Buffer) => {
      if (complaint.length < 2000) complaint += chunk.toString('utf8');
    });
    child.on('error', (error: NodeJS.ErrnoException) => {
      clearTimeout(timer);
      reject(new HistoryError(error.code === 'ENOENT' ? 'git is not installed' : `git could not start: ${error.code}`));
    });
    child.on('close', (code) => {
      clearTimeout(timer);
      if (failure !== null) reject(failure);
      else if (code !== 0) reject(new HistoryError(`git ended with ${code}: ${reasonIn(complaint)}`));
      else resolve();
    });
  });
}

/** First error line of git, without paths of this machine. */
function reasonIn(complaint: string): string {
  const line = complaint.split('\n').find((text) => /^(?:fatal|error):/.test(text)) ?? 'no reason given';
  return line
    .replace(/^(?:fatal|error): /, '')
    .replace(/(^|[\s'":=(])(?:\/|[A-Za-z]:\\)[^\s'"]*/g, '$1…')
    .slice(0, 200);
}
