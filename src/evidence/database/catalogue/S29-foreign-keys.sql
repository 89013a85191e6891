-- id: S29
-- name: foreign-keys
-- series: 14.0-19.0
-- answers: Foreign keys without an index, on more than 10,000 rows.
-- source: PostgreSQL pg_constraint and pg_index
SELECT c.conrelid::regclass::text AS table_name, a.attname AS column_name, c.confrelid::regclass::text AS references_table,
       t.reltuples::bigint AS est_rows
  FROM pg_constraint c
  JOIN pg_class t     ON t.oid = c.conrelid
  JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
 WHERE c.contype = 'f' AND array_length(c.conkey, 1) = 1
   AND t.relnamespace = 'public'::regnamespace
   AND a.attname NOT IN ('create_uid', 'write_uid')
   AND t.reltuples > 10000
   AND NOT EXISTS (SELECT 1 FROM pg_index i WHERE i.indrelid = c.conrelid AND i.indisvalid AND i.indkey[0] = c.conkey[1])
 ORDER BY t.reltuples DESC, 1, 2
