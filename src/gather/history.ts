import type { Discovery } from '../discovery/discover.js';
import { readGit } from '../discovery/git.js';
import type { Finding } from '../domain/finding.js';
import type { HistoryEvidence, TicketReference } from '../domain/history.js';
import type { Portfolio } from '../domain/portfolio.js';
import { ageOfLines } from '../evidence/git/age.js';
import { readHistory } from '../evidence/git/index.js';
import { repositoryAt } from '../evidence/ticket-references.js';
import type { Gathered } from './source.js';

export interface GitEvidence {
  history: HistoryEvidence;
  /** Days since a line was written, by the id of the finding on it. */
  ages: ReadonlyMap<string, number>;
}

export const NO_GIT: Gathered<GitEvidence> = {
  found: { history: { addons: new Map(), unknown: [], window: null, references: [] }, ages: new Map() },
  sources: [],
  unknown: ['git history: not read, as asked'],
};

/** History of every scanned addon, and the age of the debt that its comments admit. */
export async function gatherHistory(
  found: Discovery,
  portfolio: Portfolio,
  findings: readonly Finding[],
): Promise<Gathered<GitEvidence>> {
  const aging = agingFindings(findings);
  const located = found.addons.map(({ addon, directory }) => ({
    source: portfolio.sources.get(addon.key)!,
    directory,
    places: agingPlaces(addon, aging.get(addon.key) ?? []),
  }));
  const history = await readHistory(located);
  const { ages, unknown } = await ageOfLines(located.filter(({ places }) => places.length > 0));
  const days = new Map(ages.map(({ addon, path, line, days }) => [`${addon}:${path}:${line}`, days]));
  const byFinding = new Map<string, number>();
  for (const { source, places } of located) {
    for (const { id, path, line } of places) {
      const age = days.get(`${source.addon.key}:${path}:${line}`);
      if (age !== undefined) byFinding.set(id, age);
    }
  }
  const sources = history.addons.size === 0 ? [] : [{ source: 'git', window: history.window, basis: basisOf(history) }];
  return { found: { history, ages: byFinding }, sources, unknown: [...history.unknown, ...unknown] };
}

/** Debt that says of itself that it waits: the one kind whose age tells something. */
const AGING_RULES = new Set(['maintainability/self-admitted-debt']);

/** Such findings by the key of their addon. */
function agingFindings(findings: readonly Finding[]): Map<string, Finding[]> {
  const byAddon = new Map<string, Finding[]>();
  for (const finding of findings) {
    if (!AGING_RULES.has(finding.rule)) continue;
    const group = byAddon.get(finding.addon);
    if (group === undefined) byAddon.set(finding.addon, [finding]);
    else group.push(finding);
  }
  return byAddon;
}

function agingPlaces({ path }: { path: string }, findings: readonly Finding[]) {
  const prefix = path === '.' ? '' : `${path}/`;
  return findings.map((finding) => ({
    id: finding.id,
    path: finding.path.slice(prefix.length),
    line: finding.line,
  }));
}

function basisOf({ addons }: HistoryEvidence): string {
  const commits = [...addons.values()].reduce((sum, { commits }) => sum + commits, 0);
  return `${commits} commits to ${addons.size} ${addons.size === 1 ? 'addon' : 'addons'} that changed code and were made by people`;
}

/**
 * What tickets the commits name, by the technical name of the addon they changed. `#12` becomes an issue of the repository
 * at GitHub that the checkout names as its remote; with none, or with two (a fork and where it came from), it names nothing.
 */
export function referencesOf({ references }: HistoryEvidence, found: Discovery): TicketReference[] {
  const addons = new Map(found.addons.map((entry) => [entry.addon.key, entry]));
  const repositories = new Map<string, string | null>();
  const repositoryOf = (key: string, directory: string) => {
    if (!repositories.has(key)) repositories.set(key, onlyRepository(directory));
    return repositories.get(key)!;
  };
  return references.flatMap(({ name, addon: key, landed }) => {
    const { addon, directory } = addons.get(key)!;
    if (!name.startsWith('#')) return [{ name, addon: addon.name, landed }];
    const repository = repositoryOf(key, directory);
    return repository === null ? [] : [{ name: `${repository}${name}`, addon: addon.name, landed }];
  });
}

function onlyRepository(directory: string): string | null {
  const [first, ...others] = new Set(readGit(directory).remotes.map(repositoryAt));
  return others.length === 0 ? (first ?? null) : null;
}
