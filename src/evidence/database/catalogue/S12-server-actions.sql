-- id: S12
-- name: server-actions
-- series: 14.0-19.0
-- needs: ir_act_server(id, usage, state, model_id, code, write_date)
-- needs: ir_model(id, model)
-- needs: ir_model_data(id, module, name, model, res_id, noupdate)
-- needs: ir_module_module(id, name)
-- answers: Server actions with code, by flags and lines; no code leaves the database. billed_lines: neither empty nor comment.
-- source: odoo/addons/base/models/ir_actions.py; odoo/tools/cloc.py (what counts as custom)
SELECT s.id, s.usage, m.model, x.module,
       CASE WHEN x.module = 'studio_customization' THEN 'studio'
            WHEN mm.id IS NULL THEN 'db_only' ELSE 'module' END AS origin,
       coalesce(array_length(string_to_array(s.code, E'\n'), 1), 0) AS code_lines,
       (SELECT count(*) FROM unnest(string_to_array(s.code, E'\n')) AS line
         WHERE line ~ '\S' AND line !~ '^\s*#')    AS billed_lines,
       s.code ~ '\mcr\.execute\M'            AS uses_sql,
       s.code ~ '\msudo\s*\('                AS uses_sudo,
       s.code ~ '\mcr\.commit\M'             AS uses_commit,
       s.code ~ 'search\s*\(\s*\[\s*\]\s*\)' AS search_all,
       md5(s.code) AS code_md5, s.write_date
  FROM ir_act_server s
  LEFT JOIN ir_model m ON m.id = s.model_id
  LEFT JOIN LATERAL (SELECT d.module FROM ir_model_data d WHERE d.model = 'ir.actions.server' AND d.res_id = s.id ORDER BY d.id LIMIT 1) x ON true
  LEFT JOIN ir_module_module mm ON mm.name = x.module
 WHERE s.state = 'code'
 ORDER BY s.id
