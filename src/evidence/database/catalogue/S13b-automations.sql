-- id: S13b
-- name: automations
-- series: 17.0-19.0
-- needs: base_automation(id, active, trigger, model_id)
-- needs: ir_act_server(id, state, base_automation_id)
-- needs: ir_model(id, model)
-- needs: ir_model_data(id, module, name, model, res_id, noupdate)
-- needs: ir_module_module(name)
-- without: base_automation(action_server_id)
-- answers: Automations, and whether they run code or call webhooks.
-- source: addons/base_automation/models/base_automation.py (actions point back since 17.0)
SELECT b.id, b.active, b.trigger, m.model, x.module, count(s.id) AS actions,
       count(s.id) FILTER (WHERE s.state = 'code')    AS code_actions,
       count(s.id) FILTER (WHERE s.state = 'webhook') AS webhook_actions
  FROM base_automation b
  LEFT JOIN ir_model m ON m.id = b.model_id
  LEFT JOIN ir_act_server s ON s.base_automation_id = b.id
  LEFT JOIN LATERAL (SELECT d.module FROM ir_model_data d JOIN ir_module_module mm ON mm.name = d.module
                      WHERE d.model = 'base.automation' AND d.res_id = b.id ORDER BY d.id LIMIT 1) x ON true
 GROUP BY b.id, b.active, b.trigger, m.model, x.module
 ORDER BY b.id
