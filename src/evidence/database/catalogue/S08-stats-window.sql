-- id: S08
-- name: stats-window
-- series: 14.0-19.0
-- answers: What the counters cover, and the reads that every table gets (a dump reads each once).
-- source: PostgreSQL pg_stat_database
SELECT d.stats_reset, pg_postmaster_start_time() AS postmaster_start, now() AS sampled_at,
       d.xact_commit, d.tup_inserted, d.tup_updated, d.tup_deleted,
       (SELECT percentile_disc(0.10) WITHIN GROUP (ORDER BY seq_scan)
          FROM pg_stat_user_tables WHERE n_live_tup > 0) AS seq_scan_floor_p10,
       (SELECT count(*) FROM pg_stat_user_tables WHERE n_live_tup > 0 AND n_tup_ins + n_tup_upd = 0) AS tables_never_written_since_reset
  FROM pg_stat_database d
 WHERE d.datname = current_database()
