-- id: S13a
-- name: automations
-- series: 14.0-16.0
-- needs: base_automation(id, active, trigger, action_server_id)
-- needs: ir_act_server(id, state, code, model_id)
-- needs: ir_model(id, model)
-- needs: ir_model_data(id, module, name, model, res_id, noupdate)
-- needs: ir_module_module(name)
-- answers: Automations, and whether they run code.
-- source: addons/base_automation/models/base_automation.py (_inherits action_server_id)
SELECT b.id, b.active, b.trigger, m.model, x.module, s.state AS action_state, s.code IS NOT NULL AND s.state = 'code' AS has_code
  FROM base_automation b
  JOIN ir_act_server s ON s.id = b.action_server_id
  LEFT JOIN ir_model m ON m.id = s.model_id
  LEFT JOIN LATERAL (SELECT d.module FROM ir_model_data d JOIN ir_module_module mm ON mm.name = d.module
                      WHERE d.model = 'base.automation' AND d.res_id = b.id ORDER BY d.id LIMIT 1) x ON true
 ORDER BY b.id
