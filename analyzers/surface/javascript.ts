import type { AddonSource } from '../../src/domain/addon.js';
import type { JavaScriptFacts } from '../../src/domain/facts/javascript.js';
import type { SymbolIndex } from '../../src/domain/symbols.js';
import { isTestPath, isVendoredPath } from '../rules/shared/paths.js';
import type { Core, Extension } from './core.js';

interface Patched {
  target: string;
  methods: readonly string[];
  line: number;
}

/** Classes of Odoo's web client that are changed in place. */
export function* scriptExtensions(source: AddonSource, core: Core): Iterable<Extension> {
  for (const facts of source.javascript) {
    if (isTestPath(facts.path) || isVendoredPath(facts.path)) continue;
    for (const { target, methods, line } of patchesOf(facts)) {
      const name = target
        .replace(/\.prototype$/, '')
        .split('.')
        .at(-1)!;
      const known = core.index === null ? null : methodsOfClass(core.index, name);
      if (core.index !== null && known === null) continue;
      const changed = methods.filter((method) => known === null || known.has(method));
      const hidden = changed.filter((method) => /^[_#]/.test(method));
      const what = (one: string) => `patches ${name}${one === '' ? '' : `.${one}`} of the web client`;
      for (const method of hidden) yield { level: 'C', what: what(method), path: facts.path, line };
      if (hidden.length === 0 || changed.length > hidden.length)
        yield { level: 'B', what: what(changed.find((one) => !hidden.includes(one)) ?? ''), path: facts.path, line };
    }
    yield* overwritten(facts, core);
  }
}

/** `patch(X.prototype, …)` of 14.0 on, and `X.include(…)` of the class system before it. */
function patchesOf(facts: JavaScriptFacts): Patched[] {
  const included = facts.classes.filter((entry) => entry.how === 'include' && entry.extends !== null);
  return [
    ...facts.patches,
    ...included.map(({ extends: parent, methods, line }) => ({ target: parent!, methods, line })),
  ];
}

/** `X.prototype.method = …` on a class of Odoo: nothing knows of the change, and no `_super` leads back. */
function* overwritten(facts: JavaScriptFacts, core: Core): Iterable<Extension> {
  if (core.index === null) return;
  for (const { chain, assigned, line } of facts.members) {
    const [, name, method] = /^(?:\w+\.)*(\w+)\.prototype\.(\w+)$/.exec(chain) ?? [];
    if (!assigned || name === undefined || !methodsOfClass(core.index, name)?.has(method!)) continue;
    yield { level: 'D', what: `overwrites ${name}.${method} of the web client`, path: facts.path, line };
  }
}

const classes = new WeakMap<SymbolIndex, Map<string, Set<string>>>();

/** Methods of all classes of that name in Odoo and of what they extend; null where there is no such class. */
function methodsOfClass(index: SymbolIndex, name: string): ReadonlySet<string> | null {
  let known = classes.get(index);
  if (known === undefined) {
    known = collect(index);
    classes.set(index, known);
  }
  return known.get(name) ?? null;
}

function collect(index: SymbolIndex): Map<string, Set<string>> {
  const own = new Map<string, { methods: Set<string>; parents: Set<string> }>();
  for (const module of index.jsModules()) {
    for (const { name, extends: parent, methods } of index.jsModule(module)?.classes ?? []) {
      const held = own.get(name) ?? { methods: new Set<string>(), parents: new Set<string>() };
      own.set(name, held);
      for (const method of methods) held.methods.add(method);
      if (parent !== null) held.parents.add(parent.split('.').at(-1)!);
    }
  }
  return new Map([...own.keys()].map((name) => [name, inherited(own, name)]));
}

function inherited(
  own: ReadonlyMap<string, { methods: Set<string>; parents: Set<string> }>,
  name: string,
): Set<string> {
  const methods = new Set<string>();
  const seen = new Set<string>();
  const open = [name];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const entry = own.get(next);
    if (entry === undefined || seen.has(next)) continue;
    seen.add(next);
    for (const method of entry.methods) methods.add(method);
    for (const parent of entry.parents) open.push(parent);
  }
  return methods;
}
