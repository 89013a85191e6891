import type { Finding } from '../../src/domain/finding.js';
import { type Check, counts } from './checks.js';
import type { Places, Span } from './places.js';

/** What a finding needs to be set against a place. */
export type Told = Pick<Finding, 'rule' | 'change' | 'path' | 'line' | 'column' | 'endLine' | 'alsoAt' | 'message'>;

export interface Place {
  path: string;
  line: number;
}

export interface Row {
  check: Check;
  /** Places of pylint-odoo. */
  theirs: number;
  /** Those at which we tell the same. */
  found: number;
  missed: Place[];
  /** Places of our same rules at which pylint-odoo is silent. */
  extra: Place[];
}

/** One place that a finding tells of; a finding that is told once per file has several. */
interface OurPlace extends Place {
  endLine: number;
  /** The finding is about the file as a whole. */
  whole: boolean;
}

/**
 * Sets our findings against the places of each check, one for one: same file, and the lines of ours meet the statement
 * that pylint-odoo points at. A finding at the very beginning of a manifest speaks of the manifest as a whole.
 */
export function compare(checks: readonly Check[], places: Places, findings: readonly Told[]): Row[] {
  return checks.map((check) => {
    const ours = findings.filter((finding) => stands(check, finding)).flatMap(placesOfFinding);
    const used = new Set<OurPlace>();
    const missed: Place[] = [];
    let theirs = 0;
    for (const [path, spans] of Object.entries(places[check.name] ?? {})) {
      const here = ours.filter((place) => place.path === path);
      for (const span of spans) {
        theirs++;
        const match = here.find((place) => !used.has(place) && (check.anyLine || meets(place, span)));
        if (match === undefined) missed.push({ path, line: span[0] });
        else used.add(match);
      }
    }
    const extra = ours.filter((place) => !used.has(place)).map(({ path, line }) => ({ path, line }));
    return { check, theirs, found: theirs - missed.length, missed, extra };
  });
}

function stands({ rules, says }: Check, { rule, change, message }: Told): boolean {
  if (says && !says.test(message)) return false;
  return rules.some((entry) => entry === rule || (change !== null && entry === `${rule}#${change}`));
}

function placesOfFinding({ path, line, column, endLine, alsoAt = [] }: Told): OurPlace[] {
  const whole = line === 1 && column === 1 && /__(manifest|openerp)__\.py$/.test(path);
  return [
    { path, line, endLine, whole },
    ...alsoAt.map((other) => ({ path, line: other, endLine: other, whole: false })),
  ];
}

function meets(place: OurPlace, [line, endLine]: Span): boolean {
  return place.whole || (place.line <= endLine && place.endLine >= line);
}

export interface Total {
  checks: number;
  theirs: number;
  found: number;
  /** Share of their places at which we tell the same; null where there is none. */
  recall: number | null;
}

/** The sum over the checks that are risk, upgrade or reliability. */
export function totalOf(rows: readonly Row[]): Total {
  const counted = rows.filter((row) => counts(row.check) && row.theirs > 0);
  const theirs = counted.reduce((sum, row) => sum + row.theirs, 0);
  const found = counted.reduce((sum, row) => sum + row.found, 0);
  return { checks: counted.length, theirs, found, recall: theirs === 0 ? null : found / theirs };
}
