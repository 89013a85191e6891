-- id: S22
-- name: record-rules
-- series: 14.0-19.0
-- needs: ir_rule(id, model_id, active, global, domain_force, create_date, write_date)
-- needs: rule_group_rel(rule_group_id)
-- needs: ir_model(id, model)
-- needs: ir_model_data(id, module, name, model, res_id, noupdate)
-- answers: Record rules, and whether they were changed after they were created.
-- source: odoo/addons/base/models/ir_rule.py
SELECT m.model, r.id, r.active, r.global, x.module AS rule_module, x.noupdate,
       regexp_replace(coalesce(r.domain_force, ''), '\s', '', 'g') IN ('', '[]', '[(1,''='',1)]', '[(1,"=",1)]') AS always_true,
       (SELECT count(*) FROM rule_group_rel g WHERE g.rule_group_id = r.id) AS groups,
       r.write_date > r.create_date + interval '1 minute' AS changed_after_create, r.write_date
  FROM ir_rule r
  JOIN ir_model m ON m.id = r.model_id
  LEFT JOIN LATERAL (SELECT d.module, d.noupdate FROM ir_model_data d WHERE d.model = 'ir.rule' AND d.res_id = r.id ORDER BY d.id LIMIT 1) x ON true
 ORDER BY m.model, r.id
