import { beforeAll, describe, expect, it } from 'vitest';
import { buildSymbolIndex } from '../../../analyzers/symbols/index.js';
import { applyOperations, type Combined } from '../../../analyzers/symbols/query/combine.js';
import { Views } from '../../../analyzers/symbols/query/views.js';
import { Section } from '../../../analyzers/symbols/sections.js';
import { qualifyReferences, type SkeletonNode, type SymbolIndex } from '../../../src/domain/symbols.js';
import { odooSource, sharedSource } from './lighthouse.js';

let index: SymbolIndex;
let outside: Set<string>;

beforeAll(async () => {
  index = await buildSymbolIndex(sharedSource());
  outside = index.closure(['lighthouse']);
});

describe('modules', () => {
  it('tell what the manifest says', () => {
    expect(index.series).toBe('17.0');
    expect(index.provenance).toEqual({ release: '17.0-20240101', edition: 'community', repository: null });
    expect(index.module('lighthouse')).toMatchObject({ version: '1.2', category: 'Harbour/Lights', depends: ['base'] });
    expect(index.hasModule('windmill')).toBe(false);
  });

  it('keep the name of a proprietary one, and nothing of its contents', () => {
    expect(index.module('siren')).toMatchObject({ withheld: true, depends: ['foghorn'] });
    expect(index.model('siren.secret')).toBeNull();
  });

  it('see what they depend on, and Odoo itself', () => {
    expect([...index.closure(['foghorn'])].sort()).toEqual(['base', 'foghorn', 'lighthouse', 'odoo']);
    expect(index.closure(['lighthouse']).has('foghorn')).toBe(false);
  });
});

describe('models', () => {
  const fields = (name: string, visible?: Set<string>) =>
    index.field('lighthouse.tower', name, visible).found.map((one) => [one.model, one.module, one.type]);

  it('have own, inherited, delegated and common fields', () => {
    expect(fields('name')).toEqual([['lighthouse.tower', 'lighthouse', 'char']]);
    expect(fields('range')).toEqual([['lighthouse.visible', 'lighthouse', 'float']]);
    expect(fields('id')).toEqual([['BaseModel', 'odoo', 'id']]);
    expect(fields('wings')).toEqual([]);
    expect(index.field('lighthouse.tower', 'keeper').found.map((one) => one.model)).toEqual([
      'lighthouse.tower',
      'lighthouse.site',
    ]);
  });

  it('do not have fields of modules that are not visible', () => {
    expect(fields('horn')).toHaveLength(1);
    expect(fields('horn', outside)).toEqual([]);
  });

  it('say what a field is', () => {
    const field = (name: string) => index.field('lighthouse.tower', name).found[0]!;
    expect(field('name')).toMatchObject({ required: true, store: null, comodel: null });
    expect(field('range')).toMatchObject({ compute: '_compute_range', store: true });
    expect(field('lamp_ids')).toMatchObject({ comodel: 'lighthouse.lamp', inverse: 'tower_id' });
    expect(field('state').selection).toEqual(['dark', 'lit']);
    expect(field('keeper').related).toBe('site_id.keeper');
    expect(field('create_uid').comodel).toBe('res.users');
  });

  it('have methods with their parameters, never their code', () => {
    const found = index.method('lighthouse.tower', 'light').found;
    expect(found.map((one) => [one.module, one.parameters, one.decorators])).toEqual([
      ['foghorn', 'self, hours, **kw', []],
      ['lighthouse', 'self, hours, *args, colour=, **kw', ['api.model']],
    ]);
    expect(index.method('lighthouse.tower', 'write').found[0]).toMatchObject({ model: 'BaseModel', module: 'odoo' });
    expect(index.method('lighthouse.tower', 'env').found).toHaveLength(1);
    expect(index.method('lighthouse.tower', 'sink').found).toEqual([]);
  });

  it('name ancestors the index does not know', async () => {
    const other = await buildSymbolIndex(
      odooSource({
        'addons/foghorn/models.py':
          "from odoo import models\n\nclass T(models.Model):\n    _inherit = ['lighthouse.tower', 'sea.mixin']\n    _name = 'lighthouse.tower'\n",
      }),
    );
    expect(other.field('lighthouse.tower', 'salt').unknownParents).toEqual(['sea.mixin']);
    expect(other.field('lighthouse.tower', 'salt', outside).unknownParents).toEqual([]);
  });

  it('tell keywords of field types', () => {
    expect(index.fieldKeyword('char', 'translate')).toBe('found');
    expect(index.fieldKeyword('char', 'required')).toBe('found');
    expect(index.fieldKeyword('float', 'digits')).toBe('found');
    expect(index.fieldKeyword('char', 'digits')).toBe('missing');
    expect(index.fieldKeyword('beam', 'digits')).toBe('unknown');
  });
});

