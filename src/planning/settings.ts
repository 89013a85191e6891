import type { Kpis } from '../domain/kpis.js';
import type { PlanSettings } from '../domain/plan.js';
import { type FileSettings, settingsOf } from '../plan-file/settings.js';
import type { PlanRequest, TeamSettings } from './request.js';

/** What is taken where nobody said anything. 20 %: see docs/explanation/kpis.md, "The reserve". */
const USUAL = { sprints: 6, capacityHours: 160, reservePercent: 20, sprintDays: 14 } as const;

/**
 * The settings of the planner: what the caller gave, then the plan file, then the maintenance figures, then the usual.
 * @throws InputError where the plan file cannot be read as settings
 */
export function planSettings({ settings, file }: PlanRequest, kpis: Kpis | null): PlanSettings {
  const {
    sprints,
    capacityHours,
    reservePercent: _,
    emergencyPercent: __,
    focusPercent,
    start,
    sprintDays,
    ...rest
  } = settings;
  const days = { start: start ?? file?.start ?? null, sprintDays: sprintDays ?? file?.sprintDays ?? USUAL.sprintDays };
  const decided: Partial<FileSettings> = file === null ? {} : settingsOf(file, days);
  const fixed = decided.fixed ?? [];
  return {
    ...rest,
    ...decided,
    pins: { ...decided.pins, ...rest.pins },
    deadlines: { ...decided.deadlines, ...rest.deadlines },
    notBefore: { ...decided.notBefore, ...rest.notBefore },
    ...days,
    sprints: fixed.length + (sprints ?? openSprints(file)),
    capacityHours: capacityHours ?? file?.capacity ?? USUAL.capacityHours,
    ...(focusPercent === undefined || focusPercent === 100 ? {} : { focusPercent }),
    ...reserveOf(settings, file?.reserve, kpis),
  };
}

/**
 * As many as the file has. Where it only says how many hours some sprint has (`ui` then writes those before it, too), that
 * does not say that they are all.
 */
function openSprints(file: PlanRequest['file']): number {
  const open = file?.sprints.filter(({ state }) => state === 'planned') ?? [];
  const isPlanned = open.some(({ items, name }) => items.length > 0 || name !== undefined);
  const hoursOnly = !isPlanned && open.some(({ teamHours }) => teamHours !== undefined);
  return open.length === 0 || hoursOnly ? Math.max(USUAL.sprints, open.length) : open.length;
}

type Reserve = Pick<PlanSettings, 'reservePercent' | 'reserveBasis' | 'emergencyPercent'>;

/** The derived reserve has counted emergencies already, so they are not taken off a second time. */
function reserveOf(settings: TeamSettings, inFile: number | undefined, kpis: Kpis | null): Reserve {
  const given = settings.reservePercent ?? inFile;
  const derived = kpis?.reserve.value ?? null;
  if (given === undefined && derived !== null) return { reservePercent: derived, reserveBasis: 'derived' };
  const percent = settings.emergencyPercent === 'measured' ? measuredEmergencies(kpis) : settings.emergencyPercent;
  const emergencies = percent === 0 ? {} : { emergencyPercent: percent };
  if (given !== undefined) return { reservePercent: given, reserveBasis: 'given', ...emergencies };
  return { reservePercent: USUAL.reservePercent, reserveBasis: 'default', ...emergencies };
}

/** Percent; 0 where nothing was measured, which `unknownEmergencies` says. */
function measuredEmergencies(kpis: Kpis | null): number {
  return Math.round((kpis?.emergencies.value ?? 0) * 1000) / 10;
}

/** Said where emergencies were to be taken off as measured and nothing measured them. */
export function unknownEmergencies({ settings }: PlanRequest, kpis: Kpis | null): string[] {
  if (settings.emergencyPercent !== 'measured' || (kpis?.emergencies.value ?? null) !== null) return [];
  return ['hours that emergencies take: no ticket file tells them, so the plan takes none off (plan.emergencies)'];
}
