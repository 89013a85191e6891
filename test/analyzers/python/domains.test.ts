import { describe, expect, it } from 'vitest';
import { read } from './harness.js';

const DOMAINS: [string, string, string | null, string[]][] = [
  ["self.env['library.book'].search([('state', '=', 'x')])", 'self.env[].search', 'library.book', ['state =']],
  [
    "self.env['library.book'].sudo().with_context(a=1).search_count([('a.b', 'in', ids)])",
    'self.env[].sudo().with_context().search_count',
    'library.book',
    ['a.b in'],
  ],
  ["env['library.book'].search([['a', 'child_of', 1]])", 'env[].search', 'library.book', ['a child_of']],
  ["self.env['library.book'].shelf_id.search([('a', '=', 1)])", 'self.env[].shelf_id.search', null, ['a =']],
  ["self.env['library.book'].mapped('x').search([('a', '=', 1)])", 'self.env[].mapped().search', null, ['a =']],
  ["self.pool.get('library.book').search(cr, uid, [('a', '=', 1)])", 'self.pool.get().search', 'library.book', ['a =']],
  ["self.pool['library.book'].search(cr, uid, [('a', '=', 1)])", 'self.pool[].search', 'library.book', ['a =']],
  ["self.search(['|', ('a', '=', 1), '!', ('b', '!=', 2)])", 'self.search', null, ['a =', 'b !=']],
  ["domain = [('a', '=', 1)]", '', null, ['a =']],
  ["self.search(extra + [('a', 'not in', x)])", 'self.search', null, ['a not in']],
  ["self.search([('a', '=', 1)] if x else [])", 'self.search', null, ['a =']],
  ["return_({'domain': [('a', '=', 1)]})", '', null, ['a =']],
  ["expression.AND([[('a', '=', 1)], x])", 'expression.AND', null, ['a =']],
  ["x = fields.Many2one('library.book', domain=[('a', '=', 1)])", 'fields.Many2one:domain', 'library.book', ['a =']],
  [
    "x = fields.Many2one(comodel_name='library.book', domain=lambda self: [('a', '=', 1)])",
    'fields.Many2one:domain',
    'library.book',
    ['a ='],
  ],
  [
    "x = fields.Many2one('library.book', domain=\"[('a', '=', b)]\")",
    'fields.Many2one:domain',
    'library.book',
    ['a ='],
  ],
  ["x = fields.Char(states=[('a', '=', 1)])", 'fields.Char:states', null, ['a =']],
  ["x = [('a', '=>', 1)]", '', null, ['a =>']],
];

describe('domains', () => {
  it.each(DOMAINS)('%s', (text, context, model, terms) => {
    const { domains } = read(text);
    expect(domains).toHaveLength(1);
    expect(domains[0]).toMatchObject({ context, model });
    expect(domains[0]!.terms.map((term) => `${term.field} ${term.operator}`)).toEqual(terms);
  });

  it.each([
    "x = [('draft', 'Draft'), ('done', 'Done')]",
    "x = [('code_uniq', 'unique(code)', 'Once only')]",
    'x = [(6, 0, ids)]',
    "x = [('a', op, 1)]",
    "x = [(name, '=', 1)]",
    "x = [(f'{name}', '=', 1)]",
    "x = (('a', '=', 1),)",
    "x = \"[('a', '=', 1)]\"",
    "x = fields.Many2one('library.book', domain=\"[('a', '=', \")",
  ])('%s is none', (text) => {
    expect(read(text).domains).toEqual([]);
  });

  it('stand where they are written, in texts too', () => {
    const text = "x = fields.Many2one(\n    \"library.book\",\n    domain=\" [('a', '=', 1), ('b', '=', 2)]\")";
    expect(read(text).domains[0]).toMatchObject({
      line: 3,
      column: 14,
      terms: [
        { line: 3, column: 15, field: 'a' },
        { line: 3, column: 30, field: 'b' },
      ],
    });
  });

  it('in texts with escapes stand where the text does', () => {
    const text = "x = fields.Many2one('library.book', domain='[(\\'a\\', \\'=\\', 1)]')";
    expect(read(text).domains[0]).toMatchObject({ line: 1, column: 44, terms: [{ column: 44 }] });
  });
});
