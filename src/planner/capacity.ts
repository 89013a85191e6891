import { SKILLS, type Skill, WORK_CLASSES, type WorkClass } from '../domain/debt-item.js';
import type { CapacityBasis, PlanSettings } from '../domain/plan.js';
import { PlanError } from './errors.js';

/** The hours of each sprint that debt may take; arrays go by sprint, index 0 is unused. */
export interface Capacity {
  debt: Float64Array;
  /** The parts of the reserve, which together make `debt`; `null` is what no class has a part of its own in. */
  pools: { class: WorkClass | null; hours: Float64Array }[];
  skills: { skill: Skill; hours: Float64Array }[];
  basis: CapacityBasis;
}

/**
 * Hours for debt = hours of the team × focus × (1 − emergencies) × share of the working days that are no holidays ×
 * reserve. A class with a percentage has its own part of the reserve, all others share what is left of it. Hours of a
 * skill are given as they are and shrink with the holidays only.
 * @throws PlanError on settings out of range, and where the classes ask for more than the reserve
 */
export function capacityOf(settings: PlanSettings): Capacity {
  checkSettings(settings);
  const { sprints, capacityHours, teamHours = {}, focusPercent = 100, emergencyPercent = 0 } = settings;
  const working = Array.from({ length: sprints + 1 }, (_, t) => (t === 0 ? NO_SPRINT : workingDays(settings, t)));
  const planned = bySprint(
    sprints,
    (t) => (teamHours[t] ?? capacityHours) * (focusPercent / 100) * (1 - emergencyPercent / 100) * working[t]!.share,
  );
  const share = (percent: number) => bySprint(sprints, (t) => (planned[t]! * percent) / 100);
  const named = WORK_CLASSES.filter((name) => settings.classPercent?.[name] !== undefined);
  const rest = settings.reservePercent - named.reduce((sum, name) => sum + settings.classPercent![name]!, 0);
  return {
    debt: share(settings.reservePercent),
    pools: [
      { class: null, hours: share(Math.max(0, rest)) },
      ...named.map((name) => ({ class: name, hours: share(settings.classPercent![name]!) })),
    ],
    skills: SKILLS.filter((skill) => settings.skillHours?.[skill] !== undefined).map((skill) => ({
      skill,
      hours: bySprint(sprints, (t) => settings.skillHours![skill]! * working[t]!.share),
    })),
    basis: {
      teamHours: capacityHours,
      focusPercent,
      emergencyPercent,
      reservePercent: settings.reservePercent,
      reserveBasis: settings.reserveBasis ?? 'given',
      why: sentences(settings, named, rest, working),
    },
  };
}

interface Working {
  share: number;
  /** Monday to Friday, and those of them that are holidays. */
  days: number;
  holidays: string[];
}
const NO_SPRINT: Working = { share: 0, days: 0, holidays: [] };
const DAY = 86_400_000;

/** Without a start, or where no day of the sprint is a Monday to Friday, no day is lost. */
function workingDays({ start, sprintDays, holidays = [] }: PlanSettings, sprint: number): Working {
  if (start === null || holidays.length === 0) return { share: 1, days: 0, holidays: [] };
  const free = new Set(holidays);
  const lost: string[] = [];
  let days = 0;
  for (let i = (sprint - 1) * sprintDays; i < sprint * sprintDays; i++) {
    const date = new Date(Date.parse(`${start}T00:00:00Z`) + i * DAY);
    if (date.getUTCDay() === 0 || date.getUTCDay() === 6) continue;
    days++;
    const day = date.toISOString().slice(0, 10);
    if (free.has(day)) lost.push(day);
  }
  return { share: days > 0 ? 1 - lost.length / days : 1, days, holidays: lost };
}

function bySprint(sprints: number, of: (sprint: number) => number): Float64Array {
  return Float64Array.from({ length: sprints + 1 }, (_, t) => (t === 0 ? 0 : of(t)));
}

const RESERVE_BASIS = {
  given: '',
  derived: ', as the maintenance figures suggest',
  default: ', because nothing else was said',
} as const;

function sentences(settings: PlanSettings, named: WorkClass[], rest: number, working: Working[]): string[] {
  const { capacityHours, reservePercent, focusPercent, emergencyPercent, reserveBasis = 'given' } = settings;
  const why = [`The team has ${number(capacityHours)} h in a sprint.`];
  for (let t = 1; t <= settings.sprints; t++) {
    const own = settings.teamHours?.[t];
    if (own !== undefined) why.push(`In sprint ${t} it has ${number(own)} h.`);
  }
  if (focusPercent !== undefined) why.push(`${number(focusPercent)} % of them go into planned work.`);
  if (emergencyPercent !== undefined) why.push(`Emergencies take ${number(emergencyPercent)} % of that first.`);
  for (const [t, { days, holidays }] of working.entries()) {
    if (holidays.length > 0)
      why.push(`Holidays take ${holidays.length} of ${days} working days of sprint ${t}: ${holidays.join(', ')}.`);
  }
  const base = why.length > 1 ? 'what is left' : 'them';
  why.push(`${number(reservePercent)} % of ${base} are reserved for debt${RESERVE_BASIS[reserveBasis]}.`);
  for (const name of named) {
    why.push(
      `${number(settings.classPercent![name]!)} of these ${number(reservePercent)} points are kept for ${name}.`,
    );
  }
  if (named.length > 0) why.push(`${number(Math.max(0, rest))} points are for all other classes.`);
  for (const skill of SKILLS) {
    const hours = settings.skillHours?.[skill];
    if (hours !== undefined) why.push(`People who know ${skill} have ${number(hours)} h for debt in a sprint.`);
  }
  return why;
}

function number(value: number): string {
  return String(Math.round(value * 100) / 100);
}

function checkSettings(settings: PlanSettings): void {
  const { sprints, capacityHours, reservePercent } = settings;
  if (!Number.isInteger(sprints) || sprints < 1) {
    throw new PlanError(`The number of sprints must be a whole number from 1 on, not ${sprints}.`);
  }
  checkHours('The hours of a sprint', capacityHours);
  for (const [sprint, hours] of Object.entries(settings.teamHours ?? {}))
    checkHours(`The hours of the team in sprint ${sprint}`, hours);
  for (const [skill, hours] of Object.entries(settings.skillHours ?? {})) checkHours(`The hours of ${skill}`, hours);
  checkPercent('The share reserved for debt', reservePercent);
  checkPercent('The share that goes into planned work', settings.focusPercent ?? 100);
  checkPercent('The share that emergencies take', settings.emergencyPercent ?? 0);
  let classes = 0;
  for (const [name, percent] of Object.entries(settings.classPercent ?? {})) {
    checkPercent(`The share kept for ${name}`, percent);
    classes += percent;
  }
  if (classes > reservePercent + 1e-9) {
    throw new PlanError(
      `The classes keep ${number(classes)} percent of the capacity, but only ${number(reservePercent)} percent are reserved for debt.`,
    );
  }
}

function checkHours(what: string, hours: number): void {
  if (!(hours >= 0) || !Number.isFinite(hours)) throw new PlanError(`${what} must be 0 or more, not ${hours}.`);
}

function checkPercent(what: string, percent: number): void {
  if (!(percent >= 0 && percent <= 100))
    throw new PlanError(`${what} must be between 0 and 100 percent, not ${percent}.`);
}
