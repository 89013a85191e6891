import type { PythonClass, PythonFunction } from '../../../src/domain/facts/index.js';
import type { Draft, RuleContext } from '../../../src/domain/rule.js';
import { defineRule } from '../define-rule.js';
import { atUse } from '../shared/drafts.js';
import { productivePython } from '../shared/paths.js';
import { isAcknowledged, isModelClass, methodSymbol, methodsOf, modelsOf } from '../shared/python.js';

/** Methods of every model whose result the callers need. Source: odoo/models.py, 8.0 to 18.0. */
const ANSWERS =
  /^(create|copy|copy_data|default_get|read|search|search_read|search_count|_search|_name_search|name_search|name_get|name_create|fields_get|fields_view_get|get_view|_get_view|get_views|load_views|read_group|_read_group|onchange|export_data|get_formview_action|get_formview_id|action_get|session_info|_track_subtype|_get_report_values|render_html)$/;
/** Methods that give True for the web client and old callers. */
const TRUTH = /^(write|unlink)$/;

export default defineRule({
  meta: {
    id: 'reliability/missing-return',
    title: 'Result of super() that gets lost',
    family: 'reliability',
    severity: 'high',
    certainty: 'likely',
    effort: { minutes: 5, basis: 'Estimate: one `return`.' },
    automation: 'assisted',
    tool: null,
    why: 'The override gives None where the method it extends gives a record, a dictionary or an action. The next caller fails on it, or a button does nothing where it should open a window.',
    remedy: 'Keep the result of `super()` and return it.',
    limits:
      'Reports methods of the ORM whose result the callers need, with less weight write and unlink, and overrides of methods of other scanned addons whose body returns a value. Methods that return any value, generators and methods that only raise are silent.',
    sources: [
      'https://github.com/OCA/pylint-odoo/blob/main/src/pylint_odoo/checkers/odoo_addons.py (W8110 missing-return)',
      'https://github.com/odoo/odoo/blob/16.0/odoo/models.py (create, copy, default_get, read, search return values)',
    ],
    messages: {
      orm: '{method} calls super() and gives nothing back; callers need what {name} returns.',
      truth: '{method} calls super() and does not give its True back.',
      parent: '{method} calls super() and gives nothing back; the method of {addon} returns a value.',
    },
  },
  requires: ['python'],
  *check(context): Iterable<Draft> {
    for (const facts of productivePython(context.source)) {
      for (const [index, owner] of facts.classes.entries()) {
        if (!isModelClass(owner)) continue;
        for (const method of methodsOf(facts, index)) {
          if (!losesResult(method) || isAcknowledged(facts, method.line, /missing-return|W8110/)) continue;
          const found = judge(context, owner, method);
          if (found === null) continue;
          const symbol = methodSymbol(facts, method);
          const args = { method: symbol, name: method.name, ...found.args };
          yield { ...atUse(facts, { ...method, function: null }, { ...found, args, subject: method.name }), symbol };
        }
      }
    }
  },
});

function losesResult({ callsSuper, returnsValue, generator, stub, decorators }: PythonFunction): boolean {
  return (
    callsSuper &&
    !returnsValue &&
    !generator &&
    !stub &&
    !decorators.some(({ name }) => /(depends|onchange|constrains|setter)$/.test(name))
  );
}

function judge(
  { source, portfolio }: RuleContext,
  owner: PythonClass,
  method: PythonFunction,
): Pick<Draft, 'message' | 'args' | 'severity' | 'certainty'> | null {
  const { name } = method;
  if (ANSWERS.test(name)) return { message: 'orm' };
  if (TRUTH.test(name)) return { message: 'truth', severity: 'low' };
  for (const model of modelsOf(owner)) {
    const parents = (portfolio.registry.models.get(model)?.methods.get(name) ?? []).filter(
      (entry) => entry.addon !== source.addon.key,
    );
    const base = parents.find((entry) => !entry.definition.callsSuper);
    if (base?.definition.returnsValue && !parents.some((entry) => !entry.definition.returnsValue)) {
      const addon = portfolio.sources.get(base.addon)?.addon.name ?? base.addon;
      return { message: 'parent', args: { addon }, severity: 'medium' };
    }
  }
  return null;
}
