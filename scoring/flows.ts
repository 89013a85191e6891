import type { AddonSource } from '../src/domain/addon.js';
import type { DatabaseAddon } from '../src/domain/evidence/database.js';
import type { XmlRecord } from '../src/domain/facts/xml.js';
import { routesIn } from '../src/domain/lookups.js';
import type { WeighContext } from './context.js';
import { isInstalled } from './evidence.js';

/** What runs without anybody looking at a screen; each entry says what it is and where. */
export interface Flows {
  crons: string[];
  jobs: string[];
  routes: string[];
  publicRoutes: string[];
  webhooks: string[];
}

/** What the database says of an addon; undefined where it does not tell, null where the addon is not installed. */
export function inDatabase(source: AddonSource, { evidence }: WeighContext): DatabaseAddon | null | undefined {
  const database = evidence?.database;
  if (database == null) return undefined;
  const found = database.addons[source.addon.name];
  if (isInstalled(found)) return found;
  // `base` is always installed; where nothing is, the list of modules was not read.
  return Object.values(database.addons).some(isInstalled) ? null : found;
}

/**
 * Flows of an addon: scheduled actions as the database has them (as the code declares them, without one), functions that
 * become jobs, web routes, and automations that a webhook starts. None of them shows in the use of a screen.
 */
export function flowsOf(source: AddonSource, context: WeighContext): Flows {
  const known = inDatabase(source, context);
  const routes = routesIn(context.portfolio.registry, source.addon.key);
  return {
    crons: known === undefined ? declaredCrons(source) : activeCrons(known),
    jobs: jobFunctions(source),
    routes: routes.map(({ url }) => `route ${url}`),
    // Source: odoo/addons/base/models/ir_http.py, `_auth_method_public` and `_auth_method_none` ask for no login.
    publicRoutes: routes.filter(({ auth }) => auth === 'public' || auth === 'none').map(({ url }) => `route ${url}`),
    webhooks: records(source, 'base.automation')
      .filter((record) => textOf(record, 'trigger') === 'on_webhook')
      .map(({ id }) => `automation ${id ?? 'without id'}`),
  };
}

function activeCrons(known: DatabaseAddon | null): string[] {
  return (known?.crons ?? []).filter(({ active }) => active).map(({ xmlid, id }) => `scheduled action ${xmlid ?? id}`);
}

/** `active` is true unless the record says otherwise. Source: odoo/addons/base/models/ir_cron.py. */
function declaredCrons(source: AddonSource): string[] {
  return records(source, 'ir.cron')
    .filter((record) => !/^(0|false)$/i.test(textOf(record, 'active') ?? ''))
    .map(({ id }) => `scheduled action ${id ?? 'without id'}`);
}

/** Source: OCA/queue, queue_job: a record of `queue.job.function` (14.0 on) or the decorator `@job` (to 13.0). */
function jobFunctions(source: AddonSource): string[] {
  const decorated = source.python.flatMap((file) =>
    file.functions
      .filter(({ decorators }) => decorators.some(({ name }) => /(^|\.)job$/.test(name)))
      .map(({ name }) => `job ${name}`),
  );
  return [...decorated, ...records(source, 'queue.job.function').map(({ id }) => `job ${id ?? 'without id'}`)];
}

function records(source: AddonSource, model: string): XmlRecord[] {
  return source.xml.flatMap((file) => file.records.filter((record) => record.model === model));
}

function textOf(record: XmlRecord, name: string): string | null {
  const field = record.fields.find((entry) => entry.name === name);
  return field === undefined ? null : (field.eval ?? field.text);
}
