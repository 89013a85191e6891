import { z } from 'zod';
import type { CsvFacts } from './facts/csv.js';
import type { JavaScriptFacts } from './facts/javascript.js';
import type { ManifestFacts } from './facts/manifest.js';
import type { PythonFacts } from './facts/python.js';
import type { XmlFacts } from './facts/xml.js';
import type { ReleasedState } from './released.js';
import { seriesSchema } from './series.js';
import type { Directive } from './triage.js';

export const originSchema = z.enum(['custom', 'oca', 'third-party', 'odoo']);
export type Origin = z.infer<typeof originSchema>;

/** Where the series of an addon was read from; `from` is the caller's `--from`, which wins over the rest. */
export const seriesBasisSchema = z.enum(['from', 'manifest', 'branch', 'unknown']);
export type SeriesBasis = z.infer<typeof seriesBasisSchema>;

/** An addon as found on disk, before any of its sources but the manifest is read. */
export const addonSchema = z.strictObject({
  /** Unique in one run: the technical name, with `#2`, `#3` where the same name was found again. */
  key: z.string(),
  /** Technical name: the name of its folder. */
  name: z.string(),
  /** Index into the roots of the run. */
  root: z.int().nonnegative(),
  /** Folder relative to its root, forward slashes; `.` where the root is the addon itself. */
  path: z.string(),
  series: seriesSchema.nullable(),
  seriesBasis: seriesBasisSchema,
  installable: z.boolean(),
  origin: originSchema,
  version: z.string().nullable(),
  license: z.string().nullable(),
  author: z.string().nullable(),
  /** `summary` or `name` of the manifest: what the addon says it is for. */
  title: z.string().nullable(),
  depends: z.array(z.string()),
});
export type Addon = z.infer<typeof addonSchema>;

/** Billed as `odoo-bin cloc` bills; null where the file kind is not counted. */
export const linesSchema = z.strictObject({
  python: z.int(),
  xml: z.int(),
  javascript: z.int(),
  csv: z.int(),
  /** Physical lines of all the kinds above. */
  total: z.int(),
  /** Lines of code that Odoo bills: what `odoo-bin cloc` prints in its column Code. */
  billed: z.int(),
});
export type Lines = z.infer<typeof linesSchema>;

/** A file of an addon that no reader reads; kept because rules and references ask whether it exists. */
export interface OtherFile {
  path: string;
  bytes: number;
}

/** An addon with everything its files say. All paths are relative to the addon. Lists are sorted by path. */
export interface AddonSource {
  addon: Addon;
  manifest: ManifestFacts | null;
  python: PythonFacts[];
  xml: XmlFacts[];
  csv: CsvFacts[];
  javascript: JavaScriptFacts[];
  /** Every file of the addon, read or not. */
  files: OtherFile[];
  lines: Lines;
  /** Comments that speak to this program, in the order of reading; left out where there are none. */
  directives?: Directive[];
  /** What its tables were when versions of it began, oldest first; left out where git tells nothing. */
  released?: readonly ReleasedState[];
}
