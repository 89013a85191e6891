import type { PythonFacts, PythonFunction, Value } from '../../../src/domain/facts/index.js';
import { stringOf, stringsOf } from '../../../src/domain/facts/value.js';
import { indexIn, insideFunction, withName } from '../../../src/domain/file-lookups.js';
import { PassingMap } from '../../../src/domain/passing.js';
import type { Position } from '../../../src/domain/position.js';

/** One `@http.route` method as its own decorator declares it. */
export interface RouteMethod {
  method: PythonFunction;
  /** Index of the method in `facts.functions`. */
  index: number;
  place: Position;
  urls: string[];
  /** Null where the decorator does not say: then the overridden route decides, else `user`. */
  auth: string | null;
  /** `http` where it is left out. Source: odoo/http.py route(). */
  type: string;
  csrf: boolean;
  /** HTTP methods it answers; empty: all. */
  methods: string[];
}

export function routeMethods(facts: PythonFacts): RouteMethod[] {
  return facts.functions.flatMap((method, index) => {
    const decorator = method.decorators.find((entry) => /(^|\.)route$/.test(entry.name));
    if (decorator === undefined) return [];
    const text = (name: string): string | null => stringOf(decorator.kwargs[name]);
    return [
      {
        method,
        index,
        place: { line: decorator.line, column: decorator.column },
        urls: stringsOf(decorator.args[0] ?? decorator.kwargs.route),
        auth: text('auth'),
        type: text('type') ?? 'http',
        csrf: !isFalse(decorator.kwargs.csrf),
        methods: stringsOf(decorator.kwargs.methods),
      },
    ];
  });
}

/**
 * Names of functions that prove who is calling: comparisons of secrets, signatures, access tokens.
 * `consteq`: odoo/tools/misc.py; `_check_access_token`/`_document_check_access`: portal.
 */
const PROOF =
  /consteq|compare_digest|hmac|signature|verify|verif(y|ied)|validate|check_(access|token|.{0,100}credential|.{0,100}signature|sign)|_check_access|_document_check_access|access_token|authenticate|_token\b|check_access_(rights?|rule)|has_access|notify_with_hash|decode_|unsign|has_group|api_?key|session\.uid|login|password|secret|user_has_groups|is_public|captcha|recaptcha|request\.session|(^|\.)_?(check|can|ensure|assert)_\w+$|published|is_member|_get_visitor|_from_request|_is_\w+$|_get_claimable|get_partner_allowed/i;

const known = new PassingMap<PythonFacts, Map<string, boolean>>();

/** True where the method, or a method of the same file that it calls, checks a proof of identity. */
export function checksIdentity(facts: PythonFacts, index: number, depth = 0): boolean {
  const answers = known.get(facts) ?? new Map<string, boolean>();
  known.set(facts, answers);
  const key = `${index} ${depth}`;
  let answer = answers.get(key);
  if (answer === undefined) {
    answer = looksForProof(facts, index, depth);
    answers.set(key, answer);
  }
  return answer;
}

function looksForProof(facts: PythonFacts, index: number, depth: number): boolean {
  const calls = insideFunction(facts, facts.calls, index);
  if (calls.some((call) => PROOF.test(call.callee))) return true;
  if (
    facts.functions[index]!.parameters.some((entry) =>
      /(^|_)(access_)?(token|uuid|signature|hash|api_?key|secret)$/.test(entry.name),
    )
  )
    return true;
  if (
    insideFunction(facts, facts.strings, index).some((entry) =>
      /^(access_)?(token|signature|api_?key|secret|hash)$/i.test(entry.value),
    )
  )
    return true;
  if (insideFunction(facts, facts.attributes, index).some((entry) => PROOF.test(entry.chain))) return true;
  if (depth > 1) return false;
  const called = new Set(calls.filter((call) => /^(self|super\(\))\./.test(call.callee)).map((call) => call.name));
  for (const name of called)
    for (const entry of withName(facts.functions, name)) {
      const other = indexIn(facts.functions, entry);
      if (other !== index && checksIdentity(facts, other, depth + 1)) return true;
    }
  return false;
}

/** True where a function is written inside another. */
export function within(facts: PythonFacts, inner: number | null, outer: number): boolean {
  for (let at = inner; at !== null; at = facts.functions[at]?.within ?? null) if (at === outer) return true;
  return false;
}

function isFalse(value: Value | undefined): boolean {
  return value?.kind === 'boolean' && !value.value;
}
