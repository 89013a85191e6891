import type { PythonCall, PythonFacts, Value } from '../../../src/domain/facts/index.js';
import { inFunction, lastAround, placedAt, withName } from '../../../src/domain/file-lookups.js';
import { classOf, isModelClass, receiverOf, rootOf, valuesOf } from './python.js';

/** What carries a recordset to another of the same model: chained before the method that matters. */
const SAME_MODEL =
  /\.(sudo|with_context|with_user|with_company|with_env|with_prefetch|browse|exists|filtered|sorted|search)\(\)/g;
const THROUGH_ENVIRONMENT = /(^|\.)(env|pool)(\[\]|\.get\(\))/;
const RECORD_FIELD = /_ids?$/;

/**
 * True where the receiver of a call is an Odoo model or recordset as far as the text tells: `self` of a model class,
 * `env[…]`, a relational field, or a name given one of these in the same function. Unknown receivers are false.
 */
export function isOrmCall(facts: PythonFacts, call: PythonCall): boolean {
  return isRecordset(facts, call, receiverOf(call), 0);
}

/**
 * The model a call addresses (`self.env['sale.order'].search`), or null where the text does not name it. `self` gives
 * the model of the class only where the class stands for exactly one.
 */
export function modelOfCall(facts: PythonFacts, call: PythonCall): string | null {
  const receiver = receiverOf(call).replaceAll(SAME_MODEL, '');
  if (receiver === 'self') {
    const owner = classOf(facts, call);
    if (!isModelClass(owner)) return null;
    return owner.model ?? (owner.inherit.length === 1 ? owner.inherit[0]! : null);
  }
  if (/(^|\.)(env|pool)\[\]$/.test(receiver)) {
    const key = placedAt(facts.subscripts, call.line, call.column).find((entry) =>
      /(^|\.)(env|pool)$/.test(entry.base),
    );
    return key?.key ?? null;
  }
  for (const value of valuesOf(facts, call.function, receiver)) {
    const named = modelInText(value);
    if (named !== null) return named;
  }
  return null;
}

function isRecordset(facts: PythonFacts, call: PythonCall, receiver: string, depth: number): boolean {
  if (THROUGH_ENVIRONMENT.test(receiver)) return true;
  const bare = receiver.replaceAll(SAME_MODEL, '');
  if (bare === 'self') return isModelClass(classOf(facts, call));
  if (bare === '' || bare.startsWith('super(')) return false;
  const parts = bare.split('.');
  if (parts.length > 1) return RECORD_FIELD.test(parts.at(-1)!) && !/^(cr|os|request)$/.test(rootOf(bare));
  if (depth >= 3) return false;
  return (
    valuesOf(facts, call.function, bare).some((value) => isRecordValue(facts, call, value, depth + 1)) ||
    isRecordset(facts, call, iteratedBy(facts, call, bare), depth + 1)
  );
}

/** What the name goes through at the line of the call: `self` of `for loan in self`; '' where it is no such name. */
function iteratedBy(facts: PythonFacts, call: PythonCall, name: string): string {
  const binding = lastAround(withName(inFunction(facts.bindings ?? [], call.function), name), call.line);
  // What a search or a filter gives is recordset like what it was called on.
  return (binding?.source ?? '').replace(/\.(search|filtered|sorted|exists|browse)\(\)$/, '');
}

function isRecordValue(facts: PythonFacts, call: PythonCall, value: Value, depth: number): boolean {
  if (value.kind === 'name') return isRecordset(facts, call, value.name, depth);
  if (value.kind === 'subscript') return /\benv\[/.test(value.text);
  if (value.kind !== 'call') return false;
  const name = value.callee.split('.').at(-1)!;
  if (/^(search|browse|create|sudo|with_context|filtered|with_user|with_company|get|ref)$/.test(name)) {
    const receiver = receiverOf({ callee: value.callee, name });
    return name === 'get'
      ? /\bpool$/.test(receiver)
      : name === 'ref'
        ? /\benv$/.test(receiver)
        : isRecordset(facts, call, receiver, depth);
  }
  return false;
}

function modelInText(value: Value): string | null {
  if (value.kind === 'subscript') return /\benv\[['"]([\w.]+)['"]\]/.exec(value.text)?.[1] ?? null;
  if (value.kind === 'call' && /\bpool\.get$/.test(value.callee)) {
    return value.args[0]?.kind === 'string' ? value.args[0].value : null;
  }
  return null;
}
