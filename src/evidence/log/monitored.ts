import { AddonBook, type Scanned } from './attribution.js';
import type { LogRecord } from './record.js';
import { RequestTally, type Target } from './requests.js';

/**
 * Camptocamp/odoo-cloud-platform, monitoring_log_requests/models/ir_http.py (9.0 on): one JSON object per request with
 * path, duration, model and model_method, and with the login, which is not looked at. Its README has everything else
 * logged from WARNING on, so that access lines are often missing; where they are there, each request stands twice.
 */
export const MONITORED_LOGGER = 'monitoring.http.requests';
const LONGEST = 200_000;

interface Side {
  book: AddonBook;
  tally: RequestTally;
}

/** Counts these lines beside the access lines, and says at the end which of them count. */
export class MonitoredRequests {
  private readonly plain: Side;
  /** Requests whose model the path does not name: lists up to 16.0, buttons up to 17.0. */
  private readonly named: Side;

  constructor(scanned: Scanned) {
    const side = (): Side => {
      const book = new AddonBook();
      return { book, tally: new RequestTally(scanned, book) };
    };
    this.plain = side();
    this.named = side();
  }

  /** @returns what was asked for; null where the line is cut or something else. */
  take({ message, wall }: LogRecord): Target | null {
    const told = parsed(message);
    if (told === null) return null;
    const call = callOf(told);
    const { tally } = call === null ? this.plain : this.named;
    return tally.takeTold({ path: told.path, call, seconds: told.seconds, status: told.status }, wall);
  }

  /**
   * Where no access line told a request, these lines do. Where some did, they count, and of these lines only the models that
   * access lines do not name.
   * @returns Lines of which no more was used.
   */
  settle(requests: RequestTally, book: AddonBook): number {
    const { plain, named } = this;
    if (requests.total + requests.excluded > 0) {
      requests.mergeModels(named.tally);
      book.merge(named.book);
      return plain.tally.total;
    }
    for (const side of [plain, named]) {
      requests.merge(side.tally);
      book.merge(side.book);
    }
    return 0;
  }
}

interface Told {
  path: string;
  model: unknown;
  method: unknown;
  /** NaN where it is not told. */
  seconds: number;
  status: string;
}

function parsed(message: string): Told | null {
  const end = message.lastIndexOf('}');
  if (!message.startsWith('{') || end > LONGEST) return null;
  let value: Record<string, unknown>;
  try {
    value = JSON.parse(message.slice(0, end + 1));
  } catch {
    return null;
  }
  const { path, duration, model, model_method: method } = value;
  if (typeof path !== 'string' || !/^\/\S{0,8191}$/.test(path)) return null;
  const status = String(value.status_code ?? value.response_status_code ?? '');
  const known = typeof duration === 'number' && duration >= 0 && duration < 1e7;
  return { path, model, method, seconds: known ? duration : Number.NaN, status: /^\d{3}$/.test(status) ? status : '' };
}

/** Paths of addons/web/controllers/{main,dataset}.py that carry the model among their parameters alone. */
const MODELLESS = /^\/web\/dataset\/(search_read|call_button|call_kw|call)\/?$/;

function callOf({ path, model, method }: Told): { model: string; method: string; button: boolean } | null {
  const kind = MODELLESS.exec(path)?.[1];
  if (kind === undefined || typeof model !== 'string' || !/^[a-z0-9_.]{1,128}$/.test(model)) return null;
  if (kind === 'search_read') return { model, method: kind, button: false };
  if (typeof method !== 'string' || !/^\w{1,128}$/.test(method)) return null;
  return { model, method, button: kind === 'call_button' };
}
