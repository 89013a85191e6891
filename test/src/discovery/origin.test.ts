import { expect, it } from 'vitest';
import { originOf } from '../../../src/discovery/origin.js';

it.each([
  ['oca', { author: 'Camptocamp, Odoo Community Association (OCA)', license: 'AGPL-3' }, []],
  ['oca', { author: 'Akretion', website: 'https://github.com/OCA/bakery' }, []],
  ['oca', { author: 'Akretion' }, ['git@github.com:OCA/bakery.git']],
  ['odoo', { author: 'Odoo S.A.', license: 'LGPL-3' }, []],
  ['odoo', { author: 'OpenERP SA', website: 'https://www.odoo.com/page/crm' }, []],
  ['custom', { author: 'Odoo S.A., Blue Harbour Ltd', license: 'LGPL-3' }, []],
  ['custom', { author: 'Odoo S.A.', website: 'https://blue-harbour.example', license: 'LGPL-3' }, []],
  ['third-party', { author: 'Widget House', license: 'OPL-1' }, []],
  ['third-party', { author: 'Widget House', license: 'LGPL-3', price: 49 }, []],
  ['custom', { author: 'Blue Harbour Ltd', license: 'LGPL-3' }, ['git@git.example:harbour/addons.git']],
  ['custom', null, []],
])('%s: %j', (origin, manifest, remotes) => {
  expect(originOf(manifest, remotes)).toBe(origin);
});
