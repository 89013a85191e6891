import type { PythonCall, PythonFacts, Value } from '../../../src/domain/facts/index.js';
import { inClass, inFunction, lastAround, lastUpTo } from '../../../src/domain/file-lookups.js';
import type { Draft } from '../../../src/domain/rule.js';
import { defineRule } from '../define-rule.js';
import { atUse } from '../shared/drafts.js';
import { productivePython } from '../shared/paths.js';
import { isAcknowledged, valuesOf } from '../shared/python.js';

/** `_` of odoo, its lazy form, and `self.env._` from 18.0 on. */
const TRANSLATE = /^(_|_lt|LazyTranslate|(\w+\.)*env\._)$/;

export default defineRule({
  meta: {
    id: 'reliability/untranslatable-text',
    title: 'Text that cannot be translated',
    family: 'reliability',
    severity: 'low',
    certainty: 'certain',
    effort: { minutes: 5, basis: 'Estimate: move the values out of the text that is translated.' },
    automation: 'assisted',
    tool: null,
    why: 'Odoo looks the translation up by the text as it stands in the source. A text that already holds its values is in no translation file, so every user sees it in the language of the developer.',
    remedy:
      "Translate the fixed text and give the values as arguments: `_('Loan %s', name)` (up to 13.0 `_('Loan %s') % name`).",
    limits:
      'Only texts put together inside the call, or in the same function just before it. `_(text).format(…)` can be translated and is told as information: a translation may name attributes of the values. A variable that comes from elsewhere may hold a text that is marked for translation there. Texts translated while the module is loaded are reported outside of fields, selections and constraints, which Odoo translates by itself.',
    sources: [
      'https://www.odoo.com/documentation/18.0/developer/howtos/translations.html#variables',
      'https://github.com/OCA/pylint-odoo/blob/main/src/pylint_odoo/checkers/odoo_addons.py (W8115, W8301, W8302, W8303, E8151)',
    ],
    messages: {
      built: 'The text given to {callee} already holds its values ({how}).',
      injection:
        '{callee} is translated first and formatted with str.format then: a translation can reach into the values.',
      early: '{callee} runs when the module is loaded, before there is a language to translate to.',
    },
  },
  requires: ['python'],
  *check({ source }): Iterable<Draft> {
    for (const facts of productivePython(source)) {
      for (const call of facts.calls) {
        const found = TRANSLATE.test(call.callee) ? judge(facts, call) : judgeFormat(call);
        if (found === null || isAcknowledged(facts, call.line, /translation|W8115|W830[123]|E8151/, call.endLine))
          continue;
        yield atUse(facts, call, { ...found, subject: `${found.message}:${textOf(call.args[0])}` });
      }
    }
  },
});

type Judged = Pick<Draft, 'message' | 'args' | 'severity' | 'certainty'>;

const HOW: Readonly<Record<string, string>> = {
  percent: '%',
  concat: 'joined with +',
  fstring: 'an f-string',
  method: 'str.format',
};

function judge(facts: PythonFacts, call: PythonCall): Judged | null {
  const { callee } = call;
  const given = builtValue(facts, call, call.args[0]);
  if (given !== null) return { message: 'built', args: { callee, how: HOW[given]! } };
  if (callee === '_' && call.function === null && call.args[0]?.kind === 'string' && !isTranslatedByOdoo(facts, call))
    return { message: 'early', args: { callee }, certainty: 'likely' };
  return null;
}

/** How the text was put together, or null where it is whole. */
function builtValue(facts: PythonFacts, call: PythonCall, value: Value | undefined): string | null {
  if (value?.kind === 'format') return value.how;
  if (value?.kind !== 'name' || value.name.includes('.') || call.function === null) return null;
  const given = valuesOf(facts, call.function, value.name);
  const [only] = given;
  return given.length === 1 && only?.kind === 'format' ? only.how : null;
}

/** `_('…').format(…)`: the attributes of the values are open to whoever translates. Source: pylint-odoo E8151. */
function judgeFormat(call: PythonCall): Judged | null {
  const match = /^((?:\w+\.)*env\._|_|_lt)\(\)\.format$/.exec(call.callee);
  if (match === null) return null;
  return { message: 'injection', args: { callee: match[1]! }, severity: 'info', certainty: 'likely' };
}

/**
 * Labels of fields, selections and constraints are exported as such: marking them is needless and does no harm.
 * Source: odoo/tools/translate.py (16.0) TranslationModuleReader, W8103 of pylint-odoo.
 */
function isTranslatedByOdoo(facts: PythonFacts, call: PythonCall): boolean {
  if (call.class !== null) {
    const owner = facts.classes[call.class]!;
    if (lastAround(owner.fields, call.line) !== undefined) return true;
    const attribute = lastUpTo(owner.attributes, call.line);
    return attribute !== undefined && (attribute.name.startsWith('_') || isSelection(attribute.value));
  }
  const held = lastUpTo(inClass(inFunction(facts.assignments, null), null), call.line);
  return held !== undefined && isSelection(held.value);
}

/** `[('draft', _('Draft')), …]`: what selection fields are given. */
function isSelection(value: Value): boolean {
  return (
    (value.kind === 'list' || value.kind === 'tuple') &&
    value.items.length > 0 &&
    value.items.every((item) => item.kind === 'tuple' || item.kind === 'list')
  );
}

function textOf(value: Value | undefined): string {
  if (value?.kind === 'string') return value.value.slice(0, 60);
  return value?.kind === 'format' ? value.template.slice(0, 60) : '';
}
