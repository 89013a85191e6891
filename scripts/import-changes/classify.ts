import type { Match } from '../../analyzers/changes/match.js';
import type { UpgradeRule } from '../../analyzers/changes/schema.js';

/** The rule that reports a match; the area tells apart what one kind of matcher serves. */
export function ruleOf(match: Match, area: string): UpgradeRule {
  switch (match.kind) {
    case 'py.import':
      return 'upgrade/python-import';
    case 'py.python2':
      return 'upgrade/python2';
    case 'py.method_def':
    case 'py.signature':
    case 'py.method':
    case 'py.hook':
    case 'py.params':
      return area === 'controllers' && match.kind === 'py.method_def' && match.anyClass
        ? 'upgrade/controller'
        : 'upgrade/method-override';
    case 'py.class_attr':
    case 'model':
    case 'acl.transient':
      return 'upgrade/model';
    case 'field':
    case 'field.selection':
    case 'py.field_kwarg':
    case 'py.field':
      return 'upgrade/field';
    case 'xmlid':
      return 'upgrade/xmlid';
    case 'module':
      return 'upgrade/module';
    case 'view.anchor':
      return 'upgrade/view-anchor';
    case 'manifest.key':
    case 'manifest.version':
    case 'manifest.data':
      return 'upgrade/manifest';
    case 'file':
      return match.endings.includes('.less') ? 'upgrade/assets' : 'upgrade/manifest';
    case 'asset.bundle':
      return 'upgrade/assets';
    case 'controller':
    case 'url':
      return 'upgrade/controller';
    case 'xml.record_field':
      return 'upgrade/data-file';
    case 'xml.tag':
    case 'xml.attr':
    case 'xml.class':
    case 'xml.expr':
    case 'xml.override':
    case 'xml.child':
    case 'xml.parent':
    case 'xml.xpath':
    case 'view.mode':
      if (area === 'assets') return 'upgrade/assets';
      if (area === 'qweb') return 'upgrade/template';
      return area === 'xml-data' ? 'upgrade/data-file' : 'upgrade/view-syntax';
    default:
      return match.kind.startsWith('js.') ? 'upgrade/javascript' : 'upgrade/python-api';
  }
}

const UPGRADE_CODE = 'odoo-bin upgrade_code';
const MIGRATOR = 'odoo-module-migrator';

/**
 * Tools known to rewrite a change, read from their sources: the scripts of odoo/odoo `odoo/upgrade_code/` in 19.0 and
 * the migration scripts of OCA/odoo-module-migrator.
 */
const TOOLS: Readonly<Record<string, string>> = {
  'xv-tree-tag': `${UPGRADE_CODE} (17.5-01-tree-to-list)`,
  'xv-tree-xpath': `${UPGRADE_CODE} (17.5-01-tree-to-list)`,
  'xv-tree-view-mode': `${UPGRADE_CODE} (17.5-01-tree-to-list)`,
  'xv-mode-field-x2many-kanban-tree': `${UPGRADE_CODE} (17.5-01-tree-to-list)`,
  'orm-attr-sql-constraints': `${UPGRADE_CODE} (18.1-00-sql-constraint)`,
  'co-type-json': `${UPGRADE_CODE} (18.1-02-route-jsonrpc)`,
  'py-self-cr-uid-context': `${UPGRADE_CODE} (18.5-00-deprecated-properties)`,
  ...Object.fromEntries(
    [
      ...['mf-openerp-file', 'py-openerp-import', 'xd-openerp-root', 'fld-select', 'xd-report-model'],
      ...[
        'py-base-ir-path',
        'py-api-one',
        'py-api-multi',
        'py-sudo-user',
        'fld-track-visibility',
        'py-decimal-precision',
      ],
      ...[
        'fld-float-digits-tuple',
        'xd-act-window-view-type',
        'xd-act-window-attrs',
        'xd-act-window-tag',
        'xd-report-tag',
      ],
      ...['te-phantom-js', 'orm-get-xml-id', 'orm-fields-get-keys', 'xv-widget-toggle-button', 'xv-attrs', 'xv-states'],
      ...[
        'xv-attrs-attribute-override',
        'xv-chatter-div',
        'xv-kanban-menu',
        'py-user-has-groups',
        'fld-unaccent',
        'py-tools-ustr',
      ],
      ...[
        'py-osv-expression',
        'xv-search-group-expand',
        'fld-auto-join',
        'xd-act-window-groups-id',
        'xd-menu-groups-id',
      ],
      ...['xd-report-groups-id', 'xd-server-action-groups-id', 'xd-users-groups-id', 'xd-view-groups-id'],
      ...['fr-account-move-type-14', 'fr-account-move-invoice-payment-state-14', 'fr-account-move-invoice-sent-14'],
      ...['mdl-stock-production-lot-16'],
    ].map((id) => [id, MIGRATOR]),
  ),
};

export function toolOf(id: string): string | null {
  return TOOLS[id] ?? null;
}

/** Facts whose best match still leaves a doubt that only a person can settle. */
const POSSIBLE = new Set([
  'fld-selection-add-ondelete',
  'xv-column-invisible',
  'py-user-company',
  'xv-bootstrap4',
  'xv-bootstrap5',
]);
const LIKELY_KINDS = new Set([
  'field',
  'field.selection',
  'py.method',
  'py.signature',
  'py.call',
  'py.params',
  'xml.class',
  'xml.expr',
  'js.global',
  'js.call',
  'js.member',
  'js.prop',
  'js.method_def',
  'controller',
  'url',
  // The element may have moved to a view above or below; 20 of 22 anchors found in real addons had to be changed.
  'view.anchor',
  'acl.transient',
  'py.onchange_domain',
  'py.method_def',
]);

export function certaintyOf(id: string, match: Match): 'certain' | 'likely' | 'possible' {
  if (POSSIBLE.has(id)) return 'possible';
  return LIKELY_KINDS.has(match.kind) ? 'likely' : 'certain';
}
