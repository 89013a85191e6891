import type { KpiWords } from '../../shared/kpi-words.js';
import type { Formats } from '../formats.js';

/** Polish words of the maintenance figures. */
export function plKpis(f: Formats<'pl'>): KpiWords {
  // Fractions take the genitive singular: 2,5 dnia.
  const days = (value: number) => {
    const whole = f.form(value, { one: 'dzień', few: 'dni', many: 'dni', other: 'dnia' });
    return `${f.decimal(value)} ${value < 9.95 && !Number.isInteger(Number(value.toFixed(1))) ? 'dnia' : whole}`;
  };
  return {
    semicolon: '; ',
    labels: {
      criticalIncidents: 'Incydenty krytyczne',
      criticalResolution: 'Mediana czasu rozwiązania incydentu krytycznego',
      reopening: 'Zgłoszenia otwarte ponownie',
      emergencies: 'Praca pochłonięta przez awarie',
      rootCauses: 'Incydenty, których przyczyna powraca',
      backlog: 'Mediana wieku otwartych zgłoszeń',
      reaction: (severity, target) => `Waga ${severity}: podjęte w ${f.hours(target)}\u00a0godz.`,
      resolution: (severity, target) => `Waga ${severity}: rozwiązane w ${f.hours(target)}\u00a0godz.`,
      failed: 'Wdrożenia, po których wystąpił incydent',
      repeated: 'Wdrożenia poprawiane od razu',
      reverts: 'Wycofane commity',
      cronFailures: 'Zaplanowane akcje zakończone błędem',
      cronsLate: 'Zaplanowane akcje opóźnione',
      queue: 'Nieudane zadania w tle',
      reserve: 'Wynikająca stąd rezerwa na dług',
    },
    value: {
      'per month': (value) => `${f.decimal(value)} miesięcznie`,
      hours: (value) => `${f.hours(value)}\u00a0godz.`,
      days,
      share: f.percent,
      percent: f.percents,
    },
    inMonths: (value, months) => `${f.decimal(value)} w ciągu ${f.decimal(months)} mies.`,
    cases: (value) => f.count(value, { one: 'przypadek', few: 'przypadki', many: 'przypadków', other: 'przypadku' }),
    of: (part, all) => `${f.decimal(part)} z ${f.decimal(all)}`,
    resolution: {
      between: (low, high, level) =>
        `${f.hours(low)}–${f.hours(high)}\u00a0godz. przy poziomie ufności ${f.percent(level)}`,
      atLeast: (low, level) => `co najmniej ${f.hours(low)}\u00a0godz. przy poziomie ufności ${f.percent(level)}`,
      p85: (hours) => `${f.percent(0.85)} w ciągu ${f.hours(hours)}\u00a0godz.`,
      counts: (resolved, open) => `rozwiązane: ${f.whole(resolved)}, otwarte: ${f.whole(open)}`,
    },
    backlog: {
      open: (tickets) => `otwarte: ${f.whole(tickets)}`,
      p85: (value) => `${f.percent(0.85)} ma mniej niż ${days(value)}`,
      oldest: (value) => `najstarsze: ${days(value)}`,
      over90: (share) => `${f.percent(share)} ma ponad 90 dni`,
      arrivals: (value) => `tygodniowo przybywa ${f.decimal(value)}`,
      closures: (value) => `zamykanych jest ${f.decimal(value)}`,
      grows: (value) => `zaległości rosną o ${f.decimal(value)}`,
      shrinks: (value) => `zaległości maleją o ${f.decimal(value)}`,
    },
    measured: { hours: 'mierzone w godzinach', tickets: 'mierzone liczbą zgłoszeń' },
  };
}
