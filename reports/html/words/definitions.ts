import { INSTALLATION_SENTENCES } from './installation-sentences.js';
import { KPI_SENTENCES } from './kpi-sentences.js';
import { LIMIT_SENTENCES } from './limit-sentences.js';
import { namedText } from './named-sentences.js';
import { PLAN_SENTENCES } from './plan-sentences.js';
import { countedText } from './references.js';
import { SYSTEM_SENTENCES } from './system-sentences.js';
import type { Other, Told } from './told.js';
import { VERDICT_SENTENCES } from './verdict-sentences.js';

/**
 * Sentences of the analysis that page one and the maintenance figures show: the English one with `#` for each number, and how it reads elsewhere
 * (`#1` is the first number). A test holds these against the figures themselves, so that none is forgotten.
 */
const DEFINITIONS: Readonly<Record<string, Told>> = {
  '# of # limits exceeded; # would speak for rebuilding': {
    fr: 'Seuils dépassés\u00a0: #1 sur #2\u00a0; il en faudrait #3 pour préconiser la reconstruction',
    nl: '#1 van #2 grenzen overschreden; bij #3 zou opnieuw bouwen het advies zijn',
    pl: 'Przekroczone progi: #1 z #2; za budową od nowa przemawiałyby #3',
  },
  'symbols of Odoo #: there is no index of it, so nothing is said of what it lost': {
    fr: 'Symboles d’Odoo #1\u00a0: aucun index, donc rien n’est dit de ce qui y a disparu',
    nl: 'Symbolen van Odoo #1: er is geen index, dus niets gezegd over wat erin verdween',
    pl: 'Symbole Odoo #1: brak indeksu, więc nic nie powiedziano o tym, co zniknęło',
  },
  'git history: not read, as asked': {
    fr: 'Historique git\u00a0: non lu, comme demandé',
    nl: 'Git-historie: op verzoek niet gelezen',
    pl: 'Historia git: na życzenie nie została odczytana',
  },
  'use in production: no evidence from a running system was given, so usage rests on the code alone': {
    fr: 'Utilisation en production\u00a0: aucune donnée d’un système en service n’a été fournie\u00a0; elle est déduite du seul code',
    nl: 'Gebruik in productie: geen gegevens uit een draaiend systeem aangeleverd; alleen uit de code afgeleid',
    pl: 'Wykorzystanie na produkcji: bez danych z działającego systemu, ocenione na podstawie samego kodu',
  },
  'incidents of severity # that came in within the window, per month of # days': {
    fr: 'incidents de gravité #1 arrivés pendant la période, par mois de #2 jours',
    nl: 'incidenten van ernst #1 die in de periode binnenkwamen, per maand van #2 dagen',
    pl: 'incydenty o wadze #1 zgłoszone w badanym okresie, na miesiąc o długości #2 dnia',
  },
  'incidents of severity # per month': {
    fr: 'incidents de gravité #1 par mois',
    nl: 'incidenten van ernst #1 per maand',
    pl: 'incydenty o wadze #1 w miesiącu',
  },
  'median time to resolve an incident of severity #': {
    fr: 'délai médian de résolution d’un incident de gravité #1',
    nl: 'mediane oplostijd van een incident van ernst #1',
    pl: 'mediana czasu rozwiązania incydentu o wadze #1',
  },
  'resolved tickets that were opened again': {
    fr: 'tickets résolus puis rouverts',
    nl: 'opgeloste tickets die zijn heropend',
    pl: 'rozwiązane zgłoszenia, które otwarto ponownie',
  },
  'work that broke into the plan': {
    fr: 'travail venu bousculer le plan',
    nl: 'werk dat het plan doorkruiste',
    pl: 'praca, która zakłóciła plan',
  },
  'incidents whose cause comes back': {
    fr: 'incidents dont la cause revient',
    nl: 'incidenten waarvan de oorzaak terugkeert',
    pl: 'incydenty, których przyczyna powraca',
  },
  'median age of open tickets': {
    fr: 'âge médian des tickets ouverts',
    nl: 'mediane ouderdom van open tickets',
    pl: 'mediana wieku otwartych zgłoszeń',
  },
  'median working hours from creation to resolution of incidents of severity # that came in within the window; open ones as lasting longer (Kaplan–Meier), rejected ones left out':
    {
      fr: 'médiane des heures ouvrées entre création et résolution des incidents de gravité #1 arrivés pendant la période\u00a0; ceux encore ouverts comptent comme plus longs (Kaplan–Meier), les rejetés sont écartés',
      nl: 'mediaan van de werkuren van aanmaak tot oplossing van incidenten van ernst #1 die in de periode binnenkwamen; open incidenten tellen als langer durend (Kaplan–Meier), afgewezen incidenten niet',
      pl: 'mediana godzin pracy od utworzenia do rozwiązania incydentów o wadze #1 zgłoszonych w badanym okresie; otwarte liczą się jako trwające dłużej (Kaplan–Meier), odrzucone pominięto',
    },
  'incidents of severity # that came in within the window and were taken up within # working hours, of those decided by its end':
    {
      fr: 'incidents de gravité #1 arrivés pendant la période et pris en charge en #2 heures ouvrées, parmi ceux tranchés à la fin de celle-ci',
      nl: 'incidenten van ernst #1 die in de periode binnenkwamen en binnen #2 werkuren zijn opgepakt, van wat aan het eind ervan vaststond',
      pl: 'incydenty o wadze #1 zgłoszone w badanym okresie i podjęte w ciągu #2 godzin pracy, spośród rozstrzygniętych do jego końca',
    },
  'incidents of severity # that came in within the window and were resolved before the due date of their source, else within # working hours, of those decided by its end':
    {
      fr: 'incidents de gravité #1 arrivés pendant la période et résolus avant l’échéance fixée par leur source, à défaut en #2 heures ouvrées, parmi ceux tranchés à la fin de celle-ci',
      nl: 'incidenten van ernst #1 die in de periode binnenkwamen en zijn opgelost vóór de einddatum van de bron, anders binnen #2 werkuren, van wat aan het eind ervan vaststond',
      pl: 'incydenty o wadze #1 zgłoszone w badanym okresie i rozwiązane przed terminem podanym w źródle, a gdy go brak, w ciągu #2 godzin pracy, spośród rozstrzygniętych do jego końca',
    },
  'median hours of the clock from creation to resolution of incidents of severity # that came in within the window; open ones as lasting longer (Kaplan–Meier), rejected ones left out':
    {
      fr: 'médiane des heures calendaires entre création et résolution des incidents de gravité #1 arrivés pendant la période\u00a0; ceux encore ouverts comptent comme plus longs (Kaplan–Meier), les rejetés sont écartés',
      nl: 'mediaan van de klokuren van aanmaak tot oplossing van incidenten van ernst #1 die in de periode binnenkwamen; open incidenten tellen als langer durend (Kaplan–Meier), afgewezen incidenten niet',
      pl: 'mediana godzin zegarowych od utworzenia do rozwiązania incydentów o wadze #1 zgłoszonych w badanym okresie; otwarte liczą się jako trwające dłużej (Kaplan–Meier), odrzucone pominięto',
    },
  'incidents of severity # that came in within the window and were taken up within # hours of the clock, of those decided by its end':
    {
      fr: 'incidents de gravité #1 arrivés pendant la période et pris en charge en #2 heures calendaires, parmi ceux tranchés à la fin de celle-ci',
      nl: 'incidenten van ernst #1 die in de periode binnenkwamen en binnen #2 klokuren zijn opgepakt, van wat aan het eind ervan vaststond',
      pl: 'incydenty o wadze #1 zgłoszone w badanym okresie i podjęte w ciągu #2 godzin zegarowych, spośród rozstrzygniętych do jego końca',
    },
  'incidents of severity # that came in within the window and were resolved before the due date of their source, else within # hours of the clock, of those decided by its end':
    {
      fr: 'incidents de gravité #1 arrivés pendant la période et résolus avant l’échéance fixée par leur source, à défaut en #2 heures calendaires, parmi ceux tranchés à la fin de celle-ci',
      nl: 'incidenten van ernst #1 die in de periode binnenkwamen en zijn opgelost vóór de einddatum van de bron, anders binnen #2 klokuren, van wat aan het eind ervan vaststond',
      pl: 'incydenty o wadze #1 zgłoszone w badanym okresie i rozwiązane przed terminem podanym w źródle, a gdy go brak, w ciągu #2 godzin zegarowych, spośród rozstrzygniętych do jego końca',
    },
  'tickets resolved within the window that were opened again at least once, of those of which the source tells; not told where it tells of less than half':
    {
      fr: 'tickets résolus pendant la période et rouverts au moins une fois, parmi ceux que la source renseigne\u00a0; non indiqué si elle en renseigne moins de la moitié',
      nl: 'tickets die in de periode zijn opgelost en minstens één keer heropend, van de tickets waarover de bron dit vermeldt; niet gegeven als dat minder dan de helft is',
      pl: 'zgłoszenia rozwiązane w badanym okresie i otwarte ponownie co najmniej raz, spośród tych, o których źródło to podaje; bez wartości, gdy podaje to o mniej niż połowie',
    },
  'hours booked on emergencies, of the hours booked on all tickets resolved within the window or open at its end; tickets are counted instead where hours are booked on less than half of them':
    {
      fr: 'heures saisies sur les urgences, parmi celles saisies sur tous les tickets résolus pendant la période ou ouverts à sa fin\u00a0; on compte les tickets si moins de la moitié portent des heures',
      nl: 'uren geboekt op spoedgevallen, van de uren op alle tickets die in de periode zijn opgelost of aan het eind open staan; tickets worden geteld als minder dan de helft uren heeft',
      pl: 'godziny zapisane na awarie, spośród godzin na wszystkich zgłoszeniach rozwiązanych w badanym okresie lub otwartych na jego końcu; gdy godziny ma mniej niż połowa, liczone są zgłoszenia',
    },
  'incidents whose cause (or problem) another incident within # days has too, of the incidents of which a cause is named':
    {
      fr: 'incidents dont la cause (ou le problème) se retrouve dans un autre incident sous #1 jours, parmi ceux dont une cause est indiquée',
      nl: 'incidenten met een oorzaak (of probleem) die binnen #1 dagen ook bij een ander incident voorkomt, van de incidenten met een genoemde oorzaak',
      pl: 'incydenty, których przyczyna (lub problem) wystąpiła też w innym incydencie w ciągu #1 dni, spośród incydentów z podaną przyczyną',
    },
  'median days of the clock since the creation of what is open at the end of the window': {
    fr: 'médiane, en jours calendaires, depuis la création de ce qui est ouvert à la fin de la période',
    nl: 'mediaan van de kalenderdagen sinds de aanmaak van wat aan het eind van de periode open staat',
    pl: 'mediana dni kalendarzowych od utworzenia zgłoszeń otwartych na końcu badanego okresu',
  },
  'deployments that an incident of severity # or # on a deployed addon followed within # days, of the deployments with that time behind them':
    {
      fr: 'déploiements suivis, sous #3 jours, d’un incident de gravité #1 ou #2 sur un module déployé, parmi ceux pour lesquels ce délai est écoulé',
      nl: 'deployments waarop binnen #3 dagen een incident van ernst #1 of #2 op een uitgerolde module volgde, van de deployments waarvan die tijd verstreken is',
      pl: 'wdrożenia, po których w ciągu #3 dni wystąpił incydent o wadze #1 lub #2 we wdrożonym module, spośród wdrożeń, od których ten czas już minął',
    },
  'deployments that another deployment of one of their addons followed within # hours: hotfixes': {
    fr: 'déploiements suivis sous #1 heures d’un autre déploiement d’un de leurs modules\u00a0: correctifs urgents',
    nl: 'deployments waarop binnen #1 uur een nieuwe deployment van een van de modules volgde: hotfixes',
    pl: 'wdrożenia, po których w ciągu #1 godzin wdrożono ponownie któryś z ich modułów: pilne poprawki',
  },
  'commits that take back another, of the commits made by people, summed over the scanned addons': {
    fr: 'commits qui en annulent un autre, parmi les commits faits par des personnes, tous modules analysés confondus',
    nl: 'commits die een andere terugdraaien, van de commits door mensen, opgeteld over de onderzochte modules',
    pl: 'commity wycofujące inny commit, spośród commitów wykonanych przez ludzi, łącznie dla badanych modułów',
  },
  'runs of scheduled actions that failed or ran out of time, of all runs in the server log': {
    fr: 'exécutions d’actions planifiées en échec ou hors délai, parmi toutes celles du journal du serveur',
    nl: 'uitvoeringen van geplande acties die mislukten of te lang duurden, van alle uitvoeringen in het serverlog',
    pl: 'uruchomienia zaplanowanych akcji zakończone błędem lub przekroczeniem czasu, spośród wszystkich w dzienniku serwera',
  },
  'active scheduled actions whose last runs failed, of those of which the database tells (# on)': {
    fr: 'actions planifiées actives dont les dernières exécutions ont échoué, parmi celles que la base renseigne (à partir de la version #1)',
    nl: 'actieve geplande acties waarvan de laatste uitvoeringen mislukten, van de acties waarover de database dit vermeldt (vanaf versie #1)',
    pl: 'aktywne zaplanowane akcje, których ostatnie uruchomienia się nie powiodły, spośród tych, o których baza to podaje (od wersji #1)',
  },
  'active scheduled actions whose next run lay more than an hour in the past when the database was read': {
    fr: 'actions planifiées actives dont la prochaine exécution était dépassée de plus d’une heure lors de la lecture de la base',
    nl: 'actieve geplande acties waarvan de volgende uitvoering meer dan een uur te laat was toen de database werd gelezen',
    pl: 'aktywne zaplanowane akcje, których kolejne uruchomienie było spóźnione o ponad godzinę w chwili odczytu bazy',
  },
  'failed jobs of queue_job, of the jobs that the database still holds': {
    fr: 'tâches queue_job en échec, parmi celles encore présentes dans la base',
    nl: 'mislukte taken van queue_job, van de taken die nog in de database staan',
    pl: 'nieudane zadania queue_job, spośród zadań nadal obecnych w bazie',
  },
  '# % + share of work on incidents and emergencies × share of incidents that come back; at most half of what unplanned work leaves, at least # %':
    {
      fr: '#1\u00a0% + part du travail consacrée aux incidents et urgences × part des incidents récurrents\u00a0; au plus la moitié de ce que laisse l’imprévu, au moins #2\u00a0%',
      nl: '#1% + aandeel werk aan incidenten en spoedgevallen × aandeel terugkerende incidenten; hoogstens de helft van wat ongepland werk overlaat, minstens #2%',
      pl: '#1% + udział pracy nad incydentami i awariami × udział powracających incydentów; najwyżej połowa tego, co zostawia praca nieplanowana, co najmniej #2%',
    },
};

const ALL = [
  DEFINITIONS,
  KPI_SENTENCES,
  LIMIT_SENTENCES,
  INSTALLATION_SENTENCES,
  PLAN_SENTENCES,
  SYSTEM_SENTENCES,
  VERDICT_SENTENCES,
];

/** Numbers, series and versions, each as one: 2.5, 18.0, 0.1.12. */
const NUMBERS = /\d+(?:\.\d+)*/g;

/** A fixed sentence of the analysis in another language, its numbers kept; null for one that is not known here. */
export function definitionText(lang: Other, text: string): string | null {
  const numbers = text.match(NUMBERS) ?? [];
  const pattern = text.replace(NUMBERS, '#');
  const known = ALL.find((sentences) => Object.hasOwn(sentences, pattern));
  if (known === undefined) return countedText(lang, text) ?? namedText(lang, text);
  return known[pattern]![lang].replace(/#(\d)/g, (mark, index) => withComma(numbers[Number(index) - 1] ?? mark));
}

/** A comma for the point, as these three languages write fractions; a series or version such as 18.0 is a name and stays. */
function withComma(number: string): string {
  return /^\d+\.\d*[1-9]$/.test(number) ? number.replace('.', ',') : number;
}
