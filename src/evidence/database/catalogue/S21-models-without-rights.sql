-- id: S21
-- name: models-without-rights
-- series: 14.0-19.0
-- needs: ir_model_access(model_id, active)
-- needs: ir_model(id, model)
-- needs: ir_model_data(id, module, name, model, res_id, noupdate)
-- answers: Models with a table or view and no access right.
-- source: odoo/addons/base/models/ir_model.py
SELECT m.model, x.module
  FROM ir_model m
  LEFT JOIN LATERAL (SELECT d.module FROM ir_model_data d WHERE d.model = 'ir.model' AND d.res_id = m.id ORDER BY d.id LIMIT 1) x ON true
  JOIN pg_class c ON c.relname = replace(m.model, '.', '_') AND c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm')
 WHERE NOT EXISTS (SELECT 1 FROM ir_model_access a WHERE a.model_id = m.id AND a.active)
 ORDER BY m.model
