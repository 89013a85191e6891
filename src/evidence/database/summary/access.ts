import type { AccessReview } from '../../../domain/evidence/database.js';
import type { Bundle } from '../bundle/read.js';
import { parseTime } from '../time.js';
import { vendorOf } from './addons.js';
import { changedRecords } from './changed.js';

type Concern = AccessReview['concerns'][number];
type Privileged = AccessReview['privileged'][number];

/** Groups that rule the system. `base.group_no_one` only shows technical menus (developer mode) and is none of them. */
const PRIVILEGED = new Set(['base.group_system', 'base.group_erp_manager']);
/** Users 1 and 2 of every database are OdooBot and the first administrator (odoo/addons/base/data/res_users_data.xml). */
const ODOOBOT = 1;
const UNUSED_DAYS = 90;
const DAY = 86_400_000;
/** Odoo's own parameters that only sound like a secret, or that no one can do without. */
const OWN_PARAMETERS = /^(auth_signup\.reset_password|auth_password_policy\.\w+|database\.(secret|uuid|create_date))$/;

/** Who may do what, by ids; null where the bundle has no block about it. */
export function accessOf(bundle: Bundle): AccessReview | null {
  const blocks = ['S16', 'S17', 'S18', 'S19', 'S20', 'S21', 'S22', 'S28', 'S35'] as const;
  if (blocks.every((key) => bundle.rows(key) === null)) return null;
  const privileged = privilegedUsers(bundle);
  const concerns = [
    ...userConcerns(bundle, privileged),
    ...keyConcerns(bundle),
    ...roleConcerns(bundle),
    ...rightConcerns(bundle),
    ...ruleConcerns(bundle),
    ...parameterConcerns(bundle),
  ];
  return { privileged, concerns: concerns.filter(({ count }) => count > 0).sort((a, b) => (a.kind < b.kind ? -1 : 1)) };
}

function privilegedUsers(bundle: Bundle): Privileged[] {
  const users = new Map<number, Privileged>();
  for (const row of bundle.rows('S17') ?? []) {
    if (!PRIVILEGED.has(row.group_xmlid)) continue;
    const { user_id: user, last_login: lastLogin } = row;
    const known = users.get(user) ?? { user, groups: [], lastLogin, active: row.active === true, notes: [] };
    known.groups.push(row.group_xmlid);
    const keys = row.api_keys ?? 0;
    if (known.groups.length === 1) known.notes = notesOf(known, keys, bundle.takenAt);
    users.set(user, known);
  }
  for (const user of users.values()) user.groups.sort();
  return [...users.values()].sort((a, b) => a.user - b.user);
}

function notesOf({ user, active, lastLogin }: Privileged, keys: number, takenAt: number): string[] {
  const notes: string[] = [];
  if (user === ODOOBOT) notes.push("Odoo's own system account");
  if (!active && user !== ODOOBOT) notes.push('switched off, rights kept');
  if (active && lastLogin === null) notes.push('never logged in');
  if (active && isOld(lastLogin, takenAt)) notes.push(`no login for ${UNUSED_DAYS} days`);
  if (keys > 0) notes.push(`holds ${keys} API key${keys === 1 ? '' : 's'}`);
  return notes;
}

function isOld(time: string | null, takenAt: number): boolean {
  const at = parseTime(time);
  return at !== null && takenAt - at > UNUSED_DAYS * DAY;
}

function concern(kind: string, ids: string[], why: string, count = ids.length): Concern {
  return { kind, count, ids, why };
}

/** A concern about records, with how many of them each module brought. */
function owned<R>(
  kind: string,
  rows: readonly R[],
  idOf: (row: R) => string,
  moduleOf: (row: R) => string | null,
  why: string,
): Concern {
  const addons = new Map<string, number>();
  for (const row of rows) {
    const module = moduleOf(row);
    if (module !== null) addons.set(module, (addons.get(module) ?? 0) + 1);
  }
  return { ...concern(kind, rows.map(idOf), why), addons: Object.fromEntries([...addons].sort()) };
}

