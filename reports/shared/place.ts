import type { Finding } from '../../src/domain/finding.js';
import type { Result } from '../../src/domain/result.js';
import type { ReportOptions } from './options.js';

function joined(folder: string, path: string): string {
  const base = folder.replace(/^\.?\/+|\/+$/g, '');
  return base === '' || base === '.' ? path : `${base}/${path}`;
}

/**
 * Path of a finding as the repository knows it: never absolute, no leading `./`.
 * See `ReportOptions.rootPaths` for what is known of the roots.
 */
export function repositoryPaths(
  result: Result,
  options: ReportOptions = {},
): (finding: Pick<Finding, 'addon' | 'path'>) => string {
  const rootOf = new Map(result.addons.map((addon) => [addon.key, addon.root]));
  return (finding) => {
    const root = rootOf.get(finding.addon) ?? 0;
    const folder = options.rootPaths?.[root] ?? (result.roots.length > 1 ? (result.roots[root] ?? '') : '');
    return joined(folder, finding.path);
  };
}
