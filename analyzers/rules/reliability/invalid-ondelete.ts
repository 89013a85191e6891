import type { FieldDefinition, PythonClass } from '../../../src/domain/facts/python.js';
import { stringOf, type Value } from '../../../src/domain/facts/value.js';
import type { Draft, RuleContext } from '../../../src/domain/rule.js';
import { compareSeries } from '../../../src/domain/series.js';
import { defineRule } from '../define-rule.js';
import { atUse } from '../shared/drafts.js';
import { worldAtOwnSeries } from '../shared/members.js';
import { productivePython } from '../shared/paths.js';
import { isModelClass, modelsOf } from '../shared/python.js';

/** What PostgreSQL knows. Source: odoo/tools/sql.py _CONFDELTYPES (13.0 to 19.0). */
const POLICIES = new Set(['cascade', 'set null', 'restrict', 'no action', 'set default']);
/** Models that a required link must not hold back. Source: odoo/fields.py IR_MODELS (14.0 to 18.0), from 19.0 odoo/orm/fields.py. */
const IR_MODELS = new Set([
  ...['ir.model', 'ir.model.data', 'ir.model.fields', 'ir.model.fields.selection'],
  ...['ir.model.relation', 'ir.model.constraint', 'ir.module.module'],
]);

export default defineRule({
  meta: {
    id: 'reliability/invalid-ondelete',
    title: 'ondelete that Odoo refuses',
    family: 'reliability',
    severity: 'high',
    certainty: 'certain',
    effort: { minutes: 15, basis: 'Estimate: choose a policy, install once.' },
    automation: 'assisted',
    tool: null,
    why: 'Odoo raises an error while it sets the fields up: the registry does not load, and nobody can log in to a database that has the addon.',
    remedy:
      "Give the required many2one `ondelete='restrict'` or `'cascade'`; give a value that is added to a required selection `ondelete={'value': 'set default'}` (or `'cascade'`).",
    limits:
      'The many2one check holds from 13.0 on, that of selections from 14.0 on. Whether a selection of Odoo is required is taken from the index of its symbols; where no index knows the field, the rule is silent. A missing `ondelete` on a required many2one is fine: Odoo then takes `restrict`.',
    sources: [
      'https://github.com/odoo/odoo/blob/13.0/odoo/fields.py (Many2one: "is required but declares its ondelete policy as being \'set null\'")',
      'https://github.com/odoo/odoo/blob/14.0/odoo/fields.py (Selection: "required selection fields must define an ondelete policy")',
    ],
    since: '13.0',
    messages: {
      null: "{field} is required and says ondelete='set null'.",
      policy: "{field} says ondelete='{policy}', which is no policy.",
      system: '{field} would keep a record of {model} from being deleted (restrict is the default of required links).',
      selection: '{field} adds {values} to a required selection and does not say what becomes of such records.',
    },
  },
  requires: ['python'],
  *check(context): Iterable<Draft> {
    for (const facts of productivePython(context.source)) {
      for (const [index, owner] of facts.classes.entries()) {
        if (!isModelClass(owner)) continue;
        for (const field of owner.fields) {
          const found =
            field.type === 'many2one'
              ? judgeLink(context, owner, field)
              : judgeSelection(context, modelsOf(owner), field);
          if (found === null) continue;
          const use = { line: field.line, column: field.column, function: null, class: index };
          yield atUse(facts, use, {
            ...found,
            args: { field: field.name, ...found.args },
            subject: field.name,
          });
        }
      }
    }
  },
});

type Judged = Pick<Draft, 'message' | 'args' | 'certainty'>;

function judgeLink({ source }: RuleContext, owner: PythonClass, { args, kwargs }: FieldDefinition): Judged | null {
  const policy = stringOf(kwargs.ondelete);
  const model = stringOf(kwargs.comodel_name ?? args[0]);
  const { series } = source.addon;
  // Transient models get `cascade` by default, and a computed or related field that is not stored has no policy.
  const restricts =
    policy === 'restrict' || (!('ondelete' in kwargs) && isTrue(kwargs.required) && owner.kind === 'model');
  const virtual = 'compute' in kwargs || 'related' in kwargs;
  if (
    restricts &&
    !virtual &&
    model !== null &&
    IR_MODELS.has(model) &&
    series !== null &&
    compareSeries(series, '14.0') >= 0
  )
    return { message: 'system', args: { model } };
  if (policy === null) return null;
  if (!POLICIES.has(policy.toLowerCase())) return { message: 'policy', args: { policy } };
  return policy === 'set null' && isTrue(kwargs.required) ? { message: 'null' } : null;
}

function judgeSelection(context: RuleContext, models: readonly string[], field: FieldDefinition): Judged | null {
  const { series } = context.source.addon;
  const added = keysOf(field.kwargs.selection_add);
  if (field.type !== 'selection' || added.length === 0 || series === null || compareSeries(series, '14.0') < 0)
    return null;
  const { ondelete } = field.kwargs;
  if (ondelete !== undefined && ondelete.kind !== 'dict') return null;
  const settled = new Set(ondelete?.entries.map(([key]) => stringOf(key)) ?? []);
  if (isFalse(field.kwargs.required) || 'required' in field.kwargs) return null;
  const before = earlier(context, models, field);
  if (before === null || !before.required) return null;
  const open = added.filter((key) => !settled.has(key) && !before.keys.has(key));
  return open.length === 0 ? null : { message: 'selection', args: { values: open.join(', ') }, certainty: 'likely' };
}

/** Whether the field is required where it comes from, and its values there. */
function earlier(
  context: RuleContext,
  models: readonly string[],
  field: FieldDefinition,
): { required: boolean; keys: ReadonlySet<string> } | null {
  const model = models.length === 1 ? models[0]! : null;
  if (model === null) return null;
  const others = (context.portfolio.registry.models.get(model)?.fields.get(field.name) ?? []).filter(
    (entry) => entry.definition !== field,
  );
  const base = others.find((entry) => 'selection' in entry.definition.kwargs || entry.definition.args.length > 0);
  if (base !== undefined) {
    const { kwargs, args } = base.definition;
    const keys = [
      ...keysOf(kwargs.selection ?? args[0]),
      ...others.flatMap((entry) => keysOf(entry.definition.kwargs.selection_add)),
    ];
    return {
      required: isTrue(kwargs.required) && !others.some((entry) => isFalse(entry.definition.kwargs.required)),
      keys: new Set(keys),
    };
  }
  const world = worldAtOwnSeries(context);
  if (world === null || others.some((entry) => isFalse(entry.definition.kwargs.required))) return null;
  const found = world.before
    .field(model, field.name, world.visible(world.from))
    .found.filter((entry) => entry.model === model);
  if (found.length === 0 || found.every((entry) => entry.selection === null)) return null;
  const keys = found.flatMap((entry) => entry.selection ?? []).map((key) => key.replace(/^\+/, ''));
  return { required: found.some((entry) => entry.required && entry.selection !== null), keys: new Set(keys) };
}

/** Keys of `[('a', 'A'), ('b',)]`; a tuple of one only says where the next go. */
function keysOf(value: Value | undefined): string[] {
  if (value?.kind !== 'list') return [];
  return value.items.flatMap((item) => {
    const key = item.kind === 'tuple' && item.items.length === 2 ? stringOf(item.items[0]) : null;
    return key === null ? [] : [key];
  });
}

const isTrue = (value: Value | undefined): boolean => value?.kind === 'boolean' && value.value;
const isFalse = (value: Value | undefined): boolean => value?.kind === 'boolean' && !value.value;
