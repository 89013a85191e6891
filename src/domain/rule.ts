import type { z } from 'zod';
import type { AddonSource } from './addon.js';
import type { Automation, Certainty, Family, Severity } from './finding.js';
import type { Portfolio } from './portfolio.js';
import type { Position } from './position.js';
import type { Series } from './series.js';
import type { SymbolIndex } from './symbols.js';

/** What every rule says of itself. Wording lives here and nowhere else; docs pages are generated from it. */
export interface RuleMeta {
  /** `<family>/<failing state>`: a noun for the thing found, no verb, no "no-": `security/sql-from-values`. */
  id: string;
  title: string;
  family: Family;
  severity: Severity;
  certainty: Certainty;
  /** Minutes to fix one occurrence, and where the figure comes from. */
  effort: { minutes: number; basis: string };
  automation: Automation | null;
  tool: string | null;
  /** Why a person should care: one or two sentences. */
  why: string;
  /** What to do about it. */
  remedy: string;
  /** When not to follow it: the look-alikes the rule stays silent on, and what it cannot see. */
  limits: string;
  /** Where the facts behind it were checked: documentation page, source file, issue. Never empty. */
  sources: readonly [string, ...string[]];
  /** Series it applies to, both ends included; open where left out. */
  since?: Series;
  until?: Series;
  /** Message templates by key; `{name}` is replaced by the argument of that name. */
  messages: Readonly<Record<string, string>>;
}

/** What a rule yields: code, arguments and place; never finished text. */
export interface Draft extends Position {
  message: string;
  args?: Readonly<Record<string, string | number>>;
  /** Path relative to the addon. */
  path: string;
  endLine?: number;
  /** Further lines of the file where the same stands, in order, where it is told once per file. */
  alsoAt?: readonly number[];
  /** `Class.method`, XML id or CSV row key; makes the id of the finding survive moves. */
  symbol?: string;
  /** What is found at the symbol, in normalised text; tells two findings at one symbol apart. */
  subject?: string;
  /** The model whose records it is about, where that can be told. */
  model?: string;
  hop?: Series;
  /** The construct still works on the target and is deprecated since this series. */
  deprecatedSince?: Series;
  change?: string;
  severity?: Severity;
  certainty?: Certainty;
  automation?: Automation | null;
  tool?: string | null;
  effortMinutes?: number;
}

/** What a rule may look at. It gets facts and the registry, never files. */
export interface RuleContext {
  /** The addon under inspection. */
  source: AddonSource;
  /** Everything scanned: other addons, the registry, the dependency graph. */
  portfolio: Portfolio;
  target: Series;
  /** Version steps of this addon up to the target; empty where its series is unknown or already there. */
  hops: readonly Series[];
  /** Odoo's own symbols in a series; null where there is no index of it. Left out where nobody asks for them. */
  symbols?: (series: Series) => SymbolIndex | null;
  /** What the configuration sets of the rule's own options; the rule fills in the rest. */
  options?: Readonly<Record<string, unknown>>;
  /** ISO date of the scan, as the caller gives it; left out where nobody does, then nothing that asks for it is judged. */
  today?: string | undefined;
}

export interface Rule {
  meta: RuleMeta;
  /** Facts the rule cannot do without: it is not called for addons that have none of them. Empty: every addon. */
  requires: readonly ('manifest' | 'python' | 'xml' | 'csv' | 'javascript')[];
  /** What a team may set, each key with a default and a description. */
  options?: z.ZodObject;
  check(context: RuleContext): Iterable<Draft>;
}
