import type { Other } from './told.js';

type Groups = Readonly<Record<string, string>>;
/** Of attachments that belong to nothing. */
const NO_RECORD = 'no record';

type Sentence = readonly [RegExp, Readonly<Record<Other, (told: Groups) => string>>];

/** Names as they are listed where there are many: `a, b, c, d, e and 4 more`. */
function listed(lang: Other, names: string): string {
  const [, shown = names, rest] = /^(.*) and (\d+) more$/.exec(names) ?? [];
  if (rest === undefined) return shown;
  return `${shown}${{ fr: ` et ${rest} de plus`, nl: ` en nog ${rest}`, pl: ` i jeszcze ${rest}` }[lang]}`;
}

/** Sentences of the coverage with names in them, from src/compose.ts and src/discovery/discover.ts. */
const COVERAGE: readonly Sentence[] = [
  [
    /^series of \d+ addons? \((?<names>.+)\): no upgrade finding could be made for them; name it with --from$/,
    {
      fr: ({ names }) =>
        `Version inconnue (${names})\u00a0: aucun constat de migration possible\u00a0; à préciser avec --from`,
      nl: ({ names }) => `Versie onbekend (${names}): geen upgradebevindingen mogelijk; op te geven met --from`,
      pl: ({ names }) => `Wersja nieznana (${names}): bez ustaleń dotyczących migracji; można ją podać przez --from`,
    },
  ],
  [
    /^upgrade order among (?<names>.+): they depend on each other in a circle$/,
    {
      fr: ({ names }) => `Ordre de migration (${names})\u00a0: ces modules dépendent les uns des autres en boucle`,
      nl: ({ names }) => `Upgradevolgorde (${names}): deze modules hangen in een kring van elkaar af`,
      pl: ({ names }) => `Kolejność migracji (${names}): te moduły zależą od siebie w kółko`,
    },
  ],
  [
    /^addon (?<names>\S+) was found (?<times>\d+) times \((?<places>.+)\); all are kept, and which one is installed is not known$/,
    {
      fr: ({ names, times, places }) =>
        `Module ${names} trouvé ${times} fois (${places})\u00a0; tous sont gardés, et on ne sait pas lequel est installé`,
      nl: ({ names, times, places }) =>
        `Module ${names} is ${times} keer gevonden (${places}); alle tellen mee, en welke is geïnstalleerd, is niet bekend`,
      pl: ({ names, times, places }) =>
        `Moduł ${names} znaleziono kilka razy (${times}: ${places}); uwzględniono wszystkie, a nie wiadomo, który jest zainstalowany`,
    },
  ],
  [
    /^(?<times>\d+) addons were found more than once \((?<names>.+)\); all are kept, and which ones are installed is not known$/,
    {
      fr: ({ names, times }) =>
        `${times} modules ont été trouvés plusieurs fois (${names})\u00a0; tous sont gardés, et on ne sait pas lesquels sont installés`,
      nl: ({ names, times }) =>
        `${times} modules zijn meer dan één keer gevonden (${names}); alle tellen mee, en welke zijn geïnstalleerd, is niet bekend`,
      pl: ({ names, times }) =>
        `Moduły znalezione więcej niż raz (${times}: ${names}); uwzględniono wszystkie, a nie wiadomo, które są zainstalowane`,
    },
  ],
];

/** Why an addon is mended or replaced, from scoring/verdict.ts. */
const VERDICTS: readonly Sentence[] = [
  [
    /^(?<times>\d+) grave (?<family>security|reliability) findings?: (?<names>.+)$/,
    {
      fr: ({ names, times, family }) =>
        `constats graves de ${family === 'security' ? 'sécurité' : 'fiabilité'}\u00a0: ${times} (${names})`,
      nl: ({ names, times, family }) =>
        `ernstige bevindingen over ${family === 'security' ? 'beveiliging' : 'betrouwbaarheid'}: ${times} (${names})`,
      pl: ({ names, times, family }) =>
        `poważne ustalenia dotyczące ${family === 'security' ? 'bezpieczeństwa' : 'niezawodności'}: ${times} (${names})`,
    },
  ],
  [
    /^an addon of the same name is known in (?<names>.+); compare before you port$/,
    {
      fr: ({ names }) => `un module du même nom est connu dans ${names}\u00a0; à comparer avant de migrer`,
      nl: ({ names }) => `een module met dezelfde naam is bekend in ${names}; vergelijk vóór het overzetten`,
      pl: ({ names }) => `moduł o tej samej nazwie jest znany w ${names}; przed migracją należy je porównać`,
    },
  ],
];

