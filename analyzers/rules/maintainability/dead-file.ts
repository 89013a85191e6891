import type { Draft } from '../../../src/domain/rule.js';
import { type DeadFile, deadFiles } from '../../dead-code/files.js';
import { defineRule } from '../define-rule.js';

export default defineRule({
  meta: {
    id: 'maintainability/dead-file',
    title: 'File that nothing loads',
    family: 'maintainability',
    severity: 'low',
    certainty: 'likely',
    effort: {
      minutes: 10,
      basis: 'Estimate: find out whether it was forgotten or is left over; list it or delete it.',
    },
    automation: 'manual',
    tool: null,
    why: 'Either something that was written does not work (a model that is never imported, rights that are never loaded), or the file is dead and is kept up for nothing.',
    remedy:
      'Import or list it where it belongs, or delete it. Data that is loaded by hand belongs under `oca_data_manual`.',
    limits:
      'Python files that no chain of imports from `__init__.py` reaches; XML data and CSV files that the manifest does not list; scripts and styles that no bundle, page or code names. Python without a model or controller, which an addon elsewhere may import, and styles are "possible" only. Tests, upgrade scripts, documentation, libraries and files meant to be run by hand are left out, and so is a file whose name stands in a string of the addon. Silent where modules are imported by a name made at run time, where a style may be imported by another, and in addons that cannot be installed.',
    sources: [
      'https://github.com/OCA/odoo-pre-commit-hooks/blob/main/src/oca_pre_commit_hooks/checks_odoo_module.py (file-not-used, oca_data_manual)',
      'https://github.com/odoo/odoo/blob/16.0/odoo/modules/loading.py (load_data: only files the manifest lists)',
      'https://github.com/odoo/odoo/blob/16.0/odoo/addons/base/models/ir_asset.py (bundles)',
    ],
    messages: {
      python: '{file} is imported nowhere: its classes and functions do not exist for Odoo.',
      helper: '{file} is imported nowhere in the scanned code.',
      data: '{file} is not listed in the manifest: Odoo never loads it.',
      script: '{file} is part of no bundle and no page.',
      style: '{file} is part of no bundle and no page.',
    },
  },
  requires: ['manifest'],
  *check({ source, portfolio }): Iterable<Draft> {
    for (const { path, kind } of deadFiles(source, portfolio)) {
      yield {
        message: kind,
        args: { file: path },
        path,
        line: 1,
        column: 1,
        symbol: '',
        subject: kind,
        certainty: CERTAINTY[kind],
      };
    }
  },
});

const CERTAINTY: Readonly<Record<DeadFile['kind'], 'likely' | 'possible'>> = {
  python: 'likely',
  helper: 'possible',
  data: 'likely',
  script: 'likely',
  style: 'possible',
};
