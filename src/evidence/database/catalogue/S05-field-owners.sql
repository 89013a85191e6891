-- id: S05
-- name: field-owners
-- series: 14.0-19.0
-- needs: ir_model_fields(id, model, store, state, compute)
-- needs: ir_model_data(id, module, name, model, res_id, noupdate)
-- answers: Fields by module and model; without a module, or of Studio: made in the user interface.
-- source: odoo/addons/base/models/ir_model.py
SELECT d.module, f.model, count(*) AS fields,
       count(*) FILTER (WHERE f.store) AS stored,
       count(*) FILTER (WHERE f.state = 'manual') AS manual_fields,
       count(*) FILTER (WHERE f.state = 'manual' AND f.compute IS NOT NULL) AS manual_computed
  FROM ir_model_fields f
  LEFT JOIN ir_model_data d ON d.model = 'ir.model.fields' AND d.res_id = f.id
 GROUP BY d.module, f.model
 ORDER BY 1 NULLS FIRST, 2
