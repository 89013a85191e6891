import type { Remark } from './checks.js';

/** Messages about Python code, translations aside. */
export const PYTHON_CHECKS: readonly Remark[] = [
  {
    name: 'attribute-deprecated',
    because: 'classes of the old API no longer load',
    difference:
      '`_columns = {}` without a field asks for no work, and a field named `length`, which theirs tells because of JavaScript errors, works in every series that we know.',
  },
  { name: 'attribute-string-redundant', because: 'the label says what holds anyway' },
  {
    name: 'bad-builtin-groupby',
    because: 'groups split silently where the input is not sorted',
  },
  {
    name: 'consider-merging-classes-inherited',
    because: 'two classes instead of one; both work',
  },
  {
    name: 'context-overridden',
    because: 'language, companies and flags of the caller are lost',
  },
  {
    name: 'deprecated-inselect-operator',
    because: 'the operator is gone',
  },
  {
    name: 'deprecated-name-get',
    because: 'the override is no longer called',
  },
  {
    name: 'deprecated-odoo-model-method',
    because: 'the override is no longer called',
  },
  {
    name: 'deprecated-self-cr',
    because: 'the property warns from 19.0 on',
  },
  {
    name: 'except-pass',
    because: 'errors vanish',
    difference:
      'Theirs looks away where the exception gets a name (`except Exception as e: pass`); it vanishes just the same, so we tell it.',
  },
  {
    name: 'external-request-timeout',
    because: 'a silent server blocks a worker',
    difference:
      'The three are `iap.jsonrpc`, which has a timeout of its own (15 seconds: `timeout=15` in odoo/addons/iap).',
  },
  {
    name: 'inheritable-method-lambda',
    because: 'overrides of the method are not called',
  },
  {
    name: 'inheritable-method-string',
    because: 'overrides of the method are not called',
  },
  {
    name: 'invalid-commit',
    because: 'half of the work stays when the rest fails',
  },
  { name: 'method-compute', because: 'naming' },
  { name: 'method-inverse', because: 'naming' },
  {
    name: 'method-required-super',
    because: 'the ORM and other addons are bypassed',
    difference:
      'All eight stand in ordinary classes (`class ApiOne(object)`), where there is no parent to bypass. We look at models and find the same methods there.',
  },
  { name: 'method-search', because: 'naming' },
  {
    name: 'missing-return',
    because: 'callers get nothing where they expect the result of the parent',
    difference: 'The class is no model and its parent is `object`; whether the parent returns anything cannot be told.',
  },
  {
    name: 'no-raise-unlink',
    because: 'uninstalling leaves records behind',
  },
  {
    name: 'no-search-all',
    because: 'loads a whole table',
  },
  { name: 'no-wizard-in-models', because: 'the folder a file stands in' },
  {
    name: 'no-write-in-compute',
    because: 'each computation writes, recomputes and locks',
  },
  { name: 'odoo-addons-relative-import', because: 'two ways to import the same module' },
  {
    name: 'odoo-exception-warning',
    because: 'the name is gone',
  },
  {
    name: 'print-used',
    because: 'goes to the standard output; nothing breaks',
  },
  {
    name: 'prohibited-method-override',
    because: 'a list that the user gives, empty by default',
  },
  {
    name: 'renamed-field-parameter',
    because: 'the parameter is ignored',
  },
  {
    name: 'sql-injection',
    because: 'whoever sends the value writes the query',
    difference:
      'In one the only value is a constant of the same function; in the other it is an attribute of the object itself (`self.table`) that is no field.',
  },
  {
    name: 'super-method-mismatch',
    because: 'another method of the parent runs than the one that is overridden',
  },
  { name: 'use-vim-comment', because: 'a comment for an editor' },
];
