import type { KpiWords } from '../../shared/kpi-words.js';
import type { Formats } from '../formats.js';

/** French words of the maintenance figures. */
export function frKpis(f: Formats<'fr'>): KpiWords {
  const days = (value: number) => `${f.decimal(value)} ${f.form(value, { one: 'jour', other: 'jours' })}`;
  return {
    semicolon: '\u00a0; ',
    labels: {
      criticalIncidents: 'Incidents critiques',
      criticalResolution: 'Délai médian de résolution d’un incident critique',
      reopening: 'Tickets rouverts',
      emergencies: 'Part absorbée par les urgences',
      rootCauses: 'Incidents dont la cause revient',
      backlog: 'Âge médian des tickets ouverts',
      reaction: (severity, target) => `Gravité ${severity} prise en charge en ${f.hours(target)}\u00a0h`,
      resolution: (severity, target) => `Gravité ${severity} résolue en ${f.hours(target)}\u00a0h`,
      failed: 'Déploiements suivis d’un incident',
      repeated: 'Déploiements corrigés dans la foulée',
      reverts: 'Commits annulés',
      cronFailures: 'Actions planifiées en échec',
      cronsLate: 'Actions planifiées en retard',
      queue: 'Tâches de fond en échec',
      reserve: 'Réserve pour la dette qui en découle',
    },
    value: {
      'per month': (value) => `${f.decimal(value)} par mois`,
      hours: (value) => `${f.hours(value)}\u00a0h`,
      days,
      share: f.percent,
      percent: f.percents,
    },
    inMonths: (value, months) => `${f.decimal(value)} en ${f.decimal(months)} mois`,
    cases: (value) => f.count(value, { one: 'cas', other: 'cas' }),
    of: (part, all) => `${f.decimal(part)} sur ${f.decimal(all)}`,
    resolution: {
      between: (low, high, level) =>
        `entre ${f.hours(low)} et ${f.hours(high)}\u00a0h, au niveau de confiance de ${f.percent(level)}`,
      atLeast: (low, level) => `au moins ${f.hours(low)}\u00a0h, au niveau de confiance de ${f.percent(level)}`,
      p85: (hours) => `${f.percent(0.85)} en moins de ${f.hours(hours)}\u00a0h`,
      counts: (resolved, open) =>
        `${f.count(resolved, { one: 'résolu', other: 'résolus' })}, ${f.count(open, { one: 'ouvert', other: 'ouverts' })}`,
    },
    backlog: {
      open: (tickets) => f.count(tickets, { one: 'ouvert', other: 'ouverts' }),
      p85: (value) => `${f.percent(0.85)} ont moins de ${days(value)}`,
      oldest: (value) => `le plus ancien\u00a0: ${days(value)}`,
      over90: (share) => `${f.percent(share)} ont plus de 90 jours`,
      arrivals: (value) => `arrivées\u00a0: ${f.decimal(value)} par semaine`,
      closures: (value) => `clôtures\u00a0: ${f.decimal(value)}`,
      grows: (value) => `le stock augmente de ${f.decimal(value)}`,
      shrinks: (value) => `le stock diminue de ${f.decimal(value)}`,
    },
    measured: { hours: 'mesuré en heures', tickets: 'mesuré en tickets' },
  };
}
