import type { Other, Told } from './told.js';

/** An English part of a sentence, how many numbers it holds, and how it reads elsewhere. */
type Part = readonly [english: string, numbers: number, told: Told];

/** The same numbers later in a sentence. */
function moved(text: string, by: number): string {
  return text.replace(/#(\d)/g, (_, index) => `#${Number(index) + by}`);
}

/** Every choice of one of each list, the empty one left out. */
function choices(lists: readonly (readonly (Part | null)[])[]): Part[][] {
  const all = lists.reduce<Part[][]>(
    (made, list) => made.flatMap((parts) => list.map((part) => (part === null ? parts : [...parts, part]))),
    [[]],
  );
  return all.filter((parts) => parts.length > 0);
}

/** A sentence from parts in a row. */
function sentence(english: string, own: Told, parts: readonly Part[], between: string, apart: Told): [string, Told] {
  const tell = (lang: Other) => {
    let before = 0;
    const words = parts.map(([, numbers, told]) => {
      const text = moved(told[lang], before);
      before += numbers;
      return text;
    });
    return `${own[lang]}${words.join(apart[lang])}`;
  };
  return [`${english}${parts.map(([part]) => part).join(between)}`, { fr: tell('fr'), nl: tell('nl'), pl: tell('pl') }];
}

const TWO_BUNDLES: Part = [
  'two bundles of the database # days apart',
  1,
  {
    fr: 'deux relevés de la base à #1 jours d’intervalle',
    nl: 'twee opnamen van de database met #1 dagen ertussen',
    pl: 'dwa zestawy danych z bazy w odstępie #1 dni',
  },
];
const SECOND_BUNDLE: Part = [
  'a second bundle of the database # days later',
  1,
  {
    fr: 'un second relevé de la base #1 jours plus tard',
    nl: 'een tweede opname van de database #1 dagen later',
    pl: 'drugi zestaw danych z bazy po #1 dniach',
  },
];
const LOG: Part = [
  'the server log of the same # days',
  1,
  {
    fr: 'le journal du serveur des mêmes #1 jours',
    nl: 'het serverlog van dezelfde #1 dagen',
    pl: 'dziennik serwera z tych samych #1 dni',
  },
];
const YEAR_END: Part = [
  'both over the end of the fiscal year (#-#)',
  2,
  {
    fr: 'les deux à cheval sur la fin de l’exercice (#2/#1)',
    nl: 'beide over het einde van het boekjaar heen (#2-#1)',
    pl: 'jedno i drugie na przełomie roku obrotowego (#2.#1)',
  },
];
const COLLECT: Told = {
  fr: 'le code ne dit pas s’il est utilisé\u00a0; pour pouvoir le retirer, il faut\u00a0: ',
  nl: 'of de module wordt gebruikt, zegt de code niet; nodig om die te kunnen uitfaseren: ',
  pl: 'z kodu nie wynika, czy jest używany; aby móc go wycofać, potrzeba: ',
};

const NO_TICKETS: Part = [
  'incident hours (no tickets were given); emergency premium (no tickets were given)',
  0,
  {
    fr: 'heures d’incidents et surcoût des urgences (aucun ticket fourni)',
    nl: 'incidenturen en spoedtoeslag (geen tickets aangeleverd)',
    pl: 'godziny incydentów i dopłata za awarie (nie dostarczono zgłoszeń)',
  },
];
const NO_STEP: Part = [
  'upgrade carry (no step to the target is known)',
  0,
  {
    fr: 'suivi des versions (aucune étape connue vers la version cible)',
    nl: 'bijhouden van versies (geen stap naar de doelversie bekend)',
    pl: 'nadążanie za wersjami (nieznane przejście do wersji docelowej)',
  },
];
const NO_PRICE: Part = [
  'fee per billed line (no price was given; at a published # per # lines and month it would be # a year)',
  3,
  {
    fr: 'redevance par ligne facturée (aucun prix indiqué\u00a0; à un prix publié de #1 pour #2 lignes et par mois, elle serait de #3 par an)',
    nl: 'vergoeding per gefactureerde coderegel (geen prijs opgegeven; bij een gepubliceerde #1 per #2 coderegels per maand #3 per jaar)',
    pl: 'opłata za płatne wiersze (nie podano ceny; przy opublikowanej #1 za #2 wierszy miesięcznie byłoby to #3 rocznie)',
  },
];

const RATINGS = ['A', 'B', 'C', 'D', 'E'];

/** Why an addon has its verdict, and what a year of waiting costs, by the English sentence with its numbers as `#`. */
export const VERDICT_SENTENCES: Readonly<Record<string, Told>> = {
  ...Object.fromEntries(
    RATINGS.flatMap((rating): [string, Told][] => [
      [
        `debt ratio # %, rating ${rating}; no certain or likely finding of weight`,
        {
          fr: `taux de dette de #1\u00a0%, note ${rating}\u00a0; aucun constat certain ou probable de poids`,
          nl: `schuldratio #1%, score ${rating}; geen zekere of waarschijnlijke bevinding van gewicht`,
          pl: `wskaźnik długu #1%, ocena ${rating}; brak pewnych lub prawdopodobnych poważnych ustaleń`,
        },
      ],
      [
        `debt ratio # %, rating ${rating}, # h`,
        {
          fr: `taux de dette de #1\u00a0%, note ${rating}, #2\u00a0h`,
          nl: `schuldratio #1%, score ${rating}, #2 uur`,
          pl: `wskaźnik długu #1%, ocena ${rating}, #2\u00a0godz.`,
        },
      ],
    ]),
  ),
  ...Object.fromEntries(
    choices([
      [TWO_BUNDLES, SECOND_BUNDLE, null],
      [LOG, null],
      [YEAR_END, null],
    ]).map((parts) =>
      sentence('whether it is used, the code does not tell; to retire it, collect: ', COLLECT, parts, ', ', {
        fr: ', ',
        nl: ', ',
        pl: ', ',
      }),
    ),
  ),
  'it holds no code, no data and no view, and no scanned addon depends on it': {
    fr: 'il ne contient ni code, ni données, ni vue, et aucun module analysé n’en dépend',
    nl: 'de module bevat geen code, geen gegevens en geen weergave, en geen onderzochte module hangt ervan af',
    pl: 'nie zawiera kodu, danych ani widoków i żaden badany moduł od niego nie zależy',
  },
  'its manifest says installable: False, it has no screen, model, route or scheduled action, and no scanned addon depends on it':
    {
      fr: 'son manifeste indique installable: False, il n’a ni écran, ni modèle, ni route, ni action planifiée, et aucun module analysé n’en dépend',
      nl: 'het manifest zegt installable: False, er is geen scherm, model, route of geplande actie, en geen onderzochte module hangt ervan af',
      pl: 'manifest podaje installable: False, moduł nie ma ekranu, modelu, trasy ani zaplanowanej akcji i żaden badany moduł od niego nie zależy',
    },
  'not installed in the database': {
    fr: 'non installé dans la base',
    nl: 'niet geïnstalleerd in de database',
    pl: 'niezainstalowany w bazie danych',
  },
  'no scheduled action, job, route or addon in use needs it': {
    fr: 'aucune action planifiée, tâche ou route ni aucun module utilisé n’en a besoin',
    nl: 'geen geplande actie, taak, route of gebruikte module heeft die nodig',
    pl: 'nie wymaga go żadna zaplanowana akcja, zadanie, trasa ani używany moduł',
  },
  ...Object.fromEntries(
    choices([
      [NO_TICKETS, null],
      [NO_STEP, null],
      [NO_PRICE, null],
    ]).map((parts) =>
      sentence('left out: ', { fr: 'non compté\u00a0: ', nl: 'niet meegeteld: ', pl: 'nie policzono: ' }, parts, '; ', {
        fr: '\u00a0; ',
        nl: '; ',
        pl: '; ',
      }),
    ),
  ),
  '# Odoo series per year at # h, the mean of the # steps to the target': {
    fr: '#1 version d’Odoo par an à #2\u00a0h, la moyenne des étapes (#3) vers la version cible',
    nl: '#1 Odoo-versie per jaar à #2 uur, het gemiddelde van de stappen (#3) naar de doelversie',
    pl: 'wersje Odoo rocznie: #1, po #2\u00a0godz., średnia z przejść (#3) do wersji docelowej',
  },
  '# % per year of # h of debt outside upgrades, lost in changes to the same code (assumption)': {
    fr: '#1\u00a0% par an des #2\u00a0h de dette hors migration, perdus en modifiant le même code (hypothèse)',
    nl: '#1% per jaar van #2 uur schuld buiten upgrades, verloren bij wijzigingen aan dezelfde code (aanname)',
    pl: '#1% rocznie z #2\u00a0godz. długu poza migracją, traconych przy zmianach tego samego kodu (założenie)',
  },
};
