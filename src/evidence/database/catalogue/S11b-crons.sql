-- id: S11b
-- name: crons
-- series: 18.0-19.0
-- needs: ir_cron(id, cron_name, active, interval_number, interval_type, priority, nextcall, lastcall, ir_actions_server_id, failure_count, first_failure_date)
-- needs: ir_cron_progress(id, cron_id, done, remaining, timed_out_counter)
-- needs: ir_act_server(id, model_id, code)
-- needs: ir_model(id, model)
-- needs: ir_model_data(id, module, name, model, res_id, noupdate)
-- needs: ir_module_module(id, name)
-- answers: Scheduled actions with their failures; progress is kept for a week.
-- source: odoo/addons/base/models/ir_cron.py
SELECT c.id, CASE WHEN mm.id IS NOT NULL THEN coalesce(to_jsonb(c.cron_name)->>'en_US', to_jsonb(c.cron_name)#>>'{}') END AS cron_name, c.active, c.interval_number, c.interval_type, c.priority, c.nextcall, c.lastcall,
       c.failure_count, c.first_failure_date,
       p.runs_7d, p.done_7d, p.last_remaining, p.max_timeouts_7d,
       m.model, coalesce(x.module, x2.module) AS module, x.name AS xmlid_name, x.noupdate, md5(s.code) AS code_md5,
       extract(epoch FROM (now() at time zone 'UTC') - c.nextcall) AS late_seconds,
       CASE WHEN c.interval_type IN ('minutes','hours','days','weeks','months')
            THEN extract(epoch FROM (c.interval_number || ' ' || c.interval_type)::interval) END AS interval_seconds
  FROM ir_cron c
  JOIN ir_act_server s ON s.id = c.ir_actions_server_id
  LEFT JOIN ir_model m ON m.id = s.model_id
  LEFT JOIN LATERAL (SELECT count(*) AS runs_7d, sum(done) AS done_7d, max(timed_out_counter) AS max_timeouts_7d,
                            (array_agg(remaining ORDER BY id DESC))[1] AS last_remaining
                       FROM ir_cron_progress WHERE cron_id = c.id) p ON true
  LEFT JOIN LATERAL (SELECT d.module, d.name, d.noupdate FROM ir_model_data d WHERE d.model = 'ir.cron' AND d.res_id = c.id ORDER BY d.id LIMIT 1) x ON true
  LEFT JOIN LATERAL (SELECT d.module FROM ir_model_data d WHERE d.model = 'ir.actions.server' AND d.res_id = s.id ORDER BY d.id LIMIT 1) x2 ON true
  LEFT JOIN ir_module_module mm ON mm.name = coalesce(x.module, x2.module)
 ORDER BY c.id
