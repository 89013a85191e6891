/**
 * Every message of pylint-odoo 10.0.11: why it is of its kind, and why our places differ from theirs where they do. Which
 * of our rules stand for it is told in src/evidence/sarif/tools/pylint-odoo.ts. The page and the comparison are made from
 * both.
 */
import { type Kind, PYLINT_ODOO, type PylintOdooMessage } from '../../src/evidence/sarif/tools/pylint-odoo.js';
import { MANIFEST_CHECKS } from './checks-manifest.js';
import { PYTHON_CHECKS } from './checks-python.js';
import { TRANSLATION_CHECKS } from './checks-translation.js';

/** The commit of OCA/pylint-odoo that the places were measured at. */
export const COMMIT = '78030c973da5961afc9332776558de3c82b2aa5c';

export interface Remark {
  /** Symbol of the message. */
  name: string;
  /** Why it is of its kind, in a few words. */
  because: string;
  /** Why our places are not theirs; required where they differ. */
  difference?: string;
}

export interface Check extends Remark, Omit<PylintOdooMessage, 'id'> {
  /** Only `risk`, `upgrade` and `reliability` count. */
  kind: Kind;
}

export const CHECKS: readonly Check[] = [...MANIFEST_CHECKS, ...PYTHON_CHECKS, ...TRANSLATION_CHECKS]
  .map((remark) => ({ ...PYLINT_ODOO[remark.name]!, ...remark }))
  .sort((a, b) => (a.name < b.name ? -1 : 1));

export function counts({ kind }: Check): boolean {
  return kind === 'risk' || kind === 'upgrade' || kind === 'reliability';
}