function userConcerns(bundle: Bundle, privileged: readonly Privileged[]): Concern[] {
  const unused = privileged.filter(
    ({ active, lastLogin, user }) =>
      active && user !== ODOOBOT && (lastLogin === null || isOld(lastLogin, bundle.takenAt)),
  );
  const counts = bundle.rows('S16')?.[0];
  const accounts = bundle.rows('S35') ?? [];
  const technical = accounts.filter(
    (row) => row.last_login === null && ((row.api_keys ?? 0) > 0 || (row.crons ?? 0) > 0),
  );
  const idle = accounts.filter(
    (row) => !technical.includes(row) && (row.last_login === null || isOld(row.last_login, bundle.takenAt)),
  );
  return [
    concern(
      'privileged-unused',
      unused.map(({ user }) => `res.users:${user}`),
      `may administer the system, and did not log in for ${UNUSED_DAYS} days or ever`,
    ),
    concern(
      'account-unused',
      idle.map((row) => `res.users:${row.user_id}`),
      `active internal users who did not log in for ${UNUSED_DAYS} days or ever`,
      Math.max(
        idle.length,
        (counts?.internal_never_logged ?? 0) + (counts?.internal_inactive_90d ?? 0) - technical.length,
      ),
    ),
    concern(
      'account-technical',
      technical.map((row) => `res.users:${row.user_id}`),
      'active internal users that nobody logs in with, used by API keys or scheduled actions',
    ),
  ];
}

function keyConcerns(bundle: Bundle): Concern[] {
  const keys = bundle.rows('S18')?.[0];
  const holders = (bundle.rows('S35') ?? []).filter((row) => (row.never_expire ?? 0) > 0);
  return [
    concern(
      'key-never-expires',
      holders.map((row) => `res.users:${row.user_id}`),
      'API keys without an end: whoever got hold of one keeps it',
      keys?.never_expire ?? 0,
    ),
    concern('key-old', [], 'API keys older than a year', keys?.older_than_1y ?? 0),
  ];
}

function roleConcerns(bundle: Bundle): Concern[] {
  const still = (bundle.rows('S19') ?? []).filter((row) => (row.still_granted ?? 0) > 0);
  return [
    concern(
      'role-expired-still-granted',
      still.map((row) => `res.users.role:${row.role_id}`),
      'roles past their end whose rights are still there: what was temporary became permanent',
      still.reduce((total, row) => total + (row.still_granted ?? 0), 0),
    ),
  ];
}

/** Rights that Odoo's own modules give to everyone are by its design (a country can be read by the website). */
function rightConcerns(bundle: Bundle): Concern[] {
  const odoos = new Set((bundle.rows('S03') ?? []).filter((row) => vendorOf(row) === 'odoo').map((row) => row.name));
  const rows = (bundle.rows('S20') ?? []).filter((row) => row.acl_module === null || !odoos.has(row.acl_module));
  const everyone = rows.filter((row) => row.everyone === true && row.active === true);
  const writes = everyone.filter(
    (row) => row.perm_write === true || row.perm_create === true || row.perm_unlink === true,
  );
  const told = (kind: string, list: typeof rows, why: string) =>
    owned(
      kind,
      list,
      (row) => `ir.model.access:${row.id}`,
      (row) => row.acl_module,
      why,
    );
  return [
    told('write-for-everyone', writes, 'everyone may change these records, portal and public users too'),
    told(
      'read-for-everyone',
      everyone.filter((row) => !writes.includes(row)),
      'everyone may read these records, portal and public users too',
    ),
    told(
      'right-made-by-hand',
      rows.filter((row) => row.acl_module === null),
      'access rights that no module holds: an upgrade and a new database lack them',
    ),
    owned(
      'model-without-rights',
      bundle.rows('S21') ?? [],
      (row) => row.model,
      (row) => row.module,
      'models with a table and no access right: only the superuser reaches them, or an SQL view lacks one',
    ),
  ];
}

function ruleConcerns(bundle: Bundle): Concern[] {
  const rules = bundle.rows('S22') ?? [];
  const changed = (changedRecords(bundle) ?? []).filter(({ id }) => id.startsWith('ir.rule:'));
  const told = (kind: string, list: typeof rules, why: string) =>
    owned(
      kind,
      list,
      (row) => `ir.rule:${row.id}`,
      (row) => row.rule_module,
      why,
    );
  return [
    owned(
      'rule-changed-in-production',
      changed,
      ({ id }) => id,
      ({ module }) => module,
      'record rules of modules that were changed in the database: upgrades leave them as they are',
    ),
    told(
      'rule-made-by-hand',
      rules.filter((row) => row.rule_module === null),
      'record rules that no module holds',
    ),
    told(
      'rule-switched-off',
      rules.filter((row) => row.active === false && row.global === true),
      'global record rules that are switched off: what they kept apart is open',
    ),
  ];
}

function parameterConcerns(bundle: Bundle): Concern[] {
  const rows = (bundle.rows('S28') ?? []).filter((row) => !OWN_PARAMETERS.test(row.key));
  return [
    owned(
      'secret-in-parameters',
      [...rows].sort((a, b) => (a.key < b.key ? -1 : 1)),
      (row) => row.key,
      (row) => row.module,
      'system parameters named like a secret: they stand in clear text in every dump and copy',
    ),
  ];
}
