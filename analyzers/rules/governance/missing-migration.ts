import type { Portfolio } from '../../../src/domain/portfolio.js';
import { type ReleasedState, storedModels } from '../../../src/domain/released.js';
import type { Draft, RuleContext } from '../../../src/domain/rule.js';
import { defineRule } from '../define-rule.js';
import { worldAtOwnSeries } from '../shared/members.js';
import { productivePython } from '../shared/paths.js';
import { hasScript, type StoredChange, storedChanges } from '../shared/stored-changes.js';

/** Source: odoo/modules/migration.py. */
const SCRIPT = /^(migrations|upgrades)\/[^/]+\/(pre|post|end)-[^/]*\.py$/;
/** Changes named in one message. */
const NAMED = 5;

const SEVERITY = {
  renamed: 'medium',
  model: 'medium',
  pointed: 'medium',
  retyped: 'medium',
  values: 'medium',
  required: 'low',
  removed: 'low',
} as const;

export default defineRule({
  meta: {
    id: 'governance/missing-migration',
    title: 'Stored field changed without a migration script',
    family: 'governance',
    severity: 'medium',
    certainty: 'likely',
    effort: {
      minutes: 60,
      basis: 'Estimate: a script of ten lines, and one update of a copy of the database to see that it works.',
    },
    automation: 'assisted',
    tool: 'openupgradelib',
    why: 'Updating the addon does not bring the values along. Odoo takes a renamed field for one that is gone and one that is new, and deletes the column of the first.',
    remedy:
      'Raise the version, and add `migrations/<version>/pre-….py` that renames the column, or fills the new field, before Odoo compares code and tables. Where every installation is already past that version, accept the finding.',
    limits:
      'Compares the tables of an addon as the branch had them when each of its versions began, along the first parents of git. Silent without git, in the first 30 days of an addon or of its port to the series, across series (that is the work of the upgrade), where the version does not begin with the series, for abstract and transient models, SQL views and models with an `init` or `_auto_init` of their own, for computed and related fields, for fields that another scanned addon or Odoo itself declares now or that a model taken up from elsewhere may declare, and for fields that the migration script of another scanned addon names. Any script between the two versions counts, whatever it does; scripts kept in an upgrade path outside the addon are not seen. That a field was renamed is told by its kind and by its name or label.',
    sources: [
      'https://github.com/odoo/odoo/blob/16.0/odoo/modules/migration.py (installed version < version of the folder <= version of the manifest)',
      'https://github.com/odoo/odoo/blob/16.0/odoo/addons/base/models/ir_model.py (_process_end deletes fields that are no longer loaded, _drop_column drops their column)',
      'https://github.com/odoo/odoo/blob/16.0/odoo/fields.py (update_db_column converts or, up to 15.0, sets the old column aside as <name>_moved0; update_db_notnull)',
      'https://github.com/OCA/OpenUpgrade/blob/16.0/openupgrade_framework/odoo_patch/odoo/addons/base/models/ir_model.py (columns are kept there on purpose)',
    ],
    messages: {
      renamed: '{changes} {when}. No migration script moves the values.',
      model: '{changes} {when}. No migration script moves the records.',
      pointed: '{changes} {when}. No migration script translates the ids.',
      retyped: '{changes} {when}. No migration script converts the values.',
      values: '{changes} {when}. No migration script replaces them in records that have them.',
      required: '{changes} {when}. No migration script fills it in records that lack it.',
      removed: '{changes} {when}. The next update deletes the values; no migration script says that this is meant.',
    },
  },
  requires: ['python'],
  *check(context): Iterable<Draft> {
    const { source } = context;
    const { released = [], addon, manifest } = source;
    const files = productivePython(source);
    if (manifest === null || addon.version === null || addon.series === null || files.length === 0) return;
    const place = { path: manifest.path, ...(manifest.keys.version ?? { line: 1, column: 1 }) };
    const now: ReleasedState = {
      version: addon.version,
      since: '',
      ...storedModels(files),
      scripts: scriptsOf(context),
    };
    const states = [...released, now];
    const scripts = [...new Set(states.flatMap((state) => state.scripts))];
    for (const [at, before] of released.entries()) {
      const after = states[at + 1]!;
      if (hasScript(before, after.version, scripts, addon.series)) continue;
      const raised = after.version !== before.version;
      const when = raised
        ? `between ${before.version} and ${after.version}`
        : `since ${before.version}, which was not raised`;
      for (const [kind, changes] of byKind(storedChanges(before, after).filter((one) => isOwn(context, one)))) {
        yield {
          ...place,
          message: kind,
          args: { changes: listed(changes), when },
          symbol: 'version',
          subject: `${kind} ${before.version}`,
          severity: SEVERITY[kind],
        };
      }
    }
  },
});

