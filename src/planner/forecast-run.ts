import type { Job, Moment, Queues } from './forecast-jobs.js';

/** Hours that are no reason to go on into another sprint: plans are written with six digits. */
const TRIFLE = 1e-3;
const SAME = 1e-9;

/**
 * Lets the queues run once and tells the sprint in which each entry ends; one past the horizon where it does not end.
 *
 * The order of the plan is kept: in a pool, and among what takes a skill, nobody overtakes. What takes longer goes on in
 * the next sprint; what comes late uses up the hours the plan left free; who is ahead of the plan begins what comes next
 * by as much earlier. What an entry waits for ends in the same sprint or before. Nothing in here can make an end later
 * because hours or capacity got better: each moment is made from earlier ones by max, min and going on for hours.
 */
export class Runner {
  private readonly sprint: Int32Array;
  private readonly over: Float64Array;
  private readonly finish: Int32Array;
  private readonly horizon: number;

  constructor(private readonly queues: Queues) {
    this.sprint = new Int32Array(queues.capacity.length);
    this.over = new Float64Array(queues.capacity.length);
    this.finish = new Int32Array(queues.entries.length);
    this.horizon = (queues.capacity[0]?.length ?? 1) - 1;
  }

  /** @param hours of each job; @param share of the planned hours that each sprint has. The answer is used again by the next run. */
  run(hours: Float64Array, share: Float64Array): Int32Array {
    const { entries, jobs, first } = this.queues;
    this.sprint.fill(first);
    this.over.fill(0);
    for (let i = 0; i < entries.length; i++) this.finish[i] = entries[i]!.sprint < first ? entries[i]!.sprint : 0;
    for (let i = 0; i < jobs.length; i++) this.work(jobs[i]!, hours[i]!, share);
    return this.finish;
  }

  private work(job: Job, hours: number, share: Float64Array): void {
    const { pool, skill } = job;
    let { sprint, over } = this.begin(job);
    let left = hours;
    for (; sprint <= this.horizon; sprint++, over = 0) {
      const whole = this.room(pool, sprint, share);
      const room = (1 - over) * whole;
      const skilled = skill < 0 ? 0 : this.room(skill, sprint, share);
      const used = skill >= 0 && this.sprint[skill] === sprint ? this.over[skill]! : 0;
      const both = skill < 0 ? room : Math.min(room, (1 - used) * skilled);
      if (left > both + TRIFLE) {
        left -= both;
        continue;
      }
      const taken = Math.min(left, both);
      this.end(pool, sprint, whole > 0 ? over + taken / whole : over);
      if (skill >= 0) this.end(skill, sprint, skilled > 0 ? used + taken / skilled : used);
      this.finish[job.entry] = sprint;
      return;
    }
    this.end(pool, sprint, 0);
    if (skill >= 0) this.end(skill, sprint, 0);
    this.finish[job.entry] = sprint;
  }

  private end(resource: number, sprint: number, over: number): void {
    this.sprint[resource] = sprint;
    this.over[resource] = Math.min(1, over);
  }

  private room(resource: number, sprint: number, share: Float64Array): number {
    return this.queues.capacity[resource]![sprint]! * share[sprint]!;
  }

  private begin({ pool, skill, start, from, wait, earliest, waits }: Job): Moment {
    const now = { sprint: this.sprint[pool]!, over: this.over[pool]! };
    let at = isBefore(now, from) ? later(now, wait) : start;
    if (isBefore(start, at)) at = start;
    if (isBefore(at, now)) at = now;
    let first = skill < 0 ? earliest : Math.max(earliest, this.sprint[skill]!);
    for (let i = 0; i < waits.length; i++) first = Math.max(first, this.finish[waits[i]!]!);
    return at.sprint < first ? { sprint: first, over: 0 } : at;
  }
}

function later({ sprint, over }: Moment, sprints: number): Moment {
  const whole = Math.floor(over + sprints + SAME);
  return { sprint: sprint + whole, over: Math.max(0, over + sprints - whole) };
}

function isBefore(a: Moment, b: Moment): boolean {
  return a.sprint < b.sprint || (a.sprint === b.sprint && a.over < b.over - SAME);
}
