import { SEVERITIES, type Severity } from '../domain/finding.js';
import type { GateOutcome, Gates } from '../domain/gate.js';
import { isMostlyUnread, readyAddons } from '../domain/readiness.js';
import type { AddonResult, Result } from '../domain/result.js';
import type { Rating } from '../domain/score.js';
import { counted } from '../domain/wording.js';

/** Names told of addons that fail. */
const NAMED = 5;

/** Holds a result against its gates, in a fixed order; those that are not asked for are left out. */
export function judgeGates(result: Result, { failOn, minReadiness, minRating }: Gates): GateOutcome[] {
  return [
    ...(failOn === undefined ? [] : [bySeverity(result, failOn)]),
    ...(minReadiness === undefined ? [] : [byReadiness(result, minReadiness)]),
    ...(minRating === undefined ? [] : [byRating(result, minRating)]),
  ];
}

/** With a baseline or a change only new findings count; an accepted one has left the findings and never counts. */
function bySeverity({ findings, baseline, coverage }: Result, limit: Severity): GateOutcome {
  const worst = SEVERITIES.slice(0, SEVERITIES.indexOf(limit) + 1);
  const counting = findings.filter(({ isNew }) => baseline === undefined || isNew === true);
  const parts = worst
    .map((severity) => ({ severity, count: counting.filter((one) => one.severity === severity).length }))
    .filter(({ count }) => count > 0);
  const total = parts.reduce((sum, { count }) => sum + count, 0);
  const noun = `${baseline === undefined ? '' : 'new '}finding`;
  const what = parts.map(({ severity, count }) => `${count} ${severity}`).join(', ');
  const none = isMostlyUnread(coverage) ? unread(coverage) : `no ${noun}`;
  return {
    gate: 'fail-on',
    limit,
    state: total > 0 ? 'fails' : isMostlyUnread(coverage) ? 'unknown' : 'holds',
    found: total > 0 ? `${counted(total, noun)} (${what})` : none,
  };
}

function byReadiness(result: Result, limit: number): GateOutcome {
  const { addons, coverage, target } = result;
  const ready = readyAddons(result).length;
  // Rounded down, so that what is shown never reaches a limit that is missed.
  const percent = addons.length === 0 ? 0 : Math.floor((1000 * ready) / addons.length) / 10;
  const fails = ready * 100 < limit * addons.length;
  return {
    gate: 'min-readiness',
    limit: `${limit}%`,
    state: fails ? 'fails' : isMostlyUnread(coverage) ? 'unknown' : 'holds',
    found:
      !fails && isMostlyUnread(coverage)
        ? unread(coverage)
        : `${percent}%: nothing stops ${ready} of ${counted(addons.length, 'addon')} on the way to ${target}`,
  };
}

/** An addon with nothing in it that was read has the rating of an addon without debt, so it is not judged by it. */
function byRating({ addons, coverage, diff }: Result, limit: Rating): GateOutcome {
  const touched = diff === undefined ? null : new Set(diff.addons);
  const asked = addons.filter(({ key, origin }) => origin !== 'odoo' && (touched === null || touched.has(key)));
  const over = asked.filter(({ debt }) => debt.rating > limit).sort((a, b) => order(a, b));
  const names = over.slice(0, NAMED).map(({ key, debt }) => `${key} has ${debt.rating}`);
  const more = over.length > NAMED ? ` and ${over.length - NAMED} more` : '';
  const which = touched === null ? '' : ' that the change touches';
  const open = over.length === 0 && isMostlyUnread(coverage);
  return {
    gate: 'min-rating',
    limit,
    state: over.length > 0 ? 'fails' : open ? 'unknown' : 'holds',
    found:
      over.length > 0
        ? names.join(', ') + more
        : open
          ? unread(coverage)
          : `none of ${counted(asked.length, 'addon')}${which} is worse`,
  };
}

/** The worst first. */
function order(a: AddonResult, b: AddonResult): number {
  return a.debt.rating === b.debt.rating ? (a.key < b.key ? -1 : 1) : a.debt.rating < b.debt.rating ? 1 : -1;
}

function unread({ parsed, files }: Result['coverage']): string {
  return `too little could be read to tell (${parsed} of ${counted(files, 'file')} whole)`;
}
