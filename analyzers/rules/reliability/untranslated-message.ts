import type { PythonCall, PythonFacts, Value } from '../../../src/domain/facts/index.js';
import type { Draft } from '../../../src/domain/rule.js';
import { defineRule } from '../define-rule.js';
import { productivePython } from '../shared/paths.js';
import { isAcknowledged, originOf, symbolOf } from '../shared/python.js';

/** Errors whose text the user reads. Source: odoo/exceptions.py, 8.0 to 19.0 (MissingError is raised by the ORM itself). */
const ERROR =
  /^(odoo|openerp)\.exceptions\.(UserError|ValidationError|RedirectWarning|AccessError|AccessDenied|Warning|except_orm)$/;
/** How much of a text is looked at for a sentence. An assumption. */
const LOOKED_AT = 4000;
/** Two words at least: a code, a name or a key is nothing to translate. */
const SENTENCE = /(?<!\p{L})\p{L}{2,}[\s,;:]+(?:\S{1,2}\s+)?\p{L}{2,}/u;

export default defineRule({
  meta: {
    id: 'reliability/untranslated-message',
    title: 'Message that only speaks one language',
    family: 'reliability',
    severity: 'info',
    certainty: 'likely',
    effort: { minutes: 3, basis: 'Estimate: put _() around the text, values outside.' },
    automation: 'assisted',
    tool: null,
    why: 'The text is not in the translation files. Whoever works in another language reads the one of the developer, mostly at the moment when something has gone wrong.',
    remedy: 'Mark the text: `_("…")`, from 18.0 on `self.env._("…")`, with the values as arguments.',
    limits:
      'Texts of two words and more, written where an error of Odoo is raised or a note is posted with `message_post`. Silent in tests and upgrade scripts, and where a value that is put in was translated. Where all users speak the language of the code, switch the rule off.',
    sources: [
      'https://www.odoo.com/documentation/18.0/developer/howtos/translations.html#explicit-exports',
      'https://github.com/OCA/pylint-odoo/blob/main/src/pylint_odoo/checkers/odoo_addons.py (C8107 translation-required)',
    ],
    messages: {
      error: '{callee} is raised with a text that is not marked for translation.',
      note: 'The {part} of {callee} is not marked for translation.',
    },
  },
  requires: ['python'],
  *check({ source }): Iterable<Draft> {
    for (const facts of productivePython(source)) {
      for (const call of facts.calls) {
        if (call.function === null || isAcknowledged(facts, call.line, /translation-required|C8107/, call.endLine))
          continue;
        for (const [part, value] of textsOf(facts, call)) {
          const text = fixedText(value);
          if (text === null) continue;
          const { line, column, callee } = call;
          yield {
            message: part === '' ? 'error' : 'note',
            args: part === '' ? { callee } : { callee, part },
            path: facts.path,
            line,
            column,
            symbol: symbolOf(facts, call),
            subject: text.slice(0, 60),
          };
        }
      }
    }
  },
});

/** What a call shows to people: argument name ('' for an error) and value. */
function textsOf(facts: PythonFacts, call: PythonCall): [part: string, value: Value][] {
  if (ERROR.test(originOf(facts, call.callee) ?? '')) return call.args[0] ? [['', call.args[0]]] : [];
  if (call.name !== 'message_post' || call.callee.startsWith('super()')) return [];
  const given: [string, Value | undefined][] = [
    ['body', call.kwargs.body ?? call.args[0]],
    ['subject', call.kwargs.subject ?? call.args[1]],
  ];
  return given.flatMap(([part, value]): [string, Value][] => (value ? [[part, value]] : []));
}

/** The text that should have been marked, or null where there is none, or part of it was translated already. */
function fixedText(value: Value): string | null {
  const texts = value.kind === 'string' ? [value.value] : value.kind === 'format' ? [value.template] : [];
  if (value.kind === 'format') {
    const sentence = value.parts.find((part) => part.kind === 'string' && SENTENCE.test(part.value));
    if (sentence === undefined && value.parts.some(isTranslated)) return null;
    texts.push(...value.parts.flatMap((part) => (part.kind === 'string' ? [part.value] : [])));
  }
  return texts.find((text) => SENTENCE.test(plain(text.slice(0, LOOKED_AT)))) ?? null;
}

function isTranslated(value: Value): boolean {
  if (value.kind === 'call') return /(^|\.)_(lt)?$/.test(value.callee) || value.args.some(isTranslated);
  if (value.kind === 'tuple' || value.kind === 'list') return value.items.some(isTranslated);
  if (value.kind === 'format') return value.parts.some(isTranslated);
  return value.kind === 'dict' && value.entries.some(([, entry]) => isTranslated(entry));
}

/** Without tags and placeholders. */
function plain(text: string): string {
  return text.replaceAll(/<[^<>]*>|%\(\w+\)[sdfr]|%[\d.]*[sdfr]|\{\w*\}/g, ' x ');
}
