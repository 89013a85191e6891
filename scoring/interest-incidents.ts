import type { Factor } from '../src/domain/score.js';
import { counted } from '../src/domain/wording.js';
import { during, type RunningEvidence, ticketSpan } from './evidence.js';
import { factor, round } from './factor.js';
import { hoursOf, nameOf, perYear, type Share, ticketsOf } from './incidents.js';
import type { ScoringSettings } from './settings.js';

/** Hours per year that incidents of the addon take; a sentence where that is not known. */
export function incidentHours(
  addon: string,
  evidence: RunningEvidence | undefined,
  settings: ScoringSettings,
): Factor | string {
  if (!settings.interest.incidentHours) return 'incident hours (switched off)';
  const incidents = ticketsOf(addon, evidence).filter(({ ticket }) => ticket.kind === 'incident');
  return yearly('incident hours', 'incident-hours', incidents, 1, evidence, settings);
}

/** What emergencies cost beyond their own hours, in the work they break into. */
export function emergencyPremium(
  addon: string,
  evidence: RunningEvidence | undefined,
  settings: ScoringSettings,
): Factor | string {
  if (!settings.interest.emergencyPremium) return 'emergency premium (switched off)';
  const emergencies = ticketsOf(addon, evidence).filter(({ ticket }) => ticket.emergency);
  return yearly('emergency premium', 'emergency-premium', emergencies, settings.emergencyPremium, evidence, settings);
}

function yearly(
  name: string,
  id: string,
  shares: readonly Share[],
  rate: number,
  evidence: RunningEvidence | undefined,
  settings: ScoringSettings,
): Factor | string {
  const tickets = evidence?.tickets ?? null;
  if (tickets === null) return `${name} (no tickets were given)`;
  const year = perYear(tickets);
  if (typeof year === 'string') return `${name} (${year})`;
  const hours = shares.map(({ ticket, part }) => part * hoursOf(ticket, settings).hours);
  const sum = hours.reduce((total, value) => total + value, 0);
  const taken = shares.filter(({ ticket }) => !hoursOf(ticket, settings).recorded).length;
  const what = counted(shares.length, id === 'incident-hours' ? 'incident' : 'emergency').replace(
    'emergencys',
    'emergencies',
  );
  const doubt = taken === 0 ? '' : `, ${taken} of them without recorded hours, taken by severity (assumption)`;
  const premium = rate === 1 ? '' : `, ${round(rate * 100, 1)} % of them on top for the work dropped (assumption)`;
  const why = `${what} ${during(ticketSpan(tickets)!)}${doubt}: ${round(sum, 1)} h${premium}, as a year`;
  return factor(
    id,
    sum * rate * year,
    shares.length,
    why,
    shares.map(({ ticket }) => nameOf(ticket)),
  );
}
