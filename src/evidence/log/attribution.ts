import type { LogAddon } from '../../domain/evidence/log.js';
import type { ScannedCode } from '../../domain/evidence/scanned-code.js';
import { RouteTable } from './routes.js';
import { dayOf } from './time.js';

const MAX_CACHED = 20_000;
/** Folders of Odoo itself and of Python's packages, whose names may be names of addons too. */
const NO_ADDON =
  /\/odoo\/(?:tools|service|modules|cli|conf|osv|orm|upgrade|_monkeypatches)\/|\/(?:site|dist)-packages\/(?!odoo\/addons\/)|\/lib\/python\d/;

/** A file of a scanned addon: `harbour/models/berth.py`. */
export interface AddonFile {
  addon: string;
  file: string;
}

/** What the scanned code says of names in a log, remembered. */
export class Scanned {
  private readonly names: Set<string>;
  private readonly routes: RouteTable;
  private readonly crons = new Map<string, string>();
  private readonly owners = new Map<string, { declarers: readonly string[]; extenders: readonly string[] }>();
  private readonly files = new Map<string, AddonFile | null>();

  constructor(private readonly code: ScannedCode) {
    this.names = new Set(code.addons);
    this.routes = new RouteTable(code.routes);
    for (const { name, addon } of code.crons ?? []) this.crons.set(name, this.crons.has(name) ? '' : addon);
  }

  has(addon: string): boolean {
    return this.names.has(addon);
  }

  route(path: string): { url: string; addon: string } | null {
    return this.routes.find(path);
  }

  /** The addon whose data has a scheduled action of this name; null where none or several do. */
  cron(name: string): string | null {
    return this.crons.get(name) || null;
  }

  ofModel(model: string): { declarers: readonly string[]; extenders: readonly string[] } {
    const known = this.owners.get(model);
    if (known) return known;
    const declarers = [...this.code.declarers(model)].sort();
    const extenders = this.code.extenders(model).filter((addon) => !declarers.includes(addon));
    const found = { declarers, extenders };
    if (this.owners.size < MAX_CACHED) this.owners.set(model, found);
    return found;
  }

  /** Containers and hosts have other prefixes than the scan: the right-most folder with the name of an addon decides. */
  ofPath(path: string): AddonFile | null {
    const known = this.files.get(path);
    if (known !== undefined) return known;
    const found = this.search(path);
    if (this.files.size < MAX_CACHED) this.files.set(path, found);
    return found;
  }

  private search(path: string): AddonFile | null {
    if (NO_ADDON.test(path)) return null;
    const parts = path.split(/[/\\]/);
    for (let at = parts.length - 2; at >= 0; at--) {
      const addon = parts[at]!;
      if (this.names.has(addon)) return { addon, file: parts.slice(at).join('/') };
    }
    return null;
  }
}

/** Counts of one addon while reading. */
export interface AddonCounts {
  own: LogAddon['requests']['own'];
  extended: number;
  routes: number;
  reports: number;
  slow: number;
  days: Set<number>;
  lastUse: number;
  errors: number;
  refusals: number;
  cronRuns: number;
  cronFailures: number;
  deployments: number;
  accessWarnings: number;
  deprecations: number;
}

/** Counts by scanned addon. */
export class AddonBook {
  readonly counts = new Map<string, AddonCounts>();

  of(addon: string): AddonCounts {
    let counts = this.counts.get(addon);
    if (!counts) {
      counts = {
        own: { read: 0, write: 0, button: 0, other: 0 },
        extended: 0,
        routes: 0,
        reports: 0,
        slow: 0,
        days: new Set(),
        lastUse: Number.NEGATIVE_INFINITY,
        errors: 0,
        refusals: 0,
        cronRuns: 0,
        cronFailures: 0,
        deployments: 0,
        accessWarnings: 0,
        deprecations: 0,
      };
      this.counts.set(addon, counts);
    }
    return counts;
  }

  /** Adds the requests that another book counted. */
  merge(other: AddonBook): void {
    for (const [addon, more] of other.counts) {
      const counts = this.of(addon);
      for (const verb of ['read', 'write', 'button', 'other'] as const) counts.own[verb] += more.own[verb];
      for (const what of ['extended', 'routes', 'reports', 'slow'] as const) counts[what] += more[what];
      for (const day of more.days) counts.days.add(day);
      counts.lastUse = Math.max(counts.lastUse, more.lastUse);
    }
  }

  /** A request on what the addon owns, at a wall-clock time. */
  used(addon: string, wall: number): AddonCounts {
    const counts = this.of(addon);
    if (!Number.isNaN(wall)) {
      counts.days.add(dayOf(wall));
      if (wall > counts.lastUse) counts.lastUse = wall;
    }
    return counts;
  }
}
