import type { Literal } from '../../../src/domain/facts/index.js';
import type { Draft } from '../../../src/domain/rule.js';
import { defineRule } from '../define-rule.js';

/** What scaffolding writes where the author should stand. Source: odoo/cli/templates/default (16.0). */
const SCAFFOLD = /^(my company|your company|yourcompany)$/i;

export default defineRule({
  meta: {
    id: 'governance/missing-owner',
    title: 'Addon without an owner',
    family: 'governance',
    severity: 'low',
    certainty: 'certain',
    effort: { minutes: 10, basis: 'Estimate: one line, once the owner is known.' },
    automation: 'manual',
    tool: null,
    why: 'When it fails, nobody knows whom to ask, and nobody decides about its upgrade.',
    remedy: 'Name the company or team in `author`, or people in `maintainers`.',
    limits:
      'Silent where author, maintainer or maintainers holds a name. Whether the named still care is not judged; the history of the repository tells more.',
    sources: [
      'https://www.odoo.com/documentation/18.0/developer/reference/backend/module.html (author, maintainer)',
      'https://github.com/odoo/odoo/tree/16.0/odoo/cli/templates/default (the author that scaffolding fills in)',
    ],
    messages: {
      none: 'The manifest names neither author nor maintainer.',
      scaffold: 'The author is still "{author}", as scaffolding wrote it.',
    },
  },
  requires: ['manifest'],
  *check({ source }): Iterable<Draft> {
    const { manifest } = source;
    if (manifest?.values == null || manifest.errors.length > 0) return;
    const { author, maintainer, maintainers } = manifest.values;
    if (names(maintainer).length > 0 || names(maintainers).length > 0) return;
    const given = names(author);
    if (given.length === 0) yield { message: 'none', path: manifest.path, line: 1, column: 1, subject: 'author' };
    else if (given.every((name) => SCAFFOLD.test(name))) {
      yield {
        message: 'scaffold',
        args: { author: given.join(', ') },
        path: manifest.path,
        ...(manifest.keys.author ?? { line: 1, column: 1 }),
        subject: 'author',
      };
    }
  },
});

function names(value: Literal | undefined): string[] {
  const list = Array.isArray(value) ? value : [value];
  return list
    .flatMap((entry) => (typeof entry === 'string' ? entry.split(',') : []))
    .map((name) => name.trim())
    .filter(Boolean);
}
