import type { DatabaseAddon, ModelEvidence } from '../../../domain/evidence/database.js';
import type { ScannedCode } from '../../../domain/evidence/scanned-code.js';
import type { Bundle } from '../bundle/read.js';
import type { Row } from '../bundle/rows.js';
import { isoDay, parseTime } from '../time.js';
import { countChangedRecords } from './changed.js';
import type { OwnedCron } from './crons.js';
import type { Owners } from './owners.js';
import type { Pair } from './pair.js';

interface Known {
  owners: Owners;
  models: ReadonlyMap<string, ModelEvidence>;
  crons: readonly OwnedCron[] | null;
}

/** Every installed module and every scanned addon; one that the database does not know has a null state. */
export function addonsOf(pair: Pair, scanned: ScannedCode, known: Known): Map<string, DatabaseAddon> {
  const { newest } = pair;
  const modules = new Map((newest.rows('S03') ?? []).map((row) => [row.name, row]));
  const names = [...new Set([...modules.keys(), ...scanned.addons])].sort();
  const count = {
    menus: tally(newest.rows('S15'), (row) => [[row.module, row.menus ?? 0]]),
    reports: artefacts(newest, 'ir.actions.report'),
    automations: automationsOf(newest),
    views: views(newest, (row) => row.origin === 'edited_in_ui'),
    disabled: views(newest, (row) => row.active === false && row.origin === 'disabled'),
    records: countChangedRecords(newest),
    errors: tally(newest.rows('S14'), (row) => [[moduleOfLog(row), row.n ?? 0]]),
  };
  const jobs = jobsOf(newest, known.owners);
  const talk = talkOf(pair, known.owners);
  return new Map(
    names.map((name) => {
      const module = modules.get(name);
      const here = module !== undefined;
      const at = (counts: ReadonlyMap<string, number> | null) => (here && counts ? (counts.get(name) ?? 0) : null);
      const evidence = (list: readonly string[] | undefined) =>
        (list ?? []).map((model) => known.models.get(model)!).filter((model) => !known.owners.transient(model.model));
      return [
        name,
        {
          state: module?.state ?? null,
          installedVersion: module?.latest_version ?? null,
          vendor: module ? vendorOf(module) : null,
          lastDeploy: module?.write_date ?? null,
          ownModels: here ? evidence(known.owners.own.get(name)) : [],
          extendedModels: here ? evidence(known.owners.extended.get(name)) : [],
          crons: (known.crons ?? []).filter((cron) => cron.module === name).map(({ module: _, ...cron }) => cron),
          menus: at(count.menus),
          reports: at(count.reports),
          automations: at(count.automations),
          jobs: here && jobs ? Object.fromEntries([...(jobs.get(name) ?? [])].sort()) : null,
          messages: here && talk.perDay ? Math.round((talk.perDay.get(name) ?? 0) * 100) / 100 : null,
          messagesEver: at(talk.ever),
          lastMessage: here ? (talk.last.get(name) ?? null) : null,
          changedViews: at(count.views),
          changedRecords: at(count.records),
          disabledViews: at(count.disabled),
          loggedErrors: at(count.errors),
        },
      ];
    }),
  );
}

/** Odoo's own manifests say "Odoo S.A."; those of the OCA name it among the authors. */
export function vendorOf({ author, vendor }: Row<'S03'>): DatabaseAddon['vendor'] {
  if (vendor !== null || author === null) return vendor;
  if (/Odoo Community Association|\bOCA\b/.test(author)) return 'oca';
  return /\bOdoo,? S\.?A\b/i.test(author) ? 'odoo' : 'other';
}

function tally<R>(
  rows: readonly R[] | null,
  entries: (row: R) => [string | null, number][],
): Map<string, number> | null {
  if (rows === null) return null;
  const counts = new Map<string, number>();
  for (const row of rows)
    for (const [name, n] of entries(row)) if (name !== null) counts.set(name, (counts.get(name) ?? 0) + n);
  return counts;
}

