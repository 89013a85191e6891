/**
 * Every message of pylint-odoo 10.0.11 (src/pylint_odoo/checkers/*.py of OCA/pylint-odoo): its id, what kind of thing it
 * tells, and which of our rules stand for the same defect. Imports of SARIF merge by it, and the comparison with
 * pylint-odoo's own test repository (scripts/pylint-odoo) measures by it.
 */

/** `style`: layout, naming, structure, store presentation. `wording`: how a text is put. */
export type Kind = 'risk' | 'upgrade' | 'reliability' | 'style' | 'wording';

export interface PylintOdooMessage {
  id: string;
  kind: Kind;
  /** Our rules that tell the same; `rule#change` for one version change of an upgrade rule. */
  rules: readonly string[];
  /** Which messages of those rules, where they tell other things too. */
  says?: RegExp;
  /** The two point at different lines of the same defect: the file is enough. */
  anyLine?: true;
}

/** By the symbol of the message. */
export const PYLINT_ODOO: Readonly<Record<string, PylintOdooMessage>> = {
  'attribute-deprecated': {
    id: 'W8105',
    kind: 'upgrade',
    rules: ['upgrade/model#orm-attr-defaults', 'upgrade/model#orm-attr-columns'],
  },
  'attribute-string-redundant': { id: 'W8113', kind: 'style', rules: [] },
  'bad-builtin-groupby': { id: 'W8155', kind: 'reliability', rules: ['reliability/unsorted-groupby'] },
  'category-allowed': { id: 'C8114', kind: 'style', rules: [] },
  'category-allowed-app': { id: 'C8117', kind: 'style', rules: [] },
  'consider-merging-classes-inherited': { id: 'R8180', kind: 'style', rules: [] },
  'context-overridden': { id: 'W8121', kind: 'reliability', rules: ['reliability/replaced-context'] },
  'deprecated-inselect-operator': { id: 'E8149', kind: 'upgrade', rules: ['upgrade/python-api#orm-domain-inselect'] },
  'deprecated-name-get': { id: 'E8146', kind: 'upgrade', rules: ['upgrade/method-override#orm-name-get-def'] },
  'deprecated-odoo-model-method': {
    id: 'W8160',
    kind: 'upgrade',
    rules: ['upgrade/method-override#orm-fields-view-get-def'],
  },
  'deprecated-self-cr': { id: 'W8165', kind: 'upgrade', rules: ['upgrade/python-api#py-self-cr-uid-context'] },
  'development-status-allowed': { id: 'C8111', kind: 'style', rules: [] },
  'except-pass': { id: 'W8138', kind: 'reliability', rules: ['reliability/swallowed-exception'] },
  'external-request-timeout': { id: 'E8106', kind: 'risk', rules: ['security/request-without-timeout'] },
  'inheritable-method-lambda': {
    id: 'E8148',
    kind: 'reliability',
    rules: ['reliability/fixed-method'],
    says: /^(default|domain|selection) /,
  },
  'inheritable-method-string': {
    id: 'E8147',
    kind: 'reliability',
    rules: ['reliability/fixed-method'],
    says: /^(compute|inverse|search) /,
  },
  'invalid-commit': { id: 'E8102', kind: 'reliability', rules: ['reliability/commit-in-method'] },
  'invalid-email': { id: 'R8181', kind: 'style', rules: [] },
  'license-allowed': { id: 'C8105', kind: 'risk', rules: ['governance/missing-licence'], says: /does not know/ },
  'manifest-author-string': { id: 'E8101', kind: 'reliability', rules: [] },
  'manifest-behind-migrations': { id: 'E8145', kind: 'reliability', rules: ['reliability/migration-ahead-of-version'] },
  'manifest-data-duplicated': {
    id: 'W8125',
    kind: 'reliability',
    rules: ['reliability/repeated-manifest-file'],
    anyLine: true,
  },
  'manifest-deprecated-key': { id: 'C8103', kind: 'style', rules: [] },
  'manifest-external-assets': { id: 'W8162', kind: 'risk', rules: ['security/external-asset'] },
  'manifest-maintainers-list': { id: 'E8104', kind: 'style', rules: [] },
  'manifest-required-author': { id: 'C8101', kind: 'style', rules: [] },
  'manifest-required-key': {
    id: 'C8102',
    kind: 'risk',
    rules: ['governance/missing-licence'],
    says: /names no licence/,
  },
  'manifest-required-key-app': { id: 'C8119', kind: 'style', rules: [] },
  'manifest-summary-multiline': { id: 'C8120', kind: 'wording', rules: [] },
  'manifest-superfluous-key': { id: 'C8116', kind: 'style', rules: ['upgrade/manifest#mf-active-key'] },
  'manifest-version-format': {
    id: 'C8106',
    kind: 'upgrade',
    rules: ['upgrade/manifest#mf-version-format', 'upgrade/manifest#mf-version-series'],
  },
  'method-compute': { id: 'C8108', kind: 'style', rules: [] },
  'method-inverse': { id: 'C8110', kind: 'style', rules: [] },
  'method-required-super': { id: 'W8106', kind: 'reliability', rules: ['reliability/override-without-super'] },
  'method-search': { id: 'C8109', kind: 'style', rules: [] },
  'missing-odoo-file': { id: 'C8115', kind: 'style', rules: [] },
  'missing-odoo-file-app': { id: 'C8118', kind: 'style', rules: [] },
  'missing-readme': { id: 'C8112', kind: 'style', rules: ['governance/missing-description'] },
  'missing-return': { id: 'W8110', kind: 'reliability', rules: ['reliability/missing-return'] },
  'no-raise-unlink': { id: 'E8140', kind: 'reliability', rules: ['reliability/raise-in-unlink'] },
  'no-search-all': { id: 'W8163', kind: 'risk', rules: ['performance/unbounded-search'] },
  'no-wizard-in-models': { id: 'C8113', kind: 'style', rules: [] },
  'no-write-in-compute': { id: 'E8135', kind: 'reliability', rules: ['performance/write-in-compute'] },
  'odoo-addons-relative-import': { id: 'W8150', kind: 'style', rules: [] },
  'odoo-exception-warning': {
    id: 'R8101',
    kind: 'upgrade',
    rules: ['upgrade/python-import#py-exceptions-warning', 'upgrade/python-api#py-exceptions-warning'],
  },
  'prefer-env-translation': { id: 'W8161', kind: 'style', rules: [] },
  'print-used': { id: 'W8116', kind: 'style', rules: ['reliability/print-call'] },
  'prohibited-method-override': { id: 'W8107', kind: 'style', rules: [] },
  'renamed-field-parameter': {
    id: 'W8111',
    kind: 'upgrade',
    rules: ['upgrade/field#fld-digits-compute', 'upgrade/field#fld-select'],
  },
  'resource-not-exist': { id: 'F8101', kind: 'reliability', rules: ['reliability/missing-manifest-file'] },
  'sql-injection': { id: 'E8103', kind: 'risk', rules: ['security/sql-from-values'] },
  'super-method-mismatch': { id: 'W8164', kind: 'reliability', rules: ['reliability/other-super-method'] },
  'test-folder-imported': { id: 'E8130', kind: 'reliability', rules: ['reliability/imported-tests'] },
  'translation-contains-variable': {
    id: 'W8115',
    kind: 'reliability',
    rules: ['reliability/untranslatable-text'],
    says: /already holds its values \((%|str\.format|joined with \+)\)/,
  },
  'translation-field': { id: 'W8103', kind: 'style', rules: [] },
  'translation-format-interpolation': { id: 'W8302', kind: 'style', rules: [] },
  'translation-format-truncated': {
    id: 'E8301',
    kind: 'reliability',
    rules: ['reliability/format-arguments'],
    says: /does not know|ends/,
  },
  'translation-fstring-interpolation': {
    id: 'W8303',
    kind: 'reliability',
    rules: ['reliability/untranslatable-text'],
    says: /already holds its values \(an f-string\)/,
  },
  'translation-injection': {
    id: 'E8151',
    kind: 'risk',
    rules: ['reliability/untranslatable-text'],
    says: /formatted with str.format/,
  },
  'translation-not-lazy': { id: 'W8301', kind: 'style', rules: [] },
  'translation-positional-used': { id: 'W8120', kind: 'wording', rules: [] },
  'translation-required': { id: 'C8107', kind: 'reliability', rules: ['reliability/untranslated-message'] },
  'translation-too-few-args': {
    id: 'E8306',
    kind: 'reliability',
    rules: ['reliability/format-arguments'],
    says: /placeholders and is given|not among/,
  },
  'translation-too-many-args': {
    id: 'E8305',
    kind: 'reliability',
    rules: ['reliability/format-arguments'],
    says: /placeholders and is given|not among/,
  },
  'translation-unsupported-format': {
    id: 'E8300',
    kind: 'reliability',
    rules: ['reliability/format-arguments'],
    says: /does not know|ends/,
  },
  'use-vim-comment': { id: 'W8202', kind: 'style', rules: [] },
  'website-manifest-key-not-valid-uri': { id: 'W8114', kind: 'style', rules: [] },
};
