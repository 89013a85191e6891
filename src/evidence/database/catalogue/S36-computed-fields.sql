-- id: S36
-- name: computed-fields
-- series: 14.0-19.0
-- needs: ir_model_fields(id, model, state, compute)
-- needs: ir_model_data(id, module, name, model, res_id, noupdate)
-- answers: Computed fields made by hand, by flags and lines; no code leaves the database.
-- source: odoo/tools/cloc.py (what counts as custom)
SELECT f.id, f.model, x.module,
       coalesce(array_length(string_to_array(f.compute, E'\n'), 1), 0) AS code_lines,
       (SELECT count(*) FROM unnest(string_to_array(f.compute, E'\n')) AS line
         WHERE line ~ '\S' AND line !~ '^\s*#')    AS billed_lines,
       f.compute ~ '\mcr\.execute\M'            AS uses_sql,
       f.compute ~ '\msudo\s*\('                AS uses_sudo,
       f.compute ~ '\mcr\.commit\M'             AS uses_commit,
       f.compute ~ 'search\s*\(\s*\[\s*\]\s*\)' AS search_all,
       md5(f.compute) AS code_md5
  FROM ir_model_fields f
  LEFT JOIN LATERAL (SELECT d.module FROM ir_model_data d WHERE d.model = 'ir.model.fields' AND d.res_id = f.id ORDER BY d.id LIMIT 1) x ON true
 WHERE f.state = 'manual' AND f.compute IS NOT NULL
 ORDER BY f.id
