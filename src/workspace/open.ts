import path from 'node:path';
import { InputError } from '../domain/errors.js';
import type { Workspace } from '../domain/workspace.js';
import { FILES, type Files, plainError } from '../files/files.js';
import { targetOf } from '../files/write-whole.js';
import { type OpenFile, readFile } from './document.js';
import { Session } from './session.js';
import type { FileKey } from './slots.js';

/** Names of the files, relative to the folder the program is called from. They need not be there yet. */
export type WorkspaceNames = Readonly<Record<FileKey, string>>;

/**
 * Opens the files of a team's decisions for edits.
 * @returns `workspace` is null where one of them is not valid or cannot be written; `problems` then says why, in a line
 *   for each.
 */
export function openWorkspace(
  cwd: string,
  names: WorkspaceNames,
  files: Files = FILES,
): { workspace: Workspace | null; problems: string[] } {
  const problems: string[] = [];
  const open = (key: FileKey): OpenFile | null => {
    const absolute = path.resolve(cwd, names[key]);
    try {
      const file = readFile(key, absolute, names[key], files);
      refuseReadOnly(absolute, names[key], files);
      return file;
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      problems.push(error.message);
      return null;
    }
  };
  const register = open('register');
  const planFile = open('planFile');
  if (register === null || planFile === null) return { workspace: null, problems };
  return { workspace: new Session({ register, planFile }, files), problems };
}

const W_OK = 2;

/** A new file takes the place of the old one, so the folder must take files; a file that is protected is left alone. */
function refuseReadOnly(absolute: string, shown: string, files: Files): void {
  try {
    const isThere = files.statSync(absolute, { throwIfNoEntry: false });
    const target = isThere ? targetOf(absolute, files) : absolute;
    if (isThere) {
      files.accessSync(target, W_OK);
      if ((isThere.mode & 0o222) === 0) throw Object.assign(new Error('protected'), { code: 'EACCES' });
    }
    files.accessSync(nearestFolder(path.dirname(target), files), W_OK);
  } catch (error) {
    throw new InputError(`${shown}: cannot be written: ${plainError(error)}`);
  }
}

function nearestFolder(folder: string, files: Files): string {
  const isThere = files.statSync(folder, { throwIfNoEntry: false }) !== undefined;
  return isThere || folder === path.dirname(folder) ? folder : nearestFolder(path.dirname(folder), files);
}
