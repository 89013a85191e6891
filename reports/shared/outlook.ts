import type { Result } from '../../src/domain/result.js';

const DAYS_PER_YEAR = 365;

/** Hours by the end of each sprint; the first entry is before the first sprint. */
interface Course {
  left: number[];
  /** Null where the length of a sprint is not known. */
  interest: number[] | null;
}

export interface Outlook {
  planned: Course;
  /** Every item done in the sprint by which it is finished with the chance; null without a forecast. */
  p50: Course | null;
  p85: Course | null;
}

interface Piece {
  id: string;
  hours: number;
  value: number;
}

/** `DEBT-1#2` is a part of `DEBT-1`. */
function whole(id: string): string {
  return id.replace(/#\d+$/, '');
}

/** How debt and interest go on, as planned and with the chances of the forecast; null where no sprint is planned. */
export function outlookOf({ items, plan }: Pick<Result, 'items' | 'plan'>): Outlook | null {
  if (plan.sprints.length === 0 || items.length === 0) return null;
  const pieces = items.map(({ id, hours, value }) => ({ id, hours: hours.p50, value }));
  const days = sprintDays(plan);
  const { forecast } = plan;
  if (forecast === undefined) return { planned: plannedCourse(pieces, plan.sprints, days), p50: null, p85: null };
  const ends = (chance: 'p50' | 'p85') => {
    const last = new Map<string, number>();
    for (const entry of forecast.items) {
      const id = whole(entry.id);
      last.set(id, Math.max(last.get(id) ?? 0, entry[chance] ?? Number.POSITIVE_INFINITY));
    }
    return last;
  };
  const [half, likely] = [ends('p50'), ends('p85')];
  const finite = [...likely.values()].filter(Number.isFinite);
  const sprints = Math.max(plan.sprints.length, ...finite);
  return {
    planned: plannedCourse(pieces, plan.sprints, days),
    p50: courseOf(pieces, half, sprints, days),
    p85: courseOf(pieces, likely, sprints, days),
  };
}

/** As the result says, else from the first days of the sprints; null where neither tells. */
function sprintDays({ sprintDays: told, sprints }: Result['plan']): number | null {
  const [first, second] = sprints.map(({ start }) => start);
  if (told !== undefined) return told;
  return first && second ? (Date.parse(second) - Date.parse(first)) / 86_400_000 : null;
}

function plannedCourse(pieces: readonly Piece[], sprints: Result['plan']['sprints'], days: number | null): Course {
  const open = new Map(pieces.map(({ id, hours }) => [id, hours]));
  const last = new Map(sprints.flatMap(({ index, items }) => items.map(({ id }) => [whole(id), index] as const)));
  const left = [sum([...open.values()])];
  for (const sprint of sprints) {
    for (const { id, hours } of sprint.items) {
      const rest = open.get(whole(id));
      if (rest !== undefined) open.set(whole(id), Math.max(0, rest - hours));
    }
    left.push(sum([...open.values()]));
  }
  return { left, interest: interestOf(pieces, last, sprints.length, days) };
}

function courseOf(
  pieces: readonly Piece[],
  ends: ReadonlyMap<string, number>,
  sprints: number,
  days: number | null,
): Course {
  const left = Array.from({ length: sprints + 1 }, (_, sprint) =>
    sum(pieces.filter(({ id }) => (ends.get(id) ?? Number.POSITIVE_INFINITY) > sprint).map(({ hours }) => hours)),
  );
  return { left, interest: interestOf(pieces, ends, sprints, days) };
}

/** Each sprint costs the yearly hours of what was not done before it, by its days. */
function interestOf(
  pieces: readonly Piece[],
  ends: ReadonlyMap<string, number>,
  sprints: number,
  days: number | null,
): number[] | null {
  if (days === null) return null;
  const paid = [0];
  for (let sprint = 1; sprint <= sprints; sprint += 1) {
    const open = pieces.filter(({ id }) => (ends.get(id) ?? Number.POSITIVE_INFINITY) >= sprint);
    paid.push(paid.at(-1)! + (sum(open.map(({ value }) => value)) * days) / DAYS_PER_YEAR);
  }
  return paid;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
