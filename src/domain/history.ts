import { z } from 'zod';

/** What a commit was for, by its subject. Source: Odoo git guidelines (tags), OCA contribution guide (MIG, BOT, UPD). */
export const COMMIT_KINDS = [
  'fix',
  'revert',
  'addition',
  'improvement',
  'refactoring',
  'removal',
  'move',
  'other',
  'migration',
  'translation',
  'formatting',
  'release',
  'bot',
] as const;
export const commitKindSchema = z.enum(COMMIT_KINDS);
export type CommitKind = z.infer<typeof commitKindSchema>;

/** A file that is both changed often and hard to follow. */
export const hotspotSchema = z.strictObject({
  /** Relative to the addon. */
  path: z.string(),
  commits: z.int().nonnegative(),
  /** Lines added and deleted; null where lines could not be read. */
  churn: z.int().nonnegative().nullable(),
  /** Sum of the cognitive complexity of its functions. */
  complexity: z.int().nonnegative(),
  /** Percentile of changes times percentile of complexity among the files of the repository, 0 to 1. */
  score: z.number().min(0).max(1),
});
export type Hotspot = z.infer<typeof hotspotSchema>;

/** Addons that change in the same commits. */
export const coupledSchema = z.strictObject({
  addon: z.string(),
  /** Commits that touched both. */
  commits: z.int().positive(),
  /** Shared commits over the mean of both addons' commits, in percent. */
  degree: z.number().min(0).max(100),
});
export type Coupled = z.infer<typeof coupledSchema>;

/**
 * What git tells of one addon. Counted are commits that changed its Python, XML, JavaScript or CSV and were made by
 * people: no bots, translations, version bumps, migrations, formatting, merges or mass changes. "Year" is the 365 days
 * before the newest commit, never before today. No name or address of a person appears.
 */
export const addonHistorySchema = z.strictObject({
  /** ISO dates of the oldest and newest commit that counted. */
  from: z.string(),
  to: z.string(),
  /** Date of the newest commit of the repository: "now" for every age here. */
  asOf: z.string(),
  /** False for a shallow clone or a history longer than what is read. */
  complete: z.boolean(),
  commits: z.int().nonnegative(),
  commitsYear: z.int().nonnegative(),
  /** Commits left out, by reason. */
  leftOut: z.record(z.string(), z.int().positive()),
  fixes: z.int().nonnegative(),
  fixesYear: z.int().nonnegative(),
  reverts: z.int().nonnegative(),
  /** Fixes over fixes, additions, improvements and refactorings; null below five of them. */
  fixShare: z.number().min(0).max(1).nullable(),
  revertShare: z.number().min(0).max(1).nullable(),
  /** Share of the commits that carry a tag or a conventional prefix; the shares above rest on it. */
  taggedShare: z.number().min(0).max(1),
  /** Lines added and deleted in a year and in all, the first version of a file left out; null where lines are not there. */
  churnYear: z.int().nonnegative().nullable(),
  churn: z.int().nonnegative().nullable(),
  /** Lines of the addon today: what the churn is relative to. */
  lines: z.int().nonnegative(),
  /** Days between the last change and `asOf`. */
  daysSinceChange: z.int().nonnegative(),
  authors: z.int().nonnegative(),
  authorsYear: z.int().nonnegative(),
  /** People whose leaving would orphan more than half of the files (Avelino 2016); null where no file has an author. */
  truckFactor: z.int().positive().nullable(),
  /** Nobody of the truck factor changed anything in the repository in the last year. */
  orphaned: z.boolean(),
  /** At most five, worst first. */
  hotspots: z.array(hotspotSchema),
  /** Commits, and fixes among them, per file that is still there; paths relative to the addon, sorted. */
  files: z.array(
    z.strictObject({
      path: z.string(),
      commits: z.int().nonnegative(),
      commitsYear: z.int().nonnegative(),
      fixes: z.int().nonnegative(),
      fixesYear: z.int().nonnegative(),
      churn: z.int().nonnegative().nullable(),
      churnYear: z.int().nonnegative().nullable(),
      authors: z.int().nonnegative(),
      daysSinceChange: z.int().nonnegative(),
      ageDays: z.int().nonnegative(),
    }),
  ),
  /** Strongest first. */
  coupledWith: z.array(coupledSchema),
});
export type AddonHistory = z.infer<typeof addonHistorySchema>;
export type FileHistory = AddonHistory['files'][number];

/** What the result keeps per addon: everything but the table of files. */
export const addonHistoryResultSchema = addonHistorySchema.omit({ files: true });

/** History of all scanned addons. An addon without an entry has none that could be read. */
export interface HistoryEvidence {
  addons: ReadonlyMap<string, AddonHistory>;
  /** Sentences for coverage: what could not be told. */
  unknown: string[];
  /** First and last date of what was read, or null. */
  window: string | null;
  /** What tickets the commits name. */
  references: TicketReference[];
}

/** A commit that changed an addon names a ticket. Of its message nothing else is kept. */
export interface TicketReference {
  /** `PROJ-12`, `HT00012`, `task-12`, `ticket-12`, `opw-12`, `owner/repository#12`; `#12` for the commit's own repository. */
  name: string;
  addon: string;
  /** Seconds since 1970. */
  landed: number;
}