/** How the system is run, from src/evidence/database/summary/operations.ts. */
const OPERATIONS: readonly Sentence[] = [
  [
    /^stands at "(?<names>[^"]+)": an installation or upgrade was not carried out$/,
    {
      fr: ({ names }) => `état «\u00a0${names}\u00a0»\u00a0: une installation ou une mise à jour n’a pas été exécutée`,
      nl: ({ names }) => `staat op “${names}”: een installatie of update is niet uitgevoerd`,
      pl: ({ names }) => `stan „${names}”: nie wykonano instalacji lub aktualizacji`,
    },
  ],
  [
    /^(?<names>scheduled action \d+|\S+) failed (?<times>\d+) times in a row(?<off>, and is switched off)?$/,
    {
      fr: ({ names, times, off }) =>
        `${action('fr', names!)}\u00a0: échecs d’affilée\u00a0: ${times}${off === undefined ? '' : '\u00a0; désactivée'}`,
      nl: ({ names, times, off }) =>
        `${action('nl', names!)} is ${times} keer op rij mislukt${off === undefined ? '' : ' en staat uit'}`,
      pl: ({ names, times, off }) =>
        `${action('pl', names!)}: błędy z rzędu: ${times}${off === undefined ? '' : '; wyłączona'}`,
    },
  ],
  [
    /^(?<names>scheduled action \d+|\S+) runs out of time with work left$/,
    {
      fr: ({ names }) => `${action('fr', names!)} s’interrompt faute de temps avant d’avoir fini`,
      nl: ({ names }) => `${action('nl', names!)} komt tijd tekort en laat werk liggen`,
      pl: ({ names }) => `${action('pl', names!)}: kończy się czas, a praca zostaje`,
    },
  ],
  [
    /^(?<names>scheduled action \d+|\S+) is (?<times>\d+) hours late$/,
    {
      fr: ({ names, times }) => `${action('fr', names!)} a ${times}\u00a0h de retard`,
      nl: ({ names, times }) => `${action('nl', names!)} is ${times} uur te laat`,
      pl: ({ names, times }) => `${action('pl', names!)}: opóźnienie ${times}\u00a0godz.`,
    },
  ],
  [
    /^jobs of (?<names>\S+) failed$/,
    {
      fr: ({ names }) => `tâches de ${names} en échec`,
      nl: ({ names }) => `taken van ${names} mislukt`,
      pl: ({ names }) => `nieudane zadania ${names}`,
    },
  ],
  [
    /^jobs of (?<names>\S+) are (?<state>\w+), the oldest for (?<times>\d+) hours$/,
    {
      fr: ({ names, state, times }) =>
        `tâches de ${names} à l’état «\u00a0${state}\u00a0», la plus ancienne depuis ${times} h`,
      nl: ({ names, state, times }) => `taken van ${names} staan op “${state}”, de oudste al ${times} uur`,
      pl: ({ names, state, times }) => `zadania ${names} w stanie „${state}”, najstarsze od ${times}\u00a0godz.`,
    },
  ],
  [
    /^mails could not be sent \((?<names>.+)\)$/,
    {
      fr: ({ names }) => `e-mails non envoyés (${names})`,
      nl: ({ names }) => `e-mails niet verzonden (${names})`,
      pl: ({ names }) => `wiadomości, których nie udało się wysłać (${names})`,
    },
  ],
  [
    /^(?<names>\S+): (?<times>\d+) dead rows beside (?<live>\d+), and never vacuumed$/,
    {
      fr: ({ names, times, live }) =>
        `${names}\u00a0: ${times} lignes mortes pour ${live} vivantes, jamais nettoyée (VACUUM)`,
      nl: ({ names, times, live }) => `${names}: ${times} dode rijen naast ${live}, nooit opgeruimd (VACUUM)`,
      pl: ({ names, times, live }) =>
        `${names}: martwe wiersze: ${times} przy ${live} żywych, nigdy nie wyczyszczono (VACUUM)`,
    },
  ],
  [
    /^(?<names>\S+) refers to another table without an index, on so many rows$/,
    {
      fr: ({ names }) => `${names} renvoie à une autre table sans index, sur autant de lignes`,
      nl: ({ names }) => `${names} verwijst zonder index naar een andere tabel, op zoveel rijen`,
      pl: ({ names }) => `${names} odwołuje się bez indeksu do innej tabeli, dla tylu wierszy`,
    },
  ],
  [
    /^(?<names>\S+) has not been used since the counters began; its bytes are counted$/,
    {
      fr: ({ names }) =>
        `${names} n’a pas servi depuis la mise à zéro des compteurs\u00a0; le nombre est sa taille en octets`,
      nl: ({ names }) => `${names} is niet gebruikt sinds de tellers begonnen; het aantal is de grootte in bytes`,
      pl: ({ names }) => `${names} nie był używany od uruchomienia liczników; podano rozmiar w bajtach`,
    },
  ],
  [
    /^attachments of (?<names>no record|\S+) that anybody with the address can read$/,
    {
      fr: ({ names }) =>
        `pièces jointes ${names === NO_RECORD ? 'sans enregistrement' : `de ${names}`} lisibles par quiconque a l’adresse`,
      nl: ({ names }) =>
        `bijlagen ${names === NO_RECORD ? 'zonder record' : `van ${names}`} die iedereen met het adres kan lezen`,
      pl: ({ names }) =>
        `załączniki ${names === NO_RECORD ? 'bez rekordu' : names}, które może odczytać każdy, kto zna adres`,
    },
  ],
];

/** A scheduled action by its id, where it has no name. */
function action(lang: Other, name: string): string {
  return name.replace(
    /^scheduled action(?= \d+$)/,
    { fr: 'action planifiée', nl: 'geplande actie', pl: 'zaplanowana akcja' }[lang],
  );
}

const ALL = [...COVERAGE, ...VERDICTS, ...OPERATIONS];

/** A sentence with names in it in another language; null for one that is not known here. */
export function namedText(lang: Other, text: string): string | null {
  for (const [pattern, tell] of ALL) {
    const told = pattern.exec(text)?.groups;
    if (told !== undefined) return tell[lang]({ ...told, names: listed(lang, told.names!) });
  }
  return null;
}
