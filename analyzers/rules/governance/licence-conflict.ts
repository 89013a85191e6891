import type { Addon } from '../../../src/domain/addon.js';
import { addonsNamed } from '../../../src/domain/lookups.js';
import type { Draft, RuleContext } from '../../../src/domain/rule.js';
import { byText } from '../../../src/domain/text-order.js';
import { defineRule } from '../define-rule.js';
import { installedWith } from '../shared/dependencies.js';
import { type LicenceKind, licenceKind, mayDependOn } from '../shared/licences.js';

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
    for (const other of contrary(context, kind)) {
      const args = { licence: addon.license!, dependency: other.name, other: other.license! };
      const draft = { args, path: manifest.path, ...place, subject: other.name };
      if (kind === 'proprietary') yield { ...draft, message: 'conflict' };
      else if (addon.depends.includes(other.name)) yield { ...draft, message: 'stronger', severity: 'low' };
    }
  },
});

/** Scanned addons this one needs whose licence does not go with its own, sorted by name. */
function contrary({ source, portfolio }: RuleContext, kind: LicenceKind): Addon[] {
  const found: Addon[] = [];
  for (const name of installedWith(portfolio, source.addon.name)) {
    const other = name === source.addon.name ? undefined : addonsNamed(portfolio, name)[0]?.addon;
    const otherKind = other === undefined ? null : licenceKind(other.license);
    // LGPL → proprietary (Enterprise) is how every free addon for Enterprise is made: no conflict of copyleft.
    if (otherKind === null || otherKind === 'proprietary' || mayDependOn(kind, otherKind)) continue;
    found.push(other!);
  }
  return found.sort((a, b) => byText(a.name, b.name));
}
