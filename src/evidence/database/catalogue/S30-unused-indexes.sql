-- id: S30
-- name: unused-indexes
-- series: 14.0-19.0
-- answers: Indexes above 1 MB that nothing has used.
-- source: PostgreSQL pg_stat_user_indexes
SELECT s.relname AS table_name, s.indexrelname AS index_name, s.idx_scan, c.relpages::bigint * 8192 AS approx_bytes
  FROM pg_stat_user_indexes s
  JOIN pg_index i ON i.indexrelid = s.indexrelid AND NOT i.indisunique
  JOIN pg_class c ON c.oid = s.indexrelid
 WHERE s.idx_scan = 0 AND c.relpages > 128
 ORDER BY c.relpages DESC, 1, 2
