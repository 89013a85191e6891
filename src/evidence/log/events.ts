import type { AddonBook, Scanned } from './attribution.js';
import { copied } from './lines.js';
import {
  DEPRECATION,
  EXHAUSTED,
  KILLED,
  LOADING,
  LOGIN,
  MODULE_LOADED,
  MODULES_DONE,
  NO_BATCH,
  NO_RULES,
  NO_RULES_14,
  REFUSED,
  RETRY,
  RULE_WITHOUT_GROUP,
} from './patterns.js';
import type { LogRecord, Recognised } from './record.js';
import { bump } from './requests.js';

const MAX_DEPLOYMENTS = 10_000;
/** Loading the modules of one installation or update never stands still for an hour. */
const PAUSE = 3_600_000;

interface Deployment {
  at: number;
  addons: Set<string>;
}

interface OpenDeployment extends Deployment {
  last: number;
}

/** Counts what the server tells of itself: deployments, contention, killed work, refusals and warnings. */
export class EventTally {
  readonly deployments: Deployment[] = [];
  readonly contention = { retries: 0, exhausted: 0 };
  readonly killed = new Map<string, number>();
  readonly refusals = new Map<string, number>();
  readonly accessWarnings = new Map<string, number>();
  readonly deprecations = new Map<string, number>();
  logins = 0;
  sqlErrors = 0;
  private readonly loading = new Map<string, OpenDeployment>();

  constructor(
    private readonly scanned: Scanned,
    private readonly book: AddonBook,
  ) {}

  /** @returns what the record is; null for one that is none of these. */
  take(record: LogRecord): Recognised | null {
    switch (record.logger) {
      case 'odoo.modules.loading':
      case 'odoo.modules.registry':
        return this.modules(record);
      case 'odoo.service.model':
        return this.retried(record.message);
      case 'odoo.service.server':
        return this.server(record.message);
      case 'odoo.sql_db':
        return this.sql(record);
      case 'odoo.addons.base.models.ir_rule':
      case 'odoo.addons.base.models.ir_model':
        return this.refused(record.message) ?? this.unruled(record.message);
      case 'odoo.addons.base.models.res_users':
        return this.login(record.message);
      case 'py.warnings':
      case 'odoo.api.create':
        return this.deprecated(record.message);
      default:
        return null;
    }
  }

  /** A second line of a warning of Python, which may name the file. */
  deprecatedBy(module: string): void {
    bump(this.deprecations, module);
    if (this.scanned.has(module)) this.book.of(module).deprecations++;
  }

  private modules(record: LogRecord): Recognised | null {
    const { message } = record;
    const loaded = MODULE_LOADED.exec(message);
    if (loaded) {
      const module = copied(loaded[1]!);
      if (record.level === 'DEBUG') return { kind: 'loading', owner: module, single: true };
      this.deployed(record, module);
      return { kind: 'deployment', owner: module, single: true };
    }
    if (MODULES_DONE.test(message)) {
      this.loading.delete(record.pid);
      return { kind: 'loading', owner: null, single: true };
    }
    const unruled = this.unruled(message);
    if (unruled) return unruled;
    const loading = LOADING.exec(message);
    if (!loading) return null;
    return { kind: 'loading', owner: loading[1] ?? loading[2] ?? loading[3]!, single: true };
  }

  private deployed(record: LogRecord, module: string): void {
    if (this.scanned.has(module)) this.book.of(module).deployments++;
    let open = this.loading.get(record.pid);
    if (!open || record.wall - open.last > PAUSE) {
      open = { at: record.wall, addons: new Set(), last: record.wall };
      this.loading.set(copied(record.pid), open);
      if (this.deployments.length < MAX_DEPLOYMENTS) this.deployments.push(open);
    }
    open.addons.add(module);
    open.last = record.wall;
  }

  private retried(message: string): Recognised | null {
    if (RETRY.test(message)) this.contention.retries++;
    else if (EXHAUSTED.test(message)) this.contention.exhausted++;
    else return null;
    return { kind: 'contention', owner: null, single: true };
  }

  private server(message: string): Recognised | null {
    for (const [why, pattern] of KILLED) {
      if (!pattern.test(message)) continue;
      bump(this.killed, why);
      return { kind: 'killed', owner: null, single: true };
    }
    return null;
  }

  private sql(record: LogRecord): Recognised | null {
    if (record.level !== 'ERROR' || !record.message.startsWith('bad query')) return null;
    this.sqlErrors++;
    return { kind: 'sql error', owner: null, single: false };
  }

  private refused(message: string): Recognised | null {
    const match = REFUSED.exec(message);
    if (!match) return null;
    const model = match[2]!;
    bump(this.refusals, `${model} ${match[1]}`);
    const { declarers, extenders } = this.scanned.ofModel(copied(model));
    for (const addon of declarers) this.book.of(addon).refusals++;
    return { kind: 'refusal', owner: declarers[0] ?? extenders[0] ?? `model ${model}`, single: true };
  }

  private unruled(message: string): Recognised | null {
    const module = NO_RULES.exec(message)?.[1];
    const model = module === undefined ? NO_RULES_14.exec(message)?.[1] : undefined;
    if (module === undefined && model === undefined && !RULE_WITHOUT_GROUP.test(message)) return null;
    const owner = module ?? (model === undefined ? null : (this.scanned.ofModel(copied(model)).declarers[0] ?? null));
    bump(this.accessWarnings, owner ?? '');
    if (owner !== null && this.scanned.has(owner)) this.book.of(owner).accessWarnings++;
    return { kind: 'access warning', owner, single: false };
  }

  private login(message: string): Recognised | null {
    if (!LOGIN.test(message)) return null;
    this.logins++;
    return { kind: 'login', owner: null, single: true };
  }

  /** odoo/api.py names the model; Python's warnings begin with the file, or with nothing that helps. */
  private deprecated(message: string): Recognised | null {
    const named = NO_BATCH.exec(message)?.[1] ?? /\bodoo\.addons\.([a-z0-9_]{1,128})\./.exec(message)?.[1];
    if (named === undefined && !DEPRECATION.test(message)) return null;
    const file = /^(\S{1,1024}):\d+: /.exec(message)?.[1];
    const module = named ?? (file === undefined ? undefined : this.scanned.ofPath(file)?.addon);
    this.deprecatedBy(module === undefined ? '' : copied(module));
    return { kind: 'deprecation', owner: module ?? null, single: false };
  }
}
