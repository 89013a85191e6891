import { describe, expect, it } from 'vitest';
import { tongueOf } from '../../../../reports/html/tongue.js';
import { definitionText } from '../../../../reports/html/words/definitions.js';
import { LANGUAGES } from '../../../../src/domain/languages.js';
import { KILLED } from '../../../../src/evidence/log/patterns.js';
import { read } from '../../../src/evidence/database/bundles.js';
import { block, MODULES, module, owner, table, VERSION } from '../../../src/evidence/database/rows.js';
import { kpis, sla } from '../../../src/evidence/kpis/helpers.js';

const OTHERS = LANGUAGES.filter((lang) => lang !== 'en');
const OLD = '2024-01-05T08:00:00';
const NEW = '2026-05-30T08:00:00';

const cron = (id: number, more: object) => ({
  ...{ id, cron_name: `Tide ${id}`, active: true, numbercall: -1, module: 'harbour', interval_seconds: 3600 },
  ...{ late_seconds: -5, ...more },
});
const right = (id: number, more: object) => ({
  ...{ model: 'harbour.berth', acl_module: 'harbour', id, active: true, everyone: true },
  ...{ perm_read: true, perm_write: false, perm_create: false, perm_unlink: false, ...more },
});
const flags = { uses_sql: true, uses_sudo: true, uses_commit: true, search_all: true, code_lines: 8, billed_lines: 8 };

/** A database in which everything that is told is wrong. */
const BUNDLE = [
  VERSION,
  block('S03', [...MODULES, module('crane', { state: 'to upgrade' })]),
  block('S04', [owner('harbour.berth', true)]),
  block('S05', [{ module: null, model: 'harbour.berth', fields: 3, manual_fields: 2, manual_computed: 1 }]),
  block('S07', [table('harbour.berth', { n_live_tup: 20_000, n_dead_tup: 9_000 })]),
  block('S10', [
    { id: 5, model: 'harbour.berth', active: false, origin: 'studio', website_copy: false, write_date: NEW },
  ]),
  block('S11a', [
    cron(1, { failure_count: 4 }),
    cron(2, { failure_count: 3, active: false, xmlid_name: 'renew' }),
    cron(3, { late_seconds: 36_000 }),
    cron(4, { last_remaining: 9, max_timeouts_7d: 5 }),
  ]),
  block('S12', [{ id: 7, model: 'harbour.berth', origin: 'studio', ...flags }]),
  block('S13', [{ id: 8, active: false, model: 'harbour.berth', module: null, has_code: true, webhook_actions: 1 }]),
  block('S14', [{ level: 'ERROR', logger: 'odoo.addons.harbour', n: 12 }]),
  block('S16', [{ internal_active: 5, portal_active: 2, internal_never_logged: 1, internal_inactive_90d: 1 }]),
  block('S17', [
    { group_xmlid: 'base.group_system', user_id: 1, active: false, last_login: null, api_keys: 0 },
    { group_xmlid: 'base.group_system', user_id: 2, active: true, last_login: null, api_keys: 1 },
    { group_xmlid: 'base.group_system', user_id: 6, active: true, last_login: OLD, api_keys: 2 },
    { group_xmlid: 'base.group_system', user_id: 9, active: false, last_login: OLD, api_keys: 0 },
  ]),
  block('S18', [{ keys: 3, users: 2, unrestricted_scope: 1, older_than_1y: 1, never_expire: 1 }]),
  block('S19', [{ role_id: 4, expired_lines: 1, still_granted: 1 }]),
  block('S20', [right(1, {}), right(2, { perm_write: true }), right(3, { acl_module: null, everyone: false })]),
  block('S21', [{ model: 'harbour.berth', module: 'harbour' }]),
  block('S22', [
    { model: 'harbour.berth', id: 1, active: false, global: true, rule_module: null, noupdate: true },
    {
      ...{ model: 'harbour.berth', id: 2, active: true, global: true, rule_module: 'harbour', noupdate: true },
      ...{ changed_after_create: true, write_date: NEW },
    },
  ]),
  block('S24', [
    { model_name: 'harbour.berth', method_name: 'moor', state: 'failed', jobs: 3, oldest: OLD },
    { model_name: 'harbour.berth', method_name: 'moor', state: 'pending', jobs: 3, oldest: OLD },
  ]),
  block('S25', [
    { state: 'exception', day: NEW, mails: 4, failure_type: 'mail_smtp' },
    { state: 'exception', day: NEW, mails: 4, failure_type: null },
  ]),
  block('S27', [
    { res_model: 'harbour.berth', files: 3, public_files: 2 },
    { res_model: null, files: 3, public_files: 2 },
  ]),
  block('S28', [{ key: 'harbour.api_password', module: null }]),
  block('S29', [{ table_name: 'harbour_berth', column_name: 'quay_id', est_rows: 90_000 }]),
  block('S30', [{ table_name: 'harbour_berth', index_name: 'harbour_berth_name_idx', approx_bytes: 90_000 }]),
  block('S35', [
    { user_id: 11, last_login: null, api_keys: 1, never_expire: 1, crons: 0 },
    { user_id: 12, last_login: OLD, api_keys: 0, never_expire: 0, crons: 0 },
  ]),
  block('S36', [{ id: 9001, model: 'harbour.berth', module: 'studio_customization', ...flags }]),
].join('\n');

