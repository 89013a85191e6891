import type { Told } from './told.js';

const UNUSED: Told = {
  fr: 'aucune connexion depuis #1 jours, ou jamais',
  nl: 'niet ingelogd in #1 dagen, of nooit',
  pl: 'bez logowania od #1 dni albo w ogóle',
};

/** What the database tells of users, rights, keys and code, by the English sentence with its numbers as `#`. */
export const SYSTEM_SENTENCES: Readonly<Record<string, Told>> = {
  'may administer the system, and did not log in for # days or ever': {
    fr: `peuvent administrer le système\u00a0; ${UNUSED.fr}`,
    nl: `mogen het systeem beheren; ${UNUSED.nl}`,
    pl: `mogą administrować systemem; ${UNUSED.pl}`,
  },
  'active internal users who did not log in for # days or ever': {
    fr: `utilisateurs internes actifs\u00a0; ${UNUSED.fr}`,
    nl: `actieve interne gebruikers; ${UNUSED.nl}`,
    pl: `aktywni użytkownicy wewnętrzni; ${UNUSED.pl}`,
  },
  'active internal users that nobody logs in with, used by API keys or scheduled actions': {
    fr: 'utilisateurs internes actifs avec lesquels personne ne se connecte, utilisés par des clés API ou des actions planifiées',
    nl: 'actieve interne gebruikers waarmee niemand inlogt, gebruikt door API-sleutels of geplande acties',
    pl: 'aktywni użytkownicy wewnętrzni, na których nikt się nie loguje, używani przez klucze API lub zaplanowane akcje',
  },
  'API keys without an end: whoever got hold of one keeps it': {
    fr: 'clés API sans expiration\u00a0: qui en a obtenu une la garde',
    nl: 'API-sleutels zonder einddatum: wie er een in handen krijgt, houdt die',
    pl: 'klucze API bez daty ważności: kto wszedł w posiadanie klucza, ten go zachowa',
  },
  'API keys older than a year': {
    fr: 'clés API de plus d’un an',
    nl: 'API-sleutels ouder dan een jaar',
    pl: 'klucze API starsze niż rok',
  },
  'roles past their end whose rights are still there: what was temporary became permanent': {
    fr: 'rôles expirés dont les droits sont toujours là\u00a0: le provisoire est devenu permanent',
    nl: 'verlopen rollen waarvan de rechten er nog zijn: tijdelijk werd blijvend',
    pl: 'wygasłe role, których prawa pozostały: tymczasowe stało się stałe',
  },
  'everyone may change these records, portal and public users too': {
    fr: 'tout le monde peut modifier ces enregistrements, y compris les utilisateurs du portail et publics',
    nl: 'iedereen mag deze records wijzigen, ook portaal- en publieke gebruikers',
    pl: 'każdy może zmieniać te rekordy, także użytkownicy portalu i publiczni',
  },
  'everyone may read these records, portal and public users too': {
    fr: 'tout le monde peut lire ces enregistrements, y compris les utilisateurs du portail et publics',
    nl: 'iedereen mag deze records lezen, ook portaal- en publieke gebruikers',
    pl: 'każdy może odczytywać te rekordy, także użytkownicy portalu i publiczni',
  },
  'access rights that no module holds: an upgrade and a new database lack them': {
    fr: 'droits d’accès qui ne sont dans aucun module\u00a0: ils manqueront après une migration et dans une nouvelle base',
    nl: 'toegangsrechten die in geen enkele module staan: na een upgrade en in een nieuwe database ontbreken ze',
    pl: 'prawa dostępu, których nie ma w żadnym module: zabraknie ich po migracji i w nowej bazie',
  },
  'models with a table and no access right: only the superuser reaches them, or an SQL view lacks one': {
    fr: 'modèles avec une table mais sans droit d’accès\u00a0: seul le superutilisateur y accède, ou il manque un droit à une vue SQL',
    nl: 'modellen met een tabel en zonder toegangsrecht: alleen de superuser kan erbij, of een SQL-view mist er een',
    pl: 'modele z tabelą i bez prawa dostępu: dociera do nich tylko superużytkownik albo prawa nie ma widok SQL',
  },
  'record rules of modules that were changed in the database: upgrades leave them as they are': {
    fr: 'règles sur les enregistrements de modules modifiées dans la base\u00a0: les mises à jour n’y touchent pas',
    nl: 'recordregels van modules die in de database zijn gewijzigd: updates laten ze zoals ze zijn',
    pl: 'reguły rekordów z modułów zmienione w bazie: aktualizacje ich nie ruszają',
  },
  'record rules that no module holds': {
    fr: 'règles sur les enregistrements qui ne sont dans aucun module',
    nl: 'recordregels die in geen enkele module staan',
    pl: 'reguły rekordów, których nie ma w żadnym module',
  },
  'global record rules that are switched off: what they kept apart is open': {
    fr: 'règles globales sur les enregistrements désactivées\u00a0: ce qu’elles cloisonnaient est ouvert',
    nl: 'globale recordregels die zijn uitgeschakeld: wat ze gescheiden hielden, staat open',
    pl: 'wyłączone globalne reguły rekordów: to, co rozdzielały, jest otwarte',
  },
  'system parameters named like a secret: they stand in clear text in every dump and copy': {
    fr: 'paramètres système au nom de secret\u00a0: ils figurent en clair dans chaque sauvegarde et chaque copie',
    nl: 'systeemparameters met een naam als van een geheim: ze staan leesbaar in elke dump en kopie',
    pl: 'parametry systemowe o nazwie jak hasło lub klucz: są jawne w każdym zrzucie i każdej kopii',
  },
  'scheduled actions are late all at once: the scheduler does not run, or this is a copy': {
    fr: 'toutes les actions planifiées sont en retard en même temps\u00a0: le planificateur ne tourne pas, ou c’est une copie',
    nl: 'alle geplande acties zijn tegelijk te laat: de planner draait niet, of dit is een kopie',
    pl: 'wszystkie zaplanowane akcje są naraz opóźnione: harmonogram nie działa albo to kopia',
  },
  'errors in the log that is kept in the database': {
    fr: 'erreurs du journal conservé dans la base',
    nl: 'fouten in het log dat in de database wordt bewaard',
    pl: 'błędy w dzienniku przechowywanym w bazie',
  },
  'mails could not be sent': {
    fr: 'e-mails non envoyés',
    nl: 'e-mails niet verzonden',
    pl: 'wiadomości, których nie udało się wysłać',
  },
  "Odoo's own system account": {
    fr: 'compte système d’Odoo',
    nl: 'systeemaccount van Odoo zelf',
    pl: 'konto systemowe Odoo',
  },
  'switched off, rights kept': {
    fr: 'désactivé, droits conservés',
    nl: 'uitgeschakeld, rechten behouden',
    pl: 'wyłączony, uprawnienia pozostały',
  },
  'never logged in': { fr: 'jamais connecté', nl: 'nooit ingelogd', pl: 'nigdy się nie logował' },
  'no login for # days': {
    fr: 'pas de connexion depuis #1 jours',
    nl: '#1 dagen niet ingelogd',
    pl: 'bez logowania od #1 dni',
  },
  'holds # API key': { fr: 'détient #1 clé API', nl: 'heeft #1 API-sleutel', pl: 'klucze API: #1' },
  'holds # API keys': { fr: 'détient #1 clés API', nl: 'heeft #1 API-sleutels', pl: 'klucze API: #1' },
  'raw SQL': { fr: 'SQL direct', nl: 'rechtstreekse SQL', pl: 'bezpośredni SQL' },
  'commits itself': { fr: 'valide lui-même (commit)', nl: 'commit zelf', pl: 'sam zatwierdza (commit)' },
  'searches all records': {
    fr: 'recherche dans tous les enregistrements',
    nl: 'doorzoekt alle records',
    pl: 'przeszukuje wszystkie rekordy',
  },
  code: { fr: 'code', nl: 'code', pl: 'kod' },
  off: { fr: 'désactivé', nl: 'uit', pl: 'wyłączone' },
  '# fields': { fr: 'champs\u00a0: #1', nl: 'velden: #1', pl: 'pola: #1' },
  '# computed': { fr: 'calculés\u00a0: #1', nl: 'berekend: #1', pl: 'obliczane: #1' },
  'targets of the configuration (sla.targets)': {
    fr: 'sla.targets de la configuration',
    nl: 'sla.targets van de configuratie',
    pl: 'sla.targets z konfiguracji',
  },
  'a policy of odoo-debt, no contract: between the targets that Odoo partners publish; set sla.targets to the ones you agreed on':
    {
      fr: 'à mi-chemin des délais que publient des partenaires Odoo\u00a0; indiquez les vôtres dans sla.targets',
      nl: 'tussen de tijden die Odoo-partners publiceren; geef die van u op in sla.targets',
      pl: 'między czasami, które publikują partnerzy Odoo; własne można podać w sla.targets',
    },
};
