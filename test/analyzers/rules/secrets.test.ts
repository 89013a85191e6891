import { expect, test } from 'vitest';
import rule from '../../../analyzers/rules/security/hard-coded-secret.js';
import { portfolioOf } from '../../helpers/portfolio.js';
import { findingsOf } from './fixtures.js';

/** Texts that look made by a machine, of the length asked for; put together here so that no file holds one whole. */
function machine(length: number, alphabet = 'q7Zk2mVw9RtB4xLdH5sYc8Nf3GpJ6'): string {
  return Array.from({ length }, (_, index) => alphabet[(index * 11 + 3) % alphabet.length]).join('');
}
const upper = (length: number): string => machine(length, 'QRST2UVW3XYZ4KLM5NBP6HJG7');
const plain = (length: number): string => machine(length).replaceAll('_', 'a');

const record = (model: string, fields: Readonly<Record<string, string>>): string => {
  const lines = Object.entries(fields).map(([name, text]) => `<field name="${name}">${text}</field>`);
  return `<odoo><record id="one" model="${model}">${lines.join('')}</record></odoo>`;
};
const row = (header: string, cells: string): string => `${header}\n${cells}\n`;

/** Kind, ending of the file and its text: secrets as they are found in repositories. */
const PLANTED: readonly (readonly [string, string, string])[] = [
  ['AWS access key', 'py', `KEY = "${['AK', 'IA'].join('')}${upper(16)}"`],
  ['AWS temporary key', 'py', `x = call("${['AS', 'IA'].join('')}${upper(16)}")`],
  ['AWS secret key by name', 'py', `AWS_SECRET_ACCESS_KEY = "${plain(40)}"`],
  ['GitHub token', 'py', `x = "${['gh', 'p_'].join('')}${plain(36)}"`],
  ['GitHub installation token', 'py', `x = "${['gh', 's_'].join('')}4711_${plain(40)}.${plain(60)}-${plain(43)}"`],
  ['GitHub fine-grained token', 'py', `x = "${['github', 'pat', ''].join('_')}${plain(82)}"`],
  ['GitLab token', 'py', `x = "${['gl', 'pat-'].join('')}${plain(20)}"`],
  ['GitLab token of the longer form', 'py', `x = "${['gl', 'pat-'].join('')}${plain(28)}.01.0a1b2c3d4"`],
  ['Slack token', 'py', `client = Client("${['xo', 'xb-'].join('')}4711${plain(24)}")`],
  [
    'Slack webhook',
    'py',
    `post("https://hooks.slack.com/${['serv', 'ices'].join('')}/T${upper(9)}/B${upper(9)}/${plain(24)}")`,
  ],
  ['Stripe key', 'py', `x = "${['sk', 'live', ''].join('_')}${plain(24)}"`],
  ['Google key', 'py', `x = {"maps": "${['AI', 'za'].join('')}${plain(35)}"}`],
  ['SendGrid key', 'py', `x = "${['S', 'G.'].join('')}${plain(22)}.${plain(43)}"`],
  ['private key', 'py', `x = """-----BEGIN ${['PRIV', 'ATE'].join('')} KEY-----\n${plain(64)}\n"""`],
  [
    'JSON web token',
    'py',
    `x = "${['ey', 'J'].join('')}${plain(20)}.${['ey', 'J'].join('')}${plain(30)}.${plain(43)}"`,
  ],
  ['basic authorisation', 'py', `headers = {"Authorization": "Basic ${plain(24)}="}`],
  ['bearer authorisation', 'py', `get(url, headers={"Authorization": "Bearer ${plain(32)}"})`],
  ['password in an assignment', 'py', 'db_password = "Tr0ub4dor&3x"'],
  ['password of eight characters', 'py', 'password = "Kx7!nQz8"'],
  ['password of words and a year', 'py', 'FTP_PASSWORD = "Welcome2024!"'],
  ['password as an argument', 'py', 'client.login(user="robot", password="Vf3!nQz8@kLp")'],
  ['password as a default of a parameter', 'py', 'def connect(host, password="Vf3!nQz8@kLp"):\n    return host'],
  ['password beside a user', 'py', 'requests.get(url, auth=("robot", "Vf3!nQz8@kLp"))'],
  ['password of HTTPBasicAuth', 'py', 'x = HTTPBasicAuth("robot", "Vf3!nQz8@kLp")'],
  ['password in a dictionary', 'py', `SETTINGS = {"host": "db", "passwd": "${machine(14)}"}`],
  ['password in a dictionary given as an argument', 'py', `post(url, data={"client_secret": "${machine(20)}"})`],
  ['password for want of a setting', 'py', `x = os.environ.get("API_KEY", "${machine(20)}")`],
  ['password in an address', 'py', 'x = "postgresql://robot:Kx7-nQz8@db.courier.invalid/prod"'],
  ['password in an address of a queue', 'py', 'x = "amqp://worker:Kx7nQz8t@queue.courier.invalid:5672"'],
  ['token as an attribute', 'py', `class Api:\n    token = "${machine(24)}"`],
  [
    'token as a default of a field',
    'py',
    `class M(models.Model):\n    _name = "m"\n    api_token = fields.Char(default="${machine(24)}")`,
  ],
  ['set_param', 'py', `env["ir.config_parameter"].set_param("courier.api_key", "${machine(24)}")`],
  ['system parameter', 'xml', record('ir.config_parameter', { key: 'courier.secret_key', value: machine(24) })],
  [
    'form of a key in a system parameter',
    'xml',
    record('ir.config_parameter', { key: 'map', value: ['AI', 'za'].join('') + plain(35) }),
  ],
  ['password of a user', 'xml', record('res.users', { login: 'robot', password: 'Kx7!nQz8' })],
  ['password of a mail server', 'xml', record('ir.mail_server', { name: 'Out', smtp_pass: 'Vf3!nQz8@kLp' })],
  ['form of a key in a field', 'xml', record('website', { maps_key: ['AI', 'za'].join('') + plain(35) })],
  [
    'secret in eval',
    'xml',
    `<odoo><record id="a" model="x"><field name="client_secret" eval="'${machine(24)}'"/></record></odoo>`,
  ],
  ['password in a CSV file', 'csv', row('id,login,password', 'robot,robot,Vf3!nQz8@kLp')],
];

