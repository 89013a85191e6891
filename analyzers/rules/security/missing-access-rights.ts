import type { AddonSource } from '../../../src/domain/addon.js';
import { onLine, pythonFile } from '../../../src/domain/file-lookups.js';
import { accessIn, accessTo, modelsMadeIn } from '../../../src/domain/lookups.js';
import type { ModelDeclaration } from '../../../src/domain/portfolio.js';
import type { Draft, RuleContext } from '../../../src/domain/rule.js';
import { compareSeries } from '../../../src/domain/series.js';
import { defineRule } from '../define-rule.js';
import { isCoreModel } from '../shared/core-models.js';
import { dataEntries } from '../shared/manifest.js';
import { isTestAddon, isTestPath } from '../shared/paths.js';
import { isForeignHeir } from '../shared/python.js';

export default defineRule({
  meta: {
    id: 'security/missing-access-rights',
    title: 'Model without access rights',
    family: 'security',
    severity: 'medium',
    certainty: 'likely',
    effort: { minutes: 15, basis: 'Estimate: decide the groups and write one line per group.' },
    automation: 'assisted',
    tool: null,
    why: 'Without an access line only the superuser can use the model. People meet errors, and code works round them with sudo().',
    remedy: 'Add lines to security/ir.model.access.csv, one per group, with no more rights than the group needs.',
    limits:
      'Silent on abstract models, on transient models before 14.0 (they needed none), on models in tests, on models that extend one of another addon, and where any scanned addon gives rights. An addon that was not scanned may still give them, and so may a hook that creates the lines at installation.',
    sources: [
      'https://github.com/odoo/odoo/blob/16.0/odoo/modules/loading.py ("The models … have no access rules", at the end of load_module_graph)',
      'https://github.com/odoo/odoo/blob/13.0/odoo/addons/base/models/ir_model.py (IrModelAccess.check lets transient models pass; 14.0 does not)',
    ],
    messages: { none: 'Model {model} has no ir.model.access line in the scanned addons.' },
  },
  requires: ['python'],
  *check(context): Iterable<Draft> {
    const { registry } = context.portfolio;
    const { source } = context;
    if (isTestAddon(source) || loadsYaml(source)) return;
    if (accessIn(registry, source.addon.key).some((right) => right.model === null)) return;
    for (const model of modelsMadeIn(registry, source.addon.key)) {
      const own = model.declarations.filter((entry) => entry.creates);
      const first = own[0];
      if (first === undefined) continue;
      if (source.addon.origin !== 'odoo' && isCoreModel(model.name) && source.addon.name !== 'base') continue;
      if (accessTo(registry, model.name).length > 0 || !own.every((entry) => needsRights(context, entry))) continue;
      const { path, line, column, className } = first;
      yield {
        message: 'none',
        args: { model: model.name },
        path,
        line,
        column,
        symbol: className,
        subject: model.name,
      };
    }
  },
});

/** Rights written in YAML data (up to 11.0) are not read. */
function loadsYaml(source: AddonSource): boolean {
  return dataEntries(source).some((entry) => entry.value.endsWith('.yml'));
}

function needsRights({ source }: RuleContext, declaration: ModelDeclaration): boolean {
  if (declaration.kind === 'abstract' || isTestPath(declaration.path)) return false;
  // A Python class of another addon may make it abstract or transient.
  const file = pythonFile(source, declaration.path);
  const owner = file === undefined ? undefined : onLine(file.classes, declaration.line)[0];
  if (file !== undefined && owner !== undefined && isForeignHeir(file, owner)) return false;
  if (declaration.kind === 'model') return true;
  const { series } = source.addon;
  return series !== null && compareSeries(series, '14.0') >= 0;
}
