-- id: S09
-- name: recency
-- series: 14.0-19.0
-- kind: statements
-- answers: Newest record of each table. Small tables (16 MB) whole; of big ones the last 20,000 ids, by the primary key. Writes statements, 25 tables each.
-- source: odoo/models.py (_log_access: create_date and write_date of every table of a model)
SELECT string_agg(one.recency_sql, E'\nUNION ALL\n' ORDER BY one.relname) AS statement
  FROM (SELECT t.relname, (row_number() OVER (ORDER BY t.relname) - 1) / 25 AS batch,
               format('SELECT %L AS table_name, %L AS mode, count(*) AS n_seen, max(create_date) AS last_create, max(write_date) AS last_write,
                  count(*) FILTER (WHERE create_date >= (now() at time zone ''UTC'') - interval ''30 days'') AS created_30d,
                  count(*) FILTER (WHERE write_date >= (now() at time zone ''UTC'') - interval ''30 days'') AS written_30d,
                  count(*) FILTER (WHERE write_date >= (now() at time zone ''UTC'') - interval ''365 days'') AS written_365d
             FROM ' || t.source, t.relname, t.mode, t.relname) AS recency_sql
          FROM (SELECT c.relname,
                       CASE WHEN pg_relation_size(c.oid) < 16777216 THEN 'full' ELSE 'tail' END AS mode,
                       CASE WHEN pg_relation_size(c.oid) < 16777216 THEN 'public.%I'
                            ELSE '(SELECT create_date, write_date FROM public.%I ORDER BY id DESC LIMIT 20000) x' END AS source
                  FROM pg_class c
                 WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
                   AND (SELECT count(*) FROM pg_attribute a
                         WHERE a.attrelid = c.oid AND a.attname IN ('id', 'create_date', 'write_date') AND NOT a.attisdropped
                           AND has_column_privilege(c.oid, a.attnum, 'SELECT')) = 3
                   AND EXISTS (SELECT 1 FROM pg_index i JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[0]
                                WHERE i.indrelid = c.oid AND i.indisprimary AND a.attname = 'id')) t) one
 GROUP BY one.batch
 ORDER BY one.batch
