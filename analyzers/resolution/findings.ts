import type { Certainty, Severity } from '../../src/domain/finding.js';
import type { Draft } from '../../src/domain/rule.js';
import { draftOf } from '../changes/report.js';
import type { UpgradeRule } from '../changes/schema.js';
import type { Resolution } from './outcome.js';
import { weaker } from './uses/receivers.js';
import type { Use, UseKind } from './uses/types.js';

/** The rule that reports a lost use. */
export const RULE_OF: Readonly<Record<UseKind, UpgradeRule>> = {
  model: 'upgrade/model',
  field: 'upgrade/field',
  method: 'upgrade/method-override',
  xmlid: 'upgrade/xmlid',
  anchor: 'upgrade/view-anchor',
  template: 'upgrade/template',
  bundle: 'upgrade/assets',
  asset: 'upgrade/assets',
  'js-module': 'upgrade/javascript',
  'js-method': 'upgrade/javascript',
  controller: 'upgrade/controller',
  python: 'upgrade/python-import',
  module: 'upgrade/module',
};

/** How sure the comparison of two indexes is at best, per kind; what the text proves is taken into account beside it. */
const AT_BEST: Readonly<Record<UseKind, Certainty>> = {
  model: 'certain',
  field: 'certain',
  method: 'certain',
  xmlid: 'certain',
  anchor: 'certain',
  template: 'certain',
  bundle: 'certain',
  asset: 'likely',
  'js-module': 'certain',
  'js-method': 'possible',
  controller: 'likely',
  python: 'certain',
  module: 'certain',
};

const SEVERITY: Readonly<Record<UseKind, Severity>> = {
  model: 'high',
  field: 'medium',
  method: 'medium',
  xmlid: 'high',
  anchor: 'high',
  template: 'high',
  bundle: 'medium',
  asset: 'medium',
  'js-module': 'high',
  'js-method': 'medium',
  controller: 'medium',
  python: 'high',
  module: 'high',
};

/** Minutes for one occurrence: a name to replace, or something to find a new way for. See analyzers/changes/effort.ts. */
const MINUTES = { renamed: 2, moved: 15, gone: 15, changed: 15, retyped: 15 } as const;

/** The name of what is used, as the code spells it. */
export function subjectOf(use: Use): string {
  switch (use.kind) {
    case 'model':
    case 'template':
    case 'bundle':
    case 'module':
      return use.kind === 'template' && use.expr !== null ? `${use.name}: ${use.expr}` : use.name;
    case 'field':
      return `${use.models[0] ?? ''}.${use.name}`;
    case 'method':
      return use.how === 'override' ? `def ${use.name}` : `${use.models[0] ?? ''}.${use.name}()`;
    case 'xmlid':
      return use.id;
    case 'anchor':
      return `${use.view}: ${use.expr}`;
    case 'asset':
      return use.file;
    case 'js-module':
      return use.name;
    case 'js-method':
      return `${use.className} of ${use.module}`;
    case 'controller':
      return `${use.className}.${use.definition.name}`;
    case 'python':
      return use.name === null ? use.module : `${use.module}.${use.name}`;
  }
}

/** The finding for a use that is lost or changed; null for one that is there or unknown. */
export function draftOfUse(use: Use, found: Resolution): Draft | null {
  const { status, hop, change, successor } = found;
  if (status === 'there' || status === 'unknown' || hop === null) return null;
  const certainty = weaker(weaker(use.sure, found.certainty), AT_BEST[use.kind]);
  const named =
    status === 'retyped' ? found.why : found.why === '' ? subjectOf(use) : `${found.why} of ${subjectOf(use)}`;
  const { path, line, column } = use;
  if (change !== null) {
    const hit = { change, path, line, column, symbol: use.symbol, subject: named, certainty };
    return draftOf(successor === null || status !== 'renamed' ? hit : { ...hit, instead: successor });
  }
  return {
    message: status === 'gone' ? 'lost' : use.kind === 'xmlid' ? 'renamed' : status,
    args: {
      what: named,
      series: hop,
      ...(successor === null ? {} : { instead: successor }),
      ...(found.was === undefined ? {} : { old: found.was }),
    },
    path,
    line,
    column,
    ...(use.endLine === undefined ? {} : { endLine: use.endLine }),
    symbol: use.symbol,
    subject: named,
    hop,
    severity: SEVERITY[use.kind],
    certainty,
    automation: status === 'renamed' ? 'assisted' : 'manual',
    tool: null,
    effortMinutes: MINUTES[status],
  };
}