function artefacts(bundle: Bundle, model: string): Map<string, number> | null {
  return tally(bundle.rows('S06'), (row) => (row.artefact_model === model ? [[row.module, row.n ?? 0]] : []));
}

/** Both blocks hold the same records; the one with the module of each is better. */
function automationsOf(bundle: Bundle): Map<string, number> | null {
  return artefacts(bundle, 'base.automation') ?? tally(bundle.rows('S13'), (row) => [[row.module, 1]]);
}

function views(bundle: Bundle, counts: (row: Row<'S10'>) => boolean): Map<string, number> | null {
  return tally(bundle.rows('S10'), (row) => (counts(row) ? [[row.xmlid_module ?? row.file_module, 1]] : []));
}

/**
 * The logger of addon code is `odoo.addons.<module>.…`; the path is the second best sign. What server actions log comes
 * under the logger of `base`, with the path `action` (ir_actions.py), and is not about base.
 */
export function moduleOfLog(row: Row<'S14'>): string | null {
  if (row.path === 'action') return null;
  return /^odoo\.addons\.(\w+)/.exec(row.logger ?? '')?.[1] ?? row.module_guess;
}

function jobsOf(bundle: Bundle, owners: Owners): Map<string, Map<string, number>> | null {
  const rows = bundle.rows('S23');
  if (rows === null) return null;
  const result = new Map<string, Map<string, number>>();
  for (const { model_name, state, jobs } of rows) {
    for (const addon of model_name === null ? [] : owners.declarers(model_name)) {
      const states = result.get(addon) ?? new Map<string, number>();
      result.set(addon, states.set(state, (states.get(state) ?? 0) + (jobs ?? 0)));
    }
  }
  return result;
}

interface Talk {
  ever: Map<string, number> | null;
  perDay: Map<string, number> | null;
  last: Map<string, string>;
}

/** What people write; `notification` is also written by installing and by scripts. */
const HUMAN = new Set(['comment', 'email', 'email_outgoing', 'whatsapp_message']);
/** S26 looks at this many messages: with so many there is more that it did not see. */
const MESSAGES_SEEN = 200_000;

function talkOf({ newest, older, hours }: Pair, owners: Owners): Talk {
  const ever = talkCounts(newest, owners);
  const before = older ? talkCounts(older, owners) : null;
  const last = new Map<string, string>();
  for (const row of newest.rows('S26') ?? []) {
    if (!HUMAN.has(row.message_type ?? '') || row.last_message === null) continue;
    const time = Math.min(parseTime(row.last_message)!, newest.takenAt);
    const day = isoDay(new Date(time).toISOString())!;
    for (const addon of owners.declarers(row.model)) if (day > (last.get(addon) ?? '')) last.set(addon, day);
  }
  const whole = [newest, older].every((bundle) => bundle === null || seen(bundle) < MESSAGES_SEEN);
  const perDay =
    ever && before && whole
      ? new Map([...ever].map(([addon, n]) => [addon, Math.max(0, n - (before.get(addon) ?? 0)) / (hours / 24)]))
      : null;
  return { ever, perDay, last };
}

function seen(bundle: Bundle): number {
  return (bundle.rows('S26') ?? []).reduce((total, row) => total + (row.messages ?? 0), 0);
}

/** Messages of people and attachments, on the models that an addon creates. */
function talkCounts(bundle: Bundle, owners: Owners): Map<string, number> | null {
  const messages = bundle.rows('S26');
  const files = bundle.rows('S27');
  if (messages === null && files === null) return null;
  const counts = tally(messages ?? [], (row) =>
    HUMAN.has(row.message_type ?? '') ? owners.declarers(row.model).map((addon) => [addon, row.messages ?? 0]) : [],
  )!;
  for (const row of files ?? [])
    for (const addon of row.res_model === null ? [] : owners.declarers(row.res_model))
      counts.set(addon, (counts.get(addon) ?? 0) + (row.files ?? 0));
  return counts;
}
