import { InputError, InputErrors, messageOf } from '../domain/errors.js';
import type { Finding } from '../domain/finding.js';
import { issueLines } from '../domain/issues.js';
import { type Baseline, type BaselineSummary, baselineFileSchema } from '../domain/triage.js';

/** Reads a baseline file. @throws InputError that names every mistake in it. */
export function parseBaseline(text: string, name: string): Baseline {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (error) {
    throw new InputError(`${name}: not JSON: ${messageOf(error)}`);
  }
  const parsed = baselineFileSchema.safeParse(data);
  if (parsed.success) return parsed.data;
  throw new InputErrors(issueLines(parsed.error, baselineFileSchema).map((line) => `${name}: ${line}`));
}

/** Counts findings per file and rule; sorted, no line number, so that edits above a finding change nothing. */
export function makeBaseline(findings: readonly Finding[]): Baseline {
  // No plain objects while counting: a path may bear the name of something that every object has.
  const counts = new Map<string, Map<string, { count: number; ids: string[] }>>();
  const sorted = [...findings].sort(
    (a, b) => compare(a.path, b.path) || compare(a.rule, b.rule) || compare(a.id, b.id),
  );
  for (const { path, rule, id } of sorted) {
    const rules = counts.get(path) ?? new Map<string, { count: number; ids: string[] }>();
    counts.set(path, rules);
    const held = rules.get(rule) ?? { count: 0, ids: [] };
    rules.set(rule, held);
    held.count++;
    held.ids.push(id);
  }
  const plain = [...counts].map(([path, rules]) => [path, Object.fromEntries(rules)]);
  return { schemaVersion: 1, counts: Object.fromEntries(plain) };
}

/** One rule of one file on a line of its own: two people who mend different things do not conflict. */
export function formatBaseline({ counts }: Baseline): string {
  const files = Object.entries(counts).map(([path, rules]) => {
    const lines = Object.entries(rules).map(([rule, { count, ids }]) => {
      const list = ids.map((id) => JSON.stringify(id)).join(', ');
      return `      ${JSON.stringify(rule)}: { "count": ${count}, "ids": [${list}] }`;
    });
    return `    ${JSON.stringify(path)}: {\n${lines.join(',\n')}\n    }`;
  });
  const body = files.length === 0 ? '{}' : `{\n${files.join(',\n')}\n  }`;
  return `{\n  "schemaVersion": 1,\n  "counts": ${body}\n}\n`;
}

/** What is left of the allowance of one rule in one file. */
interface Allowance {
  path: string;
  rule: string;
  left: number;
}

/** What the scan knows of places. */
export interface Places {
  /** Whether a file, by its path as in findings, is there. */
  exists(path: string): boolean;
  /** Folder of an addon with a slash at its end, or '' where the root is the addon itself. */
  folderOf(addon: string): string;
}

interface Compared {
  /** The findings in the same order, each with `isNew`. */
  findings: Finding[];
  summary: BaselineSummary;
}

/**
 * Tells new findings from those a baseline knows. A finding is known
 * 1. by its id, wherever its file or addon folder has moved to;
 * 2. else by the count of its rule in its file, in the order of lines: code around it was renamed, so its id changed;
 * 3. else, where files of the same addon are gone, by what their counts leave: the file was renamed and changed.
 * The surplus is new. What mends one finding pays for no other in another file.
 */
export function compareWithBaseline(
  findings: readonly Finding[],
  baseline: Baseline,
  { exists, folderOf }: Places,
): Compared {
  const { byId, byPlace, all } = allowances(baseline);
  const known = new Set<Finding>();
  const take = (finding: Finding, allowance: Allowance | undefined) => {
    if (allowance === undefined || allowance.left === 0 || known.has(finding)) return;
    allowance.left--;
    known.add(finding);
  };
  for (const finding of findings) take(finding, byId.get(`${finding.rule}\n${finding.id}`));
  for (const finding of findings) take(finding, byPlace.get(`${finding.rule}\n${finding.path}`));
  const gone = all.filter(({ path, left }) => left > 0 && !exists(path));
  for (const finding of findings) {
    if (known.has(finding) || Object.hasOwn(baseline.counts, finding.path)) continue;
    const folder = folderOf(finding.addon);
    take(
      finding,
      gone.find(({ rule, path, left }) => left > 0 && rule === finding.rule && path.startsWith(folder)),
    );
  }
  return {
    findings: findings.map((finding) => ({ ...finding, isNew: !known.has(finding) })),
    summary: {
      known: known.size,
      new: findings.length - known.size,
      fixed: all.reduce((sum, { left }) => sum + left, 0),
    },
  };
}

function allowances({ counts }: Baseline) {
  const byId = new Map<string, Allowance>();
  const byPlace = new Map<string, Allowance>();
  for (const [path, rules] of Object.entries(counts)) {
    for (const [rule, { count, ids }] of Object.entries(rules)) {
      const allowance = { path, rule, left: count };
      byPlace.set(`${rule}\n${path}`, allowance);
      for (const id of ids) byId.set(`${rule}\n${id}`, allowance);
    }
  }
  return { byId, byPlace, all: [...byPlace.values()] };
}

/** The baseline without what is no longer found, each finding where it is now; never adds. Gives how many went. */
export function pruneBaseline(
  baseline: Baseline,
  findings: readonly Finding[],
): { baseline: Baseline; removed: number } {
  // A saved result does not tell which files are gone; none is taken to be, so nothing new slips in.
  const compared = compareWithBaseline(findings, baseline, { exists: () => true, folderOf: () => '' });
  const known = compared.findings.filter(({ isNew }) => !isNew);
  return { baseline: makeBaseline(known), removed: compared.summary.fixed };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
