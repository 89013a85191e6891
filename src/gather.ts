import type { Discovery } from './discovery/discover.js';
import type { HistoryEvidence } from './domain/history.js';
import type { Portfolio } from './domain/portfolio.js';
import type { Result } from './domain/result.js';
import { readHistory } from './evidence/git/index.js';
import type { ScanRequest } from './request.js';

/** What was learnt beside the code. What could not be learnt is a sentence in `unknown`, never a zero. */
export interface Evidence {
  history: HistoryEvidence;
  sources: Result['evidence'];
  unknown: string[];
}

/** Reads every source of evidence the caller has. */
export async function gatherEvidence(
  request: Pick<ScanRequest, 'history'>,
  { found, portfolio }: { found: Discovery; portfolio: Portfolio },
): Promise<Evidence> {
  const history = request.history
    ? await readHistory(
        found.addons.map(({ addon, directory }) => ({ source: portfolio.sources.get(addon.key)!, directory })),
      )
    : { addons: new Map(), unknown: ['git history: not read, as asked'], window: null };
  const sources = history.addons.size === 0 ? [] : [{ source: 'git', window: history.window, basis: basisOf(history) }];
  return { history, sources, unknown: history.unknown };
}

function basisOf({ addons }: HistoryEvidence): string {
  const commits = [...addons.values()].reduce((sum, { commits }) => sum + commits, 0);
  return `${commits} commits to ${addons.size} ${addons.size === 1 ? 'addon' : 'addons'} that changed code and were made by people`;
}
