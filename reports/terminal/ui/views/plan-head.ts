import { workClassOf } from '../../../../src/domain/debt-item.js';
import type { Chances } from '../../../../src/domain/forecast.js';
import type { Sprint } from '../../../../src/domain/plan.js';
import { decimal, hours, whole } from '../../../shared/numbers.js';
import { clip, columns } from '../../../shared/text.js';
import { bar, type Pen } from '../../paint.js';
import type { Group } from '../lists/source.js';
import { linesOf, UNPLANNED } from '../planning/places.js';
import { planningOf, unsaved } from '../planning/state.js';
import type { UiState } from '../state.js';

/** A sprint may hold a little more than it has, by rounding. */
const FULL = 1.000001;

export const loadOf = ({ items }: Sprint): number => items.reduce((sum, one) => sum + one.hours, 0);

/** Parts of one line, the first first, as many as there is room for. */
function joined(parts: readonly (string | null)[], width: number, pen: Pen): string {
  let line = '';
  for (const part of parts) {
    if (part === null) continue;
    const next = pen.own(line === '' ? part : `${line} · ${part}`);
    if (columns(next) > width) continue;
    line = next;
  }
  return line;
}

/** What the plan is worth, what it is made with, and whether it is saved. */
export function planHead(state: UiState, width: number, pen: Pen): string {
  const { plan } = state;
  const open = plan.sprints.filter(({ state: of }) => of === undefined || of === 'planned');
  const load = open.reduce((sum, sprint) => sum + loadOf(sprint), 0);
  const room = open.reduce((sum, { capacityHours }) => sum + capacityHours, 0);
  const basis = plan.capacity;
  const ready = plan.forecast?.upgrade ?? null;
  const saving = unsaved(state) ? 'not saved: w' : null;
  const wrong = planningOf(state).possible ? null : 'decisions clash';
  const text = joined(
    [
      saving,
      wrong,
      `saves ${decimal(plan.objective)} h/y`,
      `${hours(load)} of ${hours(room)} h`,
      basis === undefined ? null : `reserve ${decimal(basis.reservePercent)} % of ${hours(basis.teamHours)} h`,
      ready === null ? null : readyWords(ready),
      `${whole(plan.unplanned.length)} not planned`,
    ],
    width,
    pen,
  );
  const lead = [saving, wrong].filter((one) => one !== null).join(' · ');
  if (lead === '') return pen.paint('bold', text);
  const shown = pen.own(lead);
  return `${pen.paint('yellow', shown)}${pen.paint('bold', text.slice(shown.length))}`;
}

function readyWords({ p50, p85 }: Chances): string {
  if (p50 === null) return 'ready for the upgrade: not in sight';
  return `ready by sprint ${p50}${p85 === null ? '' : ` (85 %: ${p85})`}`;
}

/** `sprint 3  2027-02-01  ██████░░░░ 30 of 32 h  done`: the heading of a sprint, or of what is in none. */
export function sprintHead(state: UiState, { key, count: size }: Group, width: number, pen: Pen): string {
  if (key === UNPLANNED) {
    const own = linesOf(state.plan, state.model).lines.filter(({ sprint }) => sprint === null);
    const total = own.reduce((sum, line) => sum + line.hours, 0);
    return clip(pen.own(`not planned: ${whole(size)} of ${whole(own.length)}, ${hours(total)} h`), width, pen.mark);
  }
  const sprint = state.plan.sprints[Number(key) - 1];
  if (sprint === undefined) return clip(`sprint ${key}`, width, pen.mark);
  const name = `sprint ${key}`.padEnd(9);
  const figures = `${hours(loadOf(sprint))} of ${hours(sprint.capacityHours)} h`;
  const cells = Math.max(6, Math.min(20, width - 48));
  const tail = [figures.padEnd(14), stateWords(sprint), sprint.start ?? '', classWords(sprint, state)];
  const room = width - name.length - cells - 2;
  const text = tail
    .filter(Boolean)
    .reduce((line, part) => (columns(`${line}  ${part}`) > room ? line : `${line}  ${part}`), '');
  return `${pen.paint('bold', name)} ${loadBar(sprint, cells, pen)} ${text.trimStart()}`;
}

export function loadBar(sprint: Sprint, cells: number, pen: Pen): string {
  const share = sprint.capacityHours === 0 ? (loadOf(sprint) > 0 ? 2 : 0) : loadOf(sprint) / sprint.capacityHours;
  return pen.paint(share > FULL ? 'red' : 'blue', bar(share, cells, pen.ascii));
}

/** `done`, `active`, or nothing for what is still to come. */
export const stateWords = ({ state = 'planned' }: Sprint): string => (state === 'planned' ? '' : state);

/** Hours planned and kept for each class that has a part of the reserve of its own: `security 4/8`. */
export function classWords(sprint: Sprint, state: UiState): string {
  const { classes } = sprint;
  if (classes === undefined) return '';
  return classLoads(sprint, state)
    .map(({ name, load, room }) => `${name} ${hours(load)}/${hours(room)}`)
    .join('  ');
}

export function classLoads(
  sprint: Sprint,
  { plan, model, decisions }: UiState,
): { name: string; load: number; room: number }[] {
  const named = new Set((sprint.classes ?? []).map((one) => one.class));
  const loads = new Map<string | null, number>();
  for (const { sprint: at, item, hours: own } of linesOf(plan, model).lines) {
    if (at !== sprint.index || item === null) continue;
    const paid = decisions?.planFile.classes.find((one) => one.item === item.id)?.class ?? workClassOf(item);
    const pool = named.has(paid) ? paid : null;
    loads.set(pool, (loads.get(pool) ?? 0) + own);
  }
  return (sprint.classes ?? []).map((one) => ({
    name: one.class ?? 'others',
    load: loads.get(one.class) ?? 0,
    room: one.capacityHours,
  }));
}
