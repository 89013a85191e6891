import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { readHere } from '../../../analyzers/read-all.js';
import { createReaders } from '../../../analyzers/readers.js';
import { openSymbols } from '../../../analyzers/resolution/indexes.js';
import { surfaceOf } from '../../../analyzers/surface/index.js';
import { discover } from '../../../src/discovery/discover.js';
import { openRoots } from '../../../src/discovery/roots.js';
import type { Portfolio } from '../../../src/domain/portfolio.js';
import type { RuleContext } from '../../../src/domain/rule.js';
import { overrideSurfaceSchema } from '../../../src/domain/surface.js';
import { resolve } from '../../../src/registry/index.js';

const FOLDER = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../../fixtures/surface');
const NO_INDEX: NonNullable<RuleContext['symbols']> = () => null;
let portfolio: Portfolio;
const symbols = openSymbols(null);

beforeAll(async () => {
  const readers = await createReaders('auto');
  const found = await discover(openRoots([FOLDER], FOLDER), { from: null, readManifest: readers.manifest });
  const tasks = found.addons.map((addon) => ({ ...addon, maxFileBytes: 1_000_000 }));
  const read = await readHere(tasks, readers);
  portfolio = resolve(read.map((outcome) => outcome.source));
});

const surface = (addon: string, index = symbols) => surfaceOf(portfolio.sources.get(addon)!, portfolio, index)!;
const wording = (addon: string) => surface(addon).places.map(({ level, what, line }) => `${level} ${line} ${what}`);

describe('the override surface', () => {
  it('is A for new models, fields, documented methods and views found by name', () => {
    expect(wording('bakery_a')).toEqual([
      'A 14 extends the model sale.order',
      'A 20 extends sale.order.create, a documented method of the ORM',
      "A 7 extends field[@name='payment_term_id'] of sale.view_order_form",
      "A 10 extends (//field[@name='partner_id'])[1] of sale.view_order_form",
    ]);
    expect(surface('bakery_a')).toMatchObject({ level: 'A', basis: 'index', counts: { A: 4, B: 0, C: 0, D: 0 } });
  });

  it('is B for public methods, hooks and patched public scripts', () => {
    expect(wording('bakery_b').filter((line) => !line.startsWith('A'))).toEqual([
      'B 7 extends the public method sale.order.action_confirm',
      'B 10 extends the hook sale.order._prepare_invoice',
      'B 20 extends the public method res.users.SELF_READABLE_FIELDS',
      'B 5 patches ListRenderer.setup of the web client',
    ]);
    expect(surface('bakery_b').level).toBe('B');
  });

  it('is C for private methods, replaced methods and fragile places', () => {
    expect(wording('bakery_c').filter((line) => !line.startsWith('A'))).toEqual([
      'C 7 extends the private method sale.order._create_invoices',
      'C 10 replaces sale.order.action_cancel without super()',
      'C 7 finds //notebook/page[2] of sale.view_order_form by its position',
      "C 10 finds //label[text()='Terms'] of sale.view_order_form by its text",
      "C 13 replaces field[@name='validity_date'] of sale.view_order_form",
    ]);
    expect(surface('bakery_c').level).toBe('C');
  });

  it('is D for code replaced at run time, whatever else there is', () => {
    expect(wording('bakery_d').filter((line) => line.startsWith('D'))).toEqual([
      'D 9 sets SaleOrder.action_confirm of odoo.addons.sale.models.sale_order.SaleOrder at run time',
      'D 19 patches write of a model at run time',
    ]);
    expect(surface('bakery_d').level).toBe('D');
  });

  it('sees an addon that takes the place of one of Odoo', () => {
    const source = portfolio.sources.get('bakery_a')!;
    const twin = { ...source, addon: { ...source.addon, name: 'sale', key: 'sale', depends: ['base'] } };
    expect(surfaceOf(twin, portfolio, symbols)?.places[0]).toMatchObject({
      level: 'D',
      what: "takes the place of Odoo's own addon sale",
    });
  });

  it('says that it saw less where there is no index', () => {
    expect(surface('bakery_c', NO_INDEX)).toMatchObject({ level: 'C', basis: 'text' });
    expect(surface('bakery_a', NO_INDEX)).toMatchObject({ level: 'A', basis: 'text' });
  });

  it('leaves out addons of Odoo and keeps to its schema', () => {
    const source = portfolio.sources.get('bakery_a')!;
    const odoo = { ...source, addon: { ...source.addon, origin: 'odoo' as const } };
    expect(surfaceOf(odoo, portfolio, symbols)).toBeNull();
    for (const name of portfolio.sources.keys()) expect(() => overrideSurfaceSchema.parse(surface(name))).not.toThrow();
  });
});
