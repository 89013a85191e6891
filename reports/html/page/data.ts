import { totals } from '../../../src/domain/figures.js';
import { readiness } from '../../../src/domain/readiness.js';
import type { Result } from '../../../src/domain/result.js';
import { type Markup, trusted } from '../../shared/html.js';

/** Folders that the page names. */
const NAMED = 3;

/**
 * The figures of page one for programs: `JSON.parse(document.getElementById('data').textContent)`. Hours are rounded to tenths; what
 * the page does not tell is null here. The whole result is in the JSON that `scan` writes.
 */
export function data(result: Result): Markup {
  const { schemaVersion, tool, generatedAt, provenance, roots, target, findings } = result;
  const { addons, lines, upgrade, notCounted, mechanicalShare, interestHours, rating } = totals(result);
  const { kind, blockers } = readiness(result);
  const known = notCounted < addons;
  return island({
    schemaVersion,
    tool,
    generatedAt: generatedAt ?? null,
    settings: provenance?.settings ?? null,
    roots: roots.slice(0, NAMED),
    rootsNotNamed: Math.max(0, roots.length - NAMED),
    target,
    readiness: kind,
    blockers,
    addons,
    addonsNotCounted: notCounted,
    lines,
    findings: findings.length,
    upgradeHours: known ? { p15: tenths(upgrade.p15), p50: tenths(upgrade.p50), p85: tenths(upgrade.p85) } : null,
    mechanicalShare,
    waitingHoursPerYear: addons > 0 ? tenths(interestHours) : null,
    rating,
  });
}

function tenths(hours: number): number {
  return Math.round(hours * 10) / 10;
}

/** Of a data block only `<` could end it or begin a comment; the two line ends are none in old JavaScript. */
function island(value: unknown): Markup {
  const text = JSON.stringify(value)
    .replaceAll('<', '\\u003c')
    .replace(/[\u2028\u2029]/g, (end) => `\\u${end.charCodeAt(0).toString(16)}`);
  return trusted(`<script type="application/json" id="data">${text}</script>\n`);
}
