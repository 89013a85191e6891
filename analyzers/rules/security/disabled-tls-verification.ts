import type { PythonCall, PythonFacts, Value } from '../../../src/domain/facts/index.js';
import type { Draft } from '../../../src/domain/rule.js';
import { defineRule } from '../define-rule.js';
import { clientOf } from '../shared/http-clients.js';
import { productivePython } from '../shared/paths.js';
import { isAcknowledged, originOf, symbolOf } from '../shared/python.js';

export default defineRule({
  meta: {
    id: 'security/disabled-tls-verification',
    title: 'TLS certificate not verified',
    family: 'security',
    severity: 'high',
    certainty: 'certain',
    effort: { minutes: 45, basis: 'Estimate: install the missing certificate authority and remove the switch.' },
    automation: 'manual',
    tool: null,
    why: 'Without verification anybody on the way can read and change what is sent, passwords included.',
    remedy:
      'Remove the switch. Where the other side has a certificate of its own, name its authority: `verify="/path/to/ca.pem"`.',
    limits: 'Silent where the value is a setting that somebody may switch off, and in tests.',
    sources: [
      'https://requests.readthedocs.io/en/latest/user/advanced/#ssl-cert-verification',
      'https://docs.python.org/3/library/ssl.html#ssl.SSLContext.verify_mode',
    ],
    messages: { off: '{what} switches off the check of the TLS certificate.' },
  },
  requires: ['python'],
  *check({ source }): Iterable<Draft> {
    for (const facts of productivePython(source)) {
      for (const call of facts.calls) {
        const what = switchOfCall(facts, call);
        if (what !== null) yield* report(facts, call, what);
      }
      for (const entry of facts.assignments) {
        if (isSwitch(entry.target, entry.value)) yield* report(facts, entry, entry.target);
      }
    }
  },
});

type Place = { line: number; column: number; function: number | null; class: number | null };

function* report(facts: PythonFacts, place: Place, what: string): Iterable<Draft> {
  if (isAcknowledged(facts, place.line, /verify|S501|B501/)) return;
  const { line, column } = place;
  yield {
    message: 'off',
    args: { what },
    path: facts.path,
    line,
    column,
    symbol: symbolOf(facts, place),
    subject: what,
  };
}

function switchOfCall(facts: PythonFacts, call: PythonCall): string | null {
  if (/^ssl\._create_unverified_context$/.test(originOf(facts, call.callee) ?? ''))
    return 'ssl._create_unverified_context';
  if (!isFalse(call.kwargs.verify)) return null;
  return clientOf(facts, call) !== null ||
    /(^|[._])(requests?|session|client|transport|http|opener|s)\.\w+$/i.test(call.callee)
    ? `verify=False of ${call.callee}`
    : null;
}

function isSwitch(target: string, value: Value): boolean {
  if (/\.verify$/.test(target))
    return isFalse(value) && /(^|[._])(session|transport|client|requests?|http|s)\.verify$/i.test(target);
  if (/\.check_hostname$/.test(target)) return isFalse(value);
  if (/\.verify_mode$/.test(target)) return value.kind === 'name' && /(^|\.)CERT_NONE$/.test(value.name);
  return (
    /_create_default_https_context$/.test(target) &&
    value.kind === 'name' &&
    /_create_unverified_context$/.test(value.name)
  );
}

function isFalse(value: Value | undefined): boolean {
  return value?.kind === 'boolean' && !value.value;
}
