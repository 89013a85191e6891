import fs from 'node:fs';

/** The calls of `node:fs` that read and write decisions; tests give others, to fill a disk that is not full. */
export type Files = Pick<
  typeof fs,
  | 'accessSync'
  | 'closeSync'
  | 'fchmodSync'
  | 'fchownSync'
  | 'fstatSync'
  | 'fsyncSync'
  | 'linkSync'
  | 'lstatSync'
  | 'mkdirSync'
  | 'openSync'
  | 'readFileSync'
  | 'readdirSync'
  | 'readlinkSync'
  | 'realpathSync'
  | 'renameSync'
  | 'rmSync'
  | 'statSync'
  | 'writeSync'
>;

export const FILES: Files = fs;

/** The code of an error of the operating system, or null for any other. */
export function codeOf(error: unknown): string | null {
  return (error as NodeJS.ErrnoException | null)?.code ?? null;
}

const PLAIN: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the quota of the disk is used up',
  EACCES: 'no permission',
  EPERM: 'no permission',
  EROFS: 'the disk is read-only',
  ENOENT: 'no such file or folder',
  ENOTDIR: 'part of its path is no folder',
  ELOOP: 'its links go round in a circle',
  EIO: 'the disk reports an error',
  ENAMETOOLONG: 'its name is too long',
};

/** What went wrong, without the path that the message of Node repeats. */
export function plainError(error: unknown): string {
  const code = codeOf(error);
  if (code === null) return error instanceof Error ? error.message : String(error);
  return PLAIN[code] === undefined ? code : `${PLAIN[code]} (${code})`;
}
