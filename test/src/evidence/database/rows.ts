/** Rows of the blocks that a database gives, and the lines they stand in. */

export const AT = '2026-06-01T06:00:00Z';
export const block = (id: string, rows: object[], more: object = { v: 1, at: AT }) =>
  JSON.stringify({ id, ...more, rows });
/** As psql prints the plain statement: no version, no time, a line per row. */
export const spread = (id: string, rows: object[]) =>
  `{"id" : "${id}", "rows" : [${rows.map((row) => JSON.stringify(row)).join(', \n ')}]}`;

export const VERSION = block('S01', [
  { odoo_major: 17, base_version: '17.0.1.3', pending_modules: 0, is_replica: false },
]);
export const module = (name: string, more: object = {}) => ({
  name,
  state: 'installed',
  latest_version: '17.0.1.0.0',
  author: 'Harbour Works',
  write_date: '2026-01-05T08:00:00',
  ...more,
});
export const MODULES = [module('base', { author: 'Odoo S.A.' }), module('harbour')];
export const owner = (model: string, first: boolean, name = 'harbour') => ({
  model,
  transient: false,
  module: name,
  not_a_real_module: false,
  is_first_declarer: first,
});
export const table = (model: string, more: object) => ({
  model,
  guessed_table: model.replaceAll('.', '_'),
  relkind: 'r',
  est_rows: 50,
  approx_bytes: 8192,
  n_live_tup: 50,
  n_dead_tup: 0,
  n_tup_ins: 60,
  n_tup_upd: 30,
  n_tup_del: 10,
  seq_scan: 7,
  idx_scan: 5,
  last_vacuum: null,
  last_analyze: AT,
  ...more,
});
