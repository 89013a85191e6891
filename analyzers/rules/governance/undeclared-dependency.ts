import type { AddonSource } from '../../../src/domain/addon.js';
import type { Literal, PythonCall, PythonFacts, PythonImport } from '../../../src/domain/facts/index.js';
import { addonsNamed } from '../../../src/domain/lookups.js';
import type { Draft, RuleContext } from '../../../src/domain/rule.js';
import { defineRule } from '../define-rule.js';
import { installedWith } from '../shared/dependencies.js';
import { productivePython } from '../shared/paths.js';
import { originOf, rootOf } from '../shared/python.js';
import { importNamesOf, isStandardModule, modulesOfOdoo } from '../shared/python-packages.js';

/** Programs that every server of Odoo has: its own, PostgreSQL's clients (odoo/service/db.py), and POSIX. */
const PROGRAMS =
  /^(python[\d.]*|odoo(-bin)?|openerp-server|wkhtmlto(pdf|image)|pg_dump|pg_restore|psql|createdb|dropdb|sh|bash|cat|chmod|chown|cp|date|df|du|echo|env|false|find|grep|head|hostname|id|kill|ln|ls|mkdir|mktemp|mv|nice|ps|pwd|rm|rmdir|sed|sleep|sort|tail|tar|tee|touch|true|uname|wc|which|whoami|xargs)$/;
const STARTS = /^subprocess\.(run|Popen|call|check_call|check_output)$/;

export default defineRule({
  meta: {
    id: 'governance/undeclared-dependency',
    title: 'Library or program that the manifest does not name',
    family: 'governance',
    severity: 'medium',
    certainty: 'likely',
    effort: { minutes: 10, basis: 'Estimate: name it in external_dependencies and in requirements.txt.' },
    automation: 'manual',
    tool: null,
    why: 'The addon fails on the next server: while it is loaded where the library is imported at the top, in the middle of the work elsewhere. What the manifest names, Odoo checks before it installs the addon.',
    remedy:
      'Name it under `external_dependencies` in the manifest (`python` or `bin`). Tools that set up servers and images read it from there.',
    limits:
      'Compares top-level imports with Python itself, with the requirements of Odoo in the series of the addon and what these bring along, and with what the addon and the scanned addons it depends on declare. Where a dependency was not scanned it may declare the library: then possible, and low. Imports with `except ImportError` are low. Programs are seen where their name is a literal. Silent in tests and upgrade scripts, and for an unknown series.',
    sources: [
      'https://www.odoo.com/documentation/18.0/developer/reference/backend/module.html (external_dependencies)',
      'https://github.com/odoo/odoo/blob/16.0/requirements.txt (and of 8.0 to 19.0)',
      'https://github.com/odoo/odoo/blob/16.0/odoo/modules/module.py (check_manifest_dependencies)',
    ],
    messages: {
      imported: 'Imports {name}, which neither Odoo {series} nor any manifest asks for.',
      guarded: 'Imports {name} where it is there; no manifest says that it may be needed.',
      program: 'Starts the program {name}, which no manifest asks for.',
    },
  },
  requires: ['manifest', 'python'],
  *check(context): Iterable<Draft> {
    const { source } = context;
    const { series } = source.addon;
    const ofOdoo = series === null ? null : modulesOfOdoo(series);
    if (ofOdoo === null || source.manifest?.values == null || source.addon.origin === 'odoo') return;
    const declared = declaredBy(context);
    const seen = new Set<string>();
    for (const facts of productivePython(source)) {
      for (const entry of facts.imports) {
        const name = entry.module.split('.')[0]!;
        if (seen.has(name) || !isForeign(name, source) || ofOdoo.has(name.toLowerCase())) continue;
        if (declared.python.has(name.toLowerCase())) continue;
        seen.add(name);
        const guarded = isGuarded(facts, entry) || entry.function !== null;
        const place = { path: facts.path, line: entry.line, column: entry.column, subject: name };
        const open = declared.open ? ({ certainty: 'possible', severity: 'low' } as const) : {};
        if (guarded) yield { ...place, message: 'guarded', args: { name }, severity: 'low', ...open };
        else yield { ...place, message: 'imported', args: { name, series: series! }, ...open };
      }
      for (const call of facts.calls) {
        const name = programOf(facts, call);
        if (name === null || seen.has(`bin ${name}`) || PROGRAMS.test(name) || declared.bin.has(name)) continue;
        seen.add(`bin ${name}`);
        const { line, column } = call;
        const place = { path: facts.path, line, column, subject: `bin ${name}`, severity: 'low' as const };
        yield {
          ...place,
          message: 'program',
          args: { name },
          ...(declared.open ? { certainty: 'possible' as const } : {}),
        };
      }
    }
  },
});

/** Neither relative, nor of Python, nor of Odoo, nor a file of the addon (implicit relative imports of Python 2). */
function isForeign(name: string, { python }: AddonSource): boolean {
  if (name === '' || name === 'odoo' || name === 'openerp' || isStandardModule(name)) return false;
  return !python.some(
    ({ path }) => path === `${name}.py` || path.includes(`/${name}.py`) || `/${path}`.includes(`/${name}/`),
  );
}

/** Inside a `try` that catches ImportError. */
function isGuarded({ excepts }: PythonFacts, entry: PythonImport): boolean {
  return excepts.some(
    ({ line, tryLine, types }) =>
      tryLine !== undefined &&
      tryLine < entry.line &&
      entry.line < line &&
      (types.length === 0 || types.some((type) => /(ImportError|ModuleNotFoundError|Exception)$/.test(type))),
  );
}

/** What the addon and the scanned addons below it declare; `open` where one of those below was not scanned. */
function declaredBy({ source, portfolio, symbols }: RuleContext) {
  const python = new Set<string>();
  const bin = new Set<string>();
  let open = false;
  const index = source.addon.series === null ? null : (symbols?.(source.addon.series) ?? null);
  for (const name of installedWith(portfolio, source.addon.name)) {
    const other = name === source.addon.name ? source : addonsNamed(portfolio, name).at(-1);
    // Without an index nothing tells Odoo's own addons from those of others.
    if (other === undefined) open ||= index !== null && !index.hasModule(name);
    const external = other?.manifest?.values?.external_dependencies;
    for (const entry of textsOf(external, 'python'))
      for (const one of importNamesOf(entry)) python.add(one.toLowerCase());
    for (const entry of textsOf(external, 'bin')) bin.add(entry);
  }
  return { python, bin, open };
}

function textsOf(external: Literal | undefined, key: string): string[] {
  if (external === null || typeof external !== 'object' || Array.isArray(external)) return [];
  const list = external[key];
  return (Array.isArray(list) ? list : [list]).filter((one): one is string => typeof one === 'string');
}

/** The program a call looks for or starts, where its name is a literal; null otherwise. */
function programOf(facts: PythonFacts, call: PythonCall): string | null {
  const origin = originOf(facts, call.callee) ?? call.callee;
  const [first] = call.args;
  let name: string | null = null;
  if (/(^|\.)(find_in_path|which)$/.test(origin) && rootOf(origin) !== 'self') {
    name = first?.kind === 'string' ? first.value : null;
  } else if (STARTS.test(origin)) {
    const argument = first?.kind === 'list' || first?.kind === 'tuple' ? first.items[0] : first;
    name = argument?.kind === 'string' ? argument.value.split(' ')[0]! : null;
  }
  const base = name?.split('/').at(-1) ?? '';
  return /^[\w.+-]+$/.test(base) ? base : null;
}
