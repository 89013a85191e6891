import type { FieldDefinition, PythonClass } from '../../../src/domain/facts/python.js';
import type { Value } from '../../../src/domain/facts/value.js';
import type { Draft } from '../../../src/domain/rule.js';
import { defineRule } from '../define-rule.js';
import { atUse } from '../shared/drafts.js';
import { productivePython } from '../shared/paths.js';
import { isModelClass, methodSymbol } from '../shared/python.js';

/** Calls whose result differs from one moment to the next. */
const MOMENT =
  /(^|\.)(now|today|utcnow|context_today|uuid4|uuid1|token_hex|token_urlsafe|random|randint|strftime|localtime)\(/;

export default defineRule({
  meta: {
    id: 'reliability/import-time-default',
    title: 'Default taken when the server started',
    family: 'reliability',
    severity: 'high',
    certainty: 'certain',
    effort: { minutes: 5, basis: 'Estimate: hand over the function, or a lambda.' },
    automation: 'assisted',
    tool: null,
    why: 'The call stands in the class, so Python runs it once, when the module is loaded. Every record made until the next restart gets that same date, time or random value.',
    remedy: 'Give the function and do not call it (`default=fields.Date.today`), or wrap the expression in a lambda.',
    limits:
      'Defaults of fields, of the old `_defaults`, and of parameters of functions, where today, now, a random value or an uuid is called in place. A lambda, a method name and a function without parentheses are silent.',
    sources: [
      'https://www.odoo.com/documentation/18.0/developer/reference/backend/orm.html#odoo.fields.Field (default: static value or a function taking a recordset)',
      'https://docs.python.org/3/tutorial/controlflow.html#default-argument-values (evaluated once)',
    ],
    messages: {
      field: '{field} takes {call} once, when the module is loaded.',
      parameter: '{parameter} of {function} takes {call} once, when the module is loaded.',
    },
  },
  requires: ['python'],
  *check({ source }): Iterable<Draft> {
    for (const facts of productivePython(source)) {
      for (const [index, owner] of facts.classes.entries()) {
        if (!isModelClass(owner)) continue;
        for (const { name, value, line, column } of defaultsOf(owner)) {
          const call = momentIn(value);
          if (call === null) continue;
          const use = { line, column, function: null, class: index };
          yield atUse(facts, use, { message: 'field', args: { field: name, call }, subject: name });
        }
      }
      for (const method of facts.functions) {
        for (const { name, default: value } of method.parameters) {
          const call = value === null ? null : momentIn(value);
          if (call === null) continue;
          const symbol = methodSymbol(facts, method);
          yield {
            ...atUse(
              facts,
              { ...method, function: null },
              {
                message: 'parameter',
                args: { parameter: name, function: symbol, call },
                subject: name,
              },
            ),
            symbol,
          };
        }
      }
    }
  },
});

type Default = Pick<FieldDefinition, 'name' | 'line' | 'column'> & { value: Value };

function* defaultsOf(owner: PythonClass): Iterable<Default> {
  for (const { name, kwargs, line, column } of owner.fields)
    if (kwargs.default !== undefined) yield { name, value: kwargs.default, line, column };
  for (const { name, value, line, column } of owner.attributes) {
    if (name !== '_defaults' || value.kind !== 'dict') continue;
    for (const [key, held] of value.entries)
      if (key.kind === 'string') yield { name: key.value, value: held, line, column };
  }
}

/** The call in the text of a value, or null. What stands inside a lambda runs later. */
function momentIn(value: Value): string | null {
  switch (value.kind) {
    case 'call': {
      const text = `${value.callee}(`;
      if (MOMENT.test(text)) return `${value.callee}()`;
      return first([...value.args, ...Object.values(value.kwargs)]);
    }
    case 'name':
      return MOMENT.test(value.name) ? value.name : null;
    case 'operation':
      return MOMENT.test(value.text) && !/\blambda\b/.test(value.text) ? value.text : null;
    case 'format':
      return first(value.parts);
    default:
      return null;
  }
}

function first(values: readonly Value[]): string | null {
  for (const value of values) {
    const found = momentIn(value);
    if (found !== null) return found;
  }
  return null;
}
