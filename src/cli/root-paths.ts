import { realpathSync } from 'node:fs';
import path from 'node:path';
import { openRoots } from '../discovery/roots.js';
import { findGitFolder } from '../git-folder.js';
import type { Io } from './io.js';

/**
 * Where each scanned root lies in the repository that the program is called from, as pipelines name files; without a
 * checkout, below the current folder. Undefined where a root lies elsewhere: then reports name the roots themselves.
 */
export function rootPathsOf(paths: readonly string[], cwd: string): string[] | undefined {
  const here = realpathSync(cwd);
  const base = findGitFolder(here)?.workTree ?? here;
  const places = openRoots(paths, cwd).map(({ directory }) => path.relative(base, directory));
  const isInside = (place: string) => place.split(path.sep)[0] !== '..' && !path.isAbsolute(place);
  return places.every(isInside) ? places.map((place) => place.split(path.sep).join('/')) : undefined;
}

/**
 * Where the pipeline that the program runs in shows the files of the commit, for links. Sources: GitHub docs, "Default
 * environment variables"; GitLab docs, "Predefined CI/CD variables reference".
 */
export function linkTo(env: Io['env']): string | undefined {
  const { GITHUB_SERVER_URL, GITHUB_REPOSITORY, GITHUB_SHA, CI_PROJECT_URL, CI_COMMIT_SHA } = env;
  const github =
    GITHUB_SERVER_URL && GITHUB_REPOSITORY && `${GITHUB_SERVER_URL}/${GITHUB_REPOSITORY}/blob/${GITHUB_SHA}`;
  const address = github || (CI_PROJECT_URL && `${CI_PROJECT_URL}/-/blob/${CI_COMMIT_SHA}`);
  return address && /^https?:\/\/[\w.:/-]+\/[0-9a-f]{40,64}$/.test(address) ? address : undefined;
}
