/**
 * The grammar of Odoo's server log, 14.0 to 19.0. Every expression names the file of Odoo whose format string it reads.
 * All are anchored or bounded, so that no line makes them slow.
 */

/** odoo/netsvc.py: `%(asctime)s %(pid)s %(levelname)s %(dbname)s %(name)s: %(message)s %(perf_info)s`, and its colours. */
export const HEAD =
  /^(\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2},\d{3}) (\d{1,10}) ([A-Z]{4,8}) (\S{1,128}) ([\w.-]{1,200}): /;
export const HEAD_INSIDE =
  /\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2},\d{3} \d{1,10} (?:DEBUG|INFO|WARNING|ERROR|CRITICAL) \S{1,128} [\w.-]{1,200}: /;
export const ANSI = /\u001b\[[0-9;]*m/g;

/** A line that was a head before something cut its beginning or its end. */
export const BROKEN_HEAD =
  /^\d{4}-\d{2}-\d{2}(?: [\d:,]{0,12})?$|^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2},\d{3} \d+ |^[\d\-:, ]{0,34}(?:DEBUG|INFO|WARNING|ERROR|CRITICAL) \S{1,128} [\w.-]{1,200}: |- - \[\d\d\/[A-Z][a-z]{2}\/\d{4} |HTTP\/[\d.]+" \d{3} /;

/** odoo/netsvc.py, `syslog`: `<description> <version>:%(dbname)s:%(levelname)s:%(name)s:%(message)s`. */
export const SYSLOG_BODY = /^Odoo Server [\w.+~-]{1,60}:([^:\s]{1,128}):([A-Z]{4,8}):([\w.-]{1,200}):/;

/**
 * werkzeug/serving.py `log_request` with the perf_info of odoo/netsvc.py: queries, seconds in SQL, other seconds, each
 * `-` where unknown, and the kind of cursor from 18.0 on where a replica is set.
 */
export const ACCESS =
  /^(\S{1,64}) - - \[(\d{2}\/[A-Z][a-z]{2}\/\d{4} \d{2}:\d{2}:\d{2})\] "([A-Z]{1,16}) (\S{1,8192})(?: (HTTP\/[\d.]{1,5}))?" (\d{3}) (\S{1,20})(?: (\d{1,9}|-) (\d{1,7}\.\d{3}|-) (-?\d{1,7}\.\d{3}|-)(?: (-|r[ow](?:->r[ow])?))?)?\s*$/;
/** The beginning of one, as far as the line goes. */
export const ACCESS_START = /^\S{1,64} - - \[|^[\da-fA-F.:]{0,45}(?: (?:- ?){0,2})?$/;
/** werkzeug/serving.py `log_error`: requests that were no HTTP. */
export const ACCESS_ERROR =
  /^\S{1,64} - - \[[^\]]{1,40}\] (?:code \d{3}, message|"[^"]{0,8192}" HTTPStatus|Request timed out)/;

/** addons/web/controllers/{main,dataset}.py; `call_button` carries the model from 18.0 on. */
export const CALL = /^\/web\/dataset\/call_(kw|button)\/([a-z0-9_.]{1,128})\/([A-Za-z0-9_]{1,128})\/?$/;
/** addons/rpc, 19.0: `/json/2/<model>/<method>`. */
export const JSON2 = /^\/json\/2\/([a-z0-9_.]{1,128})\/([A-Za-z0-9_]{1,128})\/?$/;
/** addons/web/controllers/report.py and main.py; report names are `<module>.<template>`. */
export const REPORT = /^\/report\/(?:pdf|html|text)\/([a-z0-9_]{1,128})\.[\w.-]{1,200}(?:\/|$)/;
/** addons/web/controllers/binary.py. */
export const BINARY = /^\/web\/(?:image|content)\/([a-z][a-z0-9_]*(?:\.[a-z0-9_]+)+)\/\d/;

/** odoo/addons/base/models/ir_cron.py: 14.0 to 17.0. */
export const CRON_START = /^(?:Starting|Manually starting) job `(.{1,300})`\.\s*$/;
export const CRON_DONE = /^Job `(.{1,300})` done\.\s*$/;
export const CRON_DONE_17 = /^Job done: `(.{1,300})` \((\d+\.\d+)s\)\.\s*$/;
export const CRON_FAILED = /^Call from cron (.{1,300}) for server action #\d+ failed in Job #(\d+)\s*$/;
/** The same file, 18.0 and 19.0; the name is a Python repr. */
export const CRON_18 =
  /^Job ('.{1,300}'|".{1,300}") \((\d+)\) (starting|started manually|done|done in (\d+\.\d+)s|completed|timed out|server action #\d+ failed|processed no record|processed -?\d+ records, -?\d+ records remaining|(?:fully done|partially done|failed) \(#loop \d+; done -?\d+; remaining -?\d+; duration (\d+\.\d+)s\))\s*$/;

/** The beginning of a line of these, for one that was cut. */
export const CUT_EVENT =
  /^(?:(?:Starting|Manually starting) job `|Job done: `|Job [`'"]|Module [a-z0-9_]{1,128} (?:l|$))/;

/** odoo/modules/loading.py, at INFO only where the module is installed or updated, at DEBUG else. */
export const MODULE_LOADED =
  /^Module ([a-z0-9_]{1,128}) loaded in [\d.]+s(?: \(incl\. [\d.]+s test\))?, \d+ queries(?: \(.{0,60}\))?\s*$/;
export const MODULES_DONE = /^(?:Modules loaded\.|Registry loaded in )/;
export const LOADING =
  /^(?:Loading module ([a-z0-9_]{1,128}) \(|loading ([a-z0-9_]{1,128})\/|[Mm]odule ([a-z0-9_]{1,128}): )/;

/** odoo/service/model.py: 16.0 and later; 14.0 and 15.0. */
export const RETRY = /^[A-Z_]{3,60}, (?:\d+ tries left, try again in [\d.]+ sec|retry \d+\/\d+ in [\d.]+ sec)/;
export const EXHAUSTED = /^[A-Z_]{3,60}, maximum number of tries reached/;

/** odoo/service/server.py. */
export const KILLED: readonly (readonly [string, RegExp])[] = [
  ['real-time', /virtual real time limit \(\d+\/\d+s\) reached/],
  ['cpu', /CPU time limit \(\d+\) reached/],
  ['memory', /(?:virtual|Server) memory limit (?:\(.{0,40}\) )?reached/],
  ['timeout', /^\w+ \(\d+\) timeout after \d+s/],
];

/** odoo/addons/base/models/ir_rule.py and ir_model.py. */
export const REFUSED =
  /^Access Denied by (?:record rules|ACLs) for operation: ([a-z]{1,20})\b.{0,4000}, model: ([a-z0-9_.]{1,128})/;
/** odoo/modules/loading.py (15.0 and later), then 14.0; ir_rule.py (17.0 and later). */
export const NO_RULES = /^The models \[.{0,4000}\] have no access rules in module ([a-z0-9_]{1,128}),/;
export const NO_RULES_14 = /^The model ([a-z0-9_.]{1,128}) has no access rules/;
export const RULE_WITHOUT_GROUP = /^Rule .{0,300} has no group, this is a deprecated feature/;
/** Python's warnings module, and odoo/api.py. */
export const DEPRECATION = /DeprecationWarning: /;
export const NO_BATCH =
  /^The model odoo\.addons\.([a-z0-9_]{1,128})\..{0,300} is not overriding the create method in batch/;
/** odoo/addons/base/models/res_users.py. The line names the person: counted, nothing of it is kept. */
export const LOGIN = /^Login (?:successful|failed) for /;

/** CPython's traceback module. */
export const TRACEBACK = 'Traceback (most recent call last):';
export const FRAME = /^\s+File "([^"]{1,1024})", line \d+, in (.{1,200})$/;
export const EXCEPTION = /^([A-Za-z_][\w.]{0,200})(?:: ([\s\S]*))?$/;
/** odoo/addons/base/models/ir_qweb.py: template of a rendering error. */
export const TEMPLATE = /^\s*Template: ?([a-z0-9_]{1,128})\.[\w.]{1,200}/;
/** Models that messages of the ORM name: `model: x.y`, `on the model 'x.y'`, `Model: Route (x.y)`. */
export const MODEL_NAMED =
  /\bmodel:? '?([a-z][a-z0-9_]*(?:\.[a-z0-9_]+)+)'?|^(?:- )?Model: [^(\n]{0,100}\(([a-z0-9_.]{1,128})\)/m;
/** Loggers of addons, `odoo.addons.<module>.…`. */
export const ADDON_LOGGER = /^odoo\.(?:upgrade\.|addons\.)([a-z0-9_]{1,128})(?:\.|$)/;
