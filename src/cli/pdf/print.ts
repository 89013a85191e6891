import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { InputError, messageOf } from '../../domain/errors.js';
import { temporaryFolder } from '../../temporary-folder.js';
import { findChromium, quietArguments } from './browser.js';

/** A page of thousands of addons takes its time on a slow machine; a browser that hangs does not take all day. */
const PATIENCE_MS = 180_000;

/** Bytes of what the browser says that are worth keeping. */
const SAID = 20_000;

/** Chromium writes the time of the print into the file; the same page is to give the same bytes. */
const DATES = /\/(CreationDate|ModDate) \(D:\d{14}([+-]\d\d'\d\d'|Z)?\)/g;

/**
 * A page as PDF, printed by an installed Chromium that reaches no network and knows no user.
 * @param page HTML that loads nothing.
 * @throws InputError where there is no Chromium, or it prints nothing; the message says what to do.
 */
export async function printPdf(page: string, env: Readonly<Record<string, string | undefined>>): Promise<Buffer> {
  const browser = findChromium(env);
  if (browser === null) {
    throw new InputError(
      env.CHROME_PATH
        ? `--pdf: CHROME_PATH leads to no program: ${env.CHROME_PATH}`
        : '--pdf: no Chromium or Chrome was found; install one, name it with CHROME_PATH, or print the HTML report from a browser',
    );
  }
  const { path: folder, close } = temporaryFolder('odoo-debt-pdf-');
  try {
    const [source, target] = [path.join(folder, 'report.html'), path.join(folder, 'report.pdf')];
    writeFileSync(source, page, { mode: 0o600 });
    const args = [
      ...quietArguments(path.join(folder, 'profile')),
      '--no-pdf-header-footer',
      `--print-to-pdf=${target}`,
      pathToFileURL(source).href,
    ];
    const { code, said } = await run(browser, args, folder, env);
    const pdf = read(target);
    if (pdf === null) {
      const [why = ''] = said.split('\n').filter((line) => /error|fatal|cannot|failed/i.test(line));
      throw new InputError(`--pdf: ${browser} printed nothing (${code})${why === '' ? '' : `: ${why.slice(0, 300)}`}`);
    }
    return withoutTime(pdf);
  } finally {
    close();
  }
}

/** Runs to its end or to ours; a browser that cannot be started at all is told as such. */
function run(
  browser: string,
  args: readonly string[],
  folder: string,
  { PATH, LANG, DISPLAY }: Readonly<Record<string, string | undefined>>,
): Promise<{ code: string; said: string }> {
  return new Promise((resolve, reject) => {
    // A home of its own: nothing of the user's is read, and nothing is left there.
    const child = spawn(browser, args, {
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { PATH, LANG, DISPLAY, HOME: folder, TMPDIR: folder, TZ: 'UTC' },
      timeout: PATIENCE_MS,
      killSignal: 'SIGKILL',
    });
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      if (said.length < SAID) said += text;
    });
    child.on('error', (error) => reject(new InputError(`--pdf: ${browser} cannot be started: ${messageOf(error)}`)));
    child.on('close', (code, signal) => resolve({ code: signal ?? `exit ${code}`, said }));
  });
}

function read(file: string): Buffer | null {
  try {
    const pdf = readFileSync(file);
    return pdf.subarray(0, 5).toString('latin1') === '%PDF-' ? pdf : null;
  } catch {
    return null;
  }
}

/** The day the epoch began in place of the time of the print, digit for digit, so that no offset in the file moves. */
function withoutTime(pdf: Buffer): Buffer {
  const text = pdf.toString('latin1').replace(DATES, (whole) => {
    const epoch = '19700101000000';
    return whole.replace(/D:\d{14}/, `D:${epoch}`);
  });
  return Buffer.from(text, 'latin1');
}
