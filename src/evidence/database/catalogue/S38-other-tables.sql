-- id: S38
-- name: other-tables
-- series: 14.0-19.0
-- needs: ir_model(model)
-- answers: Counters of tables that no model name tells: models with a table of another name, and many-to-many tables.
-- source: PostgreSQL pg_stat_user_tables
SELECT c.relname AS table_name, c.reltuples::bigint AS est_rows, c.relpages::bigint * 8192 AS approx_bytes,
       s.n_live_tup, s.n_tup_ins, s.n_tup_upd, s.n_tup_del, s.seq_scan, s.idx_scan,
       greatest(s.last_analyze, s.last_autoanalyze) AS last_analyze
  FROM pg_class c
  JOIN pg_stat_user_tables s ON s.relid = c.oid
 WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
   AND NOT EXISTS (SELECT 1 FROM ir_model m WHERE replace(m.model, '.', '_') = c.relname)
 ORDER BY c.relname
