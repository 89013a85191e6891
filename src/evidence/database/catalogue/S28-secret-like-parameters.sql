-- id: S28
-- name: secret-like-parameters
-- series: 14.0-19.0
-- needs: ir_config_parameter(id, key, write_date)
-- needs: ir_model_data(module, model, res_id)
-- answers: Names of parameters that sound like a secret. Never a value: the role cannot read one.
-- source: odoo/addons/base/models/ir_config_parameter.py
SELECT regexp_replace(p.key, '\S+@\S+', '<address>', 'g') AS key,
       (SELECT d.module FROM ir_model_data d WHERE d.model = 'ir.config_parameter' AND d.res_id = p.id ORDER BY d.id LIMIT 1) AS module,
       p.write_date
  FROM ir_config_parameter p
 WHERE p.key ~* '(pass(word|wd)?|secret|token|api[_.-]?key|private[_.-]?key|client[_.-]?id|credential)'
 ORDER BY p.key
