-- id: S37
-- name: changed-templates
-- series: 14.0-19.0
-- needs: mail_template(id, create_date, write_date)
-- needs: ir_model_data(id, module, name, model, res_id, noupdate)
-- needs: ir_module_module(name)
-- answers: Mail templates of modules that were changed and that upgrades leave alone.
-- source: odoo/addons/base/models/ir_model.py (noupdate)
SELECT d.module, d.model AS artefact_model, t.id, t.write_date
  FROM mail_template t
  JOIN ir_model_data d     ON d.model = 'mail.template' AND d.res_id = t.id AND d.noupdate
  JOIN ir_module_module mm ON mm.name = d.module
 WHERE t.write_date > t.create_date + interval '1 minute'
 ORDER BY t.id, d.module