/** Said as they are in every language. */
const SAME = /^(sudo|Studio|webhook|code)$/;

describe('what a database tells', () => {
  it('is known in every language: operations, concerns, notes on users and marks of code', async () => {
    const { operations, access, code, problems } = await read(BUNDLE);
    expect(problems).toEqual([]);
    const told = [
      ...operations.map(({ why }) => why),
      ...access!.concerns.map(({ why }) => why),
      ...access!.privileged.flatMap(({ notes }) => notes),
      ...code.flatMap((one) => one.flags),
    ].filter((text) => !SAME.test(text));
    expect(new Set(operations.map(({ kind }) => kind)).size).toBeGreaterThanOrEqual(11);
    expect(access!.concerns.length).toBeGreaterThanOrEqual(12);
    expect(code.length).toBeGreaterThanOrEqual(5);
    for (const lang of OTHERS) {
      for (const text of new Set(told)) {
        const own = definitionText(lang, text);
        expect(own, `${lang}: ${text}`).not.toBeNull();
        expect(own, text).not.toMatch(/#|undefined|\bthe\b/);
      }
    }
  });

  it('says that the scheduler stands, in every language', async () => {
    const late = [1, 2, 3, 4, 5].map((id) => cron(id, { late_seconds: 90_000 }));
    const { operations } = await read([VERSION, block('S03', MODULES), block('S11a', late)].join('\n'));
    for (const lang of OTHERS) expect(definitionText(lang, operations[0]!.why)).not.toBeNull();
  });

  it('has a word for every kind of it, and for what a server ends', async () => {
    const { operations, access, code } = await read(BUNDLE);
    const kinds = [...operations, ...access!.concerns, ...code].map(({ kind }) => kind);
    for (const lang of OTHERS) {
      const { spoken } = tongueOf(lang).words.system;
      expect(Object.keys(spoken)).toEqual(expect.arrayContaining([...kinds, ...KILLED.map(([why]) => why)]));
    }
  });
});

describe('what promised times rest on', () => {
  it('is known in every language, with a contract and without', () => {
    const sources = [kpis([]), kpis([], { sla: sla({ targets: { '1': { reactionHours: 1, resolutionHours: 8 } } }) })];
    for (const lang of OTHERS) {
      for (const { sla: told } of sources) expect(definitionText(lang, told.source), told.source).not.toBeNull();
    }
    expect(new Set(sources.map(({ sla: told }) => told.source)).size).toBe(2);
  });
});