describe('XML ids', () => {
  it('are those of files, marked where they are demo data', () => {
    expect(index.xmlid('base.group_user')).toMatchObject({ model: 'res.groups', demo: false, implied: false });
    expect(index.xmlid('lighthouse.access_tower')).toMatchObject({ model: 'ir.model.access' });
    expect(index.xmlid('lighthouse.tower_north')).toMatchObject({ demo: true });
    expect(index.xmlid('lighthouse.tower_south')).toBeNull();
  });

  it('are also those Odoo makes itself', () => {
    expect(index.xmlid('lighthouse.model_lighthouse_tower')).toMatchObject({ model: 'ir.model', implied: true });
    expect(index.xmlid('foghorn.field_lighthouse_tower__horn')).toMatchObject({ model: 'ir.model.fields' });
    expect(index.xmlid('base.module_foghorn')).toMatchObject({ model: 'ir.module.module' });
    expect(index.xmlid('base.module_category_harbour_lights')).toMatchObject({ model: 'ir.module.category' });
    expect(index.xmlid('base.module_windmill')).toBeNull();
    expect(index.xmlid('lighthouse.model_windmill')).toBeNull();
  });
});

describe('views', () => {
  const form = 'lighthouse.view_tower_form';

  it('tell model, type, parent and mode', () => {
    expect(index.view(form)).toMatchObject({ model: 'lighthouse.tower', type: 'form', mode: 'primary', priority: 16 });
    expect(index.view('foghorn.view_tower_form')).toMatchObject({ inherit: form, mode: 'extension' });
    expect(index.viewChildren(form).map((view) => view.id)).toEqual(['foghorn.view_tower_form']);
  });

  it.each([
    ["//field[@name='keeper']", 'found', 'missing'],
    ["//field[@name='horn']", 'missing', 'found'],
    ["//field[@name='name']/following-sibling::field[@name='horn']", 'missing', 'found'],
    ["//page[@name='lamps']/group[2]", 'found', 'found'],
    ["//page[hasclass('loud')]", 'missing', 'found'],
    ["//group[hasclass('o_wide', 'dim')]/field", 'found', 'found'],
    ['/form/sheet', 'found', 'found'],
    ['/tree/sheet', 'missing', 'missing'],
    ["//page[@string='Lamps']", 'found', 'found'],
    ["//page[@string='Horns']", 'missing', 'missing'],
    ["(//group)[last()]/field[@name='lamp_ids']", 'found', 'found'],
    ["//button[@name='%(lighthouse.action_tower)d']", 'found', 'found'],
    ["//field[@name='name']/@string", 'unknown', 'unknown'],
    ["//page[text()='Lamps']", 'unknown', 'unknown'],
    ['//page[', 'unknown', 'unknown'],
  ])('%s: %s alone, %s with the foghorn', (expr, alone, extended) => {
    expect(index.locate(form, expr, outside)).toBe(alone);
    expect(index.locate(form, expr)).toBe(extended);
  });

  it('are unknown where they are not there', () => {
    expect(index.locate('lighthouse.view_tower_tree', '//field')).toBe('unknown');
    expect(index.combinedView('lighthouse.view_tower_tree')).toBeNull();
  });

  it('of templates have the root that Odoo gives them', () => {
    expect(index.locate('lighthouse.tower_page', '/t/div')).toBe('found');
    expect(index.locate('lighthouse.tower_page', "//t[@t-if='towers'][@t-as='tower']")).toBe('found');
    expect(index.locate('lighthouse.tower_page', "//t[@t-if='boats']")).toBe('missing');
  });

  it('hold neither labels nor code', () => {
    const shown = JSON.stringify(index.combinedView(form), (key, value) => (key === 'parent' ? undefined : value));
    expect(shown).not.toContain('Light it');
    expect(shown).toContain('lamp_ids');
  });

  it('need whole references in expressions', () => {
    expect(qualifyReferences("//button[@name='%(action_tower)d']", 'lighthouse')).toBe(
      "//button[@name='%(lighthouse.action_tower)d']",
    );
    expect(qualifyReferences('%(base.action)d', 'lighthouse')).toBe('%(base.action)d');
  });
});

