import type { Kpis } from '../../domain/kpis.js';

type Term = Kpis['reserve']['terms'][number];

/**
 * Percent of the capacity that is for debt before anything was measured. Source: between 15 and 20 % that teams give to enablers
 * under SAFe's capacity allocation, and Shopify's 25 % (shopify.engineering, "The 25 Percent Rule for Tackling Technical Debt").
 */
const USUAL = 20;
const LEAST = 5;

/**
 * The reserve that the planner should use: the usual one, and as much again as incidents that come back already take, because
 * that is what they go on taking until their causes are gone; at most half of what unplanned work leaves. The first and the last
 * number are assumptions, and are marked so.
 * @param why there is no load: what was not given or could not be told
 */
export function reserve(
  load: { share: number; measured: 'hours' | 'tickets' } | null,
  recurring: number | null,
  window: Kpis['window'],
  why = 'of most tickets the kind cannot be told',
): Kpis['reserve'] {
  const frame = {
    unit: 'percent' as const,
    definition: `${USUAL} % + share of work on incidents and emergencies × share of incidents that come back; at most half of what unplanned work leaves, at least ${LEAST} %`,
    window,
  };
  const terms: Term[] = [
    {
      name: 'usual',
      percent: USUAL,
      basis: 'assumption',
      why: 'what teams set aside before they have measured anything: 15 to 20 % for enablers under SAFe, 25 % at Shopify',
    },
    loadTerm(load, why),
    recurringTerm(load, recurring),
  ];
  if (load === null) {
    const unknown = `nothing was measured that it could follow from (${why}); the plan keeps the reserve of the configuration`;
    return { value: null, ...frame, numerator: null, denominator: null, coverage: null, unknown, terms };
  }
  const most = (100 - load.share * 100) / 2;
  terms.push({
    name: 'most',
    percent: Math.round(most),
    basis: 'assumption',
    why: 'half of what unplanned work leaves, so that as much remains for what the business asks for',
  });
  const wanted = USUAL + load.share * 100 * (recurring ?? 0);
  const value = Math.round(Math.max(LEAST, Math.min(wanted, most)));
  return {
    value,
    ...frame,
    numerator: null,
    denominator: null,
    coverage: null,
    unknown: null,
    terms,
  };
}

function loadTerm(load: { share: number; measured: string } | null, why: string): Term {
  if (load === null) {
    return {
      name: 'unplanned',
      percent: null,
      basis: 'unknown',
      why: `how much of the work goes to incidents and emergencies is not known: ${why}`,
    };
  }
  const percent = Math.round(load.share * 1000) / 10;
  return {
    name: 'unplanned',
    percent,
    basis: 'measured',
    why: `share of incidents and emergencies in the work, by ${load.measured}`,
  };
}

function recurringTerm(load: { share: number } | null, recurring: number | null): Term {
  if (load === null || recurring === null) {
    const why =
      load === null
        ? 'what incidents that come back take is not known, because the line above is not'
        : 'which incidents come back is not known, because most have no cause: nothing is added for them';
    return { name: 'recurring', percent: null, basis: 'unknown', why };
  }
  const percent = Math.round(load.share * recurring * 1000) / 10;
  return {
    name: 'recurring',
    percent,
    basis: 'measured',
    why: 'work on incidents and emergencies × share of incidents that come back',
  };
}
