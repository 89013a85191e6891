import type { Check } from './checks.js';

/** Messages about Python code, translations aside. */
export const PYTHON_CHECKS: readonly Check[] = [
  {
    name: 'attribute-deprecated',
    kind: 'upgrade',
    because: 'classes of the old API no longer load',
    rules: ['upgrade/model#orm-attr-defaults', 'upgrade/model#orm-attr-columns'],
    difference:
      '`_columns = {}` without a field asks for no work, and a field named `length`, which theirs tells because of JavaScript errors, works in every series that we know.',
  },
  { name: 'attribute-string-redundant', kind: 'style', because: 'the label says what holds anyway', rules: [] },
  {
    name: 'bad-builtin-groupby',
    kind: 'reliability',
    because: 'groups split silently where the input is not sorted',
    rules: ['reliability/unsorted-groupby'],
  },
  {
    name: 'consider-merging-classes-inherited',
    kind: 'style',
    because: 'two classes instead of one; both work',
    rules: [],
  },
  {
    name: 'context-overridden',
    kind: 'reliability',
    because: 'language, companies and flags of the caller are lost',
    rules: ['reliability/replaced-context'],
  },
  {
    name: 'deprecated-inselect-operator',
    kind: 'upgrade',
    because: 'the operator is gone',
    rules: ['upgrade/python-api#orm-domain-inselect'],
  },
  {
    name: 'deprecated-name-get',
    kind: 'upgrade',
    because: 'the override is no longer called',
    rules: ['upgrade/method-override#orm-name-get-def'],
  },
  {
    name: 'deprecated-odoo-model-method',
    kind: 'upgrade',
    because: 'the override is no longer called',
    rules: ['upgrade/method-override#orm-fields-view-get-def'],
  },
  {
    name: 'deprecated-self-cr',
    kind: 'upgrade',
    because: 'the property warns from 19.0 on',
    rules: ['upgrade/python-api#py-self-cr-uid-context'],
  },
  {
    name: 'except-pass',
    kind: 'reliability',
    because: 'errors vanish',
    rules: ['reliability/swallowed-exception'],
    difference:
      'Theirs looks away where the exception gets a name (`except Exception as e: pass`); it vanishes just the same, so we tell it.',
  },
  {
    name: 'external-request-timeout',
    kind: 'risk',
    because: 'a silent server blocks a worker',
    rules: ['security/request-without-timeout'],
    difference:
      'The three are `iap.jsonrpc`, which has a timeout of its own (15 seconds: `timeout=15` in odoo/addons/iap).',
  },
  {
    name: 'inheritable-method-lambda',
    kind: 'reliability',
    because: 'overrides of the method are not called',
    rules: ['reliability/fixed-method'],
    says: /^(default|domain|selection) /,
  },
  {
    name: 'inheritable-method-string',
    kind: 'reliability',
    because: 'overrides of the method are not called',
    rules: ['reliability/fixed-method'],
    says: /^(compute|inverse|search) /,
  },
  {
    name: 'invalid-commit',
    kind: 'reliability',
    because: 'half of the work stays when the rest fails',
    rules: ['reliability/commit-in-method'],
  },
  { name: 'method-compute', kind: 'style', because: 'naming', rules: [] },
  { name: 'method-inverse', kind: 'style', because: 'naming', rules: [] },
  {
    name: 'method-required-super',
    kind: 'reliability',
    because: 'the ORM and other addons are bypassed',
    rules: ['reliability/override-without-super'],
    difference:
      'All eight stand in ordinary classes (`class ApiOne(object)`), where there is no parent to bypass. We look at models and find the same methods there.',
  },
  { name: 'method-search', kind: 'style', because: 'naming', rules: [] },
  {
    name: 'missing-return',
    kind: 'reliability',
    because: 'callers get nothing where they expect the result of the parent',
    rules: ['reliability/missing-return'],
    difference: 'The class is no model and its parent is `object`; whether the parent returns anything cannot be told.',
  },
  {
    name: 'no-raise-unlink',
    kind: 'reliability',
    because: 'uninstalling leaves records behind',
    rules: ['reliability/raise-in-unlink'],
  },
  {
    name: 'no-search-all',
    kind: 'risk',
    because: 'loads a whole table',
    rules: ['performance/unbounded-search'],
  },
  { name: 'no-wizard-in-models', kind: 'style', because: 'the folder a file stands in', rules: [] },
  {
    name: 'no-write-in-compute',
    kind: 'reliability',
    because: 'each computation writes, recomputes and locks',
    rules: ['performance/write-in-compute'],
  },
  { name: 'odoo-addons-relative-import', kind: 'style', because: 'two ways to import the same module', rules: [] },
  {
    name: 'odoo-exception-warning',
    kind: 'upgrade',
    because: 'the name is gone',
    rules: ['upgrade/python-import#py-exceptions-warning', 'upgrade/python-api#py-exceptions-warning'],
  },
  {
    name: 'print-used',
    kind: 'style',
    because: 'goes to the standard output; nothing breaks',
    rules: ['reliability/print-call'],
  },
  {
    name: 'prohibited-method-override',
    kind: 'style',
    because: 'a list that the user gives, empty by default',
    rules: [],
  },
  {
    name: 'renamed-field-parameter',
    kind: 'upgrade',
    because: 'the parameter is ignored',
    rules: ['upgrade/field#fld-digits-compute', 'upgrade/field#fld-select'],
  },
  {
    name: 'sql-injection',
    kind: 'risk',
    because: 'whoever sends the value writes the query',
    rules: ['security/sql-from-values'],
    difference:
      'In one the only value is a constant of the same function; in the other it is an attribute of the object itself (`self.table`) that is no field.',
  },
  {
    name: 'super-method-mismatch',
    kind: 'reliability',
    because: 'another method of the parent runs than the one that is overridden',
    rules: ['reliability/other-super-method'],
  },
  { name: 'use-vim-comment', kind: 'style', because: 'a comment for an editor', rules: [] },
];
