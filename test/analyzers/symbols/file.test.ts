import { readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeIndex, linesOf } from '../../../analyzers/symbols/container.js';
import { diff, patch } from '../../../analyzers/symbols/delta.js';
import {
  asIndex,
  buildIndex,
  loadFolder,
  loadIndex,
  rawIndex,
  shippedFolder,
  shippedSeries,
  writeIndex,
} from '../../../analyzers/symbols/index.js';
import { SECTIONS } from '../../../analyzers/symbols/sections.js';
import { InputError } from '../../../src/domain/errors.js';
import { cli } from '../../helpers/cli.js';
import { tree } from '../../helpers/tree.js';
import { odooSource } from './lighthouse.js';

const NEXT = {
  'odoo/release.py': "version_info = (18, 0, 0, FINAL, 0, '')\n",
  'addons/foghorn/models.py': null,
  'addons/buoy/__manifest__.py': "{'name': 'Buoy', 'depends': ['lighthouse']}",
};

describe('an index file', () => {
  it('gives back what was written, the same bytes each time', async () => {
    const built = await buildIndex(odooSource());
    const file = path.join(tree({}), 'deep', '17.0.symbols');
    writeIndex(built, file);
    const raw = rawIndex(file);
    for (const section of SECTIONS) expect(linesOf(raw.bytes(section).toString())).toEqual(built.sections[section]);
    expect(raw.header.counts).toEqual(built.about.counts);
    const again = await buildIndex(odooSource());
    expect(encodeIndex(again.sections, again.about).equals(readFileSync(file))).toBe(true);
  });

  it('holds only the difference to a base, and is refused with another base', async () => {
    const base = await buildIndex(odooSource());
    const next = await buildIndex(odooSource(NEXT));
    const folder = tree({});
    const baseRaw = writeIndex(base, path.join(folder, '17.0.symbols'));
    const raw = writeIndex(next, path.join(folder, '18.0.symbols'), baseRaw);
    for (const section of SECTIONS) expect(linesOf(raw.bytes(section).toString())).toEqual(next.sections[section]);
    const whole = encodeIndex(next.sections, next.about).length;
    expect(statSync(path.join(folder, '18.0.symbols')).size).toBeLessThan(whole / 2);
    // The base it asks for is the shipped 17.0, which is another one.
    expect(() => loadIndex(path.join(folder, '18.0.symbols'), { shown: 'next' })).toThrow(
      /next: made from another index of 17\.0/,
    );
  });

  it.each([
    ['cut off', (bytes: Buffer) => bytes.subarray(0, bytes.length - 40), /broken: damaged/],
    [
      'changed in one byte',
      (bytes: Buffer) => {
        const copy = Buffer.from(bytes);
        copy[copy.length - 9]! ^= 1;
        return copy;
      },
      /broken: damaged/,
    ],
    ['something else', () => Buffer.from('PK\u0003\u0004 a harbour map'), /broken: not a symbol index/],
    ['empty', () => Buffer.alloc(0), /broken: not a symbol index/],
    [
      'of a later format',
      (bytes: Buffer) => Buffer.from(bytes.toString('latin1').replace('symbols 1 ', 'symbols 9 '), 'latin1'),
      /broken: a symbol index of format 9/,
    ],
  ])('that is %s is refused by name', async (_, change, message) => {
    const built = await buildIndex(odooSource());
    const file = path.join(tree({}), 'a.symbols');
    writeIndex(built, file);
    writeFileSync(file, change(readFileSync(file)));
    const load = () => loadIndex(file, { shown: 'broken' });
    expect(load).toThrow(InputError);
    expect(load).toThrow(message);
  });

  it('of another series than is needed is refused', async () => {
    const file = path.join(tree({}), 'a.symbols');
    writeIndex(await buildIndex(odooSource()), file);
    expect(() => loadIndex(file, { wanted: '16.0', shown: 'mine' })).toThrow(
      'mine: an index of 17.0, where one of 16.0 is needed',
    );
    expect(loadIndex(file, { wanted: '17.0' }).hasModule('lighthouse')).toBe(true);
  });

  it('that is not there is told', () => {
    expect(() => loadIndex('/nowhere/x.symbols', { shown: 'x.symbols' })).toThrow(/x\.symbols: cannot be read/);
    expect(() => loadIndex('6.1')).toThrow(/6\.1: no symbol index is shipped for it; there are/);
  });
});

