import type { Match } from '../../analyzers/changes/match.js';

/** A fact as the fact base spells it (`meta.fields` of that file says what each key means). */
export interface RawFact {
  id: string;
  area: string;
  old: string;
  match: Record<string, unknown> & { kind: string };
  deprecated_in: string | null;
  breaks_in: string | null;
  break_mode: string;
  replacement: string;
  replacement_since: string | null;
  valid_since: string | null;
  autofix: 'yes' | 'review' | 'no';
  effort: 'trivial' | 'small' | 'medium' | 'large';
  source: string;
  confidence: 'verified' | 'documented' | 'memory';
  note: string;
  origin: 'curated' | 'generated';
}

/** A matcher, or the reason why no matcher can decide. */
export type Decision = Match | string;

/** The strings under `key` and `<key>s` of a raw match. */
export function strings(match: RawFact['match'], ...keys: string[]): string[] {
  return keys.flatMap((key) => {
    const value = match[key];
    if (typeof value === 'string') return [value];
    return Array.isArray(value) ? value.filter((entry): entry is string => typeof entry === 'string') : [];
  });
}
