import type { LogEvidence } from '../../../../src/domain/evidence/log.js';
import { logEvidenceSchema } from '../../../../src/domain/evidence/log.js';
import type { ScannedCode } from '../../../../src/domain/evidence/scanned-code.js';
import { readLogs } from '../../../../src/evidence/log/index.js';
import { tree } from '../../../helpers/tree.js';

/** A harbour that owns berths and extends orders, a bakery that owns ovens. */
export const scanned: ScannedCode = {
  addons: ['harbour', 'bakery'],
  declarers: (model) => (model === 'harbour.berth' ? ['harbour'] : model === 'bakery.oven' ? ['bakery'] : []),
  extenders: (model) => (model === 'sale.order' || model === 'harbour.berth' ? ['harbour'] : []),
  table: () => null,
  routes: [
    { url: '/harbour/<int:berth>/status', addon: 'harbour' },
    { url: '/harbour/tide/status', addon: 'bakery' },
    { url: '/harbour/files/<path:name>', addon: 'harbour' },
    { url: '/<page>', addon: 'bakery' },
  ],
};

export const head = (at: string, logger: string, message: string, level = 'INFO', pid = 12) =>
  `2026-03-0${at.slice(0, 1)} ${at.slice(2)},000 ${pid} ${level} quay ${logger}: ${message}`;
export const request = (at: string, path: string, figures = '5 0.002 0.004', status = 200) =>
  head(at, 'werkzeug', `10.1.2.3 - - [01/Mar/2026 08:00:00] "POST ${path} HTTP/1.1" ${status} - ${figures}`);
export const cron = (at: string, message: string, level = 'INFO') =>
  head(at, 'odoo.addons.base.models.ir_cron', `${message} `, level);

export function trace(exception: string, ...frames: string[]): string[] {
  const lines = frames.flatMap((frame) => {
    const [file, code] = frame.split(':');
    return [`  File "${file}", line 41, in ${code}`, '    self.moor()'];
  });
  return ['Traceback (most recent call last):', ...lines, exception];
}

/** Reads lines as the log of one file, and checks the shape and that every line is accounted for. */
export async function read(lines: readonly string[] | string | Buffer, code = scanned): Promise<LogEvidence> {
  const text = Buffer.isBuffer(lines) || typeof lines === 'string' ? lines : `${lines.join('\n')}\n`;
  return readFiles({ 'odoo.log': text }, code);
}

export async function readFiles(files: Record<string, string | Buffer>, code = scanned): Promise<LogEvidence> {
  const root = tree(files);
  return checked(
    await readLogs(
      Object.keys(files).map((name) => `${root}/${name}`),
      code,
    ),
  );
}

export function checked(log: LogEvidence): LogEvidence {
  const { total, ...parts } = logEvidenceSchema.parse(log).lines;
  const sum = Object.values(parts).reduce((all, part) => all + part, 0);
  if (sum !== total) throw new Error(`${total} lines, but ${JSON.stringify(parts)}`);
  return log;
}
