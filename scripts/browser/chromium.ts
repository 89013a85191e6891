import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { findChromium, quietArguments } from '../../src/cli/pdf/browser.js';

type Params = Readonly<Record<string, unknown>>;
type Answer = Record<string, unknown>;
type Waiting = { resolve: (answer: Answer) => void; reject: (error: Error) => void };

export interface Event {
  method: string;
  params: Answer;
}

/**
 * A headless Chromium without network, spoken to over a pipe in the Chrome DevTools Protocol
 * (https://chromedevtools.github.io/devtools-protocol/): tests and benchmarks look at pages with it.
 */
export class Chromium {
  readonly events: Event[] = [];
  #session = '';
  #last = 0;
  #rest = '';
  readonly #waiting = new Map<number, Waiting>();
  readonly #listeners = new Set<(event: Event) => void>();

  private constructor(
    private readonly child: ChildProcess,
    private readonly profile: string,
  ) {
    // With --remote-debugging-pipe Chromium reads from 3 and writes to 4, messages ended by NUL.
    const out = child.stdio[4] as Readable;
    out.setEncoding('utf8').on('data', (text: string) => this.#take(text));
    child.on('exit', () => {
      for (const { reject } of this.#waiting.values()) reject(new Error('Chromium ended'));
    });
  }

  /** @throws Error where this machine has no Chromium */
  static async open(): Promise<Chromium> {
    const program = findChromium(process.env);
    if (program === null) throw new Error('no Chromium was found');
    const profile = mkdtempSync(path.join(tmpdir(), 'odoo-debt-chromium-'));
    const child = spawn(program, [...quietArguments(profile), '--remote-debugging-pipe', 'about:blank'], {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
      env: { PATH: process.env.PATH, HOME: profile, TMPDIR: profile, TZ: 'UTC' },
    });
    const browser = new Chromium(child, profile);
    const { targetInfos } = (await browser.send('Target.getTargets')) as {
      targetInfos: { targetId: string; type: string }[];
    };
    const page = targetInfos.find(({ type }) => type === 'page')!;
    const { sessionId } = await browser.send('Target.attachToTarget', { targetId: page.targetId, flatten: true });
    browser.#session = sessionId as string;
    for (const domain of ['Page', 'Runtime', 'Log', 'Network', 'Performance']) await browser.send(`${domain}.enable`);
    return browser;
  }

  #take(text: string): void {
    const parts = (this.#rest + text).split('\0');
    this.#rest = parts.pop()!;
    for (const part of parts) {
      const { id, result, error, method, params } = JSON.parse(part);
      if (id === undefined) {
        const event = { method, params };
        this.events.push(event);
        for (const listen of this.#listeners) listen(event);
        continue;
      }
      const waiting = this.#waiting.get(id);
      this.#waiting.delete(id);
      if (error) waiting?.reject(new Error(error.message));
      else waiting?.resolve(result);
    }
  }

  send(method: string, params: Params = {}): Promise<Answer> {
    this.#last += 1;
    const id = this.#last;
    const message = { id, method, params, ...(this.#session === '' ? {} : { sessionId: this.#session }) };
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      (this.child.stdio[3] as Writable).write(`${JSON.stringify(message)}\0`);
    });
  }

  /** Opens an address and waits until it is loaded. */
  async goto(url: string): Promise<void> {
    this.events.length = 0;
    const loaded = new Promise<void>((resolve) => {
      const listen = ({ method }: Event) => {
        if (method !== 'Page.loadEventFired') return;
        this.#listeners.delete(listen);
        resolve();
      };
      this.#listeners.add(listen);
    });
    await this.send('Page.navigate', { url });
    await loaded;
  }

  /** Value of an expression in the page; a promise is waited for. @throws Error where it throws */
  async evaluate<T>(expression: string): Promise<T> {
    const answer = await this.send('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true });
    const thrown = answer.exceptionDetails as { exception?: { description?: string }; text: string } | undefined;
    if (thrown) throw new Error(thrown.exception?.description ?? thrown.text);
    return (answer.result as { value: T }).value;
  }

  /** Window, and what the page is told of the reader's taste. */
  async look(width: number, height: number, scheme: 'light' | 'dark' = 'light', media = ''): Promise<void> {
    await this.send('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: 1, mobile: false });
    const features = [{ name: 'prefers-color-scheme', value: scheme }];
    await this.send('Emulation.setEmulatedMedia', { media, features });
  }

  /** PNG of the whole page, or of the element that a selector names. */
  async picture(selector?: string): Promise<Buffer> {
    const clip = selector === undefined ? await this.#whole() : await this.#boxOf(selector);
    const { data } = await this.send('Page.captureScreenshot', { format: 'png', captureBeyondViewport: true, clip });
    return Buffer.from(data as string, 'base64');
  }

  async #whole(): Promise<Params> {
    const { cssContentSize } = (await this.send('Page.getLayoutMetrics')) as { cssContentSize: Params };
    return { ...cssContentSize, scale: 1 };
  }

  #boxOf(selector: string): Promise<Params> {
    return this.evaluate<Params>(
      `(()=>{const b=document.querySelector(${JSON.stringify(selector)}).getBoundingClientRect();return {x:b.x+scrollX,y:b.y+scrollY,width:b.width,height:b.height,scale:1}})()`,
    );
  }

  /** What the page said on its console, threw, or had blocked. */
  complaints(): string[] {
    return this.events.flatMap(({ method, params }) => {
      if (method === 'Log.entryAdded') return [(params.entry as { text: string }).text];
      if (method === 'Runtime.exceptionThrown') return [JSON.stringify(params.exceptionDetails)];
      return method === 'Runtime.consoleAPICalled' ? [JSON.stringify(params.args)] : [];
    });
  }

  /** Addresses that the page asked for, beside itself. */
  asked(): string[] {
    return this.events
      .filter(({ method }) => method === 'Network.requestWillBeSent')
      .map(({ params }) => (params.request as { url: string }).url)
      .slice(1);
  }

  async close(): Promise<void> {
    const ended = new Promise((resolve) => this.child.once('exit', resolve));
    this.child.kill('SIGKILL');
    await ended;
    rmSync(this.profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}
