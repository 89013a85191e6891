import type { Formats } from '../formats.js';
import type { Words } from './en.js';
import { nlEvidence } from './nl-evidence.js';
import { nlInstances } from './nl-instances.js';
import { nlKpis } from './nl-kpis.js';
import { nlPlanning } from './nl-planning.js';
import { nlTrend } from './nl-trend.js';

/** The Dutch catalogue. Odoo's own words are those of its Dutch translation: module, weergave, geplande actie. */
export function nl(f: Formats<'nl'>): Words {
  const noun =
    (one: string, other = `${one}s`) =>
    (value: number) =>
      f.count(value, { one, other });
  const modules = noun('module');
  const sprints = noun('sprint');
  const pieces = noun('stuk code', 'stukken code');
  return {
    severity: { blocker: 'blokkerend', high: 'hoog', medium: 'middel', low: 'laag', info: 'info' },
    verdict: { keep: 'behouden', refactor: 'herwerken', replace: 'vervangen', retire: 'uitfaseren' },
    confidence: { low: 'lage betrouwbaarheid', medium: 'redelijke betrouwbaarheid', high: 'hoge betrouwbaarheid' },
    kpis: nlKpis(f),
    colon: ':',
    semicolon: '; ',
    and: ' en ',
    namesMore: (value) => f.count(value, { one: 'andere', other: 'andere' }),
    span: (from, to) => [`${from} t/m`, to],
    minutes: (value) => `${f.whole(value)} min`,
    hours: (value) => `${f.hours(value)} uur`,
    age: { days: noun('dag', 'dagen'), months: noun('maand', 'maanden'), years: noun('jaar', 'jaar') },
    summary: {
      eyebrow: 'Klaar voor de upgrade?',
      headline: {
        there: (target) => `Al op Odoo ${target}`,
        clear: (target) => `Klaar voor Odoo ${target}`,
        work: (target) => `Odoo ${target} is binnen bereik`,
        blocked: (target) => `Nog niet klaar voor Odoo ${target}`,
        unknown: (target) => `Er is te weinig bekend om te zeggen of Odoo ${target} binnen bereik is`,
      },
      reason: {
        there: 'Alle modules staan al op de doelversie. Hierna volgt de technische schuld die erin zit.',
        clear: 'Er is niets gevonden dat voor de doelversie moet veranderen.',
        work: 'Er is niets gevonden dat een module tegenhoudt. Er is werk te doen, en dat is te plannen.',
        unknown: 'Te weinig code kon worden gelezen of gecontroleerd, of van te veel modules is de versie onbekend.',
      },
      blocked: (things, inAddons) =>
        `${pieces(things)} in ${modules(inAddons)} ${f.form(things, { one: 'werkt', other: 'werken' })} na de upgrade niet meer.`,
      leaving: (value) =>
        f.count(value, {
          one: 'van deze modules kan beter worden uitgefaseerd of vervangen dan hersteld.',
          other: 'van deze modules kunnen beter worden uitgefaseerd of vervangen dan hersteld.',
        }),
      effort: 'Benodigde inspanning',
      effortUnit: 'uur',
      effortRange: (range) => `${range} uur in zeven van de tien gevallen`,
      notCounted: (value) => `, ${f.count(value, { one: 'module niet meegeteld', other: 'modules niet meegeteld' })}`,
      effortCost: (cost) => `ongeveer ${cost}`,
      notTold: 'niet vast te stellen',
      noAddon: 'Er is geen module gevonden in wat is onderzocht.',
      tools: 'Door tools te doen',
      toolsNote: 'van de verwachte wijzigingen kan automatisch',
      toolsNone: 'geen wijziging verwacht',
      waiting: 'Kosten van uitstel',
      waitingUnit: 'uur per jaar',
      waitingHours: 'gaat op aan het onderhouden van wat er is',
      waitingCost: (cost) => `ofwel ${cost} per jaar`,
      rating: 'Schuldscore',
      ratingNote: (hours, share) =>
        `${f.hours(hours)} uur schuld, ${f.percent(share)} van de uren om alles nieuw te bouwen`,
      ratingNone: 'geen coderegels geteld',
      verdicts: 'Wat te doen met de modules',
      verdictHeads: ['Advies', 'Modules', 'Upgrade-uren', 'Bandbreedte', 'Coderegels', 'Aandeel in uren'],
      total: 'Totaal',
      risks: 'De risico’s die ertoe doen',
      noRisks: 'Geen van de risico’s waarop dit rapport let, is aangetroffen.',
      buys: 'Wat de geplande sprints opleveren',
      noPlan: 'Er is geen sprint gepland.',
      unknownTitle: 'Wat niet bekend is',
      toCoverage: 'Het volledige overzicht, en hoe de cijfers tot stand komen',
    },
    verdictMeaning: {
      keep: 'zo meenemen in de upgrade',
      refactor: 'eerst herstellen, dan upgraden',
      replace: 'een andere module kan dit',
      retire: 'kan weg',
    },
    risks: {
      blockers: (things, target) =>
        `${pieces(things)} ${f.form(things, { one: 'werkt', other: 'werken' })} niet op Odoo ${target}`,
      blockersText: (inAddons, names) =>
        `In ${modules(inAddons)}${f.form(inAddons, { one: ':', other: ', vooral' })} ${names}. Zolang dat niet is aangepast, ${f.form(inAddons, { one: 'kan deze module', other: 'kunnen deze modules' })} op de doelversie niet live.`,
      security: (value) =>
        f.count(value, { one: 'ernstige beveiligingsbevinding', other: 'ernstige beveiligingsbevindingen' }),
      securityText: (inAddons, name) =>
        inAddons === 1
          ? `In ${modules(inAddons)}: ${name}.`
          : `In ${modules(inAddons)}. Begin bij ${name}: die module heeft de hoogste prioriteit.`,
      concentration: (value, share) => `${f.percent(share)} van de upgrade-uren zit in ${modules(value)}`,
      concentrationText: (names) => `${names}. Loopt het daar uit, dan loopt de hele upgrade uit.`,
      hub: (name, waiting) => `${modules(waiting)} ${f.form(waiting, { one: 'wacht', other: 'wachten' })} op ${name}`,
      hubText: (hours) =>
        `Ze hangen ervan af en komen erna. De ${f.hours(hours)} uur voor deze module bepalen wanneer de rest kan beginnen.`,
      leaving: (hours) => `${f.hours(hours)} uur zou gaan naar modules die weg kunnen`,
      leavingText: (names) =>
        `${names}: beter uitfaseren of vervangen dan upgraden. Overleg eerst met de verantwoordelijken.`,
      waiting: (hours) => `Uitstel kost ${f.hours(hours)} uur per jaar`,
      waitingText: 'Zoveel onderhoud vergt de technische schuld zolang die niet is afgelost, vooral in',
      rough: (value) => `De schatting voor ${modules(value)} is grof`,
      roughText: (names) => `${names}. Deze uren steunen op te weinig gegevens om ze toe te zeggen.`,
    },
    buys: {
      plan: (hours, inSprints, capacity) =>
        `${f.hours(hours)} uur werk in ${sprints(inSprints)}, van de ${f.hours(capacity)} gereserveerde uren.`,
      saves: (hours) => `Eenmaal uitgevoerd bespaart dit ${f.hours(hours)} uur per jaar.`,
      closes: (closed, all, urgent) =>
        `Het lost ${f.whole(closed)} van de ${f.whole(all)} bevindingen op${urgent === 0 ? '' : `, waaronder ${f.count(urgent, { one: 'blokkerende', other: 'blokkerende' })}`}.`,
      removes: (names) => `Het haalt ${names} uit de upgrade.`,
      left: (items, hours) =>
        `${f.count(items, { one: 'werkpakket', other: 'werkpakketten' })} van samen ${f.hours(hours)} uur ${f.form(items, { one: 'paste niet en blijft open', other: 'pasten niet en blijven open' })}.`,
      gap: (share) => `Grootste afwijking van het best mogelijke plan: ${f.percent(share)}.`,
    },
    unknown: {
      files: (parsed, files) =>
        `${f.whole(parsed)} van de ${f.whole(files)} bronbestanden ${f.form(parsed, { one: 'is', other: 'zijn' })} volledig gelezen.`,
      series: (names) => `Versie onbekend van ${names}: de upgrade ervan zit niet in de uren.`,
      usage: (value) =>
        `Hoeveel ${modules(value)} ${f.form(value, { one: 'wordt', other: 'worden' })} gebruikt: daarover is weinig of niets bekend.`,
      possible: (value) =>
        `${f.count(value, { one: 'ander stuk code werkt', other: 'andere stukken code werken' })} mogelijk niet meer; iemand moet ernaar kijken.`,
      evidence: 'Gebruik en incidenten: er zijn geen gegevens uit een draaiend systeem aangeleverd.',
    },
    portfolio: {
      nav: 'Portfolio',
      none: 'Er is geen module gevonden.',
      title: 'Portfoliokaart',
      lede: 'De plek van een module zegt hoe snel ernaar gekeken moet worden: hoe hoger, hoe riskanter; hoe verder naar rechts, hoe meer gebruikt.',
      chart: 'Risico en gebruik, per module',
      chartAlt: (upperRight, all, names) =>
        `Rechtsboven, dus riskant én veel gebruikt: ${f.whole(upperRight)} van de ${modules(all)}${names === '' ? '' : ` (${names})`}. De tabel hieronder bevat alle waarden.`,
      size: (hours) => `Hoe groter het teken, hoe meer upgrade-uren; het grootste staat voor ${f.hours(hours)} uur.`,
      xTitle: 'gebruik: zelden → dagelijks',
      yTitle: 'risico: laag → hoog',
      caption:
        'Modules op volgorde van prioriteit. Scores lopen van 0 tot 100: risico 100 is het riskantst, gebruik 100 het meest gebruikt, upgrade 100 het duurst.',
      heads: [
        'Module',
        'Versie',
        'Risico',
        'Gebruik',
        'Upgrade',
        'Uren',
        'Bandbreedte',
        'Coderegels',
        'Score',
        'Advies',
      ],
      notPlaced: (names) => `Niet op de kaart, omdat risico of gebruik niet vast te stellen was: ${names}`,
    },
    effort: {
      nav: 'Inspanning',
      title: 'Inspanning',
      lede: 'Uren om elke module naar de doelversie te brengen, als bandbreedte waarin zeven van de tien vergelijkbare upgrades uitkomen.',
      addonChart: 'Upgrade-uren per module',
      addonAlt: (name, hours, range, shown) =>
        `De duurste is ${name} met ${f.hours(hours)} uur (${range}). Getoond: ${modules(shown)}. De waarden staan in de tabel van het portfolio.`,
      legend: 'Punt: evenveel gevallen erboven als eronder. Lijn: zeven van de tien gevallen.',
      hopChart: 'Upgrade-uren per versiestap',
      hopAlt: (to, share) => `De stap naar ${to} kost het meest: ${f.percent(share)} van alle uren.`,
      hopCaption: 'Versiestappen, alle modules samen',
      hopHeads: ['Stap naar', 'Modules', 'Uren', 'Bandbreedte', 'Gewijzigde coderegels', 'Door tools'],
      none: 'Er hoeft geen versiestap te worden gezet.',
      hoursTitle: 'uren',
    },
    sprints: {
      nav: 'Sprints',
      title: 'Sprintplan',
      lede: 'De schuld wordt afgelost uit de uren die een team daarvoor reserveert.',
      chart: 'Capaciteit en geplande uren per sprint',
      chartAlt: (planned, capacity, inSprints) =>
        `${f.hours(planned)} van de ${f.hours(capacity)} gereserveerde uren zijn gepland in ${sprints(inSprints)}.`,
      legend: 'Omtrek: uren gereserveerd voor de schuld. Gevuld: gepland.',
      caption: 'Wat in welke sprint gebeurt',
      heads: ['Werkpakket', 'Module', 'Uren', 'Bespaart (uur/jaar)'],
      sprint: (index) => `Sprint ${index}`,
      from: (day) => `vanaf ${day}, `,
      load: (planned, capacity) => `${f.hours(planned)} van ${f.hours(capacity)} uur`,
      free: 'Niets gepland.',
      more: (rest) =>
        `en ${f.count(rest, { one: 'kleiner werkpakket', other: 'kleinere werkpakketten' })}, alle te vinden in het JSON-rapport`,
      left: 'Niet gepland',
      leftCaption: 'Wat geen plek kreeg, en waarom',
      leftHeads: ['Werkpakket', 'Module', 'Uren', 'Waarom'],
      none: 'Er is geen plan gemaakt: plan met `odoo-debt plan`.',
      axis: 'sprint',
    },
    waves: {
      nav: 'Volgorde',
      title: 'Upgradevolgorde',
      lede: 'Een module komt na alles waarvan die afhangt. Aan modules uit dezelfde golf kan naast elkaar worden gewerkt.',
      wave: (index) => `Golf ${index}`,
      addons: modules,
      chain: (hours) => `De langste keten vergt ${f.hours(hours)} uur, hoeveel mensen er ook aan werken:`,
      none: 'Geen module, geen volgorde.',
    },
    addons: {
      nav: 'Modules',
      title: 'Module voor module',
      lede: 'Waar elke score vandaan komt. De punten worden opgeteld, daarna wordt de score tussen 0 en 100 gehouden.',
      unknownSeries: 'versie onbekend',
      lines: (value) => f.count(value, { one: 'coderegel', other: 'coderegels' }),
      origin: { custom: 'maatwerk', oca: 'OCA', 'third-party': 'derden', odoo: 'Odoo' },
      hours: (hours, range) => `${f.hours(hours)} uur (${range})`,
      hoursUnknown: 'uren onbekend',
      risk: 'Risico',
      usage: 'Gebruik',
      upgrade: 'Upgrade',
      notKnown: 'niet vast te stellen',
      fewer: (shown, all) =>
        `Van ${f.whole(all)} modules toont deze pagina de ${f.whole(shown)} met de hoogste prioriteit. Het JSON-rapport bevat alles.`,
      terse: (explained, factors) =>
        `Om deze pagina klein te houden, worden alleen de eerste ${f.whole(explained)} modules toegelicht, met de ${f.whole(factors)} zwaarste factoren van elke score. Het JSON-rapport bevat alles.`,
      cut: (factors) =>
        `Van elke score zijn de ${f.whole(factors)} zwaarste factoren getoond; het JSON-rapport bevat alles.`,
      why: 'Waarom dit advies',
      debt: (hours, range, share) =>
        `Schuld: ${f.hours(hours)} uur (${range}), ${f.percent(share)} van de uren om de module nieuw te bouwen.`,
      interest: (hours) => `Kost ${f.hours(hours)} uur per jaar zolang die niet is afgelost.`,
      depends: 'Heeft nodig',
      dependents: 'Nodig voor',
      found: 'Bevindingen',
      foundNone: 'geen',
      alike: (rest) => `en op nog ${f.count(rest, { one: 'plek', other: 'plekken' })}`,
    },
    findings: {
      nav: 'Bevindingen',
      title: 'Bevindingen',
      lede: 'Afzonderlijke plekken in de code, per module de dringendste eerst.',
      caption: (shown, all) => `${f.whole(shown)} van de ${f.whole(all)} bevindingen`,
      rest: (each, shown, all) =>
        `Getoond: de ${f.whole(shown)} dringendste, hoogstens ${f.whole(each)} per module. Het JSON-rapport (result.json) bevat alle ${f.whole(all)}.`,
      heads: ['Ernst', 'Module', 'Waar', 'Wat', 'Regel', 'Stap', 'Werk'],
      none: 'Er is niets gevonden.',
      filter: 'Filter',
      filterHint: 'woorden, ! sluit uit',
      rules: 'De regels waarop ze berusten',
      remedy: 'Wat te doen:',
      sources: 'Bronnen:',
    },
    method: {
      nav: 'Methode',
      title: 'Dekking en methode',
      coverage: 'Wat is gelezen',
      checkouts: 'Gelezen commits; naar lokale wijzigingen is niet gekeken',
      checkoutHeads: ['Repository', 'Commit'],
      noCommit: 'niet bekend',
      failed: 'Kon niet worden gelezen of gecontroleerd',
      skipped: 'Bewust weggelaten',
      unknown: 'Niet vast te stellen',
      more: (rest) => `en nog ${f.count(rest, { one: 'reden', other: 'redenen' })}, alle te vinden in het JSON-rapport`,
      evidence: 'Praktijkgegevens',
      evidenceCaption: 'Waar gebruik en incidenten uit blijken',
      evidenceHeads: ['Bron', 'Periode', 'Basis'],
      alike: (more) => ` en nog ${f.whole(more)}:`,
      noWindow: 'geen tijd',
      noEvidence:
        'Er is niets aangeleverd. Het gebruik is dan alleen uit de code af te leiden, met lage betrouwbaarheid.',
      method: 'Hoe de cijfers tot stand komen',
      points: [
        'Uren staan er als bandbreedte: vijftien van de honderd gevallen eindigen onder de ondergrens, vijftien boven de bovengrens, de helft onder het midden.',
        'De bandbreedte van een totaal telt de ondergrenzen en de bovengrenzen op, alsof alles tegelijk meezit of tegenzit: eerder te ruim dan te krap.',
        'Het deel dat tools doen, is gewogen naar het verwachte aantal gewijzigde coderegels per versiestap.',
        'De schuldratio is het aantal hersteluren gedeeld door de uren om de module nieuw te bouwen: A tot 5%, B 10%, C 20%, D 50%, E daarboven. De score van het portfolio weegt de ratio’s naar coderegels.',
        'Onbekend is niet nul: wat niet vast te stellen was, staat er als ? en verlaagt de betrouwbaarheid, nooit de score.',
        'Tekens voor betrouwbaarheid: ~ redelijk, ? laag, geen teken hoog.',
        'De code is gelezen en nooit uitgevoerd. Dit bestand haalt nergens iets op; dezelfde invoer geeft hetzelfde bestand.',
      ],
      english:
        'De tekst van bevindingen, de titels van regels en werkpakketten en de toelichting bij scores komen uit de analyse, die Engels schrijft; ze zijn ongewijzigd overgenomen.',
      rate: (price) => `Een uur is gerekend tegen ${price}.`,
    },
    page: {
      title: (target, roots) => `Klaar voor de upgrade naar Odoo ${target}?${roots === '' ? '' : ` ${roots}`}`,
      skip: 'Naar de inhoud',
      contents: 'Inhoud',
      dark: 'Donker thema',
      light: 'Licht thema',
      copy: 'Link kopiëren',
      copied: 'Link gekopieerd',
      made: (tool, version, schema) => `Gemaakt door ${tool} ${version}, resultaatschema ${schema}.`,
      at: (time) => `Analyse van ${time}.`,
      settings: (digest) => `Configuratie ${digest}.`,
      commits: (list, more) =>
        `Commit ${list}${more === 0 ? '' : ` en nog ${f.count(more, { one: 'repository', other: 'repository’s' })}`}.`,
      noCommits: 'Commit: niet gelezen.',
      open: (failed, skipped, unknown) =>
        `Niet onderzocht: ${f.whole(failed)} niet te lezen of te controleren, ${f.whole(skipped)} bewust weggelaten, ${f.count(unknown, { one: 'open vraag', other: 'open vragen' })}.`,
    },
    trend: nlTrend(f),
    instances: nlInstances(f),
    ...nlEvidence(f),
    ...nlPlanning(f),
  };
}
