import type { Formats } from '../formats.js';
import type { enPlanning } from './en-planning.js';

/** Nederlandse woorden voor uren, volgorde en plannen. */
export function nlPlanning(f: Formats<'nl'>): ReturnType<typeof enPlanning> {
  const noun =
    (one: string, other = `${one}s`) =>
    (value: number) =>
      f.count(value, { one, other });
  const modules = noun('module');
  const sprints = noun('sprint');
  return {
    areas: {
      legend:
        'Elke balk begint waar de vorige eindigt. Het lichte deel: uren aan code die een bekende tool kan herschrijven.',
      chart: 'Upgrade-uren per gebied',
      alt: (name, share) => `De grootste post is “${name}”, met ${f.percent(share)} van alle uren.`,
      caption: 'Waar de upgrade-uren naartoe gaan, alle modules en versiestappen samen',
      heads: ['Gebied', 'Bevindingen', 'Uren', 'Met tools', 'Aandeel in uren'],
      all: 'Totaal',
      names: {
        fixed: 'Installeren, testen, uitrollen',
        models: 'Modellen en velden',
        python: 'Python-code',
        views: 'Weergaven en sjablonen',
        javascript: 'JavaScript en assets',
        data: 'Databestanden en XML-id’s',
        manifest: 'Manifesten en afhankelijkheden',
        unnamed: 'Verwacht, nog niet gevonden',
      },
      about: {
        fixed: 'een vast deel per module en versiestap',
        unnamed: 'coderegels die in echte upgrades van zulke modules zijn gewijzigd, naast wat is gevonden',
      },
    },
    route: {
      chart: 'Wat op wat wacht',
      legend:
        'Een stip is een module, groter bij meer upgrade-uren; een lijn loopt naar links, naar wat de module nodig heeft.',
      legendChain: 'Dikke lijn: de langste keten.',
      alt: (shown, links, alone) =>
        `${modules(shown)} met ${noun('afhankelijkheid', 'afhankelijkheden')(links)} onderling.${alone === 0 ? '' : ` Nog ${f.count(alone, { one: 'module staat', other: 'modules staan' })} los van de andere onderzochte modules.`} De tabel hieronder bevat de details.`,
      unnamed: 'Waar tekens dicht bij elkaar staan, ontbreken namen: de golven hierboven noemen elke module.',
      cut: (shown, all) => `Getekend zijn de ${f.whole(shown)} zwaarste van ${f.whole(all)}.`,
      caption: 'Onderzochte modules die van elkaar afhangen',
      heads: ['Module', 'Golf', 'Uren', 'Heeft nodig', 'Nodig voor', 'Langste keten'],
      onChain: 'hoort erbij',
    },
    outlook: {
      title: 'Hoe de schuld afneemt',
      chart: 'Resterende schuld en betaalde rente, per sprint',
      legend:
        'Doorgetrokken: volgens plan. Streepjes: de helft van de keren niet later. Stippen: 85 van de 100 keer niet later.',
      alt: (before, after, inSprints, likely) =>
        `Volgens plan daalt de schuld van ${f.hours(before)} naar ${f.hours(after)} uur in ${sprints(inSprints)}; is elk werkpakket pas in zijn 85%-sprint klaar, dan tot ${f.hours(likely)} uur.`,
      legendPlain: 'Volgens plan.',
      altPlain: (before, after, inSprints) =>
        `Volgens plan daalt de schuld van ${f.hours(before)} naar ${f.hours(after)} uur in ${sprints(inSprints)}.`,
      left: 'resterende schuld, uren',
      interest: 'betaalde rente, uren',
      caption: 'Resterende schuld en betaalde rente aan het eind van elke sprint',
      note: 'Bij 50% en 85%: elk werkpakket telt als klaar in de sprint waarin het met die kans is afgerond.',
      heads: ['Sprint', 'Gereserveerd', 'Gepland', 'Restschuld', 'bij 50%', 'bij 85%', 'Rente betaald', 'bij 85%'],
      start: 'Vóór de eerste',
      states: { done: 'klaar', active: 'bezig', planned: 'gepland' },
      pools: 'Uren die voor soorten werk zijn gereserveerd: gepland van gereserveerd',
      classes: { security: 'Beveiliging', operations: 'Beheer', upgrade: 'Upgrade', hygiene: 'Codekwaliteit' },
      noClass: 'Overige',
      finish: 'Wanneer het upgradewerk klaar is, uit een groot aantal simulaties',
      finishHeads: ['Upgradewerk', 'Werkpakketten', '50%', '85%', '95%'],
      ready: 'Alles: klaar voor de upgrade',
      never: (inSprints) => `niet binnen ${sprints(inSprints)}`,
    },
    changes: {
      title: 'Waar het plan op rust',
      proof: {
        optimal: 'Bewezen: er is geen beter plan.',
        limit: 'De exacte solver kwam tijd tekort; wat tot dan toe bewezen was, geldt.',
        failed: 'De exacte solver gaf geen antwoord.',
      },
      capacity: 'Hoe de gereserveerde uren tot stand komen',
      moves: 'Wat is verschoven sinds het vorige plan',
      movesHeads: ['Werkpakket', 'Module', 'Van', 'Naar', 'Waarom'],
      notPlanned: 'niet gepland',
      prices: 'Wat de randvoorwaarden kosten',
      pricesHeads: ['Voorwaarde', 'Betreft', 'Kost (uur/jaar)', 'In woorden'],
      kinds: {
        pin: 'vastgezet op een sprint',
        deadline: 'deadline',
        'not-before': 'niet eerder dan',
        class: 'soort werk',
        skill: 'vaardigheid',
        reserve: 'reserve',
      },
      calibration: 'Hoe goed de schattingen waren',
      tooFew: (items, needed) =>
        `${f.count(items, { one: 'werkpakket is', other: 'werkpakketten zijn' })} klaar met bekende uren; vanaf ${f.whole(needed)} corrigeren die de schattingen.`,
      error: (items, error, bias) =>
        `${f.count(items, { one: 'werkpakket', other: 'werkpakketten' })} klaar: de helft van de schattingen week minder dan ${f.percent(error)} af, en het werk kostte ${f.decimal(bias)} keer de schatting.`,
      corrected: (error) => `Gecorrigeerd met de andere werkpakketten zou de helft ${f.percent(error)} afwijken.`,
      inside: (share) => `${f.percent(share)} bleef binnen de bandbreedte; 70% is de bedoeling.`,
      factorsCaption: 'Waarmee de uren worden vermenigvuldigd',
      factorsHeads: ['Soort werk', 'Klaar', 'Eigen factor', 'Toegepaste factor'],
      allKinds: 'soorten zonder afgerond werkpakket',
      itemKinds: {
        upgrade: 'upgrade',
        security: 'beveiliging',
        reliability: 'betrouwbaarheid',
        performance: 'prestaties',
        maintainability: 'onderhoudbaarheid',
        governance: 'governance',
        retire: 'uitfaseren',
        replace: 'vervangen',
      },
    },
    scenarios: {
      nav: 'Scenario’s',
      title: 'Scenario’s naast elkaar',
      lede: 'Hetzelfde werk, anders gepland.',
      chart: 'Resterende schuld en betaalde rente, per scenario en sprint',
      legend: 'Doorgetrokken: uren schuld die resteren. Streepjes: uren rente die al zijn betaald.',
      alt: (name, saved) => `“${name}” bespaart het meest: ${f.hours(saved)} uur per jaar als alles klaar is.`,
      caption: 'Wat elk scenario oplevert',
      heads: ['Scenario', 'Gepland (uur)', 'Bespaart (uur/jaar)', 'Restschuld', 'Rente betaald', 'Klaar na'],
      notReady: 'niet binnen dit plan',
      changes: {
        sprints: (value) => `${sprints(value)}.`,
        capacity: (hours) =>
          `Het team heeft ${f.hours(hours)} uur per sprint; sprints met eigen uren veranderen naar verhouding mee.`,
        reserve: (percent) => `${f.percents(percent)} van de capaciteit is gereserveerd voor schuld.`,
        reserveOfClasses: (percent) =>
          `${f.percents(percent)} van de capaciteit is gereserveerd voor schuld; de delen per soort werk veranderen naar verhouding mee.`,
        upgradeBySprint: (items, sprint) =>
          `Al het upgradewerk (${noun('werkpakket', 'werkpakketten')(items)}) is uiterlijk aan het eind van sprint ${f.whole(sprint)} klaar.`,
        upgradeByDay: (items, day) =>
          `Al het upgradewerk (${noun('werkpakket', 'werkpakketten')(items)}) is uiterlijk op ${f.day(day)} klaar.`,
        longer: (sprint) => `Het plan loopt daarvoor door tot en met sprint ${f.whole(sprint)}.`,
        retireFirst: (items) =>
          `Eerst worden modules uitgefaseerd en vervangen (${noun('werkpakket', 'werkpakketten')(items)}, met wat daaraan voorafgaat); ander werk krijgt de uren die overblijven, behalve wat vastligt of een einddatum heeft.`,
        tooMuch: (items) =>
          `Ook dan ${f.form(items, { one: 'past', other: 'passen' })} er ${f.whole(items)} niet in het plan.`,
        nothing: 'Zoals het is.',
      },
      /** Names of the scenarios that the program makes up itself. */
      reserve: (percent) => `Reserve van ${f.percents(percent)}`,
      upgradeByEnd: 'Al het upgradewerk vóór het einde',
      retireFirst: 'Eerst uitfaseren',
      impossible: 'niet haalbaar',
    },
    billing: {
      nav: 'Facturatie',
      title: 'Gefactureerde coderegels en wat ze kosten',
      lede: 'Odoo en zijn partners rekenen onderhoud van maatwerk af per coderegel, zoals odoo-bin cloc die telt.',
      caption: 'Gefactureerde coderegels naar herkomst',
      heads: ['Herkomst', 'Modules', 'Coderegels', 'Gefactureerd', 'Kosten per jaar'],
      all: 'Totaal',
      top: 'Modules met de meeste gefactureerde coderegels',
      topHeads: ['Module', 'Advies', 'Gefactureerd', 'Aandeel', 'Kosten per jaar'],
      leaving: (lines, leaving) =>
        `${f.whole(lines)} van de gefactureerde coderegels ${f.form(lines, { one: 'zit', other: 'zitten' })} in ${modules(leaving)} die weg ${f.form(leaving, { one: 'kan', other: 'kunnen' })}.`,
      given: (price) => `Gerekend met ${price} per 100 coderegels per maand, de prijs uit de configuratie.`,
      published: (price) =>
        `Er is geen prijs opgegeven. Gerekend met een gepubliceerde prijs, ${price} per 100 coderegels per maand: de prijs van één partner, niet die van u.`,
      notCharged:
        'Het contract bepaalt wat wordt gerekend: zonder contract met een prijs kosten deze coderegels niets.',
    },
    basis: {
      assumptions: 'Aannames',
      confidence: 'Hoe zeker de scores zijn',
      confidenceHeads: ['Score', 'Hoog', 'Redelijk', 'Laag', 'Onbekend'],
      sources: 'Bronnen achter de bevindingen',
      sourcesNote: (shown, rules) =>
        `${noun('bron', 'bronnen')(shown)} voor ${noun('regel')(rules)}; elke regel noemt hierboven de eigen bronnen.`,
    },
    ready: {
      after: (target, sprint, likely) => `Klaar voor Odoo ${target} na ${sprint} (met 85% zekerheid: ${likely}).`,
      never: (target, inSprints) =>
        `Odoo ${target} wordt met deze capaciteit niet gehaald binnen ${sprints(inSprints)}.`,
      steps: 'Stappen',
      step: (to, hours, lines) => `${to}: ${f.hours(hours)} uur, ${noun('gewijzigde coderegel')(lines)}`,
    },
  };
}
