import { mkdirSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';

/**
 * Where programs keep what they can make again. Sources: XDG Base Directory Specification 0.8 (XDG_CACHE_HOME);
 * Apple File System Programming Guide (Library/Caches); Microsoft KNOWNFOLDERID (LocalAppData).
 * @returns null where the environment names no home.
 */
export function defaultFolder(
  env: Readonly<Record<string, string | undefined>>,
  platform: NodeJS.Platform = process.platform,
): string | null {
  const home = env.HOME ?? env.USERPROFILE;
  const base =
    platform === 'win32'
      ? env.LOCALAPPDATA
      : platform === 'darwin'
        ? home && path.join(home, 'Library', 'Caches')
        : absolute(env.XDG_CACHE_HOME) || (home && path.join(home, '.cache'));
  return base ? path.join(base, 'odoo-debt') : null;
}

/** A relative XDG_CACHE_HOME is to be ignored, says the specification. */
function absolute(folder: string | undefined): string | undefined {
  return folder && path.isAbsolute(folder) ? folder : undefined;
}

/**
 * Makes the folder where it is missing.
 * @returns Its real path; null where it cannot be made, or belongs to somebody else: what is read from it is trusted.
 */
export function openFolder(folder: string): string | null {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const stat = statSync(folder);
    const mine = process.getuid === undefined || stat.uid === process.getuid();
    return stat.isDirectory() && mine ? realpathSync(folder) : null;
  } catch {
    return null;
  }
}

/** Whether a folder is one of others or lies inside one. All are real paths. */
export function liesInside(folder: string, others: readonly string[]): boolean {
  return others.some((other) => folder === other || folder.startsWith(other + path.sep));
}
