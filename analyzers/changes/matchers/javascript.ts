import type { JavaScriptFacts } from '../../../src/domain/facts/javascript.js';
import { scannedNames } from '../facts/own.js';
import type { ChangeOf } from '../load.js';
import type { Hit, Scope } from '../scope.js';

/** Libraries that an addon ships are not its own code to upgrade. Source: odoo/addons convention `static/lib`. */
const isLibrary = (path: string): boolean => /(^|\/)(static\/(src\/(js\/)?)?lib|node_modules)\/|\.min\.js$/.test(path);

/** Modules, calls, globals and properties of the web client that are gone. */
export function* matchJavaScript(scope: Scope): Generator<Hit> {
  for (const file of scope.source.javascript) {
    if (isLibrary(file.path)) continue;
    yield* imports(scope, file);
    yield* calls(scope, file);
    yield* names(scope, file);
    yield* shapes(scope, file);
  }
}

type Place = { line: number; column: number };
const hitIn = (file: JavaScriptFacts, change: Hit['change'], place: Place, subject: string, instead?: string): Hit => ({
  change,
  path: file.path,
  line: place.line,
  column: place.column,
  symbol: file.defines[0]?.name ?? '',
  subject,
  ...(instead ? { instead } : {}),
});

function* imports(scope: Scope, file: JavaScriptFacts): Generator<Hit> {
  const required = scope.index('js.require', 'modules', (match) => match.modules);
  const modules = scope.index('js.import', 'modules', (match) => match.modules);
  const exported = scope.index('js.import', 'names', (match) =>
    Object.entries(match.names).flatMap(([module, list]) => list.map((name) => `${module}:${name}`)),
  );
  const prefixes = [...scope.of('js.import'), ...scope.of('js.require')].flatMap((change) =>
    change.match.prefixes.map((prefix) => ({ prefix, change, how: change.match.kind })),
  );
  const own = scannedNames(scope.portfolio);
  for (const entry of file.imports) {
    // Legacy modules of 14.0 bear the path of their file, ending and all.
    const module = entry.how === 'require' ? entry.module : entry.module.replace(/\.js$/, '');
    const addon = module.startsWith('@') ? module.slice(1).split('/')[0]! : module.split(/[./]/)[0]!;
    if (module.startsWith('.') || own.has(addon)) continue;
    const whole = entry.how === 'require' ? required.get(module) : modules.get(module);
    const change: ChangeOf<'js.require'> | ChangeOf<'js.import'> | undefined =
      whole?.[0] ??
      prefixes.find(
        ({ prefix, how }) => (how === 'js.require') === (entry.how === 'require') && module.startsWith(prefix),
      )?.change;
    if (change) {
      const moved = change.match.kind === 'js.import' ? change.match.map?.[module] : undefined;
      yield hitIn(file, change, entry, module, moved ? `import from ${moved}` : undefined);
      continue;
    }
    for (const name of entry.names) {
      const gone = exported.get(`${module}:${name}`)?.[0] ?? exported.get(`*:${name}`)?.[0];
      if (gone) yield hitIn(file, gone, entry, `${name} of ${module}`);
    }
  }
}

function* calls(scope: Scope, file: JavaScriptFacts): Generator<Hit> {
  const callees = scope.index('js.call', 'callees', (match) => match.callees);
  const endings = scope.of('js.call').flatMap((change) => change.match.endings.map((ending) => ({ ending, change })));
  const own = new Set([...file.classes, ...file.patches].flatMap((entry) => entry.methods));
  for (const call of file.calls) {
    const callee = call.callee.replace(/^new /, '');
    const found = [
      ...(callees.get(callee) ?? []),
      ...endings.filter(({ ending }) => callee.endsWith(ending)).map(({ change }) => change),
    ];
    for (const change of found) {
      const { first } = change.match;
      if (first && !first.includes(call.args[0] ?? '')) continue;
      if (callee.startsWith('this.') && own.has(callee.slice(5))) continue;
      yield hitIn(file, change, call, first ? `${callee}("${call.args[0]}")` : `${callee}()`);
    }
  }
}

function* names(scope: Scope, file: JavaScriptFacts): Generator<Hit> {
  const globals = scope.index('js.global', 'names', (match) => match.names);
  const members = scope.index('js.member', 'chains', (match) => match.chains);
  const bases = scope.of('js.member').flatMap((change) => change.match.bases.map((base) => ({ base, change })));
  for (const entry of file.globals) {
    for (const change of globals.get(entry.name) ?? []) yield hitIn(file, change, entry, entry.name);
  }
  const seen = new Set<string>();
  for (const member of file.members) {
    const found = [
      ...(members.get(member.chain) ?? []),
      ...bases
        .filter(({ base }) => member.chain === base || member.chain.startsWith(`${base}.`))
        .map(({ change }) => change),
    ];
    for (const change of found) {
      const { registry } = change.match;
      if (registry && !file.registrations.some((entry) => entry.registry === registry)) continue;
      const key = `${change.id}:${member.line}:${member.chain}`;
      if (seen.has(key)) continue;
      seen.add(key);
      yield hitIn(file, change, member, member.chain);
    }
  }
}

function* shapes(scope: Scope, file: JavaScriptFacts): Generator<Hit> {
  for (const change of scope.of('js.define')) {
    for (const define of file.defines)
      if (define.args === change.match.args) yield hitIn(file, change, define, `odoo.define("${define.name ?? ''}")`);
  }
  for (const change of scope.of('js.patch')) {
    for (const patch of file.patches)
      if (patch.name !== null) yield hitIn(file, change, patch, `patch(${patch.target}, "${patch.name}")`);
  }
  for (const change of scope.of('js.method_def')) {
    for (const owner of file.classes) {
      if (owner.how !== 'class' || owner.extends === null) continue;
      const found = owner.methods.find((name) => change.match.names.includes(name));
      if (found) yield hitIn(file, change, owner, `${owner.name ?? 'class'}.${found}`);
    }
  }
  const tour =
    file.registrations.some((entry) => entry.registry === 'web_tour.tours') ||
    file.calls.some((call) => call.callee.endsWith('tour.register'));
  const properties = scope.index('js.prop', 'names', (match) => match.names);
  for (const property of file.properties) {
    for (const change of properties.get(property.name) ?? []) {
      const { prefixes, contains } = change.match;
      if (change.match.tour && !tour) continue;
      if (prefixes.length > 0 && !prefixes.some((prefix) => property.value?.startsWith(prefix))) continue;
      if (contains.length > 0 && !contains.some((part) => property.value?.includes(part))) continue;
      yield hitIn(
        file,
        change,
        property,
        property.value === null ? property.name : `${property.name}: "${property.value.slice(0, 40)}"`,
      );
    }
  }
}
