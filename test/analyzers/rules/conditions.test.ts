import { describe, expect, it } from 'vitest';
import { admissionOf } from '../../../analyzers/rules/shared/admitted.js';
import { conditionOf } from '../../../analyzers/rules/shared/conditions.js';

/** What a person would say that the remark waits for: a series, somewhere else, or nothing. */
const REMARKS: [string, string | null][] = [
  ['TODO remove in v12', '12.0'],
  ['TODO: drop this flag for v15!', '15.0'],
  ['TODO remove me after v14', '15.0'],
  ['for backward compatibility, to remove after v10', '11.0'],
  ['TODO: v15 -> make this addon depend on bakery_delivery', '15.0'],
  ['TODO(16.0): use the new order lines', '16.0'],
  ['TODO convert to @api.model_cr in v10', '10.0'],
  ['TODO: when migrating to 15.0 use the mixin', '15.0'],
  ['TODO: to be changed to a computed field if possible in v14?', '14.0'],
  ['TODO: remove unescape in saas-16.3', '17.0'],
  ['FIXME backward compat flag for v < 15.0', '15.0'],
  ['TODO: once odoo requires python >= 3.9 use the library', '17.0'],
  ['remove this when we are on Odoo 17', '17.0'],
  ['TODO: remove in 13', '13.0'],
  ['TODO remove when odoo/odoo#123 is merged', 'elsewhere'],
  ['HACK until https://github.com/OCA/web/pull/12 is released', 'elsewhere'],
  ['TODO: drop with Python 3.99 only, once we require python 3.99', 'elsewhere'],
  ['TODO remove in master', null],
  ['TODO: remove after 15 minutes', null],
  ['TODO: the default timeout is 15, do we have to raise it?', null],
  ['TODO Use only one _.propertyOf in underscore 1.9.0+', null],
  ['TODO: change the rate from 16.5 % to 17.25 %', null],
  ['TODO unused since v16, to remove', null],
  ['TODO: add the slug bla-bla-89', null],
  ['see https://github.com/odoo/odoo/issues/5 about TODO lists', null],
];

describe('the condition of a remark', () => {
  it.each(REMARKS)('%s: %s', (text, expected) => {
    const condition = conditionOf(text);
    expect(condition === null ? null : condition.kind === 'series' ? condition.due : condition.kind).toBe(expected);
  });

  it('takes no time on a long remark', () => {
    const text = `remove ${'in from with when '.repeat(5_000)}`;
    const start = performance.now();
    expect(conditionOf(text)).toBeNull();
    expect(performance.now() - start).toBeLessThan(2_000);
  });
});

describe('the words of a remark', () => {
  it.each([
    ['TODO: bake', 'tag'],
    ['todo: bake', 'tag'],
    ['@todo bake', 'tag'],
    ['FIXME the oven is off', 'defect'],
    ['XXX why twice', 'defect'],
    ['workaround for a cold oven', 'phrase'],
    ['should be refactored', 'phrase'],
  ])('%s admits debt as a %s', (text, kind) => expect(admissionOf(text)?.kind).toBe(kind));

  it.each([
    'mail.mail_activity_data_todo of the baker',
    'the todo list of the baker',
    'sizes XXL and XXXL',
    'a code such as "XXX-123"',
    'works around the clock',
    'hackathon of the bakery',
  ])('%s admits nothing', (text) => expect(admissionOf(text)).toBeNull());
});
