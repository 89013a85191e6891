import type { Discovery } from './discovery/discover.js';
import type { DatabaseEvidence } from './domain/evidence/database.js';
import type { Finding } from './domain/finding.js';
import type { HistoryEvidence } from './domain/history.js';
import type { Portfolio } from './domain/portfolio.js';
import type { Result } from './domain/result.js';
import { ageOfLines } from './evidence/git/age.js';
import { readHistory } from './evidence/git/index.js';
import type { EvidenceRequest } from './request.js';
import { scannedCodeOf } from './scanned-code.js';

/** What was learnt beside the code. What could not be learnt is a sentence in `unknown`, never a zero. */
export interface Evidence {
  history: HistoryEvidence;
  /** Days since a line was written, by the id of the finding on it. */
  ages: ReadonlyMap<string, number>;
  /** Null: no bundle was given. */
  database: DatabaseEvidence | null;
  sources: Result['evidence'];
  unknown: string[];
}

interface Known {
  found: Discovery;
  portfolio: Portfolio;
  findings: readonly Finding[];
}

/** Reads every source of evidence the caller has. @throws InputError for a file that is not there or is something else. */
export async function gatherEvidence(request: EvidenceRequest = NOTHING, known: Known): Promise<Evidence> {
  const git = request.history ? await gitEvidence(known) : NOT_ASKED;
  const scanned = scannedCodeOf(known.portfolio);
  const database = await databaseEvidence(request, scanned);
  return {
    ...git,
    database: database.found,
    sources: [...git.sources, ...database.sources],
    unknown: [...git.unknown, ...database.unknown],
  };
}

const NOTHING: EvidenceRequest = { history: false, bundles: [] };

type GitEvidence = Pick<Evidence, 'history' | 'ages' | 'sources' | 'unknown'>;

const NOT_ASKED: GitEvidence = {
  history: { addons: new Map(), unknown: [], window: null },
  ages: new Map(),
  sources: [],
  unknown: ['git history: not read, as asked'],
};

async function gitEvidence({ found, portfolio, findings }: Known): Promise<GitEvidence> {
  const located = found.addons.map(({ addon, directory }) => ({
    source: portfolio.sources.get(addon.key)!,
    directory,
  }));
  const history = await readHistory(located);
  const aging = located.map((one) => ({ ...one, places: agingPlaces(one.source.addon, findings) }));
  const { ages, unknown } = await ageOfLines(aging.filter(({ places }) => places.length > 0));
  const days = new Map(ages.map(({ addon, path, line, days }) => [`${addon}:${path}:${line}`, days]));
  const byFinding = new Map<string, number>();
  for (const { source } of located) {
    for (const { id, path, line } of agingPlaces(source.addon, findings)) {
      const age = days.get(`${source.addon.key}:${path}:${line}`);
      if (age !== undefined) byFinding.set(id, age);
    }
  }
  const sources = history.addons.size === 0 ? [] : [{ source: 'git', window: history.window, basis: basisOf(history) }];
  return { history, ages: byFinding, sources, unknown: [...history.unknown, ...unknown] };
}

/** Debt that says of itself that it waits: the one kind whose age tells something. */
const AGING_RULES = new Set(['maintainability/self-admitted-debt']);

function agingPlaces({ key, path }: { key: string; path: string }, findings: readonly Finding[]) {
  const prefix = path === '.' ? '' : `${path}/`;
  return findings
    .filter((finding) => finding.addon === key && AGING_RULES.has(finding.rule))
    .map((finding) => ({ id: finding.id, path: finding.path.slice(prefix.length), line: finding.line }));
}

function basisOf({ addons }: HistoryEvidence): string {
  const commits = [...addons.values()].reduce((sum, { commits }) => sum + commits, 0);
  return `${commits} commits to ${addons.size} ${addons.size === 1 ? 'addon' : 'addons'} that changed code and were made by people`;
}

async function databaseEvidence(
  { bundles }: EvidenceRequest,
  scanned: ReturnType<typeof scannedCodeOf>,
): Promise<{ found: DatabaseEvidence | null; sources: Result['evidence']; unknown: string[] }> {
  if (bundles.length === 0) return { found: null, sources: [], unknown: [] };
  const { readBundles } = await import('./evidence/database/index.js');
  const found = await readBundles(bundles, scanned);
  const used = found.blocks.filter(({ state }) => state === 'used').length;
  const window = found.window === null ? `at ${found.takenAt}` : `from ${found.window.from} to ${found.window.to}`;
  const basis = `${used} of ${found.blocks.length} blocks${found.window === null ? '; one bundle: counts since an unknown beginning' : ''}`;
  const unknown = found.problems.map(
    ({ source, why, count }) => `${source}: ${why}${count > 1 ? ` (${count} times)` : ''}`,
  );
  return { found, sources: [{ source: 'database', window, basis }], unknown };
}
