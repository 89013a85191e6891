-- id: S06
-- name: artefacts
-- series: 14.0-19.0
-- needs: ir_model_data(module, model, noupdate, create_date, write_date)
-- answers: What each module brought, and how much of it upgrades leave alone (noupdate).
-- source: odoo/addons/base/models/ir_model.py (noupdate is written on insert only)
SELECT module, model AS artefact_model, count(*) AS n,
       count(*) FILTER (WHERE noupdate) AS n_noupdate,
       max(create_date) AS last_created, max(write_date) AS last_written
  FROM ir_model_data
 WHERE model IN ('ir.ui.view','ir.ui.menu','ir.actions.act_window','ir.actions.server','ir.actions.report',
                 'ir.actions.client','ir.cron','ir.rule','ir.model.access','ir.access','res.groups','mail.template',
                 'base.automation','ir.config_parameter','ir.sequence')
 GROUP BY module, model
 ORDER BY module, model
