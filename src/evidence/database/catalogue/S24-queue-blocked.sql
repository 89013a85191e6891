-- id: S24
-- name: queue-blocked
-- series: 14.0-19.0
-- needs: queue_job(state, model_name, method_name, exc_name, date_created)
-- answers: Jobs that failed or wait for more than an hour.
-- source: OCA/queue queue_job/job.py (states)
SELECT model_name, method_name, state, exc_name, count(*) AS jobs, min(date_created) AS oldest
  FROM queue_job
 WHERE state IN ('failed', 'pending', 'enqueued', 'started', 'wait_dependencies')
 GROUP BY 1, 2, 3, 4
HAVING min(date_created) < (now() at time zone 'UTC') - interval '1 hour'
 ORDER BY oldest, 1, 2, 3, 4
