import { duplicatedShare } from '../analyzers/duplicates/index.js';
import type { ReadOutcome } from '../analyzers/read-addon.js';
import { unresolvedLines } from '../analyzers/resolution/coverage.js';
import type { Inspection } from '../analyzers/rules/run.js';
import type { Weighed } from '../scoring/index.js';
import { routeOf } from '../scoring/route.js';
import type { Discovery } from './discovery/discover.js';
import type { Root } from './discovery/roots.js';
import type { Coverage, PathReason } from './domain/coverage.js';
import type { Finding } from './domain/finding.js';
import type { Portfolio, Reference } from './domain/portfolio.js';
import type { AddonResult, Result } from './domain/result.js';
import type { OverrideSurface } from './domain/surface.js';
import { counted } from './domain/wording.js';
import type { Merged } from './evidence/sarif/index.js';
import type { Evidence } from './gather/index.js';
import { observedOf, systemOf } from './gather/system.js';
import type { Planned } from './planning/index.js';
import { provenanceOf } from './provenance.js';
import type { ScanRequest } from './request.js';
import type { DecidedItems, Triaged } from './triage/index.js';

interface Parts {
  request: ScanRequest;
  roots: readonly Root[];
  found: Discovery;
  read: readonly ReadOutcome[];
  portfolio: Portfolio;
  inspection: Inspection;
  imported: Merged;
  triaged: Triaged;
  evidence: Evidence;
  surfaces: ReadonlyMap<string, OverrideSurface>;
  weighed: Weighed;
  decided: DecidedItems;
}

/** A result that lacks its plan. Nothing in it holds the facts it was made from, so that they are gone while sprints are planned. */
interface Unplanned {
  result: Omit<Result, 'items' | 'plan' | 'scenarios' | 'calibration'>;
  /** What is to be planned. */
  items: DecidedItems['items'];
  /** Stands after what planning could not tell. */
  lastUnknown: readonly string[];
}

/** Puts what the phases found into the one result that every report is written from. */
export function composeResult(parts: Parts): Unplanned {
  const { request, roots, portfolio, triaged, evidence, surfaces, weighed, decided } = parts;
  const addons = [...portfolio.sources.values()].map((source): AddonResult => {
    const { depends, ...addon } = source.addon;
    return {
      ...addon,
      lines: source.lines,
      depends,
      dependents: portfolio.graph.dependents.get(addon.name) ?? [],
      ...weighed.scores.get(addon.key)!,
      ...historyOf(evidence, addon.key),
      ...given('observed', observedOf(evidence.system, addon.name)),
      duplicatedShare: rounded(duplicatedShare(portfolio, addon.key)),
      ...given('overrideSurface', surfaces.get(addon.key)),
    };
  });
  // An addon of unknown series has no step to take, so it lengthens no chain.
  const known = addons.filter((addon) => addon.series !== null);
  const route = routeOf(portfolio.graph, new Map(known.map((addon) => [addon.name, addon.upgradeCost.hours])));
  const result: Unplanned['result'] = {
    schemaVersion: 1,
    tool: { name: 'odoo-debt', version: request.toolVersion },
    ...given('generatedAt', request.evidence?.today),
    provenance: provenanceOf(request, roots, parts.found),
    rules: request.rules.map(({ meta }) => meta.id).sort(),
    roots: roots.map((root) => root.label),
    target: request.target,
    addons,
    findings: triaged.findings.map((finding) => withAge(finding, evidence)),
    accepted: triaged.accepted,
    ...(triaged.baseline === null ? {} : { baseline: triaged.baseline }),
    problems: [...triaged.problems, ...decided.problems],
    waves: portfolio.graph.waves,
    route: { criticalPath: route.criticalPath, criticalHours: route.criticalHours },
    coverage: coverageOf(parts),
    kpis: evidence.kpis,
    ...given('installation', weighed.installation ?? undefined),
    ...given('system', systemOf(evidence.system)),
    evidence: [...parts.imported.evidence, ...evidence.sources],
  };
  const { database, log } = evidence.system;
  return { result, items: decided.items, lastUnknown: database === null && log === null ? [NO_USAGE] : [] };
}

