import type { PythonCall, PythonFacts, Value } from '../../../src/domain/facts/index.js';
import { originOf, receiverOf, valuesOf } from './python.js';

/** Position of `timeout` among the positional arguments; `null`: keyword only. Sources: docs.python.org, requests API. */
const CLIENTS: Readonly<Record<string, number | null>> = {
  'requests.get': null,
  'requests.post': null,
  'requests.put': null,
  'requests.patch': null,
  'requests.delete': null,
  'requests.head': null,
  'requests.options': null,
  'requests.request': null,
  'urllib.request.urlopen': 2,
  'urllib2.urlopen': 2,
  'http.client.HTTPConnection': 2,
  'http.client.HTTPSConnection': null,
  'smtplib.SMTP': 3,
  'smtplib.SMTP_SSL': null,
  'ftplib.FTP': 4,
  'ftplib.FTP_TLS': null,
  'suds.client.Client': null,
  // No network, but a worker that waits for ever all the same. Source: pyserial API, Serial.__init__ (timeout=None).
  'serial.Serial': 5,
};
const VERBS = /^(get|post|put|patch|delete|head|options|request|send)$/;

/** A call that goes out over the network, by its dotted origin, or null. Sessions of `requests` are followed. */
export function clientOf(facts: PythonFacts, call: PythonCall): string | null {
  const origin = originOf(facts, call.callee);
  if (origin !== null && origin in CLIENTS) return origin;
  if (!VERBS.test(call.name)) return null;
  const receiver = receiverOf(call);
  if (/^requests\.(Session|session)\(\)$/.test(originOf(facts, receiver) ?? '')) return `requests.Session.${call.name}`;
  const given = [...valuesOf(facts, call.function, receiver)];
  return given.some((value) => isSession(facts, value)) ? `requests.Session.${call.name}` : null;
}

export function hasTimeout(client: string, call: PythonCall): boolean {
  const position = CLIENTS[client] ?? null;
  return 'timeout' in call.kwargs || passesOn(call) || (position !== null && call.args.length > position);
}

/** `**kwargs` is handed on: what it holds cannot be told. */
export function passesOn(call: PythonCall): boolean {
  return (
    Object.keys(call.kwargs).some((name) => name.startsWith('*')) ||
    call.args.some((value) => 'text' in value && value.text.startsWith('*'))
  );
}

function isSession(facts: PythonFacts, value: Value): boolean {
  return value.kind === 'call' && /^requests\.(Session|session)$/.test(originOf(facts, value.callee) ?? '');
}
