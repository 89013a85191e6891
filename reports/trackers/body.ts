import type { Hours } from '../../src/domain/score.js';
import { count, hours, hoursRange } from '../shared/numbers.js';
import type { WorkItem, WorkSprint } from './work-items.js';

/** One line of a description. `place` is code; texts are as scanned. */
export interface BodyLine {
  place?: string;
  text: string;
}

/** A part of a description: a heading of our own words, then lines, as a list where there is more than one. */
export interface BodyPart {
  heading: string;
  lines: BodyLine[];
}

const FINDINGS_SHOWN = 10;

function hoursText(value: Hours): string {
  const range = hoursRange(value, ' to ');
  const middle = `${hours(value.p50)} h`;
  return range.includes(' to ') ? `${middle}; 70 % of cases take ${range} h` : middle;
}

/** `Sprint 3 (2026-09-07 to 2026-09-20)`, `Sprints 3 to 4`. */
export function sprintText({ first, last, start, due }: WorkSprint): string {
  const which = first === last ? `Sprint ${first}` : `Sprints ${first} to ${last}`;
  if (start === null) return which;
  return due === null ? `${which} (from ${start})` : `${which} (${start} to ${due})`;
}

function findingPart({ findings }: WorkItem): BodyPart[] {
  if (findings.length === 0) return [];
  const shown: BodyLine[] = findings
    .slice(0, FINDINGS_SHOWN)
    .map(({ place, message, rule }) => ({ place, text: `${message} (${rule})` }));
  const rest = findings.length - shown.length;
  if (rest > 0) shown.push({ text: `and ${rest} more` });
  return [{ heading: `Findings (${findings.length})`, lines: shown }];
}

function whyPart({ item }: WorkItem): BodyPart {
  const lines: BodyLine[] = [{ text: `Addon ${item.addon}; kind of work: ${item.kind}; verdict: ${item.verdict}` }];
  for (const reason of item.reasons ?? []) lines.push({ text: reason });
  if (item.note !== undefined) lines.push({ text: `Note: ${item.note}` });
  return { heading: 'Why', lines };
}

function planPart(work: WorkItem): BodyPart {
  const { item, sprint, unplanned } = work;
  const lines: BodyLine[] = [
    { text: `Hours: ${hoursText(item.hours)}` },
    { text: `Saves: ${hours(item.value)} hours a year` },
    { text: `Paid from: ${work.class}` },
  ];
  if (item.skill) lines.push({ text: `Skill: ${item.skill}` });
  if (item.owner !== undefined) lines.push({ text: `Owner: ${item.owner}` });
  lines.push({ text: sprint ? `Planned: ${sprintText(sprint)}` : `Not planned${unplanned ? `: ${unplanned}` : ''}` });
  for (const { key, title } of work.waitsFor) lines.push({ text: `Waits for: ${title} (${key})` });
  return { heading: 'Plan', lines };
}

/** The description of an item, part by part; every tracker gives it its own markup. */
export function bodyOf(work: WorkItem): BodyPart[] {
  return [whyPart(work), ...findingPart(work), planPart(work), { heading: 'Item', lines: [{ text: work.key }] }];
}

/** Why an item is closed, in one sentence of our own words. */
export function closingText({ closed, nowIn, item }: WorkItem): string {
  if (closed === 'moved') return `odoo-debt: closed. Its findings are now in ${nowIn.join(', ')}.`;
  if (closed === 'accepted') return 'odoo-debt: closed. What was left of its findings has been accepted.';
  if (item.findings.length === 0) return 'odoo-debt: closed. The item is no longer in the result.';
  const [is, findings] = [item.findings.length === 1 ? 'is' : 'are', count(item.findings.length, 'finding')];
  return `odoo-debt: closed. The ${findings} of the item ${is} no longer there.`;
}

/** Minutes of work to enter as the estimate: the middle estimate, at least one minute. */
export function estimateMinutes({ item }: WorkItem): number {
  return Math.max(1, Math.round(item.hours.p50 * 60));
}

/** Whole story points, at least one; null where the caller did not say what a point is. */
export function pointsOf({ item }: WorkItem, hoursPerPoint: number | undefined): number | null {
  if (!hoursPerPoint || !Number.isFinite(hoursPerPoint) || hoursPerPoint < 0) return null;
  return Math.max(1, Math.round(item.hours.p50 / hoursPerPoint));
}
