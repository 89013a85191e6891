/** Words and signs of what other programs write. */
const split = (text: string): string[] => text.trim().split(/\s+/);

export const JSON_WORDS: readonly string[] = [
  ...split(`
  { } [ ] , : null true false 0 -1 1e999 1e-9 "" "a" {} [] "\\u0000" "\\ud800" "\\u202e" "__proto__" "constructor" 9e15
  "version" "2.1.0" "runs" "tool" "driver" "rules" "results" "locations" "physicalLocation" "region" "startLine" "ruleId"
  "message" "text" "level" "error" "suppressions" "baselineState" "uri" "file:///etc/passwd" "../../x" "%2e%2e" "C:\\\\x"
  "uriBaseId" "originalUriBaseIds" "properties" "security-severity" "9.8" "partialFingerprints" "snippet" "kind" "pass"
  `),
  '"__proto__": {"x": 1}, ',
  '"ruleIndex": 99999999999, ',
  '\n',
];

export const BUNDLE: readonly string[] = [
  ...JSON_WORDS,
  ...split(`
  "id" "rows" "v" "at" "S01" "S03" "S04" "S07" "S15" "S98" "S99" "module" "state" "installed" "model" "write_date"
  "2026-01-05T08:00:00" "9999-12-31T23:59:59" "0001-01-01T00:00:00" "2026-02-30T25:61:61Z" "n_live_tup" "-Infinity"
  `),
];

export const LOG: readonly string[] = [
  '2026-03-01 08:00:00,000 12 INFO quay odoo.http: ',
  '2026-03-01 08:00:00,000 12 ERROR quay odoo.addons.harbour.models.berth: ',
  '2026-02-30 25:61:61,999 99999999999 CRITICAL ? odoo.sql_db: bad query: ',
  'Traceback (most recent call last):\n',
  '  File "/srv/harbour/models/berth.py", line 41, in moor\n',
  'ZeroDivisionError: float division by zero\n',
  '10.1.2.3 - - [01/Mar/2026 08:00:00] "POST /web/dataset/call_kw/harbour.berth/read HTTP/1.1" 200 - 5 0.002 0.004',
  '"GET /harbour/7/status?x=%00%ff HTTP/1.1" 500 - - - -',
  'Starting job `Harbour: tide`.',
  'Job `Harbour: tide` done.',
  'Job "Harbour: tide" (4) done in 1.250s',
  'Modules loaded. ',
  '{"log": "2026-03-01 08:00:00,000 12 INFO quay odoo: x\\n", "stream": "stderr", "time": "2026-03-01T08:00:00Z"}\n',
  'Mar  1 08:00:00 quay odoo[12]: ',
  '\u001b[1;31mERROR\u001b[0m',
  '__proto__',
  '\n',
  '"',
  ' - ',
];

export const TICKETS: readonly string[] = [
  ...JSON_WORDS,
  ',',
  ';',
  '\t',
  '"',
  '""',
  '\n',
  '\r\n',
  'Created',
  'Resolved',
  'Status',
  'Priority',
  'Labels',
  'Labels,Labels',
  'sep=;\n',
  '31/12/2025',
  '12/31/2025',
  '2026-02-30',
  '0000-00-00',
  '9999-12-31T23:59:59+14:00',
  '14/Jul/25 3:42 PM',
  '46000.5',
  'Done',
  'Highest',
  '1e400',
  '-1',
];

export const GIT: readonly string[] = [
  '\0',
  '\0\0',
  `\0${'a'.repeat(40)}\0`,
  `\0${'b'.repeat(64)}\0`,
  '2000\0',
  '1e999\0',
  'NaN\0',
  '\n3\t1\tbakery/a.py\0',
  '-\t-\tbakery/b.js\0',
  '0\t2\t\0old/c d.py\0new/c.py\0',
  '9'.repeat(400),
  '\t',
  '\n',
  'boundary\n',
  'author-time 1e999\n',
  `${'c'.repeat(40)} 1 99999999999999999999 1\n`,
  'Revert "[FIX] x"',
  'Fixes #12, harbour#3',
];
