import { z } from 'zod';
import type { FieldDefinition, PythonDomain, PythonFacts } from '../../../src/domain/facts/python.js';
import { indexIn } from '../../../src/domain/file-lookups.js';
import { PassingMap } from '../../../src/domain/passing.js';
import type { Portfolio } from '../../../src/domain/portfolio.js';
import type { Draft } from '../../../src/domain/rule.js';
import { defineRule } from '../define-rule.js';
import { searchedModel } from '../shared/domains.js';
import { atUse } from '../shared/drafts.js';
import { isLarge } from '../shared/large-models.js';
import { productivePython } from '../shared/paths.js';
import { isModelClass, modelsOf } from '../shared/python.js';

/** Types whose values are many, so that an index narrows a search down. */
const SELECTIVE = /^(char|integer|many2one|reference|many2onereference)$/;

export default defineRule({
  meta: {
    id: 'performance/unindexed-field',
    title: 'Searched field without an index',
    family: 'performance',
    severity: 'low',
    certainty: 'possible',
    effort: { minutes: 10, basis: 'Estimate: one keyword, and a look at the size of the table.' },
    automation: 'assisted',
    tool: null,
    why: 'PostgreSQL reads the whole table for each of these searches. Odoo makes no index for a many2one or any other field unless the field asks for it.',
    remedy: "Add `index=True`; from 16.0 on `index='btree_not_null'` where most records leave the field empty.",
    limits:
      'Reports stored char, integer and many2one fields of models that grow with the business, which at least two methods of the scanned code search by `=` or `in` as the first term of a domain, and which neither an index nor a unique constraint covers. Small tables need no index: how large this one is, the code does not tell.',
    sources: [
      'https://www.odoo.com/documentation/18.0/developer/reference/backend/performance.html#database-indexes',
      'https://github.com/odoo/odoo/blob/16.0/odoo/fields.py (index: default no index)',
    ],
    messages: { searched: '{model}.{field} has no index and {count} methods search by it.' },
  },
  requires: ['python'],
  options: z.strictObject({
    methods: z.int().positive().default(2).describe('Fewest methods that must search by the field.'),
  }),
  *check({ source, portfolio, options: { methods } }): Iterable<Draft> {
    const searched = searchesOf(portfolio);
    for (const facts of productivePython(source)) {
      for (const owner of facts.classes) {
        if (owner.kind !== 'model' || owner.auto === false || modelsOf(owner).length !== 1) continue;
        const model = modelsOf(owner)[0]!;
        for (const field of owner.fields) {
          const count = searched.get(`${model}.${field.name}`)?.size ?? 0;
          if (count < methods || !isUnindexed(portfolio, model, field) || !isLarge({ portfolio }, model)) continue;
          yield atUse(
            facts,
            { ...field, function: null, class: indexIn(facts.classes, owner) },
            { message: 'searched', args: { model, field: field.name, count }, subject: field.name, model },
          );
        }
      }
    }
  },
});

function isUnindexed(portfolio: Portfolio, model: string, field: FieldDefinition): boolean {
  if (!SELECTIVE.test(field.type) || field.columns) return false;
  const merged = portfolio.registry.models.get(model)!;
  const declarations = merged.fields.get(field.name) ?? [];
  // Told once, where the field is declared first; computed and related fields are stored only where they say so.
  if (declarations[0]?.definition !== field) return false;
  for (const { definition } of declarations) {
    const { index, compute, related, store } = definition.kwargs;
    if (index !== undefined) return false;
    if ((compute !== undefined || related !== undefined) && !(store?.kind === 'boolean' && store.value)) return false;
  }
  return !isConstrained(portfolio, model, field.name);
}

/** A unique constraint or an index of its own names the field. */
function isConstrained(portfolio: Portfolio, model: string, field: string): boolean {
  return filesOf(portfolio, model).some((file) => constrainedIn(file).has(field));
}

const constrained = new PassingMap<PythonFacts, ReadonlySet<string>>();

/** Words of the texts that speak of constraints and indexes; of all texts where the file makes an index by a call. */
function constrainedIn(file: PythonFacts): ReadonlySet<string> {
  let words = constrained.get(file);
  if (words === undefined) {
    const makesIndex = file.calls.some((entry) => /^create_(unique_)?index$/.test(entry.name));
    const texts = file.strings.filter((entry) => makesIndex || /unique|index/i.test(entry.value));
    words = new Set(texts.flatMap((entry) => entry.value.match(/\w+/g) ?? []));
    constrained.set(file, words);
  }
  return words;
}

const files = new WeakMap<Portfolio, ReadonlyMap<string, ReadonlySet<PythonFacts>>>();

/** Files with a class of the model. */
function filesOf(portfolio: Portfolio, model: string): PythonFacts[] {
  let byModel = files.get(portfolio);
  if (byModel === undefined) {
    const found = new Map<string, Set<PythonFacts>>();
    for (const source of portfolio.sources.values())
      for (const file of source.python)
        for (const owner of file.classes)
          if (isModelClass(owner))
            for (const name of modelsOf(owner)) found.set(name, (found.get(name) ?? new Set()).add(file));
    byModel = found;
    files.set(portfolio, byModel);
  }
  return [...(byModel.get(model) ?? [])];
}

const known = new WeakMap<Portfolio, ReadonlyMap<string, ReadonlySet<string>>>();

/** `model.field` to the methods that search by it, in all scanned addons. */
function searchesOf(portfolio: Portfolio): ReadonlyMap<string, ReadonlySet<string>> {
  const cached = known.get(portfolio);
  if (cached) return cached;
  const found = new Map<string, Set<string>>();
  for (const source of portfolio.sources.values()) {
    for (const facts of productivePython(source)) {
      for (const domain of facts.domains) {
        const model = domain.function === null ? null : searchedModel(facts, domain);
        if (model === null) continue;
        const place = `${source.addon.key}:${facts.path}:${domain.function}`;
        for (const field of fieldsOf(domain)) {
          const key = `${model}.${field}`;
          found.set(key, (found.get(key) ?? new Set()).add(place));
        }
      }
    }
  }
  known.set(portfolio, found);
  return found;
}

/** The field of the first term: the term an index would serve. */
function fieldsOf({ terms }: PythonDomain): string[] {
  const [first] = terms;
  return first !== undefined && /^(=|in)$/.test(first.operator) && /^\w+$/.test(first.field) ? [first.field] : [];
}
