-- id: S23
-- name: queue-jobs
-- series: 14.0-19.0
-- needs: queue_job(state, model_name, method_name, channel, date_created, date_started, date_done, retry)
-- answers: Jobs of the last 30 days.
-- source: OCA/queue queue_job/models/queue_job.py (no create_date; done jobs go after 30 days)
SELECT model_name, method_name, channel, state, count(*) AS jobs,
       min(date_created) AS oldest, max(coalesce(date_done, date_started, date_created)) AS newest,
       percentile_disc(0.5)  WITHIN GROUP (ORDER BY extract(epoch FROM date_done - date_started)) FILTER (WHERE state = 'done') AS p50_s,
       percentile_disc(0.95) WITHIN GROUP (ORDER BY extract(epoch FROM date_done - date_started)) FILTER (WHERE state = 'done') AS p95_s,
       avg(retry) AS avg_retry
  FROM queue_job
 WHERE date_created >= (now() at time zone 'UTC') - interval '30 days'
 GROUP BY 1, 2, 3, 4
 ORDER BY jobs DESC, 1, 2, 3, 4
