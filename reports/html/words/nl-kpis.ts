import type { KpiWords } from '../../shared/kpi-words.js';
import type { Formats } from '../formats.js';

/** Dutch words of the maintenance figures. */
export function nlKpis(f: Formats<'nl'>): KpiWords {
  const days = (value: number) => `${f.decimal(value)} ${value === 1 ? 'dag' : 'dagen'}`;
  return {
    semicolon: '; ',
    labels: {
      criticalIncidents: 'Kritieke incidenten',
      criticalResolution: 'Mediane oplostijd van een kritiek incident',
      reopening: 'Heropende tickets',
      emergencies: 'Opgeslokt door spoedgevallen',
      rootCauses: 'Incidenten waarvan de oorzaak terugkeert',
      backlog: 'Mediane ouderdom van de backlog',
      reaction: (severity, target) => `Ernst ${severity} binnen ${f.hours(target)} uur opgepakt`,
      resolution: (severity, target) => `Ernst ${severity} binnen ${f.hours(target)} uur opgelost`,
      failed: 'Deployments gevolgd door een incident',
      repeated: 'Deployments die meteen zijn hersteld',
      reverts: 'Teruggedraaide commits',
      cronFailures: 'Geplande acties die mislukken',
      cronsLate: 'Geplande acties die te laat zijn',
      queue: 'Mislukte achtergrondtaken',
      reserve: 'Reserve voor schuld die hieruit volgt',
    },
    value: {
      'per month': (value) => `${f.decimal(value)} per maand`,
      hours: (value) => `${f.hours(value)} uur`,
      days,
      share: f.percent,
      percent: f.percents,
    },
    inMonths: (value, months) => `${f.decimal(value)} in ${f.decimal(months)} maanden`,
    cases: (value) => f.count(value, { one: 'geval', other: 'gevallen' }),
    of: (part, all) => `${f.decimal(part)} van ${f.decimal(all)}`,
    resolution: {
      between: (low, high, level) => `${f.hours(low)}–${f.hours(high)} uur met ${f.percent(level)} zekerheid`,
      atLeast: (low, level) => `minstens ${f.hours(low)} uur met ${f.percent(level)} zekerheid`,
      p85: (hours) => `${f.percent(0.85)} binnen ${f.hours(hours)} uur`,
      counts: (resolved, open) => `${f.whole(resolved)} opgelost, ${f.whole(open)} open`,
    },
    backlog: {
      open: (tickets) => `${f.whole(tickets)} open`,
      p85: (value) => `${f.percent(0.85)} jonger dan ${days(value)}`,
      oldest: (value) => `de oudste ${days(value)}`,
      over90: (share) => `${f.percent(share)} ouder dan 90 dagen`,
      arrivals: (value) => `${f.decimal(value)} per week erbij`,
      closures: (value) => `${f.decimal(value)} afgesloten`,
      grows: (value) => `de stapel groeit met ${f.decimal(value)}`,
      shrinks: (value) => `de stapel slinkt met ${f.decimal(value)}`,
    },
    measured: { hours: 'gemeten in uren', tickets: 'gemeten in tickets' },
  };
}
