-- id: S07
-- name: table-stats
-- series: 14.0-19.0
-- needs: ir_model(model, transient)
-- answers: Size and counters of the table of each model. est_rows -1: never analysed.
-- source: PostgreSQL pg_stat_user_tables and pg_class; odoo/models.py (_table from _name)
SELECT m.model, replace(m.model, '.', '_') AS guessed_table, c.relkind,
       c.reltuples::bigint AS est_rows, c.relpages::bigint * 8192 AS approx_bytes,
       s.n_live_tup, s.n_dead_tup, s.n_tup_ins, s.n_tup_upd, s.n_tup_del,
       s.seq_scan, s.seq_tup_read, s.idx_scan, s.idx_tup_fetch,
       greatest(s.last_vacuum, s.last_autovacuum)   AS last_vacuum,
       greatest(s.last_analyze, s.last_autoanalyze) AS last_analyze
  FROM ir_model m
  LEFT JOIN pg_class c ON c.relname = replace(m.model, '.', '_')
                      AND c.relnamespace = 'public'::regnamespace
                      AND c.relkind IN ('r', 'p', 'v', 'm', 'f')
  LEFT JOIN pg_stat_user_tables s ON s.relid = c.oid
 WHERE NOT coalesce(m.transient, false)
 ORDER BY m.model
