import type { KpiChange } from '../domain/comparison.js';
import type { Kpi, Kpis } from '../domain/kpis.js';

type Better = KpiChange['better'];

interface Row {
  kpi: Kpi;
  better: Better;
  targetHours?: number;
}

/** Maintenance figures of two results side by side, known or not; none where neither has any. */
export function changesOfKpis(before: Kpis | null, after: Kpis | null): KpiChange[] {
  if (before === null && after === null) return [];
  const [earlier, later] = [rows(before), rows(after)];
  const ids = [...new Set([...later.keys(), ...earlier.keys()])];
  return ids.map((id) => {
    const [a, b] = [earlier.get(id)?.kpi, later.get(id)?.kpi];
    return {
      id,
      unit: (b ?? a)!.unit,
      before: a?.value ?? null,
      after: b?.value ?? null,
      ...targeted(later.get(id) ?? earlier.get(id)!),
      better: (later.get(id) ?? earlier.get(id))!.better,
      limit: targetLimit(earlier.get(id), later.get(id)) ?? limitOf(a, b, before, after),
    };
  });
}

function targeted({ targetHours }: Row): Pick<KpiChange, 'targetHours'> {
  return targetHours === undefined ? {} : { targetHours };
}

/** Share within a target: another target is another figure. */
function targetLimit(a: Row | undefined, b: Row | undefined): string | null {
  if (a?.targetHours === undefined || b?.targetHours === undefined || a.targetHours === b.targetHours) return null;
  return `the target was ${a.targetHours} h and is ${b.targetHours} h`;
}

function limitOf(a: Kpi | undefined, b: Kpi | undefined, before: Kpis | null, after: Kpis | null): string | null {
  if (a?.value == null) return b?.value == null ? 'not known in either result' : 'not known in the older result';
  if (b?.value == null) return 'not known in the newer result';
  if (a.unit !== b.unit || a.definition !== b.definition) return 'defined otherwise in the two results';
  const timed = a.unit === 'hours' || /hour/i.test(a.definition);
  if (timed && before!.hours !== after!.hours) return 'hours of the clock in one result, working hours in the other';
  if (a.window && b.window && a.window.from === b.window.from && a.window.to === b.window.to) {
    return null;
  }
  return a.window && b.window && a.window.to > b.window.to ? 'the window of the older result ends later' : null;
}

function rows(kpis: Kpis | null): Map<string, Row> {
  if (kpis === null) return new Map();
  const { releases, crons, sla } = kpis;
  const list: [string, Kpi, Better, number?][] = [
    ['criticalIncidents', kpis.criticalIncidents, 'lower'],
    ['criticalResolution', kpis.criticalResolution, 'lower'],
    ['reopening', kpis.reopening, 'lower'],
    ['emergencies', kpis.emergencies, 'lower'],
    ['rootCauses', kpis.rootCauses, 'lower'],
    ['backlog', kpis.backlog, 'lower'],
    ...sla.rows.flatMap(({ severity, reaction, resolution, reactionHours, resolutionHours }): typeof list => [
      [`sla.${severity}.reaction`, reaction, 'higher', reactionHours],
      [`sla.${severity}.resolution`, resolution, 'higher', resolutionHours],
    ]),
    ['releases.failed', releases.failed, 'lower'],
    ['releases.repeated', releases.repeated, 'lower'],
    ['releases.reverts', releases.reverts, 'lower'],
    ['crons.failures', crons.failures, 'lower'],
    ['crons.late', crons.late, 'lower'],
    ['queue', kpis.queue, 'lower'],
    // More reserve is neither better nor worse: it follows from the other figures.
    ['reserve', kpis.reserve, null],
  ];
  return new Map(
    list.map(([id, kpi, better, targetHours]) => [
      id,
      { kpi, better, ...(targetHours === undefined ? {} : { targetHours }) },
    ]),
  );
}
