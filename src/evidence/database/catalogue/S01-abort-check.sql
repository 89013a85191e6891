-- id: S01
-- name: abort-check
-- series: 14.0-19.0
-- needs: ir_module_module(name, state, latest_version)
-- answers: The version, and whether an upgrade runs: then nothing is collected. Locks are seen by every role, queries of others only with pg_monitor.
-- source: odoo/addons/base/models/ir_cron.py (the scheduler makes the same check of base and of pending modules)
SELECT substring(b.latest_version FROM '^(?:saas[~-])?(\d+)')::int AS odoo_major,
       b.latest_version                          AS base_version,
       (SELECT count(*) FROM ir_module_module WHERE state LIKE 'to %') AS pending_modules,
       (SELECT count(*) FROM pg_stat_activity
         WHERE datname = current_database() AND pid <> pg_backend_pid() AND state <> 'idle'
           AND query ~* '^\s*(alter|create|drop|reindex|vacuum)')
     + (SELECT count(DISTINCT l.pid) FROM pg_locks l
         WHERE l.locktype = 'relation' AND l.mode = 'AccessExclusiveLock' AND l.pid <> pg_backend_pid()
           AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())) AS ddl_running,
       pg_is_in_recovery()                       AS is_replica,
       current_setting('server_version_num')::int AS pg_version_num
  FROM ir_module_module b
 WHERE b.name = 'base'
