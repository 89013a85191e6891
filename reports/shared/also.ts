import type { Finding } from '../../src/domain/finding.js';

const SHOWN = 5;

/** The further lines of a finding that is told once per file, as words to put behind its message; '' where there are none. */
export function alsoText({ alsoAt = [] }: Pick<Finding, 'alsoAt'>): string {
  if (alsoAt.length === 0) return '';
  const rest = alsoAt.length - SHOWN;
  const lines = alsoAt.slice(0, SHOWN).join(', ');
  return ` (also on ${alsoAt.length === 1 ? 'line' : 'lines'} ${lines}${rest > 0 ? ` and ${rest} more` : ''})`;
}
