-- id: S02
-- name: columns
-- series: 14.0-19.0
-- answers: Tables and columns that are really there: what an empty answer means depends on it.
-- source: PostgreSQL catalogs pg_class and pg_attribute
SELECT c.relname AS table_name, a.attname AS column_name, format_type(a.atttypid, a.atttypmod) AS column_type
  FROM pg_class c
  JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
 WHERE c.relnamespace = 'public'::regnamespace
   AND c.relkind IN ('r', 'p', 'v', 'm', 'f')
   AND (c.relname = ANY (ARRAY['ir_module_module','ir_model','ir_model_fields','ir_model_data','ir_ui_view',
        'ir_ui_menu','ir_act_server','ir_act_window','ir_cron','ir_cron_progress','ir_cron_trigger','ir_logging',
        'ir_model_access','ir_rule','ir_access','res_users','res_users_log','res_device_log','res_users_apikeys',
        'res_groups','mail_mail','mail_message','mail_notification','mail_tracking_value','base_automation',
        'queue_job','queue_job_function','ir_attachment','project_task','project_task_type','helpdesk_ticket',
        'helpdesk_stage','helpdesk_sla_status','helpdesk_ticket_stage','res_users_role','mail_template','res_users_role_line','auditlog_log','bus_presence','mail_presence'])
     OR a.attname IN ('create_date', 'write_date'))
 ORDER BY 1, a.attnum
