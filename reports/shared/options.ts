import type { Comparison } from '../../src/domain/comparison.js';
import type { GateOutcome } from '../../src/domain/gate.js';
import type { Language } from '../../src/domain/languages.js';
import type { RuleMeta } from '../../src/domain/rule.js';

/** What a caller may ask of any report; each report reads the fields it knows and ignores the rest. */
export interface ReportOptions {
  /** Columns of the terminal. Summary only; 80 where left out. */
  width?: number | undefined;
  /** Whether the summary may use colour. Off where left out; `terminalDefaults` says what a stream can do. */
  color?: boolean | undefined;
  /** Draw with ASCII alone, for terminals that are not UTF-8. Summary only. */
  ascii?: boolean | undefined;
  /** Titles and help of the rules. Without them a report names a rule by its id and family. */
  rules?: readonly RuleMeta[] | undefined;
  /**
   * Where each root of the result lies in the repository, forward slashes, in the order of `result.roots`.
   * Where left out, a single root is the repository itself and several roots are folders of their own name.
   */
  rootPaths?: readonly string[] | undefined;
  /**
   * Whether SARIF also tells what was accepted, marked as suppressed. Off where left out: GitHub takes no notice of the
   * mark and opens alerts for it (github/codeql-action, issue 1230).
   */
  withAccepted?: boolean | undefined;
  /** Most annotations of each kind that a report may raise (`github`); 10 where left out. */
  maxAnnotations?: number | undefined;
  /** Language of the HTML report; English where left out. */
  lang?: Language | undefined;
  /** What changed since an older result, for HTML, and for Markdown about a change; they say nothing of it where left out. */
  comparison?: Comparison | undefined;
  /** Address that the path of a file in the repository is put behind, for links; none where left out. Markdown about a change only. */
  linkTo?: string | undefined;
  /** What became of the gates. Markdown about a change only; none where left out. */
  gates?: readonly GateOutcome[] | undefined;
  /** House style of the HTML report; ours where left out. */
  style?: HouseStyle | undefined;
}

/** How a house wants its report. Everything in it is checked where it is read: this is used as it is. */
export interface HouseStyle {
  /** Picture as a `data:` address, and the words that stand for it where it is not seen. */
  logo?: { data: string; alt: string } | undefined;
  /** Accent colours as `#rrggbb`, readable on the paper of their theme, with the tint of that paper. */
  accent?: Record<'light' | 'dark', { accent: string; tint: string }> | undefined;
  /** Currency as ISO 4217 names it; costs are left out of the text where it is not given. */
  currency?: string | undefined;
  /** Price of one hour in that currency. */
  hourlyRate?: number | undefined;
  /** Fee per 100 billed lines and month in that currency, where a contract names one. */
  linesFee?: number | undefined;
  /** Names of the sprints from the first on; the others keep their number. */
  sprintNames?: readonly string[] | undefined;
}
