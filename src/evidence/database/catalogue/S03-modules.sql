-- id: S03
-- name: modules
-- series: 14.0-19.0
-- needs: ir_module_module(name, state, latest_version, author, license, application, auto_install, to_buy, create_date, write_date)
-- answers: Installed modules. Authors are people: only whether Odoo, the OCA or somebody else wrote it leaves the database.
-- source: odoo/addons/base/models/ir_module.py; the authors are those of the manifests
SELECT name, state, latest_version,
       CASE WHEN author ~ 'Odoo Community Association|\mOCA\M' THEN 'oca'
            WHEN author ~* '\mOdoo,? S\.?A\M' THEN 'odoo'
            WHEN author IS NOT NULL THEN 'other' END AS vendor,
       license, application, auto_install, to_buy, create_date, write_date
  FROM ir_module_module
 WHERE state NOT IN ('uninstalled', 'uninstallable')
 ORDER BY name
