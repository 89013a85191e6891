import type { AddonSource } from '../../../src/domain/addon.js';
import { accessTo, modelsMadeIn } from '../../../src/domain/lookups.js';
import type { Model, ModelField, Portfolio } from '../../../src/domain/portfolio.js';
import type { Draft, RuleContext } from '../../../src/domain/rule.js';
import { defineRule } from '../define-rule.js';
import { isCoreModel } from '../shared/core-models.js';
import { dataEntries } from '../shared/manifest.js';
import { isTestAddon, isTestPath } from '../shared/paths.js';
import { contentOf, fieldOf } from '../shared/xml.js';

export default defineRule({
  meta: {
    id: 'security/unruled-company-data',
    title: 'Company data without a record rule',
    family: 'security',
    severity: 'medium',
    certainty: 'possible',
    effort: { minutes: 30, basis: 'Estimate: one rule, and a test as user of another company.' },
    automation: 'assisted',
    tool: null,
    why: 'A company_id field alone hides nothing. Users of one company read and change the records of the others.',
    remedy:
      "Add a global ir.rule with `[('company_id', 'in', company_ids + [False])]`, or without False where the field is required.",
    limits:
      'Medium where company_id is required, else low. Reports models that the addon itself creates with a stored company_id of its own, that users may reach by an access line, in a repository that has company rules for other models or checks companies on this one. Silent on abstract and transient models, on models without a table, on configuration only administrators reach, on children of a model (a required Many2one with ondelete cascade), where any rule of the scanned addons names the model, and where rules are read from YAML. A rule in an addon that was not scanned, or made by code, is not seen; addons outside it may mean all companies to see the data.',
    sources: [
      'https://www.odoo.com/documentation/18.0/developer/howtos/company.html#multi-company-security-rules',
      'https://www.odoo.com/documentation/18.0/developer/reference/backend/security.html#record-rules',
    ],
    messages: {
      none: 'Model {model} has a company_id, and no record rule of the scanned addons keeps the companies apart.',
    },
  },
  requires: ['python'],
  *check(context): Iterable<Draft> {
    const { source, portfolio } = context;
    if (isTestAddon(source) || dataEntries(source).some((entry) => entry.value.endsWith('.yml'))) return;
    const ruled = ruledModels(portfolio);
    for (const model of modelsMadeIn(portfolio.registry, source.addon.key)) {
      const created = model.declarations.filter((entry) => entry.creates);
      const first = created[0];
      if (first === undefined || isTestPath(first.path)) continue;
      if (created.some((entry) => entry.kind !== 'model') || isCoreModel(model.name) || ruled.names.has(model.name))
        continue;
      const field = companyField(model, source);
      if (field === null || !isReachable(context, model.name) || isChild(model) || hasOwnTable(source, model)) continue;
      if (!ruled.companies && !checksCompany(source, model)) continue;
      const { path, line, column } = field;
      yield {
        message: 'none',
        args: { model: model.name },
        path,
        line,
        column,
        symbol: first.className,
        subject: model.name,
        severity: isRequired(field) ? 'medium' : 'low',
      };
    }
  },
});

interface Ruled {
  /** Models that some rule names, and models whose rule could not be told stand for nothing. */
  names: ReadonlySet<string>;
  /** Some rule of the scanned addons speaks of companies. */
  companies: boolean;
}

const known = new WeakMap<Portfolio, Ruled>();

function ruledModels(portfolio: Portfolio): Ruled {
  const cached = known.get(portfolio);
  if (cached) return cached;
  const names = new Set<string>();
  let companies = false;
  const byId = new Map(
    [...portfolio.registry.models.keys()].map((name) => [`model_${name.replaceAll('.', '_')}`, name]),
  );
  for (const source of portfolio.sources.values()) {
    for (const facts of source.xml) {
      for (const record of facts.records) {
        if (record.model !== 'ir.rule') continue;
        companies ||= /company/.test(contentOf(fieldOf(record, 'domain_force')) ?? '');
        const model = contentOf(fieldOf(record, 'model_id')) ?? '';
        for (const name of modelsIn(model, byId)) names.add(name);
      }
    }
  }
  const ruled = { names, companies };
  known.set(portfolio, ruled);
  return ruled;
}

/** Scanned models that `model_id` of a rule names: by the id of their record, or in quotes. */
function* modelsIn(text: string, byId: ReadonlyMap<string, string>): Iterable<string> {
  for (const [word] of text.matchAll(/\w+/g)) {
    const name = byId.get(word);
    if (name !== undefined) yield name;
  }
  for (const [, , name] of text.matchAll(/(?<=(['"]))([\w.]+)(?=['"])/g)) if (name !== undefined) yield name;
}

/** The company_id that the addon gives its model: stored, a Many2one, not computed from something else. */
function companyField(model: Model, source: AddonSource): ModelField | null {
  const field = model.fields.get('company_id')?.find((entry) => entry.addon === source.addon.key);
  if (field === undefined || field.definition.type !== 'many2one') return null;
  const { kwargs } = field.definition;
  const stored = kwargs.store?.kind === 'boolean' && kwargs.store.value;
  return ('related' in kwargs || 'compute' in kwargs) && !stored ? null : field;
}

/** A record that must belong to a company is not meant to be shared. */
function isRequired({ definition }: ModelField): boolean {
  const { required } = definition.kwargs;
  return required?.kind === 'boolean' && required.value;
}

/** Some access line lets people other than administrators at the model. */
function isReachable({ portfolio }: RuleContext, model: string): boolean {
  return accessTo(portfolio.registry, model).some(
    (right) => (right.read || right.write) && !/(^base\.group_(system|erp_manager|no_one)$)/.test(right.group ?? ''),
  );
}

/** Lives and dies with another record: people reach it through that one, whose rule is the one to look at. */
function isChild(model: Model): boolean {
  return [...model.fields.values()].flat().some(({ definition }) => {
    const { ondelete, required } = definition.kwargs;
    return (
      definition.type === 'many2one' &&
      definition.name !== 'company_id' &&
      ondelete?.kind === 'string' &&
      ondelete.value === 'cascade' &&
      (required === undefined || required.kind !== 'boolean' || required.value)
    );
  });
}

function classesOf(source: AddonSource, model: Model) {
  return source.python.flatMap((facts) => facts.classes).filter((entry) => entry.model === model.name);
}

/** `_auto = False`: a report over tables that have rules of their own, or none. */
function hasOwnTable(source: AddonSource, model: Model): boolean {
  return classesOf(source, model).some((entry) => entry.auto === false);
}

/** `_check_company_auto = True` or a field with `check_company=True`: the model is meant for several companies. */
function checksCompany(source: AddonSource, model: Model): boolean {
  return classesOf(source, model).some(
    (entry) =>
      entry.attributes.some((attribute) => attribute.name === '_check_company_auto') ||
      entry.fields.some((field) => field.kwargs.check_company?.kind === 'boolean' && field.kwargs.check_company.value),
  );
}