describe('a folder of indexes', () => {
  it('joins those of one series with what is shipped', async () => {
    const addons = tree({
      'sextant/__manifest__.py': "{'name': 'Sextant', 'depends': ['base']}",
      'sextant/models.py':
        "from odoo import fields, models\n\nclass P(models.Model):\n    _inherit = 'res.partner'\n    sextant = fields.Char()\n",
    });
    const built = await buildIndex(addons, { series: '17.0' });
    const folder = tree({});
    writeIndex(built, path.join(folder, 'sextant.symbols'));
    const index = loadFolder(folder).get('17.0')!;
    expect(index.hasModule('sextant')).toBe(true);
    expect(index.field('res.partner', 'sextant').found).toHaveLength(1);
    expect(index.field('res.partner', 'email').found.map((one) => one.module)).toContain('base');
  });

  it('says what it lacks', () => {
    expect(() => loadFolder(tree({}), 'mine')).toThrow(/mine: no index \(\*\.symbols\) in it/);
    expect(() => loadFolder('/nowhere', 'mine')).toThrow(/mine: no such folder/);
  });
});

describe('a difference', () => {
  const lines = fc
    .dictionary(fc.stringMatching(/^[a-d]{1,2}$/), fc.array(fc.stringMatching(/^[A-C]{1,2}$/), { maxLength: 6 }), {
      maxKeys: 6,
    })
    .map((blocks) =>
      Object.keys(blocks)
        .sort()
        .flatMap((key) => [`@${key}`, ...blocks[key]!]),
    );

  const patched = (base: string, delta: string) => patch(Buffer.from(base), Buffer.from(delta)).toString();

  it('makes the target of the base, whatever they are', () => {
    fc.assert(
      fc.property(lines, lines, (base, target) => {
        expect(patched(base.join('\n'), diff(base, target))).toBe(target.join('\n'));
      }),
    );
  });

  it('is refused with another base', () => {
    expect(() => patched('@a\nx', diff(['@a', 'x', 'y'], ['@a', 'y']))).toThrow(/does not fit/);
  });

  it('of long blocks is right too', () => {
    const long = (step: number) => ['@a', ...Array.from({ length: 3000 }, (_, index) => `n${index * step}`).sort()];
    expect(patched(long(2).join('\n'), diff(long(2), long(3)))).toBe(long(3).join('\n'));
  });
});

describe('a source', () => {
  it('without Odoo says what was looked for', async () => {
    const empty = tree({ 'notes.txt': '' });
    await expect(buildIndex(empty, { shown: 'harbour' })).rejects.toThrow(
      /harbour: no Odoo source found; looked for odoo\/release\.py or openerp\/release\.py, and for addons in addons\//,
    );
    await expect(buildIndex('/nowhere', { shown: 'harbour' })).rejects.toThrow(/harbour: no such folder/);
  });

  it('of addons only needs a series, and Odoo itself must agree with it', async () => {
    const addons = tree({ 'buoy/__manifest__.py': "{'name': 'Buoy'}" });
    await expect(buildIndex(addons, { shown: 'a' })).rejects.toThrow(/a: addons without Odoo itself.*add --series/);
    await expect(buildIndex(odooSource(), { series: '16.0', shown: 'a' })).rejects.toThrow(/a: Odoo 17\.0 .*not 16\.0/);
    await expect(
      buildIndex(odooSource({ 'odoo/release.py': 'version_info = (99, 0, 0)\n' }), { shown: 'a' }),
    ).rejects.toThrow(/version 99\.0, which is no series/);
  });

  it('of Enterprise is told as such', async () => {
    const built = await buildIndex(
      odooSource({ 'odoo/release.py': "version_info = (17, 0, 0, FINAL, 0, '')\nversion += '-20240101+e'\n" }),
    );
    expect(built.about.provenance.edition).toBe('enterprise');
  });

  it('keeps the first of two addons of one name, and reads openerp trees', async () => {
    const old = tree({
      'openerp/release.py': "version_info = (8, 0, 0, FINAL, 0)\nversion += '-20160421'\n",
      'openerp/addons/base/__openerp__.py': "{'name': 'Base'}",
      'openerp/addons/dock/__openerp__.py': "{'name': 'Dock', 'depends': ['base']}",
      'openerp/addons/dock/dock.py': `
from openerp.osv import fields, osv

class dock(osv.osv):
    _name = 'harbour.dock'
    _columns = {
        'name': fields.char('Name', required=True),
        'berths': fields.one2many('harbour.berth', 'dock_id', 'Berths'),
        'length': fields.function(lambda s: 0, type='float', store=True),
        'town': fields.related('site_id', 'town', type='many2one', relation='harbour.town'),
    }
`,
      'addons/dock/__openerp__.py': "{'name': 'Dry dock', 'version': '2'}",
    });
    const index = asIndex(await buildIndex(old));
    expect(index.series).toBe('8.0');
    expect(index.module('dock')!.version).toBe('2');
    const other = asIndex(await buildIndex(path.join(old), { leaveOut: (name) => name === 'dock' }));
    expect(other.hasModule('dock')).toBe(false);
    const single = asIndex(await buildIndex(path.join(old, 'openerp')));
    const field = (name: string) => single.field('harbour.dock', name).found[0];
    expect(field('berths')).toMatchObject({ type: 'one2many', comodel: 'harbour.berth', inverse: 'dock_id' });
    expect(field('length')).toMatchObject({ type: 'float', compute: '?', store: true });
    expect(field('town')).toMatchObject({ type: 'many2one', comodel: 'harbour.town', related: 'site_id.town' });
  });
});

