import type { Severity } from '../../src/domain/finding.js';
import type { Change } from './schema.js';

/** Messages of the upgrade rules by how a change shows; `{what}` is the use, `{instead}` what to write. */
export const UPGRADE_MESSAGES = {
  gone: '{what} no longer works in {series} ({old}). Instead: {instead}.',
  signature: '{what} has other parameters in {series} ({old}). Instead: {instead}.',
  silent: '{what} is ignored from {series} on ({old}). Instead: {instead}.',
  behaviour: '{what} behaves otherwise from {series} on ({old}). Instead: {instead}.',
  deprecated: '{what} is deprecated since {series} ({old}). Instead: {instead}.',
  'ends-gone': '{what} is deprecated since {series} and no longer works from {later} on ({old}). Instead: {instead}.',
  'ends-signature':
    '{what} is deprecated since {series} and has other parameters from {later} on ({old}). Instead: {instead}.',
  'ends-silent': '{what} is deprecated since {series} and ignored from {later} on ({old}). Instead: {instead}.',
  'ends-behaviour':
    '{what} is deprecated since {series} and behaves otherwise from {later} on ({old}). Instead: {instead}.',
} as const;

/** Messages of rules that compare the symbol indexes too. */
export const SYMBOL_MESSAGES = {
  ...UPGRADE_MESSAGES,
  lost: '{what} is not in Odoo any more from {series} on.',
  renamed: '{what} is called {instead} from {series} on.',
  moved: '{what} is in {instead} from {series} on, which the addon does not depend on.',
  changed: '{what} has other parameters from {series} on: {instead}.',
} as const;

/** Messages of rules that tell, too, what stays and is not the same, and what Odoo comes to bring. */
export const MEETING_MESSAGES = {
  ...SYMBOL_MESSAGES,
  retyped: '{what} was {old} and is {instead} from {series} on.',
  value: '{what}: Odoo has no such value from {series} on.',
  'core-defines': '{what} is defined by Odoo itself from {series} on: {instead}.',
  'core-defines-elsewhere':
    '{what} is defined by {instead} from {series} on, which the addon is not seen to depend on.',
  superseded: '{what} is what {instead} brings from {series} on.',
  'same-name':
    '{what} is also the name of a module of Odoo from {series} on, and only one of the two can be installed.',
} as const;

/** The documents behind the facts; each fact also names the source files it was checked in. */
export const UPGRADE_SOURCES = [
  'https://www.odoo.com/documentation/19.0/developer/reference/backend/orm/changelog.html',
  'https://github.com/OCA/maintainer-tools/wiki',
  'https://github.com/OCA/OpenUpgrade',
] as const;

type Ending = 'gone' | 'signature' | 'silent' | 'behaviour';

export function messageOf(
  change: Pick<Change, 'breaksIn' | 'breaksLater' | 'breakMode'>,
): keyof typeof UPGRADE_MESSAGES {
  if (change.breaksLater !== undefined) return `ends-${endingOf(change)}`;
  return change.breaksIn === null ? 'deprecated' : endingOf(change);
}

function endingOf(change: Pick<Change, 'breakMode'>): Ending {
  switch (change.breakMode) {
    case 'override-signature':
    case 'type-error':
      return 'signature';
    case 'ignored':
      return 'silent';
    case 'behaviour':
    case 'warning':
    case 'access-error':
      return 'behaviour';
    default:
      return 'gone';
  }
}

/** How bad an occurrence is: an addon that cannot be installed comes before a feature that fails when it is used. */
export function severityOf(
  change: Pick<Change, 'breaksIn' | 'breaksLater' | 'breakMode' | 'rule' | 'effort'>,
): Severity {
  if (change.breaksLater !== undefined) return 'low';
  if (change.breaksIn === null) return 'info';
  // A number in the manifest stops the installation, but is part of every upgrade.
  if (change.rule === 'upgrade/manifest' && change.effort === 'trivial') return 'low';
  switch (change.breakMode) {
    case 'import-error':
    case 'load-error':
    case 'install-error':
    case 'syntax-error':
    case 'raises':
      return 'high';
    case 'warning':
      return 'info';
    case 'ignored':
    case 'behaviour':
    case 'access-error':
      return 'low';
    default:
      return 'medium';
  }
}
