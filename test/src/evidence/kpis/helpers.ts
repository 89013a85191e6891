import type { LogEvidence } from '../../../../src/domain/evidence/log.js';
import type { Ticket, TicketEvidence } from '../../../../src/domain/evidence/tickets.js';
import { type Kpis, kpisSchema, type SlaSettings, slaSettingsSchema } from '../../../../src/domain/kpis.js';
import { type KpiInputs, kpisOf } from '../../../../src/evidence/kpis/index.js';

export const START = Date.UTC(2026, 0, 1);
const HOUR = 3_600_000;

/** Hours after the first of January 2026. */
export function at(hours: number): string {
  return new Date(START + hours * HOUR).toISOString();
}

let next = 0;

export function ticket(given: Partial<Ticket> & { in: number; out?: number; begun?: number }): Ticket {
  const { in: created, out, begun, ...rest } = given;
  return {
    source: 'jira',
    id: `BAK-${++next}`,
    kind: 'incident',
    kindBasis: 'type: type-incident',
    emergency: false,
    emergencyBasis: 'none',
    severity: 1,
    status: out === undefined ? 'open' : 'resolved',
    createdAt: at(created),
    startedAt: begun === undefined ? null : at(begun),
    resolvedAt: out === undefined ? null : at(out),
    reopened: null,
    slaDueAt: null,
    slaBreached: null,
    effortHours: null,
    rootCause: null,
    addons: [],
    ...rest,
  };
}

/** Evidence whose window reaches from the first of January to `end` hours later. */
export function evidence(
  tickets: readonly Ticket[],
  end = 24 * 100,
  fields = ['id', 'created', 'type'],
): TicketEvidence {
  return {
    files: [
      {
        name: 'jira.csv',
        source: 'jira',
        rows: tickets.length,
        damaged: 0,
        mapping: Object.fromEntries(fields.map((field) => [field, field])),
      },
    ],
    window: { from: at(0), to: at(end), hours: end },
    tickets: [...tickets],
    problems: [],
  };
}

export function sla(given: Record<string, unknown> = {}): SlaSettings {
  return slaSettingsSchema.parse(given);
}

/** The figures, held to their schema: a NaN or a share above 1 does not pass. */
export function kpis(tickets: readonly Ticket[] | TicketEvidence | null, given: Partial<KpiInputs> = {}): Kpis {
  const read = tickets === null || 'tickets' in tickets ? tickets : evidence(tickets);
  return kpisSchema.parse(kpisOf({ tickets: read, sla: sla(), ...given }));
}

export function log(given: Partial<LogEvidence>): LogEvidence {
  return {
    files: [],
    window: { from: at(0), to: at(24 * 100), hours: 2400 },
    records: 0,
    requests: { total: 0, attributed: 0, excluded: 0, slow: 0, failed: 0 },
    byModel: [],
    errors: [],
    unattributedErrors: 0,
    crons: [],
    contention: { retries: 0, exhausted: 0 },
    killed: {},
    deployments: [],
    addons: {},
    problems: [],
    ...given,
  } as LogEvidence;
}
