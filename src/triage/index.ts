import type { Finding } from '../domain/finding.js';
import type { Accepted, Baseline, BaselineSummary, Problem } from '../domain/triage.js';
import { compareWithBaseline, type Places } from './baseline.js';
import { applyInline } from './inline.js';
import { byPlace, type TriageScope } from './outcome.js';
import { applyRegister, type NamedRegister } from './register.js';

export { applyToItems, type DecidedItems } from './items.js';

/** The decisions of a team, as the caller read them. */
export interface Decisions {
  /** Whether comments in the code count. Off where the code is not trusted to judge itself. */
  inline: boolean;
  register: NamedRegister | null;
  baseline: Baseline | null;
}

export interface Triaged {
  /** What is left to deal with, in the order it came; with `isNew` where there is a baseline. */
  findings: Finding[];
  /** What somebody decided to live with, in the order of the findings. */
  accepted: Accepted[];
  baseline: BaselineSummary | null;
  /** Decisions that do not hold. */
  problems: Problem[];
}

export const UNDECIDED: Decisions & Pick<TriageScope, 'known' | 'today'> = {
  inline: false,
  register: null,
  baseline: null,
  known: new Set(),
  today: '',
};

/** Applies what was decided about findings: comments in the code, then the register, then the baseline. */
export function triage(findings: readonly Finding[], decisions: Decisions, scope: TriageScope): Triaged {
  const { inline, register, baseline } = decisions;
  const none = { findings: [...findings], accepted: [], problems: [] };
  const first = inline ? applyInline(findings, scope) : none;
  const second = register ? applyRegister(first.findings, register, scope) : { ...none, findings: first.findings };
  const compared = baseline === null ? null : compareOpen(findings, second.findings, baseline, placesOf(scope));
  const order = new Map(findings.map(({ id }, index) => [id, index]));
  return {
    findings: compared?.findings ?? second.findings,
    accepted: [...first.accepted, ...second.accepted].sort((a, b) => order.get(a.id)! - order.get(b.id)!),
    baseline: compared?.summary ?? null,
    problems: [...first.problems, ...second.problems].sort(byPlace),
  };
}

/** Compares all findings, so that one that was accepted is not taken for mended, and keeps those that are left. */
function compareOpen(all: readonly Finding[], open: readonly Finding[], baseline: Baseline, places: Places) {
  const left = new Set(open.map(({ id }) => id));
  const { findings, summary } = compareWithBaseline(all, baseline, places);
  const marked = findings.filter(({ id }) => left.has(id));
  const fresh = marked.filter(({ isNew }) => isNew).length;
  return { findings: marked, summary: { known: marked.length - fresh, new: fresh, fixed: summary.fixed } };
}

function placesOf({ sources }: TriageScope): Places {
  const folderOf = (key: string) => {
    const folder = sources.get(key)?.addon.path ?? '.';
    return folder === '.' ? '' : `${folder}/`;
  };
  const files = new Set<string>();
  for (const [key, source] of sources) for (const { path } of source.files) files.add(folderOf(key) + path);
  return { exists: (path: string) => files.has(path), folderOf };
}
