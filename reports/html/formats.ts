import type { Language } from '../../src/domain/languages.js';
import type { Hours } from '../../src/domain/score.js';

/** Plural forms that a language has for counted things. Source: Unicode CLDR, Language Plural Rules, cardinals. */
export interface FormsOf {
  en: { one: string; other: string };
  /** `many` (a million of) is left to `other`: no page counts so far. */
  fr: { one: string; other: string };
  nl: { one: string; other: string };
  pl: { one: string; few: string; many: string; other: string };
}

/** Numbers and days as people of a language write them. Locale and time zone of the machine play no part. */
export interface Formats<L extends Language = Language> {
  /** Whole number with the separators of the language: 18,420. */
  whole(value: number): string;
  /** A number that is not negative, with one decimal below ten: 0, <0.1, 0.5, 7, 64, 1,240. */
  decimal(value: number): string;
  /** Hours without the unit. */
  hours(value: number): string;
  /** `40–110`: the range in which seven cases of ten fall. One number where both ends read the same. */
  range(value: Hours): string;
  /** Share 0 to 1: 62%. Small but not nothing is `<1%`, nearly all is `>99%`. */
  percent(share: number): string;
  /** A number with a sign of its own: +12, −3.5. */
  points(value: number): string;
  /** Percent that are none of a whole, such as of a capacity: 2.5%. */
  percents(value: number): string;
  /** `12 addons`: the number with the form that it asks for. */
  count(value: number, forms: FormsOf[L]): string;
  /** The form alone. */
  form(value: number, forms: FormsOf[L]): string;
  /** Whole money of an ISO 4217 currency: €56,400. */
  money(value: number, currency: string): string;
  /** Money that is an estimate, three figures of it: €18,200–55,300. */
  moneyRange(low: number, high: number, currency: string): string;
  /** Money of an hour, cents where it has some: €87.50. */
  price(value: number, currency: string): string;
  /** The day of an ISO time; a text that is none stays as it is. */
  day(time: string): string;
  /** `2025-09` as people write a month. */
  month(month: string): string;
  /** Day and minute of an ISO time, in UTC. */
  moment(time: string): string;
}

/** English keeps ISO days: 03/04 is another day in London than in New York. */
const DAY_FORMATS: Record<Language, Intl.DateTimeFormatOptions | null> = {
  en: null,
  fr: { day: '2-digit', month: '2-digit', year: 'numeric' },
  nl: { day: '2-digit', month: '2-digit', year: 'numeric' },
  pl: { day: '2-digit', month: '2-digit', year: 'numeric' },
};

const ISO_TIME = /^\d{4}-\d{2}-\d{2}T/;
const ISO_DAY = /^\d{4}-\d{2}-\d{2}$/;

function days(lang: Language): Pick<Formats, 'day' | 'month' | 'moment'> {
  const parts = DAY_FORMATS[lang];
  if (parts === null) {
    const day = (time: string) => (ISO_TIME.test(time) ? time.slice(0, 10) : time);
    return { day, month: (month) => month, moment: (time) => time };
  }
  const format = (more: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(lang, { timeZone: 'UTC', ...more });
  const [whole, months] = [format(parts), format({ month: '2-digit', year: 'numeric' })];
  const clock = format({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const told = (form: Intl.DateTimeFormat, time: string, text: string) => {
    const at = Date.parse(time);
    return Number.isNaN(at) ? text : form.format(at);
  };
  // The day stays the one that is written, whatever the offset behind it.
  const day = (time: string) =>
    ISO_TIME.test(time) || ISO_DAY.test(time) ? told(whole, `${time.slice(0, 10)}T00:00:00Z`, time) : time;
  return {
    day,
    month: (month) => (/^\d{4}-\d{2}$/.test(month) ? told(months, `${month}-01T00:00:00Z`, month) : month),
    moment: (time) => (ISO_TIME.test(time) ? `${told(whole, time, time)}, ${told(clock, time, '')} UTC` : day(time)),
  };
}

/** How a language writes numbers and days: same language, same bytes on the same Node. */
export function formatsOf<L extends Language>(lang: L): Formats<L> {
  const number = (options: Intl.NumberFormatOptions) => new Intl.NumberFormat(lang, options);
  const [wholes, tenths] = [number({ maximumFractionDigits: 0 }), number({ maximumFractionDigits: 1 })];
  const shares = number({ style: 'percent', maximumFractionDigits: 0 });
  const rates = number({ style: 'percent', maximumFractionDigits: 1 });
  const plural = new Intl.PluralRules(lang);
  // Adding 0 turns −0 into 0.
  const whole = (value: number) => wholes.format(Math.round(value) + 0);
  const decimal = (value: number) => {
    if (value >= 9.95 || value === 0) return whole(value);
    const text = value.toFixed(1);
    return text === '0.0' ? `<${tenths.format(0.1)}` : tenths.format(Number(text));
  };
  const form = (value: number, forms: FormsOf[L]) => {
    const category = plural.select(Math.round(value));
    return (forms as Partial<Record<Intl.LDMLPluralRule, string>>)[category] ?? forms.other;
  };
  return {
    whole,
    decimal,
    hours: decimal,
    range: ({ p15, p85 }) => {
      const [low, high] = [decimal(p15), decimal(p85)];
      return low === high ? low : `${low}–${high}`;
    },
    percent: (share) => {
      const value = share * 100;
      if (value > 0 && value < 0.5) return `<${shares.format(0.01)}`;
      if (value < 100 && value > 99.5) return `>${shares.format(0.99)}`;
      return shares.format(Math.round(value) / 100 + 0);
    },
    percents: (value) =>
      value > 0 && value < 0.05
        ? `<${rates.format(0.001)}`
        : rates.format(value >= 9.95 ? Math.round(value) / 100 : value / 100),
    points: (value) => `${value < 0 ? '−' : '+'}${tenths.format(Math.round(Math.abs(value) * 10) / 10)}`,
    count: (value, forms) => `${whole(value)} ${form(value, forms)}`,
    form,
    money: (value, currency) =>
      number({ style: 'currency', currency, maximumFractionDigits: 0 }).format(Math.round(value) + 0),
    moneyRange: (low, high, currency) => {
      const [from, to] = [low, high].map((value) => Number(value.toPrecision(3)));
      return number({ style: 'currency', currency, maximumFractionDigits: 0 }).formatRange(from!, to!);
    },
    price: (value, currency) =>
      number({ style: 'currency', currency, minimumFractionDigits: Number.isInteger(value) ? 0 : 2 }).format(value),
    ...days(lang),
  };
}
