import type { RequestGroup } from '../../domain/evidence/log.js';
import type { AddonBook, Scanned } from './attribution.js';
import { Histogram } from './histogram.js';
import { copied } from './lines.js';
import { ACCESS, BINARY, CALL, JSON2, REPORT } from './patterns.js';
import type { LogRecord, Owner } from './record.js';
import { dayOf } from './time.js';

const MAX_GROUPS = 20_000;
const MAX_PATHS = 20_000;

/** odoo/netsvc.py `ColoredPerfFilter`: what Odoo itself prints in red. */
const SLOW_QUERIES = 1000;
const SLOW_SQL_SECONDS = 3;
const SLOW_OTHER_SECONDS = 5;

/** Nobody asks for these by hand; addons/{web,bus,im_livechat} and OCA/queue serve them. */
const EXCLUDED =
  /^\/(?:longpolling\/|websocket(?:\/|$)|web\/static\/|web\/assets\/|web\/health|web\/content\/\d+-[0-9a-f]{6,64}\/|[a-z0-9_]{1,128}\/static\/|queue_job\/|favicon\.ico$)/;
const RUN_JOB = /^\/queue_job\/runjob(?:\/|$)/;

/** odoo/models.py and addons/web/models/models.py: methods that only read. */
const READS =
  /^(?:web_)?(?:read|search|search_read|search_count|search_fetch|read_group|formatted_read_group|formatted_read_grouping_sets|read_grouping_sets|name_search)$|^(?:name_get|default_get|export_data|onchange|exists|web_search_read|web_read|web_read_group|web_name_search|search_panel_\w+|read_progress_bar|fields_get|fields_view_get|load_views)$|^(?:get_|fields_|check_|has_|load_|onchange_|search_panel_)/;
const WRITES =
  /^(?:web_)?(?:create|write|unlink|save|save_multi|override_translations|copy|resequence|load|name_create|toggle_active|message_post|update_field_translations)$/;
const BUTTONS = /^(?:action_|button_|do_|toggle_)/;

type Verb = RequestGroup['verb'];

interface Group {
  model: string;
  method: string;
  verb: Verb;
  count: number;
  slow: number;
  days: Set<number>;
  time: Histogram;
  queries: Histogram;
}

/** A method called on a model. */
interface Call {
  model: string;
  method: string;
  button: boolean;
}

/** What a path asks for; found once per path. */
export interface Target {
  kind: string;
  excluded: boolean;
  group: Group | null;
  declarers: readonly string[];
  extenders: readonly string[];
  route: { url: string; addon: string } | null;
  /** Module that a report's name begins with. */
  report: string | null;
  owner: Owner;
}

interface RouteCount {
  addon: string;
  url: string;
  count: number;
  slow: number;
  days: Set<number>;
}

/** Counts the access lines of werkzeug. */
export class RequestTally {
  readonly groups = new Map<string, Group>();
  readonly routes = new Map<string, RouteCount>();
  readonly paths = new Map<string, number>();
  readonly statuses = new Map<string, number>();
  readonly jobs = { runs: 0, failed: 0, time: new Histogram() };
  total = 0;
  attributed = 0;
  excluded = 0;
  slow = 0;
  failed = 0;
  /** Requests on models beyond the number that is kept apart. */
  overflow = 0;
  private readonly targets = new Map<string, Target>();

  constructor(
    private readonly scanned: Scanned,
    private readonly book: AddonBook,
  ) {}

