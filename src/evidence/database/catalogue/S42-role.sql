-- id: S42
-- name: role
-- series: 14.0-19.0
-- answers: What the role that reads may do besides reading: tables it may write, and what PostgreSQL grants to everybody.
-- source: postgresql.org/docs, "Privileges" (defaults of PUBLIC); release notes of 15 (CREATE on schema public) and 16 (large objects in read-only transactions)
SELECT r.rolsuper AS superuser,
       (SELECT count(*) FROM pg_class c
         WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
           AND has_table_privilege(c.oid, 'INSERT, UPDATE, DELETE, TRUNCATE')) AS writable_tables,
       has_database_privilege(current_database(), 'TEMPORARY') AS temporary_tables,
       has_schema_privilege('public', 'CREATE') AS tables_in_public,
       has_database_privilege(current_database(), 'CREATE') AS schemas,
       has_function_privilege('pg_catalog.lo_create(oid)', 'EXECUTE') AS large_objects,
       current_setting('server_version_num')::int >= 160000 AS large_objects_refused
  FROM pg_roles r WHERE r.rolname = current_user