const SILENT: readonly (readonly [string, string, string])[] = [
  ['key of the AWS documentation', 'py', 'x = "AKIAIOSFODNN7EXAMPLE"'],
  ['secret of the AWS documentation', 'py', 'AWS_SECRET_ACCESS_KEY = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"'],
  ['form without content', 'py', `x = "${['gh', 'p_'].join('')}${'x'.repeat(36)}"`],
  ['test key of Stripe', 'py', `x = "${['sk', 'test', ''].join('_')}${plain(24)}"`],
  [
    'placeholders',
    'py',
    'password = "changeme123"\napi_key = "<your-api-key>"\ntoken = "xxxxxxxxxxxx"\nsecret = "your-secret-here1"',
  ],
  ['environment', 'py', 'password = os.environ["COURIER_PASSWORD"]\ntoken = os.environ.get("COURIER_TOKEN", "")'],
  ['parameters', 'py', 'token = env["ir.config_parameter"].get_param("courier.api_token")'],
  ['labels', 'py', 'password = fields.Char("Password of 2 factors")\nsecret = _("Your secret: 4711-abc")'],
  ['names', 'py', 'token_field = "courier_token_2"\nPASSWORD = "courier.password"\napi_key = "res.config.settings"'],
  [
    'addresses',
    'py',
    'access_token = "https://id.courier.invalid/oauth2/token"\nx = "https://user:%s@db.invalid" % word',
  ],
  [
    'hashes of nothing',
    'py',
    'secret = "d41d8cd98f00b204e9800998ecf8427e"\ntoken = "00000000-0000-0000-0000-000000000000"',
  ],
  ['hashed password', 'py', 'password = "$pbkdf2-sha512$25000$abcDEF123$ghiJKL456"'],
  ['public key', 'py', `x = "-----BEGIN PUBLIC KEY-----\n${plain(64)}"`],
  ['digest of a file', 'py', `checksum = "${machine(40, '0123456789abcdef')}"`],
  ['scheme only', 'py', 'x = "Bearer %s" % token\ny = "Basic realm"'],
  ['XML placeholders', 'xml', record('ir.config_parameter', { key: 'courier.api_key', value: 'your-key-here-2' })],
  ['XML labels', 'xml', record('ir.model.fields', { name: 'x_password', field_description: 'Password 2 (Kx7!nQz8)' })],
  ['XML view', 'xml', record('ir.ui.view', { name: 'password', model: 'courier' })],
  ['access rights', 'csv', row('id,name,model_id:id,group_id:id,perm_read', 'a_token,token.Kx7nQz8t2,model_x,,1')],
];

const dataFiles = (names: readonly string[]): string[] =>
  names.filter((name) => !name.endsWith('.py')).map((name) => name.slice('courier/'.length));

async function reported(cases: typeof PLANTED): Promise<string[]> {
  const names = cases.map(([, ending], index) =>
    ending === 'py' ? `courier/case_${index}.py` : `courier/data/case${index}/x.${ending}`,
  );
  const portfolio = await portfolioOf({
    'courier/__manifest__.py': JSON.stringify({ name: 'Courier', depends: ['base'], data: dataFiles(names) }),
    'courier/__init__.py': '',
    ...Object.fromEntries(cases.map(([, , text], index) => [names[index]!, `${text}\n`])),
  });
  const found = new Set(
    findingsOf(rule, portfolio).map((finding) => `courier/${finding.path.replace(/^courier\//, '')}`),
  );
  return cases.filter((_, index) => found.has(names[index]!)).map(([kind]) => kind);
}

test('finds every planted secret', async () => {
  expect(await reported(PLANTED)).toEqual(PLANTED.map(([kind]) => kind));
});

test('leaves what only looks like one', async () => {
  expect(await reported(SILENT)).toEqual([]);
});

test('never prints the secret', async () => {
  const portfolio = await portfolioOf({
    'courier/__manifest__.py': '{"name": "Courier", "depends": ["base"]}',
    'courier/__init__.py': '',
    'courier/api.py': `api_key = "${machine(24)}"\nx = "${['gh', 'p_'].join('')}${plain(36)}"\n`,
  });
  const findings = findingsOf(rule, portfolio);
  expect(findings).toHaveLength(2);
  expect(JSON.stringify(findings)).not.toContain(machine(24).slice(0, 8));
});
