import type { Remark } from './checks.js';

/** Messages about the manifest and the files of an addon. */
export const MANIFEST_CHECKS: readonly Remark[] = [
  {
    name: 'category-allowed',
    because: 'a list of names of one organisation, empty by default',
  },
  { name: 'category-allowed-app', because: 'sorting in the Odoo app store' },
  {
    name: 'development-status-allowed',
    because: 'a label of the OCA; Odoo does not read it',
  },
  { name: 'invalid-email', because: 'shown in the app store only' },
  {
    name: 'license-allowed',
    because: 'nobody may use or combine code under an unknown licence',
  },
  {
    name: 'manifest-author-string',
    because: 'Odoo stores the author as text',
    difference:
      'The folder has a `__manifest__.py` that is no literal beside its `__openerp__.py`. Odoo reads the first from 10.0 on and does not load the addon; we say that the manifest cannot be read.',
  },
  {
    name: 'manifest-behind-migrations',
    because: 'Odoo never runs an upgrade script above the version of the manifest',
  },
  {
    name: 'manifest-data-duplicated',
    because: 'the file is loaded twice; what stands between is overwritten',
    difference: 'Ours points at the second line, the one to remove; theirs at the first.',
  },
  {
    name: 'manifest-deprecated-key',
    because: '`description` still works; OCA wants a README',
  },
  {
    name: 'manifest-external-assets',
    because: 'code of strangers runs in every session',
  },
  {
    name: 'manifest-maintainers-list',
    because: 'a key of the OCA bot; Odoo does not read it',
  },
  { name: 'manifest-required-author', because: 'the OCA itself as author' },
  {
    name: 'manifest-required-key',
    because: 'the required key is the licence',
  },
  { name: 'manifest-required-key-app', because: 'presentation in the app store' },
  { name: 'manifest-summary-multiline', because: 'layout of a text' },
  {
    name: 'manifest-superfluous-key',
    because: 'the key says what holds anyway',
  },
  {
    name: 'manifest-version-format',
    because: 'a version that Odoo cannot read keeps the addon out from 17.0 on, and hides its series',
    difference:
      'Theirs asks for the series in front, a convention of the OCA. Odoo reads `1.0` in every series, so we are silent on it; the third stands in the manifest that Odoo does not read (see manifest-author-string). Ours are versions of a series that the upgrade leaves: from 17.0 on Odoo refuses them, and pylint-odoo, which plans no upgrade, does not ask.',
  },
  {
    name: 'missing-odoo-file',
    because: 'a list of files that the user gives, empty by default',
  },
  { name: 'missing-odoo-file-app', because: 'presentation in the app store' },
  {
    name: 'missing-readme',
    because: 'documentation',
  },
  {
    name: 'resource-not-exist',
    because: 'the installation stops',
    difference:
      'The miss stands under the key `test`, which Odoo no longer loads; it is told by upgrade/manifest. The extra one is the second line of a file that is listed twice and missing twice.',
  },
  {
    name: 'test-folder-imported',
    because: 'test code and the libraries it needs load in production',
  },
  { name: 'website-manifest-key-not-valid-uri', because: 'a link in a description' },
];
