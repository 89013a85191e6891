import { describe, expect, it } from 'vitest';
import { py, read } from './harness.js';

const KINDS: [string, string | null, string, string?][] = [
  ['models.Model', 'model', 'from odoo import models\nclass Book(models.Model): pass'],
  ['models.TransientModel', 'transient', 'from odoo import models\nclass Book(models.TransientModel): pass'],
  ['models.AbstractModel', 'abstract', 'from odoo import models\nclass Book(models.AbstractModel): pass'],
  ['an alias', 'model', 'from odoo import models as m\nclass Book(m.Model): pass'],
  ['a class imported alone', 'model', 'from odoo.models import Model\nclass Book(Model): pass'],
  ['the full name', 'model', 'import odoo\nclass Book(odoo.models.Model): pass'],
  ['osv.osv', 'model', 'from osv import osv\nclass book(osv.osv): pass'],
  ['osv.osv_memory', 'transient', 'from openerp.osv import osv\nclass book(osv.osv_memory): pass'],
  ['orm.Model', 'model', 'from openerp.osv import orm\nclass book(orm.Model): pass'],
  ['orm.AbstractModel', 'abstract', 'from openerp.osv import orm\nclass book(orm.AbstractModel): pass'],
  ['_transient', 'transient', 'class Book(models.Model):\n    _transient = True'],
  ['http.Controller', 'controller', 'from odoo import http\nclass Desk(http.Controller): pass'],
  ['Controller imported alone', 'controller', 'from odoo.http import Controller\nclass Desk(Controller): pass'],
  [
    "another addon's controller",
    'controller',
    'from odoo.addons.library.controllers.main import Desk\nclass Fast(Desk): pass',
  ],
  [
    'a route',
    'controller',
    'from odoo.http import route\nclass Fast(Desk):\n    @route("/lend")\n    def lend(self): pass',
  ],
  [
    "fields of a model built on another addon's class",
    'model',
    'from odoo import fields\nfrom odoo.addons.spec.models import spec\nclass Book(spec.SpecModel):\n    _inherit = "book"\n    shelf = fields.Char()',
  ],
  [
    'a component, which has a name and no fields',
    null,
    'from odoo.addons.component.core import Component\nclass Sender(Component):\n    _name = "book.sender"',
  ],
  ['TransactionCase', 'test', 'from odoo.tests import TransactionCase\nclass TestLoan(TransactionCase): pass'],
  ['common.SavepointCase', 'test', 'from odoo.tests import common\nclass TestLoan(common.SavepointCase): pass'],
  [
    'a common test class',
    'test',
    'from .common import Shelves\nclass TestLoan(Shelves):\n    def test_it(self): pass',
    'tests/test_loan.py',
  ],
  [
    'the same outside tests',
    null,
    'from .common import Shelves\nclass TestLoan(Shelves):\n    def test_it(self): pass',
  ],
  ['a plain class', null, 'class Page(object):\n    _name = "page"'],
  [
    'a component with a _name',
    null,
    'from odoo.addons.component.core import Component\nclass Page(Component):\n    _name = "page"',
  ],
  ['a Model of something else', null, 'from django.db import Model\nclass Page(Model): pass'],
];

describe('kind of a class', () => {
  it.each(KINDS)('%s is %s', (_name, expected, text, path) => {
    expect(read(text, path).classes.at(-1)?.kind).toBe(expected);
  });

  it('follows classes of the same file', () => {
    const text = 'class Desk(http.Controller): pass\nclass Fast(Desk): pass\nclass Faster(Fast): pass';
    expect(read(text).classes.map((one) => one.kind)).toEqual(['controller', 'controller', 'controller']);
  });
});