  /** @returns what was asked for; null for a line that is no whole access line. */
  take(record: LogRecord): Pick<Target, 'excluded' | 'owner' | 'declarers' | 'route'> | null {
    const match = ACCESS.exec(record.message);
    if (!match) return null;
    const [, , , , url, , status, , queries, sql, other] = match;
    const target = this.targetOf(url!);
    const figures = queries !== undefined && queries !== '-' && sql !== '-' && other !== '-';
    const seconds = figures ? Number(sql) + Math.max(0, Number(other)) : Number.NaN;
    if (target.excluded) {
      this.excluded++;
      if (target.kind === 'job') this.job(status!, seconds);
      return target;
    }
    const slow =
      figures &&
      (Number(queries) > SLOW_QUERIES || Number(sql) > SLOW_SQL_SECONDS || Number(other) > SLOW_OTHER_SECONDS);
    this.add(target, status!, slow, record.wall);
    if (target.group && figures) {
      target.group.time.add(Math.round(seconds * 1000));
      target.group.queries.add(Number(queries));
    }
    return target;
  }

  /** A request as another line than werkzeug's tells it; `call`: what it called, where its path does not say. */
  takeTold(told: { path: string; call: Call | null; seconds: number; status: string }, wall: number): Target {
    const { path, call, seconds, status } = told;
    const target = call === null ? this.targetOf(path) : this.onModel('model', call.model, call.method, call.button);
    if (target.excluded) {
      this.excluded++;
      if (target.kind === 'job') this.job(status, seconds);
      return target;
    }
    // Time is not told apart: above both limits one of them was passed.
    this.add(target, status, seconds > SLOW_SQL_SECONDS + SLOW_OTHER_SECONDS, wall);
    if (target.group && !Number.isNaN(seconds)) target.group.time.add(Math.round(seconds * 1000));
    return target;
  }

  /** Takes over everything that another tally counted. */
  merge(other: RequestTally): void {
    this.mergeModels(other);
    this.total += other.total;
    this.slow += other.slow;
    this.failed += other.failed;
    this.excluded += other.excluded;
    this.overflow += other.overflow;
    for (const [status, count] of other.statuses) bump(this.statuses, status, count);
    for (const [kind, count] of other.paths) bump(this.paths, kind, count);
    for (const [key, route] of other.routes) this.routes.set(key, route);
    this.jobs.runs += other.jobs.runs;
    this.jobs.failed += other.jobs.failed;
    this.jobs.time.merge(other.jobs.time);
  }

  /** Takes over requests by model and method, for requests that are in the totals already. */
  mergeModels(other: RequestTally): void {
    this.attributed += other.attributed;
    for (const { model, method, verb, ...more } of other.groups.values()) {
      const group = this.groupOf(model, method, verb);
      group.count += more.count;
      group.slow += more.slow;
      for (const day of more.days) group.days.add(day);
      group.time.merge(more.time);
      group.queries.merge(more.queries);
    }
  }

  private add(target: Target, status: string, slow: boolean, wall: number): void {
    this.total++;
    if (slow) this.slow++;
    if (status >= '500') this.failed++;
    if (status !== '') bump(this.statuses, status);
    bump(this.paths, target.kind);
    this.count(target, wall, slow);
  }

  private count(target: Target, wall: number, slow: boolean): void {
    const { group, route, report, declarers, extenders } = target;
    const day = dayOf(wall);
    const dated = !Number.isNaN(day);
    if (group) {
      group.count++;
      if (slow) group.slow++;
      if (dated) group.days.add(day);
      for (const addon of declarers) {
        const counts = this.book.used(addon, wall);
        counts.own[group.verb]++;
        if (slow) counts.slow++;
      }
      for (const addon of extenders) this.book.of(addon).extended++;
    }
    if (route) {
      const counts = this.book.used(route.addon, wall);
      counts.routes++;
      if (slow) counts.slow++;
      const key = `${route.addon} ${route.url}`;
      const entry = this.routes.get(key) ?? { addon: route.addon, url: route.url, count: 0, slow: 0, days: new Set() };
      entry.count++;
      if (slow) entry.slow++;
      if (dated) entry.days.add(day);
      this.routes.set(key, entry);
    }
    if (report !== null && this.scanned.has(report)) {
      const counts = this.book.used(report, wall);
      counts.reports++;
      if (slow) counts.slow++;
    }
    if (group || route || report !== null) this.attributed++;
  }

