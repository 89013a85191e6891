import type { FieldDefinition, PythonClass, Value } from '../../../src/domain/facts/index.js';
import { accessTo, fieldsNamed } from '../../../src/domain/lookups.js';
import type { AccessRight, Portfolio } from '../../../src/domain/portfolio.js';
import type { Draft } from '../../../src/domain/rule.js';
import { defineRule } from '../define-rule.js';
import { atUse } from '../shared/drafts.js';
import { isDemoPath, isTestPath, productivePython } from '../shared/paths.js';
import { isAcknowledged, isModelClass, modelsOf } from '../shared/python.js';

export default defineRule({
  meta: {
    id: 'security/unsanitised-html',
    title: 'HTML field that keeps scripts',
    family: 'security',
    severity: 'low',
    certainty: 'likely',
    effort: { minutes: 30, basis: 'Estimate: remove the option, then open the stored texts that use it.' },
    automation: 'manual',
    tool: null,
    why: 'What is written to the field is stored as it comes, scripts included, and runs in the browser of whoever opens the record or the page: a visitor or portal user acts with the rights of an employee.',
    remedy:
      'Leave the sanitiser on. Where editors need more than it lets through, from 16.0 on use `sanitize_overridable=True`: only members of `base.group_sanitize_override` may then bypass it.',
    limits:
      'High where an access line lets portal users, visitors or everybody write or create records of the model; medium where a page template of the scanned addons prints the field; else low. Record rules may narrow it. Silent on fields that are computed without an inverse, read-only copies of other fields, or kept to administrators by `groups`, on `sanitize_overridable=True` and the finer switches (`sanitize_tags`, `sanitize_attributes`, `sanitize_form`), and in tests.',
    sources: [
      'https://www.odoo.com/documentation/18.0/developer/reference/backend/orm.html#odoo.fields.Html',
      'https://github.com/odoo/odoo/blob/16.0/odoo/fields.py (class Html, _convert: returns the value as it is without sanitize, or for members of base.group_sanitize_override)',
      'https://github.com/odoo/odoo/blob/16.0/odoo/addons/base/security/base_groups.xml (group_system implies group_sanitize_override)',
      'https://cwe.mitre.org/data/definitions/79.html',
    ],
    messages: {
      open: '{field} of {model} keeps scripts, and {right} lets {who} write it.',
      printed: '{field} of {model} keeps scripts, and a page template prints it.',
      kept: '{field} of {model} keeps scripts that users write into it.',
    },
  },
  requires: ['python'],
  *check({ source, portfolio }): Iterable<Draft> {
    for (const facts of productivePython(source)) {
      for (const [index, owner] of facts.classes.entries()) {
        const model = modelsOf(owner)[0];
        if (model === undefined || !isModelClass(owner) || owner.kind === 'abstract') continue;
        for (const field of owner.fields) {
          if (!isUnsanitised(field) || isAcknowledged(facts, field.line, /saniti/i, field.endLine)) continue;
          const said = judge(portfolio, owner, model, field);
          const place = { line: field.line, column: field.column, function: null, class: index };
          yield atUse(facts, place, { ...said, subject: field.name, model });
        }
      }
    }
  },
});

function isUnsanitised({ type, kwargs, columns }: FieldDefinition): boolean {
  if (type !== 'html' || columns || !isFalse(kwargs.sanitize)) return false;
  const written = kwargs.inverse !== undefined || isFalse(kwargs.readonly);
  if ((kwargs.compute !== undefined || kwargs.related !== undefined) && !written) return false;
  return !(kwargs.groups?.kind === 'string' && /^base\.group_(system|erp_manager|no_one)$/.test(kwargs.groups.value));
}

function judge(
  portfolio: Portfolio,
  { kind }: PythonClass,
  model: string,
  { name, kwargs }: FieldDefinition,
): Pick<Draft, 'message' | 'args' | 'severity'> {
  const args = { field: name, model };
  const right = kind === 'transient' || kwargs.groups !== undefined ? undefined : openRight(portfolio, model);
  if (right !== undefined)
    return { message: 'open', args: { ...args, right: right.id, who: WHO(right) }, severity: 'high' };
  return isPrinted(portfolio, name) ? { message: 'printed', args, severity: 'medium' } : { message: 'kept', args };
}

const WHO = ({ group }: AccessRight): string =>
  group === null ? 'everybody' : group === 'base.group_portal' ? 'portal users' : 'visitors';

/** The line that gives outsiders write access, or undefined. An empty group: everybody (odoo/addons/base/models/ir_model.py). */
function openRight({ registry }: Portfolio, model: string): AccessRight | undefined {
  return accessTo(registry, model).find(
    (right) =>
      (right.write || right.create) &&
      (right.group === null || /^base\.group_(portal|public)$/.test(right.group)) &&
      !isTestPath(right.path) &&
      !isDemoPath(right.path),
  );
}

/** A QWeb template prints a field of that name, and every scanned field of the name holds HTML. */
function isPrinted(portfolio: Portfolio, field: string): boolean {
  if (fieldsNamed(portfolio.registry, field).some(({ definition }) => definition.type !== 'html')) return false;
  return printedFields(portfolio).has(field);
}

const printed = new WeakMap<Portfolio, ReadonlySet<string>>();

/** Last names of the chains that templates print: `name` of `o.partner_id.name`. */
function printedFields(portfolio: Portfolio): ReadonlySet<string> {
  let names = printed.get(portfolio);
  if (names === undefined) {
    const found = new Set<string>();
    for (const source of portfolio.sources.values())
      for (const file of source.xml)
        for (const { attributes } of file.nodes)
          for (const chain of [attributes['t-field'], attributes['t-out'], attributes['t-raw']]) {
            const name = /^[a-z_][\w.]*$/.test(chain?.trim() ?? '') ? /\.(\w+)$/.exec(chain!.trim())?.[1] : undefined;
            if (name !== undefined) found.add(name);
          }
    names = found;
    printed.set(portfolio, names);
  }
  return names;
}

function isFalse(value: Value | undefined): boolean {
  return (value?.kind === 'boolean' && !value.value) || (value?.kind === 'number' && value.value === 0);
}
