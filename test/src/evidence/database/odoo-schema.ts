/**
 * Tables as Odoo makes them, cut down to the columns that matter and to those that must not leave. What differs by
 * series is from OCA/OpenUpgrade's upgrade_analysis.txt of each series (base, mail, project, base_automation).
 */

/** What must be in no bundle: people, secrets, texts. All of it stands in the data below. */
export const PLANTED = [
  'Anna Quay',
  'anna.quay@harbour.example',
  'pbkdf2-anchor-hash',
  'keel-parameter-value',
  'api-key-digest-rope',
  'tide-message-text',
  'webhook-uuid-buoy',
  'sluice-secret-code',
  'Leaking hull of Anna',
];

const LOG = 'create_uid int, create_date timestamp, write_uid int, write_date timestamp';
const when = "timestamp '2026-01-05 08:00:00'";

/** Statements that create the database of a harbour with Odoo 14 to 19. */
export function odooSchema(series: number): string {
  const name = series >= 16 ? 'jsonb' : 'varchar';
  const text = (value: string) => (series >= 16 ? `'{"en_US": "${value}"}'` : `'${value}'`);
  // odoo/addons/base/models/ir_cron.py: a related field in 16.0, and so translated; a computed one from 17.0 on.
  const cronName = (value: string) => (series === 16 ? text(value) : `'${value}'`);
  const until = (last: number, sql: string) => (series <= last ? sql : '');
  const since = (first: number, sql: string) => (series >= first ? sql : '');
  return `
CREATE TABLE ir_module_module (id serial PRIMARY KEY, ${LOG}, name varchar, state varchar, latest_version varchar,
  author varchar, license varchar, application bool, auto_install bool, to_buy bool, summary ${name});
INSERT INTO ir_module_module (name, state, latest_version, author, create_date, write_date) VALUES
  ('base', 'installed', '${series}.0.1.3', 'Odoo S.A.', ${when}, ${when}),
  ('mail', 'installed', '${series}.0.1.0', 'Odoo S.A.', ${when}, ${when}),
  ('queue_job', 'installed', '${series}.0.2.0.0', 'Camptocamp,Odoo Community Association (OCA)', ${when}, ${when}),
  ('harbour', 'installed', '${series}.0.1.0.0', 'Anna Quay <anna.quay@harbour.example>', ${when}, ${when}),
  ('bakery', 'uninstalled', NULL, 'Anna Quay', ${when}, ${when});
CREATE TABLE ir_model (id serial PRIMARY KEY, ${LOG}, name ${name}, model varchar, state varchar, transient bool
  ${since(19, ', abstract bool, fold_name varchar')});
INSERT INTO ir_model (model, state, transient) VALUES ('res.partner', 'base', false), ('harbour.berth', 'base', false),
  ('harbour.tide', 'base', false), ('harbour.move', 'base', true), ('x_crane', 'manual', false);
CREATE TABLE ir_model_fields (id serial PRIMARY KEY, ${LOG}, model varchar, name varchar, ttype varchar, relation varchar,
  store bool, state varchar, compute text ${since(18, ', company_dependent bool')});
INSERT INTO ir_model_fields (model, name, ttype, store, state, compute) VALUES
  ('harbour.berth', 'depth', 'float', true, 'base', NULL), ('harbour.berth', 'x_load', 'float', true, 'manual', NULL),
  ('x_crane', 'x_owner', 'char', false, 'manual', E'# Anna Quay wants this\\nfor r in self.sudo():\\n    r["x_owner"] = "sluice-secret-code"\\n'),
  ('helpdesk.ticket', 'stage_id', 'many2one', true, 'base', NULL);
CREATE TABLE ir_model_data (id serial PRIMARY KEY, ${LOG}, module varchar, name varchar, model varchar, res_id int, noupdate bool ${since(15, ', studio bool')});
INSERT INTO ir_model_data (module, name, model, res_id, noupdate) VALUES
  ('base', 'model_res_partner', 'ir.model', 1, false), ('harbour', 'model_res_partner', 'ir.model', 1, false),
  ('harbour', 'model_harbour_berth', 'ir.model', 2, false), ('harbour', 'model_harbour_tide', 'ir.model', 3, false),
  ('harbour', 'field_harbour_berth__depth', 'ir.model.fields', 1, false),
  ('base', 'group_system', 'res.groups', 10, false), ('base', 'group_erp_manager', 'res.groups', 11, false),
  ('base', 'group_no_one', 'res.groups', 12, false), ('harbour', 'cron_tides', 'ir.cron', 1, true),
  ('harbour', 'rule_berth', 'ir.rule', 1, true), ('harbour', 'access_berth', 'ir.model.access', 1, false),
  ('harbour', 'view_berth', 'ir.ui.view', 1, false), ('harbour', 'menu_root', 'ir.ui.menu', 1, false),
  ('harbour', 'report_berth', 'ir.actions.report', 1, false), ('harbour', 'mail_tide', 'mail.template', 1, true);
CREATE TABLE ir_ui_view (id serial PRIMARY KEY, ${LOG}, name varchar, model varchar, type varchar, mode varchar, priority int,
  active bool, inherit_id int, arch_fs varchar, arch_updated bool, arch_prev text, arch_db ${series >= 16 ? 'jsonb' : 'text'} ${since(16, ', website_id int')});
INSERT INTO ir_ui_view (name, model, type, mode, priority, active, arch_fs, arch_updated, arch_db, write_date) VALUES
  ('berth', 'harbour.berth', 'form', 'primary', 16, true, 'harbour/views/berth.xml', true, ${text('<form>Anna Quay</form>')}, ${when}),
  ('by hand', 'harbour.berth', 'form', 'extension', 16, true, NULL, false, ${text('<p>tide-message-text</p>')}, ${when});
CREATE TABLE ir_ui_menu (id serial PRIMARY KEY, ${LOG}, name ${name}, action varchar, active bool, parent_id int);
INSERT INTO ir_ui_menu (name, action, active) VALUES (${text('Harbour')}, 'ir.actions.act_window,1', true);
CREATE TABLE ir_ui_menu_group_rel (menu_id int, gid int);
CREATE TABLE ir_act_server (id serial PRIMARY KEY, ${LOG}, name ${name}, usage varchar, state varchar, model_id int, code text
  ${until(18, ', model_name varchar')} ${since(17, ', base_automation_id int, webhook_url varchar')});
INSERT INTO ir_act_server (name, usage, state, model_id, code, write_date) VALUES
  (${text('Tides')}, 'ir_cron', 'code', 3, 'model._cron_tides()', ${when}),
  (${text('Remind Anna Quay')}, 'ir_actions_server', 'code', 2, E'# hello\\n\\nenv.cr.execute("sluice-secret-code")\\nrecords.sudo().search([])\\n', ${when}),
  (${text('Hand')}, 'ir_cron', 'code', 2, 'pass', ${when}), (${text('Auto')}, 'base_automation', 'code', 2, 'pass', ${when});
CREATE TABLE ir_act_window (id serial PRIMARY KEY, ${LOG}, name ${name}, res_model varchar);
CREATE TABLE ir_cron (id serial PRIMARY KEY, ${LOG}, ir_actions_server_id int, cron_name ${series === 16 ? 'jsonb' : 'varchar'}, user_id int, active bool,
  interval_number int, interval_type varchar, priority int, nextcall timestamp, lastcall timestamp
  ${until(17, ', numbercall int, doall bool')} ${since(18, ', failure_count int, first_failure_date timestamp')});
INSERT INTO ir_cron (ir_actions_server_id, cron_name, user_id, active, interval_number, interval_type, priority, nextcall) VALUES
  (1, ${cronName('Harbour: tides')}, 3, true, 1, 'hours', 5, (now() at time zone 'UTC') - interval '10 hours'),
  (3, ${cronName('Remind Anna Quay')}, 1, true, 1, 'days', 5, (now() at time zone 'UTC') + interval '1 day');
${until(17, 'UPDATE ir_cron SET numbercall = -1;')}
${since(
  18,
  `UPDATE ir_cron SET failure_count = 0; UPDATE ir_cron SET failure_count = 3, first_failure_date = ${when} WHERE id = 1;
CREATE TABLE ir_cron_progress (id serial PRIMARY KEY, ${LOG}, cron_id int, done int, remaining int, deactivate bool, timed_out_counter int);
INSERT INTO ir_cron_progress (cron_id, done, remaining, timed_out_counter) VALUES (1, 10, 5, 2);`,
)}
${since(15, `CREATE TABLE ir_cron_trigger (id serial PRIMARY KEY, ${LOG}, cron_id int, call_at timestamp);`)}
CREATE TABLE ir_logging (id serial PRIMARY KEY, create_date timestamp, create_uid int, name varchar, type varchar, dbname varchar,
  level varchar, message text, path varchar, func varchar, line varchar);
INSERT INTO ir_logging (create_date, name, type, level, message, path, func, line) VALUES
  (${when}, 'odoo.addons.harbour.models.tide', 'server', 'ERROR', 'tide-message-text', '/home/Anna Quay/addons/harbour/models/tide.py', '_cron_tides', '12'),
  (${when}, 'odoo.addons.base.models.ir_actions', 'server', 'ERROR', 'tide-message-text', 'action', 'Remind Anna Quay', '2');
CREATE TABLE res_users (id serial PRIMARY KEY, ${LOG}, login varchar, password varchar, active bool, share bool, partner_id int, signature text);
INSERT INTO res_users (login, password, active, share, create_date) VALUES ('__system__', NULL, false, false, ${when}),
  ('anna.quay@harbour.example', 'pbkdf2-anchor-hash', true, false, ${when}), ('robot-anna.quay@harbour.example', NULL, true, false, ${when}),
  ('portal-anna.quay@harbour.example', NULL, true, true, ${when});
CREATE TABLE res_users_log (id serial PRIMARY KEY, ${LOG});
INSERT INTO res_users_log (create_uid, create_date) VALUES (2, now() at time zone 'UTC');
CREATE TABLE res_users_apikeys (id serial PRIMARY KEY, name varchar, user_id int, scope varchar, index varchar(8), key varchar, create_date timestamp
  ${since(18, ', expiration_date timestamp')});
INSERT INTO res_users_apikeys (name, user_id, index, key, create_date) VALUES ('Anna Quay', 3, 'rope', 'api-key-digest-rope', ${when});
${since(
  18,
  `CREATE TABLE res_device_log (id serial PRIMARY KEY, session_identifier varchar, ip_address varchar, user_id int, first_activity timestamp, last_activity timestamp, revoked bool);
INSERT INTO res_device_log (ip_address, user_id, last_activity) VALUES ('192.0.2.7', 2, now() at time zone 'UTC');`,
)}
CREATE TABLE res_groups (id serial PRIMARY KEY, ${LOG}, name ${name}, comment ${name});
CREATE TABLE res_groups_users_rel (gid int, uid int);
CREATE TABLE res_groups_implied_rel (gid int, hid int);
INSERT INTO res_groups (id) VALUES (10), (11), (12), (20);
INSERT INTO res_groups_implied_rel VALUES (10, 11), (20, 10);
-- Up to 18.0 implied groups are written out; 19.0 keeps what was granted.
INSERT INTO res_groups_users_rel VALUES (10, 1), (20, 2) ${until(18, ', (10, 2), (11, 2), (11, 1)')};
CREATE TABLE ir_model_access (id serial PRIMARY KEY, ${LOG}, name varchar, model_id int, group_id int, active bool, perm_read bool, perm_write bool, perm_create bool, perm_unlink bool);
INSERT INTO ir_model_access (name, model_id, group_id, active, perm_read, perm_write, perm_create, perm_unlink) VALUES
  ('berth', 2, NULL, true, true, true, false, false), ('by hand', 3, 10, true, true, false, false, false);
CREATE TABLE ir_rule (id serial PRIMARY KEY, ${LOG}, name varchar, model_id int, domain_force text, active bool, global bool);
INSERT INTO ir_rule (name, model_id, domain_force, active, global, create_date, write_date) VALUES
  ('Anna Quay only', 2, '[("name", "=", "Anna Quay")]', true, true, ${when}, ${when} + interval '90 days');
CREATE TABLE rule_group_rel (rule_group_id int, group_id int);
CREATE TABLE base_automation (id serial PRIMARY KEY, ${LOG}, name ${name}, active bool, trigger varchar, model_id int
  ${until(16, ', action_server_id int')} ${since(17, ', webhook_uuid varchar')});
INSERT INTO base_automation (name, active, trigger, model_id ${until(16, ', action_server_id')} ${since(17, ', webhook_uuid')}) VALUES
  (${text('Remind Anna Quay')}, true, 'on_create', 2 ${until(16, ', 4')} ${since(17, ", 'webhook-uuid-buoy'")});
${since(17, 'UPDATE ir_act_server SET base_automation_id = 1 WHERE id = 4;')}
CREATE TABLE ir_config_parameter (id serial PRIMARY KEY, ${LOG}, key varchar, value text);
INSERT INTO ir_config_parameter (key, value) VALUES ('harbour.api_key', 'keel-parameter-value'), ('token.anna.quay@harbour.example', 'keel-parameter-value');
CREATE TABLE ir_attachment (id serial PRIMARY KEY, ${LOG}, name varchar, res_model varchar, res_field varchar, res_id int, type varchar, public bool, file_size int, index_content text);
INSERT INTO ir_attachment (name, res_model, public, file_size, index_content, create_date) VALUES ('Anna Quay.pdf', 'harbour.berth', true, 5, 'tide-message-text', ${when});
CREATE TABLE mail_mail (id serial PRIMARY KEY, ${LOG}, state varchar, email_to text, mail_message_id int, failure_reason text ${since(15, ', failure_type varchar')});
INSERT INTO mail_mail (state, email_to, create_date ${since(15, ', failure_type')}) VALUES ('exception', 'anna.quay@harbour.example', ${when} ${since(15, ", 'mail_smtp'")});
CREATE TABLE mail_message (id serial PRIMARY KEY, ${LOG}, model varchar, res_id int, message_type varchar, date timestamp, body text, email_from varchar);
INSERT INTO mail_message (model, res_id, message_type, date, body, email_from) VALUES ('harbour.berth', 1, 'comment', ${when}, 'tide-message-text', 'anna.quay@harbour.example'), ('helpdesk.ticket', 1, 'notification', ${when}, '', NULL);
CREATE TABLE mail_tracking_value (id serial PRIMARY KEY, ${LOG}, mail_message_id int, ${series <= 16 ? 'field' : 'field_id'} int, old_value_integer int, new_value_integer int, old_value_char varchar);
INSERT INTO mail_tracking_value (mail_message_id, ${series <= 16 ? 'field' : 'field_id'}, old_value_integer, new_value_integer, old_value_char, create_date) VALUES (2, 4, 2, 1, 'Anna Quay', ${when});
CREATE TABLE mail_template (id serial PRIMARY KEY, ${LOG}, name ${name}, body_html text);
INSERT INTO mail_template (body_html, create_date, write_date) VALUES ('Dear Anna Quay', ${when}, ${when} + interval '60 days');
CREATE TABLE queue_job (id serial PRIMARY KEY, uuid varchar, user_id int, name varchar, state varchar, model_name varchar, method_name varchar, channel varchar,
  date_created timestamp, date_enqueued timestamp, date_started timestamp, date_done timestamp, exec_time float, retry int, max_retries int, exc_name varchar, exc_info text, args text);
INSERT INTO queue_job (name, state, model_name, method_name, date_created, exc_name, exc_info, retry) VALUES
  ('Anna Quay', 'failed', 'harbour.berth', 'dredge', (now() at time zone 'UTC') - interval '2 days', 'ValueError', 'tide-message-text', 1),
  ('Anna Quay', 'pending', 'harbour.berth', 'dredge', (now() at time zone 'UTC') - interval '2 days', NULL, NULL, 0);
CREATE TABLE helpdesk_ticket_stage (id serial PRIMARY KEY, ${LOG}, name ${name}, closed bool);
INSERT INTO helpdesk_ticket_stage (closed) VALUES (false), (true);
CREATE TABLE helpdesk_ticket (id serial PRIMARY KEY, ${LOG}, name varchar, partner_email varchar, description text, priority varchar, stage_id int, team_id int, category_id int,
  closed_date timestamp, assigned_date timestamp, last_stage_update timestamp, active bool);
INSERT INTO helpdesk_ticket (name, partner_email, stage_id, priority, create_date) VALUES ('Leaking hull of Anna', 'anna.quay@harbour.example', 1, '2', (now() at time zone 'UTC') - interval '10 days');
CREATE TABLE project_task_type (id serial PRIMARY KEY, ${LOG}, name ${name}, fold bool ${until(15, ', is_closed bool')});
INSERT INTO project_task_type (fold) VALUES (false);
CREATE TABLE project_task (id serial PRIMARY KEY, ${LOG}, name varchar, project_id int, stage_id int, priority varchar, date_end timestamp, date_last_stage_update timestamp,
  ${series <= 16 ? 'kanban_state' : 'state'} varchar);
INSERT INTO project_task (name, project_id, stage_id, create_date) VALUES ('Anna Quay', 1, 1, (now() at time zone 'UTC') - interval '3 days');
CREATE TABLE res_users_role (id serial PRIMARY KEY, ${LOG}, group_id int);
CREATE TABLE res_users_role_line (id serial PRIMARY KEY, ${LOG}, role_id int, user_id int, date_from date, date_to date);
INSERT INTO res_users_role (group_id) VALUES (10);
INSERT INTO res_users_role_line (role_id, user_id, date_to) VALUES (1, 1, '2025-12-31');
CREATE TABLE res_partner (id serial PRIMARY KEY, ${LOG}, name varchar, email varchar);
INSERT INTO res_partner (name, email, create_date, write_date) VALUES ('Anna Quay', 'anna.quay@harbour.example', ${when}, ${when});
CREATE TABLE harbour_berth (id serial PRIMARY KEY, ${LOG}, name varchar, guest int REFERENCES res_partner);
INSERT INTO harbour_berth (name, create_date, write_date) SELECT 'Anna Quay', ${when} + n * interval '1 day', ${when} FROM generate_series(1, 40) n;
CREATE TABLE harbour_waterlevel (id serial PRIMARY KEY, ${LOG}, height float);
INSERT INTO harbour_waterlevel (create_date) SELECT ${when} FROM generate_series(1, 7);
CREATE TABLE berth_tide_rel (berth_id int, tide_id int);
`;
}
