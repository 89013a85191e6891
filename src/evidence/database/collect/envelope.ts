import type { CatalogueBlock } from './catalogue.js';

/**
 * The same statements for psql and for our own connection. Every block runs in a transaction of its own that is
 * read only and rolled back: a long one would hold back vacuum. Timeouts are short because even a SELECT keeps an
 * upgrade's ALTER TABLE waiting, and everything behind it.
 */
export const BEGIN = `BEGIN READ ONLY;
SET LOCAL statement_timeout = '15s'; SET LOCAL lock_timeout = '300ms';
SET LOCAL idle_in_transaction_session_timeout = '30s'; SET LOCAL max_parallel_workers_per_gather = 0;
SET LOCAL work_mem = '16MB'; SET LOCAL TimeZone = 'UTC'; SET LOCAL search_path = public, pg_catalog;`;

/** The same for statements that are written by a statement: each is a transaction of its own without BEGIN. */
export const SESSION = `SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY;
SET statement_timeout = '15s'; SET lock_timeout = '300ms'; SET idle_in_transaction_session_timeout = '30s';
SET max_parallel_workers_per_gather = 0; SET work_mem = '16MB'; SET TimeZone = 'UTC';
SET search_path = public, pg_catalog; SET client_min_messages = warning;`;

/** Whether the database looks like Odoo's. */
export const IS_ODOO = `SELECT to_regclass('public.ir_module_module') IS NOT NULL AS odoo`;

/** One line of JSON. json_agg breaks lines between rows; a line break inside a string is written `\\n`. */
export function answerOf(block: CatalogueBlock): string {
  return `SELECT replace(json_build_object('id', '${block.id}', 'v', 1, 'at', now(), 'rows', coalesce(json_agg(q), '[]'::json))::text, E'\\n', '') AS line
  FROM (
${block.sql}
) q`;
}

/** For a block that writes statements: each statement, ready to run, gives one line. */
export function statementsOf(block: CatalogueBlock): string {
  return `SELECT format($f$SELECT replace(json_build_object('id', '${block.id}', 'v', 1, 'at', now(), 'rows', coalesce(json_agg(q), '[]'::json))::text, E'\\n', '') AS line FROM (%s) q$f$, s.statement) AS statement
  FROM (
${block.sql}
) s`;
}

/** What the database lacks for a block: one row, `ready` and `missing`. */
export function readinessOf(block: CatalogueBlock): string {
  const values = [
    ...block.needs.flatMap(({ table, columns }) => columns.map((column) => `('${table}', '${column}', true)`)),
    ...block.without.flatMap(({ table, columns }) => columns.map((column) => `('${table}', '${column}', false)`)),
  ];
  if (values.length === 0) return `SELECT true AS ready, '' AS missing`;
  return `SELECT count(*) = 0 AS ready,
       coalesce(string_agg(CASE WHEN want.there THEN 'no ' ELSE 'has ' END || want.t || '.' || want.c, ', ' ORDER BY want.t, want.c), '') AS missing
  FROM (VALUES ${values.join(', ')}) AS want(t, c, there)
 WHERE want.there <> EXISTS (SELECT 1 FROM pg_attribute a
                              WHERE a.attrelid = to_regclass('public.' || want.t) AND a.attname = want.c AND NOT a.attisdropped)`;
}

/** Modules that wait for an upgrade, and changes of the schema that run now. */
export function busyOf(check: CatalogueBlock): string {
  return `SELECT pending_modules > 0 OR ddl_running > 0 AS busy, pending_modules AS pending, ddl_running AS ddl
  FROM (
${check.sql}
) q`;
}
