import type { Origin } from '../domain/addon.js';
import type { Literal } from '../domain/facts/manifest.js';

/** Author name every OCA addon carries. Source: OCA/pylint-odoo, check manifest-required-author. */
const OCA_AUTHOR = /Odoo Community Association \(OCA\)/i;
/** Authors of Odoo's own addons. Source: manifests of odoo/odoo 8.0–19.0. */
const ODOO_AUTHOR = /^(Odoo|OpenERP)( S\.?A\.?)?(, Inc\.?)?$/i;
/** Licences of Odoo's own addons (Community, Enterprise). Source: odoo/modules/module.py and Odoo's licence page. */
const ODOO_LICENSE = new Set(['LGPL-3', 'OEEL-1', 'AGPL-3']);
/** Manifest keys that only addons published on apps.odoo.com carry. Source: OCA/pylint-odoo, manifest-required-key-app. */
const STORE_KEYS = ['price', 'currency', 'live_test_url', 'support'];

/** Who the addon comes from. Custom is what nothing says otherwise: that is the code a company has to keep alone. */
export function originOf(manifest: Record<string, Literal> | null, remotes: readonly string[]): Origin {
  const author = authorText(manifest?.author);
  const license = text(manifest?.license);
  if (OCA_AUTHOR.test(author)) return 'oca';
  const website = text(manifest?.website);
  const byOdoo = author.split(',').every((name) => ODOO_AUTHOR.test(name.trim()));
  if (byOdoo && (!license || ODOO_LICENSE.has(license)) && (!website || /(^|[/.])(odoo|openerp)\.com/i.test(website)))
    return 'odoo';
  if (remotes.some((url) => /[/:]OCA\//.test(url)) || /github\.com\/OCA\//.test(website)) return 'oca';
  // OPL-1 is the licence of Odoo's app store. Source: odoo.com/documentation/legal/licenses (Odoo Proprietary License).
  if (license === 'OPL-1' || STORE_KEYS.some((key) => key in (manifest ?? {}))) return 'third-party';
  return 'custom';
}

export function authorText(author: Literal | undefined): string {
  return Array.isArray(author) ? author.map(text).join(', ') : text(author);
}

function text(value: Literal | undefined): string {
  return typeof value === 'string' ? value : '';
}
