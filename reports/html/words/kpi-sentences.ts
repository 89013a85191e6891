import type { Told } from './told.js';

/** Why there is no load of unplanned work, and so no reserve that follows from it. */
const NO_LOAD: Readonly<Record<string, Told>> = {
  'of most tickets the kind cannot be told': {
    fr: 'la nature de la plupart des tickets est inconnue',
    nl: 'van de meeste tickets is de soort onbekend',
    pl: 'rodzaj większości zgłoszeń jest nieznany',
  },
  'no tickets were given': {
    fr: 'aucun ticket n’a été fourni',
    nl: 'er zijn geen tickets aangeleverd',
    pl: 'nie dostarczono zgłoszeń',
  },
  'no ticket could be read in the window': {
    fr: 'aucun ticket n’a pu être lu sur la période',
    nl: 'in de periode was geen ticket te lezen',
    pl: 'nie udało się odczytać zgłoszeń z badanego okresu',
  },
};

/** A sentence around each of the reasons why there is no load. */
function around(english: (why: string) => string, own: (why: Told) => Told): Record<string, Told> {
  return Object.fromEntries(Object.entries(NO_LOAD).map(([why, told]) => [english(why), own(told)]));
}

const byWork: Told = {
  fr: 'part des incidents et des urgences dans le travail, ',
  nl: 'aandeel van incidenten en spoedgevallen in het werk, ',
  pl: 'udział incydentów i awarii w pracy, ',
};

