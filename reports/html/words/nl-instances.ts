import type { Formats } from '../formats.js';
import type { enInstances } from './en-instances.js';

/** Nederlandse woorden van de pagina die meerdere resultaten naast elkaar zet. */
export function nlInstances(f: Formats<'nl'>): ReturnType<typeof enInstances> {
  const modules = (value: number) => f.count(value, { one: 'module', other: 'modules' });
  const instances = (value: number) => f.count(value, { one: 'omgeving', other: 'omgevingen' });
  const lines = (value: number) => f.count(value, { one: 'coderegel', other: 'coderegels' });
  return {
    eyebrow: 'Portfolio',
    title: (value) => (value === 1 ? 'Eén omgeving' : `${f.whole(value)} omgevingen naast elkaar`),
    more: (value) => `nog ${f.whole(value)}`,
    notAdded: (why) => `niet opgeteld: ${why}`,
    notAddedUnknown: 'voor een ervan niet bekend',
    allEffort: 'Totale inspanning',
    allWaiting: 'Kosten van uitstel',
    saved: 'Winst door delen',
    savedNote: 'hoogstens, als gedeelde modules één keer voor alle worden geüpgraded',
    savedNone: 'geen module zit in meer dan één omgeving',
    code: 'Onderzochte code',
    codeUnit: (value) => f.form(value, { one: 'module', other: 'modules' }),
    codeLines: lines,
    nav: 'Overzicht',
    glance: 'Omgevingen in één oogopslag',
    lede: 'Eén rij per resultaat. Zijn alle met dezelfde maat te meten, dan heeft de slechtste rang 1; anders staat er geen rang.',
    caption: 'Gereedheid, inspanning en schuld per omgeving',
    heads: [
      ...['Omgeving', 'Gereedheid', 'Blokkerend', 'Upgrade (uur)', 'Uitstel (uur/jaar)', 'Score', 'Advies'],
      'Gelezen',
    ],
    size: (count, all) => `${modules(count)}, ${lines(all)}`,
    rank: (value) => `rang ${f.whole(value)}`,
    notCounted: (value) => `${modules(value)} niet meegeteld`,
    notRead: (value) => `${f.whole(value)} niet gelezen`,
    all: 'Totaal',
    eachNav: 'Een voor een',
    each: 'Omgeving voor omgeving',
    eachLede: 'Wat in elke omgeving het zwaarst weegt, en wat er niet van bekend is.',
    made: (version) => `programmaversie ${version}`,
    analysed: (day) => `onderzocht op ${day}`,
    names: (names, rest) => (rest === 0 ? names : `${names} en nog ${f.whole(rest)}`),
    evidence: (sources) => `Aangeleverde praktijkgegevens: ${sources}.`,
    kpisUnknown: (unknown, all) =>
      `${f.whole(unknown)} van de ${f.whole(all)} onderhoudscijfers ${f.form(unknown, { one: 'is', other: 'zijn' })} niet bekend.`,
    seriesUnknown: (value) => `Versie onbekend van ${modules(value)}: de upgrade ervan zit niet in de uren.`,
    limits: 'Wat niet te vergelijken is',
    limitsNav: 'Vergelijkbaar?',
    noLimit:
      'Niets staat een vergelijking in de weg: één doelversie, één programmaversie, dezelfde soort praktijkgegevens.',
    limit: {
      target: (values) =>
        `De doelversies verschillen (${values}). Uren en blokkerende punten worden niet gerangschikt en niet opgeteld.`,
      evidence: (values) =>
        `De praktijkgegevens verschillen (${values}). Gebruik, risico en kosten van uitstel zijn daardoor niet met dezelfde maat gemeten.`,
      kpis: (values) => `Geen onderhoudscijfers voor ${values}.`,
      tool: (values) =>
        `De programmaversies verschillen (${values}). Alleen daardoor al kunnen scores en uren verschillen.`,
      reading: (values) => `Een groot deel van ${values} kon niet worden gelezen of gecontroleerd.`,
      currency: () =>
        'De resultaten zeggen niet in welke valuta hun kosten zijn: uren worden vergeleken, en geld wordt tegen één tarief gerekend.',
    },
    limitName: {
      target: 'doelversie',
      evidence: 'praktijkgegevens',
      kpis: 'onderhoudscijfers',
      tool: 'programmaversie',
      reading: 'niet gelezen bestanden',
      currency: 'valuta',
    },
    none: 'geen',
    shared: 'Eén keer herstellen, overal profijt',
    sharedNav: 'Gedeelde modules',
    sharedLede:
      'Modules met dezelfde naam en herkomst in meerdere omgevingen: wat één keer is hersteld, helpt ze allemaal.',
    sharedCaption: 'Gedeelde modules, grootste besparing eerst',
    sharedHeads: ['Module', 'Herkomst', 'Aanwezig in', 'Toestand', 'Gedeelde bevindingen', 'Bespaart tot (uur)'],
    inInstances: instances,
    state: { same: 'overal gelijk', differs: 'in verschillende toestanden' },
    sharedMore: (value) => `en nog ${f.whole(value)}, allemaal in de JSON van odoo-debt portfolio`,
    noShared: 'Geen module zit in meer dan één omgeving.',
    kpiCaption: 'Onderhoudscijfers per omgeving',
    kpiHead: 'Cijfer',
    method: 'Hoe deze pagina tot stand komt',
    methodNav: 'Methode',
    points: [
      'Uren zijn mediane schattingen met de bandbreedte waarin zeven van de tien gevallen eindigen. De ondergrenzen en de bovengrenzen worden opgeteld, alsof alles tegelijk meezit of tegenzit: eerder te ruim dan te krap.',
      'Uren en blokkerende punten worden alleen voor één doelversie opgeteld en gerangschikt; de kosten van uitstel alleen waar dezelfde soort praktijkgegevens is aangeleverd. Zijn de uren van één omgeving onbekend, dan is er geen totaal.',
      'De winst door delen is de som van de upgrade-uren van alle exemplaren van een gedeelde module, behalve het duurste: hoogstens zoveel, want exemplaren verschillen.',
      'Onbekend is niet nul: wat niet vast te stellen was, staat er als ?.',
      'Elk cijfer is terug te vinden in het rapport van de omgeving: odoo-debt report met het resultaat van die naam.',
    ],
    rate: (price) => `Een uur wordt voor elke omgeving gerekend tegen ${price}.`,
  };
}
