import type { XmlFacts } from '../../../src/domain/facts/index.js';
import { stringOf } from '../../../src/domain/facts/value.js';
import type { Position } from '../../../src/domain/position.js';
import type { Draft, RuleContext } from '../../../src/domain/rule.js';
import { defineRule } from '../define-rule.js';
import { searchedModel } from '../shared/domains.js';
import { isMigrationPath, isTestAddon, isTestPath, productiveXml } from '../shared/paths.js';
import { symbolOf } from '../shared/python.js';
import { fieldOf } from '../shared/xml.js';

export default defineRule({
  meta: {
    id: 'reliability/unsearchable-field',
    title: 'Search by a field that cannot be searched',
    family: 'reliability',
    severity: 'high',
    certainty: 'likely',
    effort: { minutes: 45, basis: 'Estimate: `store=True` with its dependencies, or a search method, one test.' },
    automation: 'manual',
    tool: null,
    why: 'The database has no column for the field, so Odoo logs an error and leaves the condition out: the search gives more records than it should, and nobody is told. From 19.0 on it raises.',
    remedy: 'Store the field, give it a `search` method, or search by what it is computed from and filter the records.',
    limits:
      'Only fields of the scanned code that are computed, not stored, not related and without `search`, in every class that declares them; and only domains whose model the text names: searches in Python, domains of relational fields, filters, window actions and record rules.',
    sources: [
      'https://github.com/odoo/odoo/blob/16.0/odoo/osv/expression.py ("Non-stored field %s cannot be searched." and an empty domain; the same in 8.0 to 18.0)',
      'https://www.odoo.com/documentation/18.0/developer/reference/backend/orm.html#computed-fields (not searchable by default)',
    ],
    messages: { term: '{model}.{field} is searched here; it is computed, not stored and has no search method.' },
  },
  requires: ['python', 'xml'],
  *check(context): Iterable<Draft> {
    if (isTestAddon(context.source)) return;
    for (const { model, path, field, symbol, line, column } of everyTerm(context)) {
      const name = field.split('.')[0]!;
      if (!isUnsearchable(context, model, name)) continue;
      const args = { model, field: name };
      yield { message: 'term', args, path, line, column, symbol, subject: `${model}.${name}` };
    }
  },
});

interface Term extends Position {
  model: string;
  field: string;
  path: string;
  symbol: string;
}

function isUnsearchable({ portfolio, source, symbols }: RuleContext, model: string, name: string): boolean {
  const declarations = portfolio.registry.models.get(model)?.fields.get(name) ?? [];
  if (declarations.length === 0) return false;
  const { series } = source.addon;
  // Odoo's own declaration, or one of a parent, may store the field or give it a search method.
  const index = series === null ? null : (symbols?.(series) ?? null);
  if (index?.hasModel(model) && index.field(model, name).found.length > 0) return false;
  const parents = portfolio.registry.models.get(model)!.parents;
  if (parents.some((parent) => portfolio.registry.models.get(parent)?.fields.has(name))) return false;
  return declarations.every(({ definition: { kwargs, columns } }) => {
    const stored = kwargs.store !== undefined && !(kwargs.store.kind === 'boolean' && !kwargs.store.value);
    return (
      !columns &&
      stringOf(kwargs.compute) !== null &&
      !stored &&
      !('search' in kwargs || 'related' in kwargs || '**' in kwargs)
    );
  });
}

function* everyTerm({ source }: RuleContext): Iterable<Term> {
  for (const facts of source.python) {
    if (isTestPath(facts.path) || isMigrationPath(facts.path)) continue;
    for (const domain of facts.domains) {
      const model = searchedModel(facts, domain);
      if (model === null) continue;
      for (const { field, line, column } of domain.terms)
        yield { model, field, path: facts.path, symbol: symbolOf(facts, domain), line, column };
    }
  }
  for (const facts of productiveXml(source)) {
    yield* termsOfFilters(facts);
    yield* termsOfRecords(facts);
  }
}

/** `domain` and `filter_domain` of search views. */
function* termsOfFilters(facts: XmlFacts): Iterable<Term> {
  const owner = new Map(facts.views.map((view) => [facts.records[view.record]!.node, view]));
  for (const { tag, attributes, parent, line, column } of facts.nodes) {
    const text = tag === 'filter' ? attributes.domain : attributes.filter_domain;
    if (text === undefined) continue;
    let at = parent;
    let inSearch = false;
    while (at >= 0 && !owner.has(at)) {
      inSearch ||= facts.nodes[at]!.tag === 'search';
      at = facts.nodes[at]!.parent;
    }
    const view = owner.get(at);
    if (view === undefined || view.model === null || !(inSearch || view.inherit !== null)) continue;
    const symbol = facts.records[view.record]!.id ?? '';
    for (const field of leftSides(text)) yield { model: view.model, field, path: facts.path, symbol, line, column };
  }
}

/** Domains of window actions. */
function* termsOfRecords(facts: XmlFacts): Iterable<Term> {
  for (const record of facts.records) {
    if (record.model !== 'ir.actions.act_window') continue;
    const model = fieldOf(record, 'res_model')?.text;
    const domain = fieldOf(record, 'domain');
    if (!model || domain === null) continue;
    const { line, column } = facts.nodes[domain.node]!;
    for (const field of leftSides(domain.eval ?? domain.text))
      yield { model, field, path: facts.path, symbol: record.id ?? '', line, column };
  }
}

/** Fields on the left of the terms of a domain that is written as text. */
function leftSides(text: string): string[] {
  return [
    ...text.matchAll(
      /[([]\s*['"]([a-z_]\w*(?:\.\w+)*)['"]\s*,\s*['"](?:[=!<>?]+|(?:not )?(?:i?like|in)|=i?like|child_of)['"]/g,
    ),
  ].map((match) => match[1]!);
}
