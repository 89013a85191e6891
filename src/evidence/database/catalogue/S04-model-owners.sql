-- id: S04
-- name: model-owners
-- series: 14.0-19.0
-- needs: ir_model(id, model, state, transient)
-- needs: ir_model_data(id, module, name, model, res_id, noupdate)
-- needs: ir_module_module(id, name)
-- answers: Who creates and who extends each model. is_first_declarer is the oldest row of a real module.
-- source: odoo/addons/base/models/ir_model.py (_reflect_models writes a row per module)
SELECT m.id AS model_id, m.model, m.state AS model_state, m.transient,
       d.module, d.id AS imd_id,
       (mm.id IS NULL) AS not_a_real_module,
       row_number() OVER (PARTITION BY m.id ORDER BY (mm.id IS NULL), d.id) = 1 AS is_first_declarer
  FROM ir_model m
  LEFT JOIN ir_model_data d     ON d.model = 'ir.model' AND d.res_id = m.id
  LEFT JOIN ir_module_module mm ON mm.name = d.module
 ORDER BY m.model, d.id
