import type { PythonCall, PythonFacts } from '../../../src/domain/facts/python.js';
import type { Value } from '../../../src/domain/facts/value.js';
import { isOwnMethod } from '../facts/own.js';
import { isTest, symbolAt } from '../facts/python.js';
import { receiverOf } from '../facts/receivers.js';
import type { ChangeOf } from '../load.js';
import type { Hit, Scope } from '../scope.js';

/** Calls of methods that are gone or take other arguments. */
export function* matchCalls(scope: Scope): Generator<Hit> {
  const calls = scope.index('py.call', 'names', (match) => match.names);
  const keywords = scope.index('py.kwarg', 'calls', (match) => match.calls);
  const gone = scope.index('py.method', 'names', (match) => match.names);
  for (const file of scope.source.python) {
    for (const call of file.calls) {
      const hit = (change: Hit['change'], subject: string): Hit => ({
        change,
        path: file.path,
        line: call.line,
        column: call.column,
        symbol: symbolAt(file, call),
        subject,
      });
      for (const change of calls.get(call.name) ?? []) {
        if (callMatches(scope, file, call, change)) yield hit(change, `${call.name}()`);
      }
      for (const change of keywords.get(call.name) ?? []) {
        const keyword = keywordOf(scope, file, call, change);
        if (keyword) yield hit(change, `${call.name}(${keyword}=)`);
      }
      const methods = gone.get(call.name);
      if (methods) yield* goneMethod(scope, file, call, methods, hit);
    }
  }
  yield* pools(scope);
}

const receiverText = (call: PythonCall): string =>
  call.callee.slice(0, Math.max(0, call.callee.length - call.name.length - 1));

function callMatches(scope: Scope, file: PythonFacts, call: PythonCall, change: ChangeOf<'py.call'>): boolean {
  const { on, models, anyReceiver, minArgs, first } = change.match;
  if (minArgs !== undefined && call.args.length < minArgs) return false;
  if (first !== undefined && !isOfSort(call.args[0], first)) return false;
  const text = receiverText(call);
  // `super().x()` stands in an override of x, which is the thing to report.
  if (/super\(\)$/.test(text)) return false;
  if (on !== 'any' && on !== 'record' && on !== 'model') return endsWith(text, on);
  if (text === '') return false;
  const receiver = receiverOf(file, scope.portfolio.registry, text, call);
  const known = receiver.record ? receiver.models : [];
  if (isOwnMethod(scope.portfolio.registry, call.name, known)) return false;
  if (on === 'any' || anyReceiver?.includes(call.name)) return !isTest(file.path) || on === 'any';
  if (on === 'record') return receiver.record;
  return known.some((model) => models.includes(model));
}

/** The receiver is called that, or is known under a name that ends so: `self.env.cr`, `cr`, `registry`, `self.pool`. */
function endsWith(text: string, name: string): boolean {
  const last = text.split('.').at(-1) ?? '';
  if (name === 'registry') return last === 'registry' || last === 'pool' || /^(odoo\.)?registry\(\)$/.test(last);
  if (name === 'cr') return last === 'cr' || last === '_cr';
  return last === name;
}

function isOfSort(value: Value | undefined, sort: 'user' | 'ids' | 'string'): boolean {
  if (value === undefined) return false;
  if (sort === 'string') return value.kind === 'string';
  if (sort === 'ids')
    return value.kind === 'list' || (value.kind === 'name' && /(^|\.)(ids|id|res_ids|docids)$/.test(value.name));
  if (value.kind === 'number') return true;
  if (value.kind === 'call') return /\.ref$/.test(value.callee);
  return value.kind === 'name' && /(^|[._])(user|users|user_id|uid|SUPERUSER_ID)(\.id)?$/.test(value.name);
}

function keywordOf(scope: Scope, file: PythonFacts, call: PythonCall, change: ChangeOf<'py.kwarg'>): string | null {
  const { kwargs, values, record } = change.match;
  const keyword = kwargs.find((name) => call.kwargs[name] !== undefined);
  if (keyword === undefined) return null;
  const value = call.kwargs[keyword];
  if (values && !(value?.kind === 'string' && values.includes(value.value))) return null;
  if (!record) return keyword;
  const text = receiverText(call);
  return /super\(\)$/.test(text) || receiverOf(file, scope.portfolio.registry, text, call).record ? keyword : null;
}

/** A call of a method that a known model has lost. */
function* goneMethod(
  scope: Scope,
  file: PythonFacts,
  call: PythonCall,
  methods: readonly ChangeOf<'py.method'>[],
  hit: (change: Hit['change'], subject: string) => Hit,
): Generator<Hit> {
  const text = receiverText(call);
  if (text === '' || /super\(\)$/.test(text)) return;
  const receiver = receiverOf(file, scope.portfolio.registry, text, call);
  if (!receiver.record || receiver.models.length === 0) return;
  if (isOwnMethod(scope.portfolio.registry, call.name, receiver.models)) return;
  for (const change of methods) {
    const model = receiver.models.find((name) => change.match.models.includes(name));
    if (model) yield hit(change, `${model}.${call.name}()`);
  }
}

/** `self.pool.get('m')` and `self.pool['m']`. */
function* pools(scope: Scope): Generator<Hit> {
  const change = scope.of('py.pool')[0];
  if (!change) return;
  for (const file of scope.source.python) {
    const places = [
      ...file.calls.filter((call) => call.callee === 'self.pool.get'),
      ...file.subscripts.filter((subscript) => subscript.base === 'self.pool'),
    ];
    for (const use of places) {
      yield {
        change,
        path: file.path,
        line: use.line,
        column: use.column,
        symbol: symbolAt(file, use),
        subject: 'self.pool',
      };
    }
  }
}
