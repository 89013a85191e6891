import { createHash } from 'node:crypto';
import path from 'node:path';
import type { Discovery } from './discovery/discover.js';
import type { Root } from './discovery/roots.js';
import type { Provenance } from './domain/provenance.js';
import { byText } from './domain/text-order.js';
import { findGitFolder, resolveRef } from './git-folder.js';
import type { ScanRequest } from './request.js';

/** What was asked, and which commits were read. */
export function provenanceOf(request: ScanRequest, roots: readonly Root[], found: Discovery): Provenance {
  const settings = settingsDigest(request);
  return request.evidence?.history ? { settings, checkouts: checkoutsOf(roots, found) } : { settings };
}

/** Twelve hexadecimal digits: enough to tell settings apart, short enough for a footer. */
function settingsDigest(request: ScanRequest): string {
  const { from, target, rules, ruleSettings, maxFileBytes, cost, plan, evidence } = request;
  const asked = {
    from,
    target,
    rules: rules.map(({ meta }) => [meta.id, meta.severity]).sort(([a], [b]) => byText(a!, b!)),
    ruleSettings,
    maxFileBytes,
    cost,
    plan: plan.settings,
    evidence: evidence && [evidence.history, evidence.logTimezone, evidence.ticketSettings, evidence.sla],
  };
  return createHash('sha256').update(JSON.stringify(asked, inOrder)).digest('hex').slice(0, 12);
}

/** Replacer for JSON: the same settings in another order are the same settings. */
function inOrder(_key: string, value: unknown): unknown {
  if (value instanceof Map) return inOrder('', Object.fromEntries(value));
  if (value instanceof Set) return [...value].sort();
  if (value instanceof RegExp) return String(value);
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => byText(a, b)));
}

/** A checkout may hold the root, lie in it, or be the root; addons of one parent folder share it nearly always. */
function checkoutsOf(roots: readonly Root[], found: Discovery): NonNullable<Provenance['checkouts']> {
  const commits = new Map<string, string | null>();
  for (const { addon, directory } of found.addons) {
    const root = roots[addon.root]!;
    const folder = findGitFolder(directory);
    const inner = folder?.workTree == null ? '' : path.relative(root.directory, folder.workTree);
    const name =
      inner === '' || inner.startsWith('..') ? root.label : `${root.label}/${inner.split(path.sep).join('/')}`;
    if (!commits.has(name)) commits.set(name, folder === null ? null : resolveRef(folder));
  }
  return [...commits].map(([name, commit]) => ({ name, commit })).sort((a, b) => byText(a.name, b.name));
}
