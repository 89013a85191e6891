import type { PythonClass, PythonFacts, PythonFunction } from '../../../src/domain/facts/python.js';
import { stringOf } from '../../../src/domain/facts/value.js';
import { callsOf, withName } from '../../../src/domain/file-lookups.js';
import { classOf, isModelClass, modelsOf, symbolAt } from '../facts/python.js';
import { namedInStrings } from '../facts/strings.js';
import type { ChangeOf } from '../load.js';
import type { Hit, Scope } from '../scope.js';

/** Methods defined in classes of models: overrides of something that is gone or takes other parameters. */
export function* matchDefinitions(scope: Scope): Generator<Hit> {
  const named = scope.index('py.method_def', 'names', (match) => match.names);
  const prefixed = scope.of('py.method_def').filter((change) => change.match.prefixes);
  const signatures = scope.index('py.signature', 'name', (match) => [match.name]);
  const gone = scope.index('py.method', 'names', (match) => match.names);
  const params = scope.of('py.params');
  for (const file of scope.source.python) {
    for (const [index, method] of file.functions.entries()) {
      const owner = classOf(file, method.class);
      if (owner === undefined || method.within !== owner.within) continue;
      const hit = (change: Hit['change'], subject: string, more: Partial<Hit> = {}): Hit => ({
        change,
        path: file.path,
        line: method.line,
        column: method.column,
        endLine: method.line,
        symbol: symbolAt(file, { function: index, class: method.class }),
        subject,
        ...more,
      });
      for (const change of named.get(method.name) ?? []) {
        if (definitionMatches(owner, method, change)) yield hit(change, `def ${method.name}`);
      }
      for (const change of prefixed) {
        const { prefixes, except } = change.match;
        if (!prefixes!.some((prefix) => method.name.startsWith(prefix)) || except?.includes(method.name)) continue;
        // `set_x` behind a button is a method of the addon's own, not one that saving the settings calls.
        if (namedInStrings(scope.source, method.name)) continue;
        if (definitionMatches(owner, method, change)) yield hit(change, `def ${method.name}`);
      }
      if (!isModelClass(owner)) continue;
      const models = modelsOf(owner);
      for (const change of signatures.get(method.name) ?? []) {
        const model = models.find((name) => change.match.models.includes(name));
        if (model && !accepts(method, change.match.before, change.match.after)) yield hit(change, `def ${method.name}`);
      }
      for (const change of gone.get(method.name) ?? []) {
        const model = models.find((name) => change.match.models.includes(name));
        if (!model || owner.model === model) continue;
        const certainty = overrideCertainty(scope, file, owner, method);
        if (certainty) yield hit(change, `def ${method.name}`, { certainty });
      }
      for (const change of params) {
        if (
          change.match.params.every((name, at) => method.parameters[at]?.name === name) &&
          method.decorators.length === 0
        )
          yield hit(change, `def ${method.name}(self, cr, uid)`);
      }
    }
  }
}

function definitionMatches(owner: PythonClass, method: PythonFunction, change: ChangeOf<'py.method_def'>): boolean {
  const { models, modelPrefix, has, lacks, decorator, anyClass } = change.match;
  if (!anyClass && !isModelClass(owner)) return false;
  if (models.length > 0 && !extendsOne(owner, models, method)) return false;
  if (modelPrefix && !modelsOf(owner).some((name) => name.startsWith(modelPrefix))) return false;
  if (decorator && !method.decorators.some((entry) => entry.name === decorator)) return false;
  if (has && !has.some((name) => method.parameters.some((entry) => entry.name === name))) return false;
  if (
    lacks &&
    (method.parameters.some((entry) => entry.kind === 'kwargs') || lacks.every((name) => takes(method, name)))
  )
    return false;
  // An abstract test class or a static helper of the same name takes no self.
  return method.parameters[0]?.name === 'self' || method.parameters[0]?.name === 'cls';
}

/**
 * The class extends one of the models. A method of a mixin (mail.thread) may be overridden in a class that only
 * extends a core model which has the mixin: then `super()` tells that there is something to override.
 */
function extendsOne(owner: PythonClass, models: readonly string[], method: PythonFunction): boolean {
  if (modelsOf(owner).some((name) => models.includes(name))) return true;
  return models.includes('mail.thread') && method.callsSuper && owner.inherit.length > 0;
}

const takes = (method: PythonFunction, name: string): boolean => method.parameters.some((entry) => entry.name === name);

/**
 * Does an override take what callers pass from now on, and pass on what `super()` takes? One written for the new
 * parameters, or open through `*args, **kwargs`, does.
 */
function accepts(method: PythonFunction, before: readonly string[], after: readonly string[]): boolean {
  const named = (names: readonly string[]) =>
    names.filter((name) => !name.startsWith('*') && name !== 'self' && name !== 'cls');
  const [old, now] = [named(before), named(after)];
  const own = method.parameters.filter((entry) => entry.kind === 'plain').map((entry) => entry.name);
  const count = own.filter((name) => name !== 'self' && name !== 'cls').length;
  // A parameter that only got another name at its place is still passed by position.
  const renamed = (name: string) => old.length === now.length && !old.includes(now[old.indexOf(name)]!);
  const stale = old.some((name) => !now.includes(name) && own.includes(name) && !renamed(name));
  // Through `**kwargs` on both sides, names that only one side knows still pass.
  const passes = after.some((name) => name.startsWith('**'));
  if (method.parameters.some((entry) => entry.kind !== 'plain')) return passes || !(stale && method.callsSuper);
  const missing = now.some((name) => !old.includes(name) && !own.includes(name));
  return !stale && !(missing && count < now.length);
}

/** An override of a method that is gone: certain enough with `super()`; else only where nothing names the method. */
function overrideCertainty(
  scope: Scope,
  file: PythonFacts,
  owner: PythonClass,
  method: PythonFunction,
): 'likely' | 'possible' | null {
  if (method.callsSuper) return asksFirst(file, method.name) ? null : 'likely';
  if (method.decorators.length > 0 || owner.inherit.length === 0) return null;
  if (withName(file.calls, method.name).length > 0 || namedInStrings(scope.source, method.name)) return null;
  return 'possible';
}

/** `hasattr(super(), 'name')`: the code is ready for the method to be gone. */
function asksFirst(file: PythonFacts, name: string): boolean {
  return callsOf(file.calls, 'hasattr').some((call) => stringOf(call.args[1]) === name);
}

/** Functions that the manifest names as hooks: `(cr, registry)` up to 16.0, `(env)` from 17.0. */
export function* matchHooks(scope: Scope): Generator<Hit> {
  for (const change of scope.of('py.hook')) {
    const name = scope.source.manifest?.values?.[change.match.key];
    if (typeof name !== 'string') continue;
    for (const file of scope.source.python) {
      if (/(^|\/)(tests?|migrations|upgrades)\//.test(file.path)) continue;
      for (const [index, method] of file.functions.entries()) {
        if (method.name !== name || method.class !== null || method.within !== null) continue;
        const own = method.parameters.map((entry) => entry.name);
        const old = change.match.params.length > 1 ? own.length >= 2 : own[0] === change.match.params[0];
        if (!old) continue;
        yield {
          change,
          path: file.path,
          line: method.line,
          column: method.column,
          symbol: symbolAt(file, { function: index, class: null }),
          subject: `def ${name}(${own.join(', ')})`,
        };
      }
    }
  }
}
