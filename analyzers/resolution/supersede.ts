import type { Hit } from '../changes/scope.js';
import { subjectOf } from './findings.js';
import type { Resolved } from './outcome.js';
import type { Use } from './uses/index.js';

/**
 * Facts that were made by comparing source trees say the same as the indexes, but less exactly: they know no dependency,
 * no combined view, no parent. Where the indexes looked at the place, they decide.
 */
export function supersededBy(resolved: readonly Resolved[]): (hit: Hit) => boolean {
  const there = new Set<string>();
  for (const { use, found } of resolved) {
    if (found.status === 'there') there.add(keyOfUse(use));
  }
  return (hit) => {
    if (hit.change.origin !== 'generated') return false;
    const key = keyOfHit(hit);
    return key !== null && there.has(key);
  };
}

function keyOfUse(use: Use): string {
  const at = `${use.path}:${use.start ?? use.line}`;
  switch (use.kind) {
    case 'field':
      return `${at} field ${use.name}`;
    case 'method':
      return `${at} ${use.how === 'override' ? 'def' : 'method'} ${use.name}`;
    case 'controller':
      return `${at} def ${use.definition.name}`;
    case 'anchor':
      return `${at} anchor`;
    case 'js-module':
      return `${at} script ${use.name}`;
    case 'python':
      return `${at} import`;
    default:
      return `${at} ${use.kind} ${subjectOf(use)}`;
  }
}

function keyOfHit({ change, path, line, subject }: Hit): string | null {
  const at = `${path}:${line}`;
  switch (change.match.kind) {
    case 'field':
      return `${at} field ${subject.slice(subject.lastIndexOf('.') + 1)}`;
    case 'py.method':
    case 'py.signature':
    case 'controller':
      return `${at} ${subject}`;
    case 'view.anchor':
      return `${at} anchor`;
    case 'model':
    case 'xmlid':
    case 'module':
      return `${at} ${change.match.kind} ${subject}`;
    case 'js.import':
    case 'js.require':
      return `${at} script ${subject.replace(/:.*/s, '')}`;
    case 'py.import':
      return `${at} import`;
    default:
      return null;
  }
}