/** The whole result. */
export function withPlan({ result, lastUnknown }: Unplanned, planned: Planned): Result {
  const { waves, route, coverage, kpis, installation, system, evidence, ...first } = result;
  return {
    ...first,
    items: planned.items,
    plan: planned.plan,
    ...given('scenarios', planned.scenarios ?? undefined),
    ...given('calibration', planned.calibration ?? undefined),
    waves,
    route,
    coverage: { ...coverage, unknown: [...coverage.unknown, ...planned.unknown, ...lastUnknown] },
    kpis,
    ...given('installation', installation),
    ...given('system', system),
    evidence,
  };
}

/** A key of the result that is left out where there is nothing to say. */
function given<K extends string, T>(key: K, value: T | undefined): { [key in K]?: T } {
  return value === undefined ? {} : ({ [key]: value } as { [key in K]?: T });
}

function withAge(finding: Finding, { ages }: Evidence): Finding {
  const ageDays = ages.get(finding.id);
  return ageDays === undefined ? finding : { ...finding, ageDays };
}

function rounded(share: number | null): number | null {
  return share === null ? null : Math.round(share * 1000) / 1000;
}

/** Git's word on an addon, without the table of its files. */
function historyOf({ history }: Evidence, key: string): Pick<AddonResult, 'history'> {
  const found = history.addons.get(key);
  if (found === undefined) return {};
  const { files: _, ...kept } = found;
  return { history: kept };
}

/** Said in every result until evidence from a running system is read. */
const NO_USAGE = 'use in production: no evidence from a running system was given, so usage rests on the code alone';

function coverageOf({ found, read, portfolio, inspection, imported, evidence }: Parts): Coverage {
  const failed = [...found.failed, ...inspection.failed, ...read.flatMap((outcome) => outcome.failed)];
  const skipped = [...found.skipped, ...read.flatMap((outcome) => outcome.skipped), ...imported.skipped];
  return {
    files: read.reduce((sum, outcome) => sum + outcome.files, 0),
    parsed: read.reduce((sum, outcome) => sum + outcome.parsed, 0),
    failed: sorted(failed),
    skipped: sorted(skipped),
    unknown: [
      ...found.unknown,
      ...unknownSeries(portfolio),
      ...unknownReferences(portfolio),
      ...unresolvedLines(inspection.unresolved),
      ...circles(portfolio),
      ...evidence.unknown,
    ],
  };
}

function unknownSeries(portfolio: Portfolio): string[] {
  const names = [...portfolio.sources.values()]
    .filter(({ addon }) => addon.series === null)
    .map(({ addon }) => addon.key);
  if (names.length === 0) return [];
  return [
    `series of ${counted(names.length, 'addon')} (${listed(names)}): no upgrade finding could be made for them; name it with --from`,
  ];
}

/** References whose end lies outside what was scanned, or is built at run time, by kind. */
function unknownReferences(portfolio: Portfolio): string[] {
  const byKind = new Map<string, { outside: Reference[]; unknown: number }>();
  for (const reference of portfolio.registry.references) {
    const entry = byKind.get(reference.kind) ?? { outside: [], unknown: 0 };
    if (reference.outcome === 'outside') entry.outside.push(reference);
    if (reference.outcome === 'unknown') entry.unknown++;
    byKind.set(reference.kind, entry);
  }
  const lines: string[] = [];
  for (const [kind, { outside, unknown }] of [...byKind].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (outside.length > 0)
      lines.push(`${counted(outside.length, `${kind} reference`)} into addons that were not scanned`);
    if (unknown > 0) lines.push(`${counted(unknown, `${kind} reference`)} too dynamic to follow`);
  }
  return lines;
}

function circles(portfolio: Portfolio): string[] {
  return portfolio.graph.cycles.map(
    (cycle) => `upgrade order among ${listed(cycle)}: they depend on each other in a circle`,
  );
}

function listed(names: readonly string[]): string {
  return names.length <= 5 ? names.join(', ') : `${names.slice(0, 5).join(', ')} and ${names.length - 5} more`;
}

function sorted(reasons: PathReason[]): PathReason[] {
  return reasons.sort((a, b) =>
    a.path < b.path ? -1 : a.path > b.path ? 1 : a.why < b.why ? -1 : a.why > b.why ? 1 : 0,
  );
}
