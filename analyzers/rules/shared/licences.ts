/**
 * Values Odoo accepts for `license`. Source: odoo/addons/base/models/ir_module.py (16.0), field `license`.
 * What each may depend on: manifestoo, src/manifestoo/license.py `can_depend_on`.
 */
export type LicenceKind = 'proprietary' | 'weak' | 'strong' | 'network';

const KINDS: Readonly<Record<string, LicenceKind>> = {
  'LGPL-3': 'weak',
  'GPL-2': 'strong',
  'GPL-2 or any later version': 'strong',
  'GPL-3': 'strong',
  'GPL-3 or any later version': 'strong',
  'AGPL-3': 'network',
  'OEEL-1': 'proprietary',
  'OPL-1': 'proprietary',
  'Other proprietary': 'proprietary',
};
const MAY_DEPEND_ON: Readonly<Record<LicenceKind, readonly LicenceKind[]>> = {
  proprietary: ['proprietary', 'weak'],
  weak: ['weak'],
  strong: ['strong', 'weak'],
  network: ['network', 'strong', 'weak'],
};
const NO_KIND = 'Other OSI approved licence';

export function isKnownLicence(licence: string): boolean {
  return licence in KINDS || licence === NO_KIND;
}

/** Null where the text does not say what kind it is. */
export function licenceKind(licence: string | null): LicenceKind | null {
  return licence === null ? null : (KINDS[licence] ?? null);
}

export function mayDependOn(work: LicenceKind, dependency: LicenceKind): boolean {
  return MAY_DEPEND_ON[work].includes(dependency);
}