function scriptsOf({ source }: RuleContext): string[] {
  return source.files.map(({ path }) => path).filter((path) => SCRIPT.test(path));
}

/** The addon answers for it alone, and nothing but a script would carry the values over. */
function isOwn(context: RuleContext, change: StoredChange): boolean {
  const { portfolio, source } = context;
  const model = portfolio.registry.models.get(change.model);
  if (model?.declarations.some(({ kind }) => kind !== 'model')) return false;
  for (const hook of ['init', '_auto_init'])
    if (model?.methods.get(hook)?.some(({ addon }) => addon === source.addon.key)) return false;
  if (change.kind === 'model') return !isStillThere(context, change.model, null);
  if (change.kind !== 'removed' && change.kind !== 'renamed') return true;
  return !isStillThere(context, change.model, change.field) && !isNamedInAnotherScript(context, change.field);
}

/** Some scanned addon or Odoo itself declares it now, or it is not known what Odoo or a model taken up declares. */
function isStillThere(context: RuleContext, name: string, field: string | null): boolean {
  const { models } = context.portfolio.registry;
  const seen = new Set([name]);
  for (const one of seen) {
    const model = models.get(one);
    if (field === null ? model?.declarations.some(({ creates }) => creates) : model?.fields.has(field)) return true;
    for (const parent of model?.parents ?? []) seen.add(parent);
  }
  const odoo = worldAtOwnSeries(context)?.before;
  if (odoo === undefined) return true;
  if (field === null) return odoo.hasModel(name);
  seen.delete(name);
  const isForeign = (one: string): boolean =>
    !models.get(one)?.declarations.some(({ creates }) => creates) && !odoo.hasModel(one);
  return [...seen].some(isForeign) || odoo.field(name, field).found.length > 0;
}

/** The script of another scanned addon takes the values over, as where a field moves to an addon below. */
function isNamedInAnotherScript({ portfolio, source }: RuleContext, field: string | null): boolean {
  if (field === null) return false;
  // The name of a column is a word; what is no word was made up at run time, and nothing can be told of it.
  if (!/^\w+$/.test(field)) return true;
  return [...(scriptWords(portfolio).get(field) ?? [])].some((other) => other !== source.addon.key);
}

const scripts = new WeakMap<Portfolio, ReadonlyMap<string, ReadonlySet<string>>>();

/** Keys of the addons whose scripts hold a word in a text, by the word. */
function scriptWords(portfolio: Portfolio): ReadonlyMap<string, ReadonlySet<string>> {
  let known = scripts.get(portfolio);
  if (known === undefined) {
    const naming = new Map<string, Set<string>>();
    for (const [key, { python }] of portfolio.sources)
      for (const { path, strings } of python)
        if (SCRIPT.test(path))
          for (const { value } of strings)
            for (const word of value.match(/\w+/g) ?? []) naming.set(word, (naming.get(word) ?? new Set()).add(key));
    known = naming;
    scripts.set(portfolio, known);
  }
  return known;
}

function byKind(changes: readonly StoredChange[]): [StoredChange['kind'], StoredChange[]][] {
  const groups = new Map<StoredChange['kind'], StoredChange[]>();
  for (const change of changes) groups.set(change.kind, [...(groups.get(change.kind) ?? []), change]);
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1));
}

function listed(changes: readonly StoredChange[]): string {
  const named = changes.slice(0, NAMED).map(described).join('; ');
  return changes.length > NAMED ? `${named}; and ${changes.length - NAMED} more` : named;
}

function described(change: StoredChange): string {
  switch (change.kind) {
    case 'renamed':
      return `${change.model}.${change.field} became ${change.to}`;
    case 'model':
      return `Model ${change.model} became ${change.to}`;
    case 'retyped':
    case 'pointed':
      return `${change.model}.${change.field} went from ${change.from} to ${change.to}`;
    case 'values':
      return `${change.model}.${change.field} lost ${change.values.join(', ')}`;
    case 'required':
      return `${change.model}.${change.field} became required without a default`;
    case 'removed':
      return change.field === null
        ? `Model ${change.model} was removed`
        : `${change.model}.${change.field} was removed`;
  }
}