describe('the web', () => {
  it('has templates, bundles and files', () => {
    expect(index.template('lighthouse.Beam')).toMatchObject({ module: 'lighthouse', path: 'static/src/beam.xml' });
    expect(index.locateInTemplate('lighthouse.Beam', "//div[hasclass('beam')]/span")).toBe('found');
    expect(index.locateInTemplate('lighthouse.Beam', '//p')).toBe('missing');
    expect(index.bundle('web.assets_backend')).toContainEqual({
      module: 'lighthouse',
      directive: 'remove',
      path: 'lighthouse/static/src/dim.js',
      target: null,
    });
    expect(index.file('/lighthouse/static/src/beam.js')).toBe('found');
    expect(index.file('lighthouse/static/src/gone.js')).toBe('missing');
    expect(index.file('lighthouse/static/img/tower.png')).toBe('unknown');
  });

  it('has modules with exports, star exports followed', () => {
    const beam = index.jsModule('@lighthouse/beam')!;
    expect([...beam.exports!].sort()).toEqual(['Beam', 'WHITE']);
    expect(beam.classes).toEqual([{ name: 'Beam', extends: 'Component', methods: ['turn'] }]);
    expect(index.registration('services', 'beam')).toBe(true);
    expect(index.registration('services', 'foam')).toBe(false);
    expect(index.jsModule('@lighthouse/../lib/lens')).toBeNull();
  });

  it('has controllers and routes', () => {
    expect(index.controllerClass('LightController')!.classes[0]).toMatchObject({
      module: 'lighthouse',
      methods: [{ name: 'light', parameters: 'self, tower=', urls: ['/light', '/light/<int:tower>'] }],
    });
    expect(index.route('/light')).toEqual([{ module: 'lighthouse', className: 'LightController', method: 'light' }]);
  });
});

describe('imports', () => {
  it.each([
    ['odoo', 'fields', 'found'],
    ['odoo', '_', 'found'],
    ['openerp', 'models', 'found'],
    ['odoo.tools', 'groupby', 'found'],
    ['odoo.tools', 'misc', 'found'],
    ['odoo.tools', 'ropeway', 'missing'],
    ['odoo.gone', 'x', 'missing'],
    ['odoo.addons.lighthouse.models.tower', 'Tower', 'found'],
    ['odoo.addons.lighthouse.models', 'tower', 'found'],
    ['odoo.addons.lighthouse.tests.common', 'TowerCase', 'found'],
    ['odoo.addons.lighthouse.models.tower', 'Harbour', 'missing'],
    ['lxml', 'etree', 'unknown'],
  ])('from %s import %s: %s', (module, name, outcome) => {
    expect(index.pythonName(module, name)).toBe(outcome);
  });

  it('have parameters, through re-exports too', () => {
    expect(index.pythonSignature('odoo.tools', 'groupby')).toBe('iterable, key=');
    expect(index.pythonSignature('odoo.tools', 'float_round')).toBe('value, precision_digits=');
    expect(index.pythonSignature('odoo.models', 'BaseModel.write')).toBe('self, vals');
  });
});

it('passes over a key without a body, which is no view', () => {
  const views = new Views(
    new Section(Buffer.from('@harbour.empty\n@harbour.form\n=\tharbour.berth\tform\t\tharbour.empty\t\tharbour')),
  );
  expect(views.get('harbour.empty')).toBeNull();
  expect(views.children('harbour.empty').map(({ id }) => id)).toEqual(['harbour.form']);
  expect(views.combined('harbour.form', null)).toBeNull();
});

it('moves no element into itself, which would be a tree without end', () => {
  const node = (tag: string, plain: Record<string, string>, ...children: SkeletonNode[]): SkeletonNode => {
    const made: SkeletonNode = { tag, plain, hashed: {}, children, parent: null };
    for (const child of children) child.parent = made;
    return made;
  };
  const view: Combined = { root: node('form', {}, node('group', {}, node('field', { name: 'depth' }))), unsure: 0 };
  const moves = (tag: string) => node('field', { name: 'depth', position: 'inside' }, node(tag, { position: 'move' }));
  applyOperations(view, moves('form'));
  applyOperations(view, moves('group'));
  expect(view.unsure).toBe(2);
  expect(JSON.stringify(view.root, (key, value) => (key === 'parent' ? undefined : value))).toMatch(/group.*depth/);
});
