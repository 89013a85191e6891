import type { Addon } from '../../../src/domain/addon.js';
import { addonsNamed } from '../../../src/domain/lookups.js';
import type { Draft, RuleContext } from '../../../src/domain/rule.js';
import { defineRule } from '../define-rule.js';
import { licenceKind, mayDependOn } from '../shared/licences.js';

export default defineRule({
  meta: {
    id: 'governance/licence-conflict',
    title: 'Licence that does not fit a dependency',
    family: 'governance',
    severity: 'high',
    certainty: 'likely',
    effort: { minutes: 120, basis: 'Estimate: ask the owner, change the licence or replace the dependency.' },
    automation: 'manual',
    tool: null,
    why: 'An addon that builds on GPL or AGPL code and is passed on must be passed on under those terms. A proprietary licence in its manifest promises something else.',
    remedy:
      'Change the licence of the addon, replace the dependency, or move the part that needs it into an addon under a licence that fits. Ask a lawyer before selling.',
    limits:
      'Compares each addon with the scanned addons it depends on directly or through others. Licences Odoo does not know, "Other OSI approved licence" and addons that were not scanned are silent. LGPL on top of GPL or AGPL is legal for the files themselves and is reported as low: the whole is GPL or AGPL.',
    sources: [
      'https://github.com/acsone/manifestoo/blob/main/src/manifestoo/license.py (can_depend_on)',
      'https://www.gnu.org/licenses/gpl-faq.html#IfLibraryIsGPL',
      'https://www.gnu.org/licenses/gpl-faq.html#AllCompatibility',
    ],
    messages: {
      conflict: '{licence} on top of {dependency}, which is {other}: the two do not go together.',
      stronger:
        '{licence} on top of {dependency}, which is {other}: used together, the terms of {other} hold for both.',
    },
  },
  requires: ['manifest'],
  *check(context): Iterable<Draft> {
    const { addon, manifest } = context.source;
    const kind = licenceKind(addon.license);
    if (kind === null || manifest === null) return;
    const place = manifest.keys.license ?? { line: 1, column: 1 };
    for (const other of needed(context)) {
      const otherKind = licenceKind(other.license);
      if (otherKind === null || mayDependOn(kind, otherKind)) continue;
      // LGPL → proprietary (Enterprise) is how every free addon for Enterprise is made: no conflict of copyleft.
      if (otherKind === 'proprietary') continue;
      const args = { licence: addon.license!, dependency: other.name, other: other.license! };
      const draft = { args, path: manifest.path, ...place, subject: other.name };
      if (kind === 'proprietary') yield { ...draft, message: 'conflict' };
      else if (addon.depends.includes(other.name)) yield { ...draft, message: 'stronger', severity: 'low' };
    }
  },
});

/** Scanned addons this one needs, sorted by name. */
function needed({ source, portfolio }: RuleContext): Addon[] {
  const seen = new Set<string>();
  const queue = [...(portfolio.graph.dependencies.get(source.addon.name) ?? [])];
  for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
    if (name === source.addon.name || seen.has(name)) continue;
    seen.add(name);
    for (const next of portfolio.graph.dependencies.get(name) ?? []) if (!seen.has(next)) queue.push(next);
  }
  return [...seen].sort().flatMap((name) => addonsNamed(portfolio, name)[0]?.addon ?? []);
}
