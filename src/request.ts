import type { ParserChoice } from '../analyzers/readers.js';
import type { ReadingThread, ReadLimits } from '../analyzers/reading-thread.js';
import type { CostSettings } from '../scoring/settings.js';
import type { TicketSettings } from './domain/evidence/ticket-settings.js';
import type { SlaSettings } from './domain/kpis.js';
import type { Rule } from './domain/rule.js';
import type { Series } from './domain/series.js';
import type { ImportedLog } from './evidence/sarif/index.js';
import type { PlanRequest } from './planning/request.js';
import type { Shards } from './shards/collect.js';
import type { Decisions } from './triage/index.js';

/** Where evidence beside the code is. Paths are absolute. */
export interface EvidenceRequest {
  /** Whether git history is read. */
  history: boolean;
  /** Bundles of one database, `.ndjson` or `.ndjson.gz`. */
  bundles: readonly string[];
  /** Server logs, plain or gzip. */
  logs: readonly string[];
  /** IANA name of the time zone the server wrote its log in; the log does not tell. */
  logTimezone?: string | undefined;
  /** Exports of a ticket system. */
  tickets: readonly string[];
  ticketSettings: TicketSettings;
  sla: SlaSettings;
  /** ISO date after which nothing can have happened. */
  today?: string | undefined;
}

/** Where results of earlier runs are kept, and how much of them. */
export interface CacheRequest {
  /** Absolute. */
  folder: string;
  /** The caller named the folder; else it is never used where it lies inside what is scanned. */
  named: boolean;
  megabytes: number;
}

/** Everything a scan needs; the command line makes it from options, configuration and defaults. */
export interface ScanRequest {
  /** As the caller wrote them, relative to `cwd` or absolute. */
  paths: readonly string[];
  cwd: string;
  /** Series of the addons; wins over manifest and branch. */
  from: Series | null;
  target: Series;
  rules: readonly Rule[];
  /** What the configuration says of rules, which they hold in themselves where nothing shows it; left out: the usual. */
  ruleSettings?: unknown;
  /** Threads that read files. */
  jobs: number;
  /** Which Python parser reads: the native one, the portable one, or whichever loads. */
  parser: ParserChoice;
  maxFileBytes: number;
  /** Reads first; it was started while the program was loading. The scan closes it. */
  warm?: ReadingThread | null;
  /** What one file may cost; left out: what `READ_LIMITS` says. */
  limits?: ReadLimits;
  /** Folder of symbol indexes that the user built; null for the shipped ones alone. */
  symbols: string | null;
  cost: CostSettings;
  plan: PlanRequest;
  /** Left out: nothing but the code is read. */
  evidence?: EvidenceRequest;
  /** What other tools found; left out: nothing. */
  imports?: readonly ImportedLog[];
  toolVersion: string;
  /** What earlier runs read and came to; left out: everything is made anew. */
  cache?: CacheRequest;
  /** What other jobs read of the addons; left out: nothing. */
  shards?: Shards;
  /** Left out: nothing was decided, and comments in the code decide nothing. */
  triage?: TriageRequest;
}

/** What the team decided about findings, and what is needed to hold it against them. */
export interface TriageRequest extends Decisions {
  /** Ids of all rules, those that are switched off too. */
  known: ReadonlySet<string>;
  /** The day decisions are held against, `2026-11-22`. */
  today: string;
}
