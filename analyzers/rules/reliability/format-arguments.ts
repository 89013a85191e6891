import type { PythonCall, PythonFacts, Value } from '../../../src/domain/facts/index.js';
import type { Draft } from '../../../src/domain/rule.js';
import { defineRule } from '../define-rule.js';
import { atUse } from '../shared/drafts.js';
import { productivePython } from '../shared/paths.js';
import type { Scoped } from '../shared/python.js';
import { walk } from '../shared/values.js';

const TRANSLATE = /^(_|_lt|(\w+\.)*env\._)$/;
const LOGGER = /(^|[._])(log|logger)\.(debug|info|warning|warn|error|exception|critical)$/i;

export default defineRule({
  meta: {
    id: 'reliability/format-arguments',
    title: 'Text and its values do not fit together',
    family: 'reliability',
    severity: 'high',
    certainty: 'certain',
    effort: { minutes: 5, basis: 'Estimate: add or remove a value.' },
    automation: 'assisted',
    tool: null,
    why: 'The line raises TypeError when it is reached. It mostly is part of an error message, so the user gets a traceback in the place of the reason.',
    remedy: 'Give as many values as the text has placeholders, and the names it asks for.',
    limits:
      'Counts placeholders where the text is a literal and every value is written in place. Silent where a single name stands for all values (it may be a tuple or a dictionary), with `*values` and `**values`, and with `*` as a width. In calls of a logger the severity is low: logging reports the error and goes on.',
    sources: [
      'https://docs.python.org/3/library/stdtypes.html#printf-style-string-formatting',
      'https://github.com/odoo/odoo/blob/16.0/odoo/tools/translate.py (_(source, *args): the source is formatted again when the translation fails)',
      'https://github.com/OCA/pylint-odoo/blob/main/src/pylint_odoo/checkers/odoo_addons.py (E8300, E8301, E8305, E8306)',
    ],
    messages: {
      count: 'The text has {wanted} placeholders and is given {given} values.',
      name: 'The text asks for {name}, which is not among its values.',
      broken: 'The text has a placeholder that Python does not know: {placeholder}.',
    },
  },
  requires: ['python'],
  *check({ source }): Iterable<Draft> {
    for (const facts of productivePython(source)) {
      for (const call of facts.calls) {
        const judged = judgeCall(call);
        if (judged !== null) yield draft(facts, call, judged, LOGGER.test(call.callee));
      }
      const seen = new Set<string>();
      for (const { use, value } of everyValue(facts)) {
        const judged = judgeFormat(value);
        const key = `${use.line} ${value.kind === 'format' ? value.template : ''}`;
        if (judged === null || seen.has(key)) continue;
        seen.add(key);
        yield draft(facts, use, judged, false);
      }
    }
  },
});

type Judged = Required<Pick<Draft, 'message' | 'args'>> & { text: string };

function draft(facts: PythonFacts, use: Scoped, { text, message, args }: Judged, mild: boolean): Draft {
  return atUse(facts, use, {
    message,
    args,
    subject: text.slice(0, 80),
    ...(mild ? { severity: 'low' as const } : {}),
  });
}

/** `_('… %s', a)` and `_logger.info('… %s', a)`. Without values the text is left as it is. */
function judgeCall(call: PythonCall): Judged | null {
  const translates = TRANSLATE.test(call.callee);
  if (!translates && !LOGGER.test(call.callee)) return null;
  const [text, ...values] = call.args;
  if (text?.kind !== 'string' || values.some(isSpread) || '**' in call.kwargs) return null;
  const names = translates ? Object.keys(call.kwargs) : [];
  if (values.length === 0 && names.length === 0) return null;
  if (values.length === 1 && (values[0]!.kind === 'dict' || (values[0]!.kind !== 'tuple' && hasNames(text.value))))
    return null;
  return judge(text.value, values.length, names);
}

function judgeFormat(value: Value): Judged | null {
  if (value.kind !== 'format' || value.how !== 'percent' || value.parts.some(isSpread)) return null;
  // One value may be a tuple or a dictionary that fills all placeholders.
  if (value.parts.length < 2 || hasNames(value.template) || value.template.includes('{')) return null;
  const judged = judge(value.template, value.parts.length, []);
  // A template that is itself joined from values shows fewer placeholders than it has: only too few values are sure.
  return judged?.message === 'count' && Number(judged.args.wanted) > value.parts.length ? judged : null;
}

/** Conversions of printf. Source: https://docs.python.org/3/library/stdtypes.html#printf-style-string-formatting */
const PLACEHOLDER = /%(?:\((\w+)\))?([#0 +-]*)(\*|\d+)?(?:\.(\*|\d+))?[hlL]?([a-zA-Z%]?)/g;

function judge(text: string, given: number, names: readonly string[]): Judged | null {
  let wanted = 0;
  const asked: string[] = [];
  for (const [whole, name, , width, precision, conversion] of text.matchAll(PLACEHOLDER)) {
    if (conversion === '%') continue;
    if (conversion === '' || !/^[diouxXeEfFgGcrsa]$/.test(conversion!))
      return { message: 'broken', args: { placeholder: whole }, text };
    if (width === '*' || precision === '*') return null;
    if (name === undefined) wanted++;
    else asked.push(name);
  }
  if (asked.length > 0) {
    const missing = asked.find((name) => !names.includes(name));
    return missing === undefined || (given > 0 && names.length === 0)
      ? null
      : { message: 'name', args: { name: missing }, text };
  }
  if (names.length > 0 && given === 0) return wanted > 0 ? { message: 'count', args: { wanted, given }, text } : null;
  return wanted === given ? null : { message: 'count', args: { wanted, given }, text };
}

const hasNames = (text: string): boolean => /%\(\w+\)/.test(text);

function isSpread(value: Value): boolean {
  return value.kind === 'other' && value.text.startsWith('*');
}

/** Every value of an assignment or argument, with the values inside it. */
function* everyValue(facts: PythonFacts): Iterable<{ use: Scoped; value: Value }> {
  for (const use of facts.assignments) for (const value of walk(use.value)) yield { use, value };
  for (const use of facts.calls)
    for (const given of [...use.args, ...Object.values(use.kwargs)])
      for (const value of walk(given)) yield { use, value };
}
