import type { Result } from '../../src/domain/result.js';
import type { Accepted } from '../../src/domain/triage.js';
import { count } from '../shared/numbers.js';
import { SEVERITY_WORD } from '../shared/words.js';
import { code, plain, table } from './text.js';

const WORDS = {
  title: '## Accepted technical debt',
  none: 'Nothing was accepted.',
  lead: (findings: string, until: number) =>
    `${findings} that somebody decided to live with${until === 0 ? '' : `, ${until} of them until a date`}.`,
  heads: ['Severity', 'Where', 'Rule', 'Reason', 'Owner', 'Until', 'Decided in'],
  nobody: '–',
} as const;

/** The register of accepted debt as a page, in the order of the findings. */
export function renderAcceptedMarkdown({ accepted = [] }: Pick<Result, 'accepted'>): string {
  if (accepted.length === 0) return `${WORDS.title}\n\n${WORDS.none}\n`;
  const ending = accepted.filter(({ until }) => until !== null).length;
  const lines = [WORDS.title, '', WORDS.lead(count(accepted.length, 'finding'), ending), ''];
  return `${[...lines, ...table(WORDS.heads, accepted.map(row))].join('\n')}\n`;
}

function row({ severity, path, line, rule, reason, owner, until, where }: Accepted): string[] {
  return [
    SEVERITY_WORD[severity],
    code(`${path}:${line}`),
    code(rule),
    reason === '' ? WORDS.nobody : plain(reason),
    owner === null ? WORDS.nobody : plain(owner),
    until ?? WORDS.nobody,
    code(where),
  ];
}