  private job(status: string, seconds: number): void {
    this.jobs.runs++;
    if (status >= '500') this.jobs.failed++;
    if (!Number.isNaN(seconds)) this.jobs.time.add(Math.round(seconds * 1000));
  }

  private targetOf(url: string): Target {
    const known = this.targets.get(url);
    if (known) return known;
    const query = url.indexOf('?');
    const path = copied(query < 0 ? url : url.slice(0, query));
    const byPath = query < 0 ? undefined : this.targets.get(path);
    const target = byPath ?? this.describe(path);
    if (this.targets.size >= MAX_PATHS) this.targets.clear();
    // Queries make every address another one: only the path is worth remembering.
    if (!byPath) this.targets.set(path, target);
    return target;
  }

  private describe(path: string): Target {
    const none = { excluded: false, group: null, declarers: [], extenders: [], route: null, report: null, owner: null };
    if (RUN_JOB.test(path)) return { ...none, kind: 'job', excluded: true };
    const route = this.scanned.route(path);
    if (route) return { ...none, kind: 'route', route, owner: route.addon };
    if (EXCLUDED.test(path)) return { ...none, kind: 'excluded', excluded: true };
    const call = CALL.exec(path);
    if (call) return this.onModel(call[1] === 'button' ? 'button' : 'model', call[2]!, call[3]!, call[1] === 'button');
    const json = JSON2.exec(path);
    if (json) return this.onModel('rpc', json[1]!, json[2]!, false);
    const binary = BINARY.exec(path);
    if (binary) return this.onModel('binary', binary[1]!, path.startsWith('/web/image') ? 'image' : 'content', false);
    const report = REPORT.exec(path);
    if (report) return { ...none, kind: 'report', report: report[1]!, owner: report[1]! };
    return { ...none, kind: kindOf(path) };
  }

  private onModel(kind: string, model: string, method: string, button: boolean): Target {
    const { declarers, extenders } = this.scanned.ofModel(model);
    const owner = declarers[0] ?? extenders[0] ?? `model ${model}`;
    const group = this.groupOf(model, method, kind === 'binary' ? 'other' : verbOf(method, button));
    return { kind, excluded: false, group, declarers, extenders, route: null, report: null, owner };
  }

  private groupOf(model: string, method: string, verb: Verb): Group {
    const key = `${model} ${method} ${verb}`;
    const known = this.groups.get(key);
    if (known) return known;
    const group: Group = {
      model,
      method,
      verb,
      count: 0,
      slow: 0,
      days: new Set(),
      time: new Histogram(),
      queries: new Histogram(),
    };
    if (this.groups.size < MAX_GROUPS) this.groups.set(key, group);
    else this.overflow++;
    return group;
  }
}

/** A button is what Odoo's client calls as one, and what is named like one. */
export function verbOf(method: string, button: boolean): Verb {
  if (button || BUTTONS.test(method)) return 'button';
  if (WRITES.test(method)) return 'write';
  return READS.test(method) ? 'read' : 'other';
}

/** Paths of Odoo that name no model. Server routes of addons/web and addons/{base,rpc}, 14.0 to 19.0. */
function kindOf(path: string): string {
  if (path.startsWith('/web/dataset/call_button')) return 'button without model';
  if (path.startsWith('/web/dataset/search_read')) return 'list without model';
  if (path.startsWith('/web/dataset/')) return 'call without model';
  if (path.startsWith('/web/action/')) return 'action';
  if (/^\/web\/(?:image|content|binary)(?:\/|$)/.test(path)) return 'binary';
  if (path.startsWith('/report/')) return 'report';
  if (/^\/(?:xmlrpc|jsonrpc|json)(?:\/|$)/.test(path)) return 'rpc';
  if (/^\/(?:odoo|web)(?:\/(?!session|webclient|database)|$)/.test(path)) return 'page';
  return 'other';
}

export function bump(map: Map<string, number>, key: string, by = 1): void {
  const known = map.get(key);
  map.set(known === undefined ? copied(key) : key, (known ?? 0) + by);
}
