/** What may be assigned to, annotated or deleted. Source: star_targets, single_target and del_targets of the grammar of Python 3.11. */

import { RefusedByPython } from './refused.js';
import type { Expression } from './stream.js';

const isPlace = (target: Expression): boolean =>
  target.shape === 'name' || target.shape === 'attribute' || target.shape === 'subscript';

function isStarTarget(target: Expression): boolean {
  if (isPlace(target)) return true;
  if (target.shape === 'group') return isStarTarget(target.parts[0]!);
  return (target.shape === 'tuple' || target.shape === 'list') && target.parts.every(isElement);
}

const isElement = (target: Expression): boolean =>
  target.shape === 'starred' ? isStarTarget(target.parts[0]!) : isStarTarget(target);

function isSingleTarget(target: Expression): boolean {
  return isPlace(target) || (target.shape === 'group' && isSingleTarget(target.parts[0]!));
}

function isDeletable(target: Expression): boolean {
  return isPlace(target) || (['group', 'tuple', 'list'].includes(target.shape) && target.parts.every(isDeletable));
}

/** Left of `=`, after `for` and after `with … as`: names, attributes, subscripts, and lists of them with stars. */
export function requireAssignable(target: Expression): void {
  if (!isElement(target)) throw new RefusedByPython('cannot assign to this expression');
}

/** Left of `+=` and of an annotation: one place. */
export function requireSingleTarget(target: Expression): void {
  if (!isSingleTarget(target)) throw new RefusedByPython('illegal target');
}

export function requireDeletable(target: Expression): void {
  if (!isDeletable(target)) throw new RefusedByPython('cannot delete this expression');
}
