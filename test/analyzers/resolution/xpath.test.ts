import { expect, it } from 'vitest';
import { exprAt } from '../../../analyzers/resolution/resolve.js';
import { select } from '../../../analyzers/symbols/query/xpath.js';
import type { SkeletonNode } from '../../../src/domain/symbols.js';

type Shape = [tag: string, attributes: Record<string, string>, ...children: Shape[]];

function node([tag, plain, ...children]: Shape, parent: SkeletonNode | null = null): SkeletonNode {
  const made: SkeletonNode = { tag, plain, hashed: {}, children: [], parent };
  made.children = children.map((child) => node(child, made));
  return made;
}

const form = node([
  'form',
  {},
  ['header', {}, ['button', { name: 'action_moor', class: 'btn oe_highlight' }]],
  [
    'sheet',
    {},
    ['group', { id: 'a' }, ['field', { name: 'name' }], ['field', { name: 'berth_id' }]],
    ['group', { id: 'b' }, ['field', { name: 'name' }]],
    ['field', { name: 'cargo_ids' }, ['tree', {}, ['field', { name: 'weight' }]]],
  ],
]);

/** What lxml selects; null where the skeleton cannot tell. */
it.each<[string, number | null]>([
  ['//field', 5],
  ['/form/sheet/group', 2],
  ['//group/field[1]', 2],
  ['(//group/field)[1]', 1],
  ['//group[2]/field', 1],
  ['//group[last()]', 1],
  ['//group[position()=1]', 1],
  ["//field[@name='name']", 2],
  ["//group[@id='a']/field[@name='name']", 1],
  ["//field[@name='cargo_ids']/tree/field[@name='weight']", 1],
  ["//field[@name='cargo_ids']//field", 1],
  ["//button[hasclass('oe_highlight')]", 1],
  ["//button[hasclass('oe_high')]", 0],
  ["//button[contains(@class, 'oe_high')]", 1],
  ["//group[not(@id='a')]", 1],
  ["//field[@name='name' or @name='berth_id']", 3],
  ["//group[@id and field[@name='berth_id']]", 1],
  ["//field[@name='weight']/..", 1],
  ["//field[@name='weight']/ancestor::field", 1],
  ["//field[@name='name']/following-sibling::field", 1],
  ['//sheet/*', 3],
  ['.', 1],
  ["//field[text()='x']", null],
  ["//field[@colour='red']", null],
  ['//field[', null],
])('%s', (expr, count) => {
  expect(select(form, expr)?.length ?? null).toBe(count);
});

it.each([
  ['//tree/field', '17.0', '//tree/field'],
  ['//tree/field', '18.0', '//list/field'],
  ["//field[@name='tree']/tree[1]", '19.0', "//field[@name='tree']/list[1]"],
  ['//treetop', '18.0', '//treetop'],
] as const)('%s is asked in %s as %s', (expr, series, expected) => {
  expect(exprAt(expr, series)).toBe(expected);
});