describe('model attributes', () => {
  const facts = read(py`
    from odoo import fields, models

    class Loan(models.Model):
        """A loan."""
        _name = 'library.loan'
        _inherit = ['mail.thread', 'mail.activity.mixin']
        _inherits = {'library.book': 'book_id'}
        _table = "lib_loan"
        _auto = False
        _order = 'date desc, ' 'id'
        _rec_name = 'code'
        _description = "Loan"
        _sql_constraints = [('code_uniq', 'unique(code)', 'Once only')]
        name = title = fields.Char()
        LIMIT: int = 3
        shelf = fields.Many2one(
            'library.shelf', string='Shelf', domain=[('open', '=', True)],
            default=lambda self: self.env.shelf,
        )
  `);
  const [loan] = facts.classes;

  it('are read', () => {
    expect(loan).toMatchObject({
      line: 3,
      column: 1,
      endLine: 19,
      bases: ['models.Model'],
      model: 'library.loan',
      inherit: ['mail.thread', 'mail.activity.mixin'],
      inherits: { 'library.book': 'book_id' },
      table: 'lib_loan',
      auto: false,
      order: 'date desc, id',
      recName: 'code',
      description: 'Loan',
    });
    expect(loan!.attributes.map((one) => one.name)).toContain('LIMIT');
    expect(loan!.attributes.find((one) => one.name === '_sql_constraints')?.value).toEqual({
      kind: 'list',
      items: [
        {
          kind: 'tuple',
          items: ['code_uniq', 'unique(code)', 'Once only'].map((value) => ({ kind: 'string', value })),
        },
      ],
    });
  });

  it('keep fields with all their arguments', () => {
    expect(loan!.fields.map((one) => [one.line, one.column, one.endLine, one.name, one.type, one.columns])).toEqual([
      [14, 5, 14, 'name', 'char', false],
      [14, 12, 14, 'title', 'char', false],
      [16, 5, 19, 'shelf', 'many2one', false],
    ]);
    const [, , shelf] = loan!.fields;
    expect(shelf!.args).toEqual([{ kind: 'string', value: 'library.shelf' }]);
    expect(Object.keys(shelf!.kwargs)).toEqual(['string', 'domain', 'default']);
    expect(shelf!.kwargs.default).toEqual({ kind: 'lambda', text: 'lambda self: self.env.shelf' });
  });

  it.each([
    ['a list', '[_name, "mail.thread"]', ['library.loan', 'mail.thread']],
    ['the name alone', '_name', ['library.loan']],
    ['a tuple', '("mail.thread", _name)', ['mail.thread', 'library.loan']],
    ['another constant of the body', '[BASE]', ['library.base']],
    ['a name from elsewhere', '[_name, OTHER]', ['library.loan']],
  ])('stand for names that the body gave a value before: %s', (_name, inherit, expected) => {
    const text = `class A(models.Model):\n    BASE = "library.base"\n    _name = "library.loan"\n    _inherit = ${inherit}`;
    expect(read(text).classes[0]).toMatchObject({ model: 'library.loan', inherit: expected });
  });

  it.each([
    ['from odoo.addons.base_sparse_field.models.fields import Serialized', 'Serialized', 'serialized'],
    ['from odoo.addons.map import fields as map_fields', 'map_fields.Point', 'point'],
    ['from ..fields import Encoded', 'Encoded', 'encoded'],
    ['from odoo.addons.book.tools import Shelf', 'Shelf', null],
    ['from marshmallow import fields', 'fields.Str', null],
  ])('of classes of other addons: %s', (line, callee, type) => {
    const [book] = read(`${line}\nclass Book(models.Model):\n    shelf = ${callee}(string="Shelf")\n`).classes;
    expect(book!.fields.map((field) => [field.name, field.type])).toEqual(type === null ? [] : [['shelf', type]]);
  });

  it('are unknown where they are no literals', () => {
    const [one] = read(
      'class A(models.Model):\n    _name = PREFIX + ".loan"\n    _inherit = NAME\n    _auto = flag()',
    ).classes;
    expect(one).toMatchObject({ model: null, inherit: [], auto: null });
  });
});

describe('fields', () => {
  it('of the old API stand in _columns', () => {
    const facts = read(py`
      from osv import osv, fields
      class loan(osv.osv):
          _name = 'library.loan'
          _columns = {
              'name': fields.char('Name', size=64),
              'total': fields.function(_total, type='float'),
              'book_id': fields.many2one('library.book', 'Book'),
          }
      loan()`);
    expect(facts.classes[0]!.fields.map((one) => [one.line, one.name, one.type, one.columns])).toEqual([
      [5, 'name', 'char', true],
      [6, 'total', 'function', true],
      [7, 'book_id', 'many2one', true],
    ]);
    expect(facts.classes[0]!.fields[0]!.kwargs).toEqual({ size: { kind: 'number', value: 64 } });
  });

  it.each([
    ['an alias', 'from openerp import fields as new\nclass A(models.Model):\n    x = new.Char()', ['char']],
    ['another library', 'from marshmallow import fields\nclass A(Schema):\n    x = fields.Str()', []],
    ['a value of today', 'class A(models.Model):\n    x = fields.Date.today()', []],
    ['an import of its own', 'from odoo.fields import Char\nclass A(models.Model):\n    x = Char()', ['char']],
    ['with an annotation', 'class A(models.Model):\n    x: str = fields.Char()', ['char']],
  ])('%s', (_name, text, types) => {
    expect(read(text).classes[0]!.fields.map((one) => one.type)).toEqual(types);
  });
});
