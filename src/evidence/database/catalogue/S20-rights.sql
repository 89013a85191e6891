-- id: S20
-- name: rights
-- series: 14.0-19.0
-- needs: ir_model_access(id, model_id, group_id, active, perm_read, perm_write, perm_create, perm_unlink)
-- needs: ir_model(id, model)
-- needs: ir_model_data(id, module, name, model, res_id, noupdate)
-- answers: Access rights for everyone, without a module, or switched off.
-- source: odoo/documentation security.rst: no group is everyone, portal and public users too
SELECT m.model, x.module AS acl_module, a.id, a.active, a.group_id IS NULL AS everyone,
       a.perm_read, a.perm_write, a.perm_create, a.perm_unlink
  FROM ir_model_access a
  JOIN ir_model m ON m.id = a.model_id
  LEFT JOIN LATERAL (SELECT d.module FROM ir_model_data d WHERE d.model = 'ir.model.access' AND d.res_id = a.id ORDER BY d.id LIMIT 1) x ON true
 WHERE (a.group_id IS NULL AND (a.perm_write OR a.perm_create OR a.perm_unlink OR a.perm_read))
    OR x.module IS NULL
    OR a.active IS NOT TRUE
 ORDER BY m.model, a.id
