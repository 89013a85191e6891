import type { PythonCall, PythonFacts, Value } from '../../../src/domain/facts/index.js';
import { withName } from '../../../src/domain/file-lookups.js';
import { accessTo } from '../../../src/domain/lookups.js';
import type { Draft, RuleContext } from '../../../src/domain/rule.js';
import { defineRule } from '../define-rule.js';
import { givenTo } from '../shared/flow.js';
import { productivePython } from '../shared/paths.js';
import { classOf, functionOf, isAcknowledged, isModelClass, modelsOf, originOf, symbolOf } from '../shared/python.js';
import { describe, isConstant } from '../shared/values.js';

export default defineRule({
  meta: {
    id: 'security/unsafe-eval',
    title: 'Code run from a value',
    family: 'security',
    severity: 'high',
    certainty: 'likely',
    effort: { minutes: 45, basis: 'Estimate: replace by literal_eval or JSON and convert what is stored.' },
    automation: 'assisted',
    tool: null,
    why: '`eval` and `exec` run whatever text they are given, with the rights of the server.',
    remedy:
      'Read data with `ast.literal_eval` or `json.loads`. Keep `safe_eval` for text that only administrators can write.',
    limits:
      'Medium and possible where the text is a constant of the file with values filled in (`CODE.format(…)`). Silent on constants, on `ast.literal_eval`, on names that the file imports or defines itself, and on `safe_eval` unless its text comes from the request or from a text field that a scanned access line lets other people than administrators write.',
    sources: [
      'https://www.odoo.com/documentation/18.0/developer/reference/backend/security.html#evaluating-content',
      'https://docs.python.org/3/library/functions.html#eval',
    ],
    messages: {
      builtin: '{callee} runs {value} as Python code.',
      request: '{callee} evaluates {value}, which comes from the request.',
      field: '{callee} evaluates {value}, a text that {group} may write.',
    },
  },
  requires: ['python'],
  *check(context): Iterable<Draft> {
    for (const facts of productivePython(context.source)) {
      for (const call of facts.calls) {
        const given = call.args[0];
        if (
          given === undefined ||
          isConstant(given) ||
          isAcknowledged(facts, call.line, /eval|exec|W0123|W0122/, call.endLine)
        )
          continue;
        const found = judge(context, facts, call, given);
        if (found === null) continue;
        const { line, column, callee } = call;
        const args = { callee, value: describe(given), ...found.args };
        yield {
          ...found,
          args,
          path: facts.path,
          line,
          column,
          symbol: symbolOf(facts, call),
          subject: describe(given),
        };
      }
    }
  },
});

type Judgement = Pick<Draft, 'message' | 'args' | 'severity' | 'certainty'>;

function judge(context: RuleContext, facts: PythonFacts, call: PythonCall, given: Value): Judgement | null {
  const origin = originOf(facts, call.callee);
  if (/^(eval|exec)$/.test(call.callee) && origin === null && withName(facts.functions, call.callee).length === 0) {
    return isOwnTemplate(facts, call, given)
      ? { message: 'builtin', severity: 'medium', certainty: 'possible' }
      : { message: 'builtin' };
  }
  if (!/(^|\.)safe_eval$/.test(origin ?? '')) return null;
  if (isRequestValue(facts, call, given)) return { message: 'request' };
  const group = writerOf(context, facts, call, given);
  return group === null ? null : { message: 'field', args: { group }, severity: 'medium', certainty: 'possible' };
}

/** `CODE.format(…)` with a constant of the file: the code is the file's own, what is filled in was not followed. */
function isOwnTemplate(facts: PythonFacts, call: PythonCall, given: Value): boolean {
  const made = given.kind === 'name' ? givenTo(facts, call, given.name).values.map(({ value }) => value) : [given];
  return made.some((value) => value.kind === 'call' && /^[A-Z][A-Z0-9_]+\.format$/.test(value.callee));
}

function isRequestValue(facts: PythonFacts, call: PythonCall, given: Value): boolean {
  const text =
    given.kind === 'name'
      ? given.name
      : given.kind === 'call'
        ? given.callee
        : given.kind === 'subscript'
          ? given.text
          : '';
  if (/^request\.(params|httprequest|jsonrequest)\b/.test(text)) return true;
  const method = functionOf(facts, call);
  const isRoute = method?.decorators.some((entry) => /(^|\.)route$/.test(entry.name)) ?? false;
  const root = /^\w+/.exec(text)?.[0];
  return isRoute && root !== 'self' && (method?.parameters.some((entry) => entry.name === root) ?? false);
}

/** A group other than administrators that may write the text field behind `self.x`, or null. */
function writerOf({ portfolio }: RuleContext, facts: PythonFacts, call: PythonCall, given: Value): string | null {
  const owner = classOf(facts, call);
  const field = given.kind === 'name' ? /^(?:self|rec|record|wizard|this)\.(\w+)$/.exec(given.name)?.[1] : undefined;
  if (field === undefined || !isModelClass(owner) || owner.kind === 'transient') return null;
  for (const name of modelsOf(owner)) {
    const definitions = portfolio.registry.models.get(name)?.fields.get(field) ?? [];
    if (!definitions.some(({ definition }) => /^(char|text)$/.test(definition.type) && isOpen(definition.kwargs)))
      continue;
    const right = accessTo(portfolio.registry, name).find((entry) => entry.write && !isAdministrator(entry.group));
    if (right) return right.group ?? 'everybody';
  }
  return null;
}

/** Stored, writable and without groups of its own. */
function isOpen(kwargs: Readonly<Record<string, Value>>): boolean {
  return (
    !('groups' in kwargs || 'compute' in kwargs || 'related' in kwargs) &&
    !(kwargs.readonly?.kind === 'boolean' && kwargs.readonly.value)
  );
}

function isAdministrator(group: string | null): boolean {
  return group !== null && /(^base\.group_(system|erp_manager|no_one)$)|admin|manager|system/.test(group);
}
