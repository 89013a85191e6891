import type { Finding } from '../../../src/domain/finding.js';
import type { AcceptEntry, Register, SnoozeEntry } from '../../../src/domain/triage.js';
import type { Which } from '../../../src/domain/workspace.js';
import type { Field, Form } from './form.js';
import type { UiState } from './state.js';

/** Decisions about findings and items, as questions. Rules of what is a decision: src/domain/triage.ts. */

const LEAST_REASON = 10;
const DAY = 86_400_000;

/**
 * A day as people type it: `2027-03-31`, or days, weeks or months from today: `+30d`, `+6w`, `+3m`; null where it is neither.
 * Months keep the day of the month, or take the last one there is.
 */
export function dayOf(text: string, today: string): string | null {
  const written = text.trim();
  if (/^\d{4}-\d{2}-\d{2}$/.test(written)) {
    const time = Date.parse(`${written}T00:00:00Z`);
    return Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== written ? null : written;
  }
  const [, number, unit] = /^\+?(\d{1,4})\s*([dwm])$/.exec(written) ?? [];
  if (number === undefined) return null;
  const from = new Date(`${today}T00:00:00Z`);
  if (unit !== 'm') return iso(from.getTime() + Number(number) * (unit === 'w' ? 7 : 1) * DAY);
  const month = from.getUTCMonth() + Number(number);
  const last = new Date(Date.UTC(from.getUTCFullYear(), month + 1, 0)).getUTCDate();
  return iso(Date.UTC(from.getUTCFullYear(), month, Math.min(from.getUTCDate(), last)));
}

const iso = (time: number): string => new Date(time).toISOString().slice(0, 10);

function checkDay(text: string, today: string): string | null {
  const day = dayOf(text, today);
  if (day === null) return 'a day such as 2027-03-31, or +30d, +6w, +3m';
  return day < today ? `${day} is over` : null;
}

const filled = (text: string): string | null => (text.trim() === '' ? 'cannot be empty' : null);

/** Whom a decision was last given to: the same person, most of the time. */
const lastOwner = (state: UiState): string => state.history.owner?.[0] ?? '';

const OWNER: Field = {
  id: 'owner',
  kind: 'text',
  label: () => 'Owner',
  initial: lastOwner,
  hint: 'who answers for it',
  check: filled,
};

/** What an id of the UI stands for: one finding, or `rule:<rule>` with `@<addon>` where it is of one addon. */
export function whichOf(subject: string): Which {
  if (!subject.startsWith('rule:')) return { findings: [subject] };
  const at = subject.indexOf('@');
  if (at < 0) return { rule: subject.slice('rule:'.length) };
  return { rule: subject.slice('rule:'.length, at), addon: subject.slice(at + 1) };
}

function aboutFindings(state: UiState, subject: string | null): string {
  const which = whichOf(subject ?? '');
  if (which.rule !== undefined)
    return which.addon === undefined ? `all of ${which.rule}` : `${which.rule} in ${which.addon}`;
  const finding = state.model.finding(subject ?? '');
  return finding === undefined ? 'this finding' : `${finding.path}:${finding.line}`;
}

