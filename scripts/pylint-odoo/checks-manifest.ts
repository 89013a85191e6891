import type { Check } from './checks.js';

/** Messages about the manifest and the files of an addon. */
export const MANIFEST_CHECKS: readonly Check[] = [
  {
    name: 'category-allowed',
    kind: 'style',
    because: 'a list of names of one organisation, empty by default',
    rules: [],
  },
  { name: 'category-allowed-app', kind: 'style', because: 'sorting in the Odoo app store', rules: [] },
  {
    name: 'development-status-allowed',
    kind: 'style',
    because: 'a label of the OCA; Odoo does not read it',
    rules: [],
  },
  { name: 'invalid-email', kind: 'style', because: 'shown in the app store only', rules: [] },
  {
    name: 'license-allowed',
    kind: 'risk',
    because: 'nobody may use or combine code under an unknown licence',
    rules: ['governance/missing-licence'],
    says: /does not know/,
  },
  {
    name: 'manifest-author-string',
    kind: 'reliability',
    because: 'Odoo stores the author as text',
    rules: [],
    difference:
      'The folder has a `__manifest__.py` that is no literal beside its `__openerp__.py`. Odoo reads the first from 10.0 on and does not load the addon; we say that the manifest cannot be read.',
  },
  {
    name: 'manifest-behind-migrations',
    kind: 'reliability',
    because: 'Odoo never runs an upgrade script above the version of the manifest',
    rules: ['reliability/migration-ahead-of-version'],
  },
  {
    name: 'manifest-data-duplicated',
    kind: 'reliability',
    because: 'the file is loaded twice; what stands between is overwritten',
    rules: ['reliability/repeated-manifest-file'],
    anyLine: true,
    difference: 'Ours points at the second line, the one to remove; theirs at the first.',
  },
  {
    name: 'manifest-deprecated-key',
    kind: 'style',
    because: '`description` still works; OCA wants a README',
    rules: [],
  },
  {
    name: 'manifest-external-assets',
    kind: 'risk',
    because: 'code of strangers runs in every session',
    rules: ['security/external-asset'],
  },
  {
    name: 'manifest-maintainers-list',
    kind: 'style',
    because: 'a key of the OCA bot; Odoo does not read it',
    rules: [],
  },
  { name: 'manifest-required-author', kind: 'style', because: 'the OCA itself as author', rules: [] },
  {
    name: 'manifest-required-key',
    kind: 'risk',
    because: 'the required key is the licence',
    rules: ['governance/missing-licence'],
    says: /names no licence/,
  },
  { name: 'manifest-required-key-app', kind: 'style', because: 'presentation in the app store', rules: [] },
  { name: 'manifest-summary-multiline', kind: 'wording', because: 'layout of a text', rules: [] },
  {
    name: 'manifest-superfluous-key',
    kind: 'style',
    because: 'the key says what holds anyway',
    rules: ['upgrade/manifest#mf-active-key'],
  },
  {
    name: 'manifest-version-format',
    kind: 'upgrade',
    because: 'a version that Odoo cannot read keeps the addon out from 17.0 on, and hides its series',
    rules: ['upgrade/manifest#mf-version-format', 'upgrade/manifest#mf-version-series'],
    difference:
      'Theirs asks for the series in front, a convention of the OCA. Odoo reads `1.0` in every series, so we are silent on it; the third stands in the manifest that Odoo does not read (see manifest-author-string). Ours are versions of a series that the upgrade leaves: from 17.0 on Odoo refuses them, and pylint-odoo, which plans no upgrade, does not ask.',
  },
  {
    name: 'missing-odoo-file',
    kind: 'style',
    because: 'a list of files that the user gives, empty by default',
    rules: [],
  },
  { name: 'missing-odoo-file-app', kind: 'style', because: 'presentation in the app store', rules: [] },
  {
    name: 'missing-readme',
    kind: 'style',
    because: 'documentation',
    rules: ['governance/missing-description'],
  },
  {
    name: 'resource-not-exist',
    kind: 'reliability',
    because: 'the installation stops',
    rules: ['reliability/missing-manifest-file'],
    difference:
      'The miss stands under the key `test`, which Odoo no longer loads; it is told by upgrade/manifest. The extra one is the second line of a file that is listed twice and missing twice.',
  },
  {
    name: 'test-folder-imported',
    kind: 'reliability',
    because: 'test code and the libraries it needs load in production',
    rules: ['reliability/imported-tests'],
  },
  { name: 'website-manifest-key-not-valid-uri', kind: 'style', because: 'a link in a description', rules: [] },
];