/** Why a maintenance figure is not known, and what the terms of the reserve mean; numbers are `#`. */
export const KPI_SENTENCES: Readonly<Record<string, Told>> = {
  ...NO_LOAD,
  ...around(
    (why) => `how much of the work goes to incidents and emergencies is not known: ${why}`,
    ({ fr, nl, pl }) => ({
      fr: `on ne sait pas quelle part du travail va aux incidents et aux urgences\u00a0: ${fr}`,
      nl: `niet bekend hoeveel werk naar incidenten en spoedgevallen gaat: ${nl}`,
      pl: `nie wiadomo, ile pracy pochłaniają incydenty i awarie: ${pl}`,
    }),
  ),
  ...around(
    (why) => `nothing was measured that it could follow from (${why}); the plan keeps the reserve of the configuration`,
    ({ fr, nl, pl }) => ({
      fr: `rien n’a été mesuré dont elle puisse découler (${fr})\u00a0; le plan garde la réserve de la configuration`,
      nl: `er is niets gemeten waaruit die kan volgen (${nl}); het plan houdt de reserve uit de configuratie aan`,
      pl: `nie zmierzono niczego, z czego mogłaby wynikać (${pl}); plan zachowuje rezerwę z konfiguracji`,
    }),
  ),
  'what teams set aside before they have measured anything: # to # % for enablers under SAFe, # % at Shopify': {
    fr: 'ce que des équipes mettent de côté avant d’avoir mesuré quoi que ce soit\u00a0: #1 à #2\u00a0% pour les «\u00a0enablers\u00a0» de SAFe, #3\u00a0% chez Shopify',
    nl: 'wat teams apart zetten voordat ze iets hebben gemeten: #1 tot #2% voor enablers in SAFe, #3% bij Shopify',
    pl: 'ile zespoły odkładają, zanim cokolwiek zmierzą: od #1 do #2% na enablery w SAFe, #3% w Shopify',
  },
  'half of what unplanned work leaves, so that as much remains for what the business asks for': {
    fr: 'la moitié de ce que laisse l’imprévu, pour qu’il en reste autant pour les demandes des métiers',
    nl: 'de helft van wat ongepland werk overlaat, zodat er evenveel overblijft voor wat de business vraagt',
    pl: 'połowa tego, co zostawia praca nieplanowana, aby tyle samo zostało na potrzeby biznesu',
  },
  'share of incidents and emergencies in the work, by hours': {
    fr: `${byWork.fr}en heures`,
    nl: `${byWork.nl}in uren`,
    pl: `${byWork.pl}w godzinach`,
  },
  'share of incidents and emergencies in the work, by tickets': {
    fr: `${byWork.fr}en tickets`,
    nl: `${byWork.nl}in tickets`,
    pl: `${byWork.pl}w zgłoszeniach`,
  },
  'what incidents that come back take is not known, because the line above is not': {
    fr: 'on ne sait pas ce que prennent les incidents récurrents, faute de connaître la ligne précédente',
    nl: 'niet bekend wat terugkerende incidenten vergen, omdat de vorige regel dat niet is',
    pl: 'nie wiadomo, ile pochłaniają powracające incydenty, bo nieznany jest poprzedni wiersz',
  },
  'which incidents come back is not known, because most have no cause: nothing is added for them': {
    fr: 'on ne sait pas quels incidents reviennent, car la plupart sont sans cause\u00a0: rien n’est ajouté pour eux',
    nl: 'niet bekend welke incidenten terugkeren, omdat bij de meeste geen oorzaak staat: er komt niets voor bij',
    pl: 'nie wiadomo, które incydenty powracają, bo większość nie ma przyczyny: nic za nie nie dodano',
  },
  'work on incidents and emergencies × share of incidents that come back': {
    fr: 'travail sur les incidents et urgences × part des incidents récurrents',
    nl: 'werk aan incidenten en spoedgevallen × aandeel terugkerende incidenten',
    pl: 'praca nad incydentami i awariami × udział powracających incydentów',
  },
  'the files hold no open ticket; whether there is none, or open ones were not exported, cannot be told': {
    fr: 'les fichiers ne contiennent aucun ticket ouvert\u00a0; on ne sait pas s’il n’y en a pas ou s’ils n’ont pas été exportés',
    nl: 'de bestanden bevatten geen open ticket; of er geen is of dat open tickets niet zijn geëxporteerd, is niet vast te stellen',
    pl: 'w plikach nie ma otwartych zgłoszeń; nie wiadomo, czy ich nie ma, czy ich nie wyeksportowano',
  },
  'known of # of # only': {
    fr: 'connu pour #1 sur #2 seulement',
    nl: 'bekend van slechts #1 van de #2',
    pl: 'znane tylko dla #1 z #2',
  },
  'no ticket came in within the window': {
    fr: 'aucun ticket n’est arrivé pendant la période',
    nl: 'in de periode kwam geen ticket binnen',
    pl: 'w badanym okresie nie wpłynęło żadne zgłoszenie',
  },
  'what the priorities mean is not said; set tickets.priorities': {
    fr: 'le sens des priorités n’est pas indiqué\u00a0; renseignez tickets.priorities',
    nl: 'wat de prioriteiten betekenen, is niet opgegeven; vul tickets.priorities in',
    pl: 'nie podano, co oznaczają priorytety; należy uzupełnić tickets.priorities',
  },
  'of # % of the tickets only is it known whether they are critical incidents': {
    fr: 'pour #1\u00a0% des tickets seulement, on sait s’il s’agit d’incidents critiques',
    nl: 'van slechts #1% van de tickets is bekend of het kritieke incidenten zijn',
    pl: 'tylko o #1% zgłoszeń wiadomo, czy są incydentami krytycznymi',
  },
  'the tickets span less than four weeks': {
    fr: 'les tickets couvrent moins de quatre semaines',
    nl: 'de tickets beslaan minder dan vier weken',
    pl: 'zgłoszenia obejmują mniej niż cztery tygodnie',
  },
  'insufficient: # resolved, # are needed': {
    fr: 'insuffisant\u00a0: #1 résolus, il en faut #2',
    nl: 'te weinig: #1 opgelost, #2 nodig',
    pl: 'za mało: rozwiązanych #1, potrzeba #2',
  },
  'more than half are still open': {
    fr: 'plus de la moitié sont encore ouverts',
    nl: 'meer dan de helft staat nog open',
    pl: 'ponad połowa jest nadal otwarta',
  },
  'no server log was given': {
    fr: 'aucun journal de serveur n’a été fourni',
    nl: 'er is geen serverlog aangeleverd',
    pl: 'nie dostarczono dziennika serwera',
  },
  'insufficient: # deployments with # days of tickets after them, # are needed': {
    fr: 'insuffisant\u00a0: #1 déploiements suivis de #2 jours de tickets, il en faut #3',
    nl: 'te weinig: #1 deployments met daarna #2 dagen tickets, #3 nodig',
    pl: 'za mało: wdrożeń, po których są zgłoszenia z #2 dni: #1, potrzeba #3',
  },
  'severity and addon are known of # of # incidents only': {
    fr: 'gravité et module ne sont connus que pour #1 incidents sur #2',
    nl: 'ernst en module zijn bekend van slechts #1 van de #2 incidenten',
    pl: 'waga i moduł są znane tylko dla #1 z #2 incydentów',
  },
  'insufficient: # deployments in the log, # are needed': {
    fr: 'insuffisant\u00a0: #1 déploiements dans le journal, il en faut #2',
    nl: 'te weinig: #1 deployments in het log, #2 nodig',
    pl: 'za mało: wdrożeń w dzienniku #1, potrzeba #2',
  },
  'no git history could be read': {
    fr: 'aucun historique git n’a pu être lu',
    nl: 'er was geen git-historie te lezen',
    pl: 'nie udało się odczytać historii git',
  },
  'insufficient: # in the log, # are needed': {
    fr: 'insuffisant\u00a0: #1 dans le journal, il en faut #2',
    nl: 'te weinig: #1 in het log, #2 nodig',
    pl: 'za mało: w dzienniku #1, potrzeba #2',
  },
  'neither a server log with runs of scheduled actions nor a database that tells of them was given': {
    fr: 'ni journal de serveur avec des exécutions d’actions planifiées, ni base qui les renseigne n’a été fourni',
    nl: 'er is geen serverlog met uitvoeringen van geplande acties en geen database die ze vermeldt aangeleverd',
    pl: 'nie dostarczono dziennika serwera z uruchomieniami zaplanowanych akcji ani bazy, która je podaje',
  },
  'no database that tells of scheduled actions was given': {
    fr: 'aucune base renseignant les actions planifiées n’a été fournie',
    nl: 'er is geen database aangeleverd die geplande acties vermeldt',
    pl: 'nie dostarczono bazy z danymi o zaplanowanych akcjach',
  },
  'no database was given': {
    fr: 'aucune base de données n’a été fournie',
    nl: 'er is geen database aangeleverd',
    pl: 'nie dostarczono bazy danych',
  },
  'the database tells of no job queue': {
    fr: 'la base ne renseigne aucune file de tâches',
    nl: 'de database vermeldt geen takenwachtrij',
    pl: 'baza nie podaje żadnej kolejki zadań',
  },
  'no incident of severity # came in within the window': {
    fr: 'aucun incident de gravité #1 n’est arrivé pendant la période',
    nl: 'in de periode kwam geen incident van ernst #1 binnen',
    pl: 'w badanym okresie nie wpłynął żaden incydent o wadze #1',
  },
  'none is decided yet': {
    fr: 'aucun n’est encore tranché',
    nl: 'nog geen ervan staat vast',
    pl: 'żadnego jeszcze nie rozstrzygnięto',
  },
  'no ticket was resolved within the window': {
    fr: 'aucun ticket n’a été résolu pendant la période',
    nl: 'in de periode is geen ticket opgelost',
    pl: 'w badanym okresie nie rozwiązano żadnego zgłoszenia',
  },
  'no ticket was worked on within the window': {
    fr: 'aucun ticket n’a été traité pendant la période',
    nl: 'in de periode is aan geen ticket gewerkt',
    pl: 'w badanym okresie nie pracowano nad żadnym zgłoszeniem',
  },
  'the files have no column that could tell an emergency': {
    fr: 'les fichiers n’ont aucune colonne qui indique une urgence',
    nl: 'de bestanden hebben geen kolom die een spoedgeval aangeeft',
    pl: 'pliki nie mają kolumny, która wskazuje awarię',
  },
  'no incident came in within the window': {
    fr: 'aucun incident n’est arrivé pendant la période',
    nl: 'in de periode kwam geen incident binnen',
    pl: 'w badanym okresie nie wpłynął żaden incydent',
  },
};
