import type { AddonSource } from '../../../src/domain/addon.js';
import { onLine, pythonFile, withValue } from '../../../src/domain/file-lookups.js';
import type { Reference } from '../../../src/domain/portfolio.js';
import type { Draft } from '../../../src/domain/rule.js';
import { isKnownToOdoo, unknownAtOwnSeries } from '../../resolution/own-version.js';
import { defineRule } from '../define-rule.js';
import { isDemoPath, isMigrationPath, isTestAddon, isTestPath } from '../shared/paths.js';
import { missingIdsInPython, missingInDefinitions } from '../shared/python-references.js';
import { isDoubtful, isUnsure } from '../shared/reference-doubts.js';
import { missingReferences } from '../shared/references.js';

export default defineRule({
  meta: {
    id: 'reliability/broken-reference',
    title: 'Reference to something that does not exist',
    family: 'reliability',
    severity: 'high',
    certainty: 'likely',
    effort: { minutes: 20, basis: 'Estimate: find the new name or remove the reference.' },
    automation: 'manual',
    tool: null,
    why: 'The addon names a record, view, template or file that its own code or a scanned dependency should have and does not. It fails at installation or at the first use.',
    remedy: 'Correct the name, or add what is missing.',
    limits:
      'Only references whose target would have to be in the scanned code or, for data files and for the definitions of fields and methods of addons whose every dependency is known, in its own version of Odoo. Names built at run time and names of addons that were not scanned are counted in the coverage, not here. Silent on ids that code may create (`_update_xmlids`, `<function>`, ids of an addon whose code loads data files or writes `ir.model.data`), on delegated fields, on mixins and classes built on a Python class of another addon, on ids of Odoo modules that make records by code, on `x_` fields, on anchors and domains of inherited views, on XML files that the manifest does not load, and on look-ups that allow for nothing. Medium in demo data. Files of the manifest are reported by missing-manifest-file.',
    sources: [
      'https://github.com/odoo/odoo/blob/16.0/odoo/tools/convert.py (id_get)',
      'https://github.com/odoo/odoo/blob/16.0/odoo/addons/base/models/ir_model.py (_xmlid_lookup: "External ID not found in the system")',
    ],
    messages: { missing: '{kind} {name} does not exist: {why}.' },
  },
  requires: ['manifest'],
  *check(context): Iterable<Draft> {
    const { source, portfolio } = context;
    if (isTestAddon(source)) return;
    const told = new Set<string>();
    for (const reference of missingReferences(portfolio, source.addon.key)) {
      const { kind, name, path, line, column } = reference;
      if (kind === 'file' || isTestPath(path) || isMigrationPath(path) || isInherited(source, reference)) continue;
      if (isDoubtful(portfolio, source, reference) || isKnownToOdoo(context, reference)) continue;
      const why = reference.why.replace(/\.$/, '');
      told.add(`${path}:${line}:${column}`);
      const severity = severityAt(source, path);
      yield { message: 'missing', args: { kind, name, why }, severity, path, line, column, subject: `${kind}:${name}` };
    }
    for (const { kind, name, path, line, column } of unknownAtOwnSeries(context)) {
      if (
        isTestPath(path) ||
        told.has(`${path}:${line}:${column}`) ||
        isUnsure(source, { kind, name, path, line, column })
      )
        continue;
      told.add(`${path}:${line}:${column}`);
      const why = `neither the scanned addons nor Odoo ${source.addon.series} have it`;
      const severity = severityAt(source, path);
      yield { message: 'missing', args: { kind, name, why }, severity, path, line, column, subject: `${kind}:${name}` };
    }
    for (const { kind, name, why, path, line, column, mild } of [
      ...missingInDefinitions(context),
      ...missingIdsInPython(context),
    ]) {
      const key = `${path}:${line}:${column}:${name}`;
      if (told.has(`${path}:${line}:${column}`) || told.has(key)) continue;
      told.add(key);
      const severity = mild ? 'medium' : 'high';
      yield { message: 'missing', args: { kind, name, why }, severity, path, line, column, subject: `${kind}:${name}` };
    }
  },
});

/** Demo data are loaded where somebody asks for them; a production database has none. */
function severityAt({ manifest }: AddonSource, path: string): 'high' | 'medium' {
  const demo = withValue(manifest?.entries ?? [], path).some((entry) => /^demo/.test(entry.key));
  return demo || isDemoPath(path) ? 'medium' : 'high';
}

/** `_inherit` of a model that is not there is what wrong-inherit-target reports. */
function isInherited(source: AddonSource, { kind, name, path, line }: Reference): boolean {
  if (kind !== 'model') return false;
  const file = pythonFile(source, path);
  return file !== undefined && onLine(file.classes, line).some((entry) => entry.inherit.includes(name));
}
