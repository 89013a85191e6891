/**
 * Every message of pylint-odoo 10.0.11 (src/pylint_odoo/checkers/*.py at the pinned commit): what kind of thing it tells,
 * which of our rules stand for it, and why the two differ where they do. The page and the comparison are made from this.
 */
import { MANIFEST_CHECKS } from './checks-manifest.js';
import { PYTHON_CHECKS } from './checks-python.js';
import { TRANSLATION_CHECKS } from './checks-translation.js';

/** The commit of OCA/pylint-odoo that the places were measured at. */
export const COMMIT = '78030c973da5961afc9332776558de3c82b2aa5c';

/** `style`: layout, naming, structure, store presentation. `wording`: how a text is put. Only the other three count. */
export type Kind = 'risk' | 'upgrade' | 'reliability' | 'style' | 'wording';

export interface Check {
  /** Symbol of the message. */
  name: string;
  kind: Kind;
  /** Why it is of that kind, in a few words. */
  because: string;
  /** Our rules that tell the same; `rule#change` for one version change of an upgrade rule. */
  rules: readonly string[];
  /** Which messages of those rules, where they tell other things too. */
  says?: RegExp;
  /** The two point at different lines of the same defect: the file is enough. */
  anyLine?: true;
  /** Why our places are not theirs; required where they differ. */
  difference?: string;
}

export const CHECKS: readonly Check[] = [...MANIFEST_CHECKS, ...PYTHON_CHECKS, ...TRANSLATION_CHECKS].sort((a, b) =>
  a.name < b.name ? -1 : 1,
);

export function counts({ kind }: Check): boolean {
  return kind === 'risk' || kind === 'upgrade' || kind === 'reliability';
}
