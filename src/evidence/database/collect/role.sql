-- A role that may read what the evidence script asks for and nothing else. Run once as a superuser or the owner of the
-- database, connected to the database of Odoo; run it again after installing modules or upgrading.
--   psql -X -d <database> -f role.sql          then:  \password odoo_debt_ro
-- It cannot read a login, a password, the value of a parameter, a message or a text of a record, and cannot write to any
-- of them; what every role of PostgreSQL may do besides stands at the end.
DO $$
DECLARE r record;
BEGIN
  IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'odoo_debt_ro') THEN
    CREATE ROLE odoo_debt_ro LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE CONNECTION LIMIT 2;
  END IF;
  ALTER ROLE odoo_debt_ro SET default_transaction_read_only = on;
  ALTER ROLE odoo_debt_ro SET statement_timeout = '15s';
  ALTER ROLE odoo_debt_ro SET lock_timeout = '300ms';
  ALTER ROLE odoo_debt_ro SET idle_in_transaction_session_timeout = '30s';
  EXECUTE format('GRANT CONNECT ON DATABASE %I TO odoo_debt_ro', current_database());
  GRANT USAGE ON SCHEMA public TO odoo_debt_ro;
  -- 0. What an earlier run granted, so that what is no longer asked for is no longer given.
  REVOKE ALL ON ALL TABLES IN SCHEMA public FROM odoo_debt_ro;
  -- 1. Tables about modules, models, views and rights, without personal data: all columns.
  FOR r IN SELECT c.relname FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'
            AND c.relname IN ('ir_module_module','ir_model','ir_model_fields','ir_model_data','ir_model_relation','ir_ui_view',
             'ir_ui_menu','ir_ui_menu_group_rel','ir_ui_view_group_rel','ir_act_window','ir_act_report_xml',
             'ir_cron','ir_cron_trigger','ir_cron_progress','ir_model_access','ir_rule','rule_group_rel',
             'res_groups_users_rel','res_groups_implied_rel','helpdesk_ticket_stage','project_task_type')
  LOOP EXECUTE format('GRANT SELECT ON public.%I TO odoo_debt_ro', r.relname); END LOOP;
  -- 2. Tables with personal data or secrets: the columns named here, where they are there.
  FOR r IN SELECT c.relname, string_agg(quote_ident(a.attname), ', ') AS cols
             FROM (VALUES ('res_users','id,active,share,create_date'),
                          ('res_users_log','id,create_uid,create_date'),
                          ('res_users_apikeys','id,user_id,scope,create_date,expiration_date'),
                          ('res_device_log','id,user_id,first_activity,last_activity,revoked'),
                          ('res_users_role','id,group_id'),
                          ('res_users_role_line','id,role_id,user_id,date_from,date_to'),
                          ('ir_act_server','id,usage,state,model_id,code,base_automation_id,create_date,write_date'),
                          ('base_automation','id,active,trigger,model_id,action_server_id'),
                          ('ir_config_parameter','id,key,create_date,write_date'),
                          ('ir_logging','id,create_date,name,type,level,path,func,line'),
                          ('ir_attachment','id,res_model,res_field,res_id,type,public,file_size,create_date,write_date'),
                          ('mail_mail','id,state,create_date,failure_type'),
                          ('mail_message','id,model,res_id,message_type,date,create_date'),
                          ('mail_tracking_value','id,mail_message_id,field,field_id,old_value_integer,new_value_integer,create_date'),
                          ('queue_job','id,state,model_name,method_name,channel,date_created,date_started,date_enqueued,date_done,exec_time,retry,exc_name'),
                          ('helpdesk_ticket','id,priority,stage_id,team_id,category_id,create_date,write_date,closed_date,assigned_date,last_stage_update,active,sla_deadline,sla_reached_late'),
                          ('helpdesk_stage','id,fold,is_close'),
                          ('helpdesk_sla_status','id,ticket_id,sla_id,deadline,reached_datetime'),
                          ('project_task','id,project_id,stage_id,priority,state,kanban_state,active,create_date,write_date,date_end,date_assign,date_last_stage_update')
                  ) AS w(tab, cols)
             JOIN pg_class c ON c.relname = w.tab AND c.relnamespace = 'public'::regnamespace
             JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
                                AND a.attname = ANY (string_to_array(w.cols, ','))
            GROUP BY c.relname
  LOOP EXECUTE format('GRANT SELECT (%s) ON public.%I TO odoo_debt_ro', r.cols, r.relname); END LOOP;
  -- 3. Every other table: id and the two dates, to tell when the newest record was made.
  FOR r IN SELECT c.relname, string_agg(quote_ident(a.attname), ', ') AS cols
             FROM pg_class c
             JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname IN ('id', 'create_date', 'write_date') AND NOT a.attisdropped
            WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
            GROUP BY c.relname
  LOOP EXECUTE format('GRANT SELECT (%s) ON public.%I TO odoo_debt_ro', r.cols, r.relname); END LOOP;
END $$;
-- What PostgreSQL grants to everybody, this role has too, and only taking it from everybody takes it away. None of it
-- reaches a record. Where nothing else in this database needs it (Odoo itself does not), run as a superuser:
--   REVOKE TEMPORARY ON DATABASE <database> FROM PUBLIC;               -- temporary tables, outside read-only transactions
--   REVOKE CREATE ON SCHEMA public FROM PUBLIC;                        -- tables of its own; before PostgreSQL 15
--   REVOKE EXECUTE ON FUNCTION lo_creat(int), lo_create(oid), lo_from_bytea(oid, bytea) FROM PUBLIC;
--                                                                      -- large objects; before 16 also when read only
