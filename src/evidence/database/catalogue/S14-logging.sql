-- id: S14
-- name: logging
-- series: 14.0-19.0
-- needs: ir_logging(id, type, level, name, path, line, func, create_date)
-- answers: Warnings and errors, where --log-db is on or server actions log. Neither messages nor names of actions; of paths the part from the module on.
-- source: odoo/addons/base/models/ir_logging.py; odoo/netsvc.py (PostgreSQLHandler)
SELECT type, level, name AS logger, substring(path FROM '([a-z][a-z0-9_]+)/(?:models|controllers|wizards?|reports?|jobs?|services?|tests?|__init__\.py)') AS module_guess,
       CASE WHEN path = 'action' THEN path
            ELSE substring(path FROM '[a-z][a-z0-9_]+/(?:models|controllers|wizards?|reports?|jobs?|services?|tests?)/[A-Za-z0-9_/]+\.py$') END AS path,
       line, date_trunc('day', create_date) AS day, count(*) AS n
  FROM (SELECT type, level, name, path, line, create_date FROM ir_logging ORDER BY id DESC LIMIT 50000) l
 WHERE level IN ('WARNING', 'ERROR', 'CRITICAL') AND name ~ '^[A-Za-z_][A-Za-z0-9_.]*$' AND line ~ '^[0-9]+$'
 GROUP BY 1, 2, 3, 4, 5, 6, 7
 ORDER BY n DESC, 3, 4, 5, 6, 7
 LIMIT 500
