/**
 * How fast are server logs read, and with how much memory? Writes a made-up log outside the tree (two thirds access
 * lines, the rest loading, scheduled actions, refusals and tracebacks, with addresses that do not repeat), reads it as
 * it is and packed, and prints megabytes per second of wall clock and of processor time, the peak of memory, and the
 * time that one gigabyte takes at that speed. `npm run bench:log -- [megabytes] [file to keep]`.
 */
import { once } from 'node:events';
import { createReadStream, createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { readLogs } from '../src/evidence/log/index.js';

const MEGABYTE = 2 ** 20;
const MODELS = ['harbour.berth', 'harbour.booking', 'bakery.oven', 'bakery.order', 'sale.order', 'res.partner'];
const METHODS = ['web_search_read', 'read', 'write', 'create', 'action_confirm', 'onchange'];
const scanned = {
  addons: ['harbour', 'bakery'],
  declarers: (model: string) =>
    model.startsWith('harbour') ? ['harbour'] : model.startsWith('bakery') ? ['bakery'] : [],
  extenders: (model: string) => (model === 'sale.order' ? ['harbour'] : []),
  table: () => null,
  routes: [{ url: '/harbour/<int:berth>/status', addon: 'harbour' }],
};

/** The n-th record, some lines, each ended. */
function recordAt(n: number): string {
  const stamp = new Date(Date.UTC(2026, 0, 1) + n * 700).toISOString().replace('T', ' ').replace('.', ',').slice(0, 23);
  const head = (level: string, logger: string) => `${stamp} ${2000 + (n % 8)} ${level} quay ${logger}: `;
  const kind = n % 30;
  if (kind === 7)
    return `${head('INFO', 'odoo.addons.base.models.ir_cron')}Starting job \`Harbour: tide ${n % 9}\`. \n`;
  if (kind === 15)
    return `${head('INFO', 'odoo.addons.base.models.ir_cron')}Job done: \`Harbour: tide ${n % 9}\` (1.250s). \n`;
  if (kind > 20 && kind < 29)
    return `${head('INFO', 'odoo.addons.mail.models.mail_mail')}Mail with ID ${n} successfully sent \n`;
  if (kind === 29) return `${head('ERROR', 'odoo.http')}Exception during request handling. \n${traceback(n)}`;
  const web = `10.0.${n % 200}.7 - - [01/Jan/2026 00:00:00] "POST ${pathAt(n)} HTTP/1.1" 200 - `;
  return `${head('INFO', 'werkzeug')}${web}${n % 60} ${((n % 900) / 1000).toFixed(3)} 0.0${10 + (n % 80)}\n`;
}

function pathAt(n: number): string {
  if (n % 11 === 0) return `/harbour/${n}/status?at=${n}`;
  if (n % 13 === 0) return `/web/image/res.partner/${n}/avatar_128`;
  return `/web/dataset/call_kw/${MODELS[n % MODELS.length]}/${METHODS[(n >> 3) % METHODS.length]}`;
}

function traceback(n: number): string {
  const frame = (file: string, line: number) => `  File "${file}", line ${line}, in step_${line % 7}\n    self.run()\n`;
  const core = Array.from({ length: 12 }, (_, at) => frame('/opt/odoo/odoo/http.py', 100 + at)).join('');
  return `Traceback (most recent call last):\n${core}${frame('/srv/addons/harbour/models/berth.py', 40 + (n % 5))}ValueError: no berth ${n}\n`;
}

async function write(file: string, bytes: number): Promise<void> {
  const out = createWriteStream(file);
  let written = 0;
  for (let n = 0; written < bytes; ) {
    let text = '';
    for (let at = 0; at < 5000; at++) text += recordAt(n++);
    written += text.length;
    if (!out.write(text)) await once(out, 'drain');
  }
  out.end();
  await once(out, 'finish');
}

async function measure(name: string, file: string): Promise<void> {
  const cpu = process.cpuUsage();
  const start = performance.now();
  let bytes = 0;
  const log = await readLogs([file], scanned, {
    onBytes: (read) => {
      bytes = read;
    },
  });
  const seconds = (performance.now() - start) / 1000;
  const used = process.cpuUsage(cpu);
  const busy = (used.user + used.system) / 1e6;
  const megabytes = bytes / MEGABYTE;
  const peak = Math.round(process.resourceUsage().maxRSS / 1024);
  console.log(
    `${name}: ${megabytes.toFixed(0)} MB, ${log.lines.total} lines in ${seconds.toFixed(1)} s (${busy.toFixed(1)} s of processor): ` +
      `${(megabytes / seconds).toFixed(0)} MB/s; 1 GB in ${((1024 * seconds) / megabytes).toFixed(0)} s; peak memory ${peak} MB; ` +
      `damaged ${log.lines.damaged}`,
  );
}

const size = Number(process.argv[2] ?? 200);
const folder = mkdtempSync(path.join(tmpdir(), 'bench-log-'));
try {
  const plain = process.argv[3] ?? path.join(folder, 'odoo.log');
  await write(plain, size * MEGABYTE);
  console.log(`load ${loadavg()[0]?.toFixed(1)}`);
  await measure('plain', plain);
  const packed = path.join(folder, 'odoo.log.1.gz');
  await pipeline(createReadStream(plain), createGzip({ level: 1 }), createWriteStream(packed));
  await measure('gzip', packed);
} finally {
  rmSync(folder, { recursive: true });
}
