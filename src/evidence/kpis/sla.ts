import type { Kpi, Kpis, SlaSettings } from '../../domain/kpis.js';
import { shareKpi } from './figure.js';
import { arrived, type Case, type Scope } from './scope.js';

type Severity = 1 | 2 | 3 | 4;
const SEVERITIES: readonly Severity[] = [1, 2, 3, 4];

interface Target {
  reactionHours: number;
  resolutionHours: number;
}

/**
 * Targets where the configuration names none, in working hours. Source: between what Odoo partners publish (niova.dk: P1 1 h / 4 h,
 * P2 4 h / 24 h, P3 2 / 5 working days, P4 10 / 15 working days; app.primacyinfotech.com/sla: P1 1 h / 24 h, P2 4 h / 2–3 days).
 */
const POLICY: Readonly<Record<Severity, Target>> = {
  1: { reactionHours: 1, resolutionHours: 4 },
  2: { reactionHours: 4, resolutionHours: 24 },
  3: { reactionHours: 16, resolutionHours: 40 },
  4: { reactionHours: 80, resolutionHours: 120 },
};

const CONTRACT = 'targets of the configuration (sla.targets)';
const NO_CONTRACT =
  'a policy of odoo-debt, no contract: between the targets that Odoo partners publish; set sla.targets to the ones you agreed on';

/** Incidents that were taken up and resolved in time, by severity. Null in a verdict: not decided yet, or not known. */
export function slaKpis(scope: Scope | null, settings: SlaSettings, why: string): Kpis['sla'] {
  const contract = settings.targets !== undefined && Object.keys(settings.targets).length > 0;
  const rows = SEVERITIES.flatMap((severity) => {
    // Beside a contract, severities it does not name have no target.
    const target = contract ? settings.targets![`${severity}`] : POLICY[severity];
    return target === undefined ? [] : [rowOf(scope, severity, target, why)];
  });
  return { basis: contract ? 'contract' : 'policy', source: contract ? CONTRACT : NO_CONTRACT, rows };
}

function rowOf(scope: Scope | null, severity: Severity, target: Target, why: string): Kpis['sla']['rows'][number] {
  const cases = scope === null ? [] : arrived(scope).filter(({ ticket }) => isOf(ticket, severity));
  const unsaid =
    scope !== null && arrived(scope).every(({ ticket }) => ticket.kind !== 'incident' || ticket.severity === null);
  const none =
    scope === null
      ? why
      : unsaid
        ? 'what the priorities mean is not said; set tickets.priorities'
        : `no incident of severity ${severity} came in within the window`;
  const hours = scope?.calendar.kind === 'working' ? 'working hours' : 'hours of the clock';
  const kpi = (name: string, judge: (one: Case) => Verdict): Kpi => {
    const verdicts = cases.map(judge).filter((verdict) => verdict !== 'undecided');
    const known = verdicts.filter((verdict) => verdict !== 'unknown');
    const definition = `incidents of severity ${severity} that came in within the window and were ${name}, of those decided by its end`;
    return shareKpi(
      { unit: 'share', definition, window: scope?.window ?? null },
      {
        part: known.filter((verdict) => verdict === 'met').length,
        whole: known.length,
        all: verdicts.length,
        none: cases.length > 0 ? 'none is decided yet' : none,
      },
    );
  };
  const { reactionHours, resolutionHours } = target;
  return {
    severity,
    reactionHours,
    resolutionHours,
    reaction: kpi(`taken up within ${reactionHours} ${hours}`, (one) => reactionOf(scope!, one, reactionHours)),
    resolution: kpi(`resolved before the due date of their source, else within ${resolutionHours} ${hours}`, (one) =>
      resolutionOf(scope!, one, resolutionHours),
    ),
  };
}

function isOf(ticket: Case['ticket'], severity: Severity): boolean {
  return ticket.kind === 'incident' && ticket.severity === severity && ticket.status !== 'rejected';
}

/** `undecided`: there is time left. `unknown`: it is over, but nobody says how. */
type Verdict = 'met' | 'missed' | 'undecided' | 'unknown';

function reactionOf(scope: Scope, { ticket, created, started, open, resolved }: Case, target: number): Verdict {
  const { calendar, asOf } = scope;
  if (started !== null && started <= asOf) return calendar.hours(created, started) <= target ? 'met' : 'missed';
  // Whatever the reaction was, it came before a resolution in time.
  if (resolved !== null && calendar.hours(created, resolved) <= target) return 'met';
  if (!scope.has(ticket, 'started') || !open) return 'unknown';
  return calendar.hours(created, asOf) > target ? 'missed' : 'undecided';
}

function resolutionOf(scope: Scope, { ticket, created, resolved, due, open }: Case, target: number): Verdict {
  const { calendar, asOf } = scope;
  if (ticket.slaBreached === true) return 'missed';
  if (ticket.slaBreached === false) return open ? 'undecided' : 'met';
  const end = resolved ?? (open ? asOf : null);
  if (end === null) return 'unknown';
  const late = due !== null ? end > due : calendar.hours(created, end) > target;
  if (late) return 'missed';
  return resolved === null ? 'undecided' : 'met';
}
