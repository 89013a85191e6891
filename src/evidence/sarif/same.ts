import type { Finding } from '../../domain/finding.js';
import { type FileText, type Span, widened } from './place.js';
import type { KnownRule } from './tools/known.js';

/** A result of another tool with its place among the scanned files. */
export interface Placed {
  tool: string;
  /** The same for the same check of different tools. */
  key: string;
  known: KnownRule | null;
  path: string;
  span: Span;
  symbol: string;
  symbolOf(line: number): string;
  text: FileText;
}

/** Our finding that is the same defect, or null. `taken` are those that a result of this kind has already been laid to. */
export function sameAsOurs(theirs: Placed, ours: readonly Finding[], taken: ReadonlySet<Finding>): Finding | null {
  const { known } = theirs;
  if (known === null || known.rules.length === 0) return null;
  const candidates = ours.filter((finding) => standsFor(known, finding));
  const here = candidates.find((finding) => known.anyLine || meets(finding, theirs));
  if (here !== undefined) return here;
  if (!known.before || theirs.symbol === '') return null;
  const after = candidates.filter(
    (finding) =>
      finding.line >= theirs.span[0] && !taken.has(finding) && theirs.symbolOf(finding.line) === theirs.symbol,
  );
  return after.sort((a, b) => a.line - b.line)[0] ?? null;
}

function standsFor({ rules, says }: KnownRule, { rule, change, message }: Finding): boolean {
  if (says && !says.test(message)) return false;
  return rules.some((entry) => entry === rule || (change !== null && entry === `${rule}#${change}`));
}

/** A finding at the very beginning of a manifest speaks of the manifest as a whole. */
function meets(finding: Finding, { span, text }: Placed): boolean {
  const { path, line, column, endLine, alsoAt = [] } = finding;
  if (line === 1 && column === 1 && /__(manifest|openerp)__\.py$/.test(path)) return true;
  const places: Span[] = [[line, endLine], ...alsoAt.map((other): Span => [other, other])];
  return places.some((place) => overlap(widened(place, text), span));
}

export function overlap([from, to]: Span, [otherFrom, otherTo]: Span): boolean {
  return from <= otherTo && to >= otherFrom;
}

/**
 * Whether two tools tell the same defect: the same check, or checks that stand for the same rule of ours, at statements
 * that meet. What one check tells twice at one statement is two defects.
 */
export function sameAsOther(a: Placed, b: Placed): boolean {
  if (a.path !== b.path || !overlap(a.span, b.span)) return false;
  if (a.key === b.key) return a.tool !== b.tool;
  return a.known !== null && b.known !== null && a.known.rules.some((rule) => b.known!.rules.includes(rule));
}