describe('odoo-debt symbols', () => {
  it('builds an index and shows it', async () => {
    const root = odooSource();
    const built = await cli(root, 'symbols', 'build', '.', '--output', 'mine.symbols', '--source', 'our mirror');
    expect(built.code).toBe(0);
    expect(built.out).toMatch(/^mine\.symbols\nOdoo 17\.0 \(17\.0-20240101, community, from our mirror\)\n/);
    const shown = await cli(root, 'symbols', 'show', 'mine.symbols');
    expect(shown.out).toBe(built.out.replace('mine.symbols\n', ''));
    expect(shown.out).toMatch(/ {2}modules\n/);
  });

  it('ends with 2 and one line where it cannot', async () => {
    const root = tree({ 'notes.txt': 'nothing' });
    const built = await cli(root, 'symbols', 'build', '.');
    expect([built.code, built.err]).toEqual([2, expect.stringMatching(/^[^\n]*\.: no Odoo source found[^\n]*\n$/)]);
    const shown = await cli(root, 'symbols', 'show', 'notes.txt');
    expect([shown.code, shown.err]).toEqual([2, expect.stringMatching(/notes\.txt: not a symbol index/)]);
    const none = await cli(root, 'symbols', 'show', '7');
    expect([none.code, none.err]).toEqual([2, expect.stringMatching(/7\.0: no symbol index is shipped for it/)]);
    const odd = await cli(root, 'symbols', 'show', '3');
    expect([odd.code, odd.err]).toEqual([2, expect.stringMatching(/3: cannot be read/)]);
  });
});

describe('the shipped indexes', () => {
  it('are whole, of Odoo Community, and take at most 8 MB', () => {
    const series = shippedSeries();
    expect(series).toEqual([
      '8.0',
      '9.0',
      '10.0',
      '11.0',
      '12.0',
      '13.0',
      '14.0',
      '15.0',
      '16.0',
      '17.0',
      '18.0',
      '19.0',
    ]);
    const bytes = series.map((one) => statSync(path.join(shippedFolder(), `${one}.symbols`)).size);
    expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(8 * 1024 * 1024);
    for (const one of series) {
      const raw = rawIndex(one);
      expect(raw.header.provenance.edition).toBe('community');
      for (const section of SECTIONS) expect(raw.bytes(section).length).toBeGreaterThan(0);
    }
  });

  it('know what every version has, and what went', () => {
    const has = (one: '12.0' | '13.0', model: string) => loadIndex(one).hasModel(model);
    expect([has('12.0', 'account.invoice'), has('13.0', 'account.invoice')]).toEqual([true, false]);
    expect([has('12.0', 'res.partner'), has('13.0', 'res.partner')]).toEqual([true, true]);
    expect(loadIndex('17.0').locate('base.view_partner_form', "//field[@name='category_id']")).toBe('found');
    expect(loadIndex('17.0').pythonName('odoo.tools', 'pycompat')).toBe('found');
    expect(loadIndex('19.0').field('res.partner', 'id').found).toHaveLength(1);
  });
});