export const TRIAGE_FORMS: Readonly<Record<string, Form>> = {
  accept: {
    fields: [
      {
        id: 'reason',
        kind: 'text',
        label: (state, subject) => `Accept ${aboutFindings(state, subject)}, because`,
        hint: 'a sentence that a reviewer can agree with',
        check: (text) =>
          text.trim().length < LEAST_REASON ? `${LEAST_REASON} letters or more; ${text.trim().length} so far` : null,
      },
      OWNER,
      {
        id: 'until',
        kind: 'text',
        label: () => 'Until',
        hint: 'empty: for good; else 2027-03-31, +30d, +6w, +3m',
        check: (text, { today }) => (text.trim() === '' ? null : checkDay(text, today)),
      },
    ],
    finish: (state, subject, { reason = '', owner = '', until = '' }) => {
      const end = until.trim() === '' ? null : dayOf(until, state.today);
      const decision = { reason: reason.trim(), owner: owner.trim(), ...(end === null ? {} : { until: end }) };
      const edit = { kind: 'accept' as const, which: whichOf(subject ?? ''), decision };
      return { effect: 'decide', edit, said: `Accepted ${aboutFindings(state, subject)}` };
    },
  },
  snooze: {
    fields: [
      {
        id: 'until',
        kind: 'text',
        label: (state, subject) => `Put off ${aboutFindings(state, subject)} until`,
        initial: () => '+3m',
        hint: '2027-03-31, +30d, +6w, +3m; it comes back by itself',
        check: (text, { today }) => checkDay(text, today),
      },
    ],
    finish: (state, subject, { until = '' }) => {
      const day = dayOf(until, state.today)!;
      const edit = { kind: 'snooze' as const, which: whichOf(subject ?? ''), decision: { until: day } };
      return { effect: 'decide', edit, said: `Put off ${aboutFindings(state, subject)} until ${day}` };
    },
  },
  estimate: {
    fields: [
      {
        id: 'hours',
        kind: 'text',
        label: (_, subject) => `Hours for ${subject}`,
        hint: 'a number above 0; empty: as computed',
        check: (text) => (text.trim() === '' || Number(text) > 0 ? null : 'a number above 0'),
      },
      { id: 'reason', kind: 'text', label: () => 'Because', hint: 'may stay empty' },
    ],
    finish: (_, subject, { hours = '', reason = '' }) => {
      const value = hours.trim() === '' ? null : Number(hours);
      const why = reason.trim() === '' ? {} : { reason: reason.trim() };
      const edit = { kind: 'estimate' as const, item: subject ?? '', hours: value, ...why };
      return { effect: 'decide', edit, said: value === null ? `${subject}: as computed` : `${subject}: ${value} h` };
    },
  },
  assign: {
    fields: [{ ...OWNER, label: (_, subject) => `Who does ${subject}`, hint: 'empty: nobody', check: () => null }],
    finish: (_, subject, { owner = '' }) => {
      const to = owner.trim() === '' ? null : owner.trim();
      const edit = { kind: 'assign' as const, item: subject ?? '', to };
      return { effect: 'decide', edit, said: to === null ? `${subject}: nobody` : `${subject}: ${to}` };
    },
  },
  note: {
    fields: [
      {
        id: 'note',
        kind: 'text',
        label: (_, subject) => `Remark on ${subject}`,
        initial: (state, subject) => state.decisions?.register.note.find(({ item }) => item === subject)?.text ?? '',
        hint: 'empty: none',
      },
    ],
    finish: (_, subject, { note = '' }) => {
      const text = note.trim() === '' ? null : note.trim();
      const edit = { kind: 'note' as const, item: subject ?? '', text };
      return { effect: 'decide', edit, said: text === null ? `${subject}: no remark` : `${subject}: remark kept` };
    },
  },
};

interface Decided {
  byId: ReadonlyMap<string, Decision>;
  byRule: ReadonlyMap<string, readonly { entry: Which; decision: Decision }[]>;
}

interface Decision {
  kind: 'accepted' | 'snoozed';
  entry: AcceptEntry | SnoozeEntry;
}

const memo = new WeakMap<Register, Decided>();

function decidedOf(register: Register): Decided {
  const known = memo.get(register);
  if (known !== undefined) return known;
  const byId = new Map<string, Decision>();
  const byRule = new Map<string, { entry: Which; decision: Decision }[]>();
  const add = (entry: Which, decision: Decision) => {
    for (const id of entry.findings ?? []) byId.set(id, decision);
    if (entry.rule === undefined) return;
    byRule.set(entry.rule, [...(byRule.get(entry.rule) ?? []), { entry, decision }]);
  };
  for (const entry of register.snooze) add(entry, { kind: 'snoozed', entry });
  for (const entry of register.accept) add(entry, { kind: 'accepted', entry });
  const made = { byId, byRule };
  memo.set(register, made);
  return made;
}

/**
 * What the register says of a finding of this result: decisions made since it was scanned. Patterns for addons and paths
 * are left to the next scan, as it alone knows the whole paths.
 */
export function decisionOn(state: UiState, finding: Finding): Decision | null {
  if (state.decisions === null) return null;
  const { byId, byRule } = decidedOf(state.decisions.register);
  const own = byId.get(finding.id);
  if (own !== undefined) return own;
  const wide = byRule.get(finding.rule)?.find(({ entry }) => {
    return entry.path === undefined && (entry.addon === undefined || entry.addon === finding.addon);
  });
  return wide?.decision ?? null;
}
