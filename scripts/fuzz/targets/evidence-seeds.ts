import { block, module, owner, table, VERSION } from '../../../test/src/evidence/database/rows.js';

/** What databases, servers, trackers, git and analysers write, small. */
export const BUNDLE: readonly string[] = [
  [
    VERSION,
    block('S03', [module('base', { author: 'Odoo S.A.' }), module('harbour')]),
    block('S04', [owner('harbour.berth', true), owner('sale.order', false)]),
    block('S07', [table('harbour.berth', {}), table('sale.order', {})]),
    '',
  ].join('\n'),
  `{"id" : "S01", "rows" : [{"odoo_major": 14, "base_version": "14.0.1.3"}]}\n{"id" : "S03", "rows" : [{"name": "harbour", \n "state": "installed"}]}\n`,
];

const head = (at: string, logger: string, message: string, level = 'INFO') =>
  `2026-03-01 ${at},000 12 ${level} quay ${logger}: ${message}`;
const request = (at: string, path: string) =>
  head(at, 'werkzeug', `10.1.2.3 - - [01/Mar/2026 08:00:00] "POST ${path} HTTP/1.1" 200 - 5 0.002 0.004`);

export const LOG: readonly string[] = [
  [
    head('08:00:00', 'odoo.modules.loading', 'Modules loaded. '),
    request('08:00:01', '/web/dataset/call_kw/harbour.berth/read'),
    request('08:00:02', '/harbour/7/status'),
    request('08:00:03', '/json/2/bakery.oven/bake'),
    head('08:00:04', 'odoo.addons.base.models.ir_cron', 'Starting job `Harbour: tide`. '),
    head('08:00:05', 'odoo.addons.base.models.ir_cron', 'Job `Harbour: tide` done. '),
    head('08:00:06', 'odoo.http', 'Exception during request handling. ', 'ERROR'),
    'Traceback (most recent call last):',
    '  File "/srv/harbour/models/berth.py", line 41, in moor',
    '    self.moor()',
    'ZeroDivisionError: float division by zero',
    head('08:00:07', 'odoo.service.server', 'WorkerHTTP (41) timeout after 120s', 'ERROR'),
    '',
  ].join('\n'),
  `Mar  1 08:00:00 quay odoo[12]: ${head('08:00:00', 'odoo.http', 'x')}\nMar  1 08:00:01 quay odoo[12]: ${request('08:00:01', '/web')}\n`,
  `${JSON.stringify({ log: `${head('08:00:00', 'odoo', 'x')}\n`, stream: 'stderr', time: '2026-03-01T08:00:00.1Z' })}\n`,
];

export const TICKETS_CSV: readonly string[] = [
  'Id;Titre;Créé le;Résolu le;Priorité;État\n7;Quai;01/02/2026 08:00;03/02/2026 09:30;Haute;Clos\n8;"Four; froid";13/02/2026;;Basse;Ouvert\n',
];
export const TICKETS_JSON: readonly string[] = [
  JSON.stringify({
    issues: [{ key: 'QUAY-1', fields: { summary: 'x', created: '2026-01-02T03:04:05.000+0100', labels: ['bug'] } }],
  }),
];

const commit = (hash: string, subject: string, ...rows: string[]) =>
  ['', hash.repeat(40), '2000', '1000', 'Ines@bakery.example', subject, 'Fixes #12', '', ...rows].join('\0');

export const GIT: readonly string[] = [
  commit(
    'a',
    '[FIX] bakery: oven',
    '\n3\t1\tbakery/a.py',
    '-\t-\tbakery/b.js',
    '0\t2\t',
    'old/c d.py',
    'new/ç.py',
    '',
  ) + commit('b', 'Revert "[IMP] harbour"', '\nharbour/models/berth.py', ''),
  `${'a'.repeat(40)} 1 1 2\nauthor Ines\nauthor-time 1700000000\nboundary\nfilename a.py\n\timport os\n${'b'.repeat(40)} 2 2\nauthor-time 1\n\t\n`,
];

export const SARIF: readonly string[] = [
  JSON.stringify(
    {
      version: '2.1.0',
      runs: [
        {
          tool: {
            driver: {
              name: 'Bandit',
              version: '1.7.5',
              rules: [{ id: 'B608', name: 'sql', properties: { 'security-severity': '8.1', tags: ['security'] } }],
            },
          },
          originalUriBaseIds: { ROOT: { uri: 'file:///srv/' } },
          results: [
            {
              ruleId: 'B608',
              ruleIndex: 0,
              level: 'warning',
              message: { text: 'Something burns.' },
              locations: [
                {
                  physicalLocation: {
                    artifactLocation: { uri: 'bakery/models/oven.py', uriBaseId: 'ROOT' },
                    region: { startLine: 3, endLine: 4, startColumn: 5, snippet: { text: 'burn()' } },
                  },
                },
              ],
              partialFingerprints: { primaryLocationLineHash: 'abc:1' },
              properties: { issue_confidence: 'HIGH', effort: '5min' },
            },
            { rule: { id: 'B1', index: -1 }, message: { id: 'default', arguments: ['x'] }, suppressions: [{}] },
          ],
        },
      ],
    },
    null,
    1,
  ),
];
