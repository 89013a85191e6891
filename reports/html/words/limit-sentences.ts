import type { Told } from './told.js';

/**
 * What stands against comparing two results or two figures, by the English sentence with its numbers as `#`. The
 * sentences are those of `src/compare`; one that is not here stays English and is marked so.
 */
export const LIMIT_SENTENCES: Readonly<Record<string, Told>> = {
  'the result given as the older one is of a later time than the other': {
    fr: 'le résultat donné comme le plus ancien est postérieur à l’autre',
    nl: 'het als ouder opgegeven resultaat is van later datum dan het andere',
    pl: 'wynik podany jako starszy jest późniejszy niż drugi',
  },
  'scanned in the older result only': {
    fr: 'analysé dans l’ancien résultat seulement',
    nl: 'alleen in het oudere resultaat onderzocht',
    pl: 'zbadano tylko dla starszego wyniku',
  },
  'scanned in the newer result only': {
    fr: 'analysé dans le nouveau résultat seulement',
    nl: 'alleen in het nieuwere resultaat onderzocht',
    pl: 'zbadano tylko dla nowszego wyniku',
  },
  'targets differ (# and #): upgrade scores and verdicts are not compared, hours up to the nearer target only': {
    fr: 'les versions cibles diffèrent (#1 et #2)\u00a0: notes de migration et préconisations ne sont pas comparées, les heures seulement jusqu’à la cible la plus proche',
    nl: 'de doelversies verschillen (#1 en #2): upgradescores en adviezen worden niet vergeleken, uren alleen tot de dichtstbijzijnde doelversie',
    pl: 'wersje docelowe są różne (#1 i #2): ocen migracji i rekomendacji nie porównano, godziny tylko do bliższej z nich',
  },
  'evidence of the older result only': {
    fr: 'données fournies pour l’ancien résultat seulement',
    nl: 'alleen aangeleverd voor het oudere resultaat',
    pl: 'dane dostarczono tylko do starszego wyniku',
  },
  'evidence of the newer result only': {
    fr: 'données fournies pour le nouveau résultat seulement',
    nl: 'alleen aangeleverd voor het nieuwere resultaat',
    pl: 'dane dostarczono tylko do nowszego wyniku',
  },
  'ran for the older result only': {
    fr: 'appliquée à l’ancien résultat seulement',
    nl: 'alleen toegepast op het oudere resultaat',
    pl: 'zastosowano tylko do starszego wyniku',
  },
  'ran for the newer result only': {
    fr: 'appliquée au nouveau résultat seulement',
    nl: 'alleen toegepast op het nieuwere resultaat',
    pl: 'zastosowano tylko do nowszego wyniku',
  },
  'its findings are in the older result only': {
    fr: 'ses constats figurent dans l’ancien résultat seulement',
    nl: 'de bevindingen ervan staan alleen in het oudere resultaat',
    pl: 'jego ustalenia są tylko w starszym wyniku',
  },
  'its findings are in the newer result only': {
    fr: 'ses constats figurent dans le nouveau résultat seulement',
    nl: 'de bevindingen ervan staan alleen in het nieuwere resultaat',
    pl: 'jego ustalenia są tylko w nowszym wyniku',
  },
  'maintenance figures are in the older result only': {
    fr: 'les indicateurs de maintenance figurent dans l’ancien résultat seulement',
    nl: 'onderhoudscijfers staan alleen in het oudere resultaat',
    pl: 'wskaźniki utrzymania są tylko w starszym wyniku',
  },
  'maintenance figures are in the newer result only': {
    fr: 'les indicateurs de maintenance figurent dans le nouveau résultat seulement',
    nl: 'onderhoudscijfers staan alleen in het nieuwere resultaat',
    pl: 'wskaźniki utrzymania są tylko w nowszym wyniku',
  },
  'versions of the program differ (# and #): scores and hours may differ for that alone': {
    fr: 'les versions du programme diffèrent (#1 et #2)\u00a0: cela seul peut expliquer des écarts de notes et d’heures',
    nl: 'de programmaversies verschillen (#1 en #2): alleen daardoor al kunnen scores en uren verschillen',
    pl: 'wersje programu są różne (#1 i #2): już samo to może tłumaczyć różnice w ocenach i godzinach',
  },
  'settings differ: scores, hours and plans may differ for that alone': {
    fr: 'les configurations diffèrent\u00a0: cela seul peut expliquer des écarts de notes, d’heures et de plan',
    nl: 'de configuraties verschillen: alleen daardoor al kunnen scores, uren en plannen verschillen',
    pl: 'konfiguracje są różne: już samo to może tłumaczyć różnice w ocenach, godzinach i planach',
  },
  'the target was # h and is # h': {
    fr: 'la cible était de #1\u00a0h et est de #2\u00a0h',
    nl: 'de norm was #1 uur en is #2 uur',
    pl: 'cel wynosił #1\u00a0godz., a wynosi #2\u00a0godz.',
  },
  'not known in either result': {
    fr: 'inconnu dans les deux résultats',
    nl: 'in geen van beide resultaten bekend',
    pl: 'nieznane w obu wynikach',
  },
  'not known in the older result': {
    fr: 'inconnu dans l’ancien résultat',
    nl: 'niet bekend in het oudere resultaat',
    pl: 'nieznane w starszym wyniku',
  },
  'not known in the newer result': {
    fr: 'inconnu dans le nouveau résultat',
    nl: 'niet bekend in het nieuwere resultaat',
    pl: 'nieznane w nowszym wyniku',
  },
  'defined otherwise in the two results': {
    fr: 'défini autrement dans les deux résultats',
    nl: 'in beide resultaten anders gedefinieerd',
    pl: 'zdefiniowane inaczej w obu wynikach',
  },
  'hours of the clock in one result, working hours in the other': {
    fr: 'heures calendaires dans un résultat, heures ouvrées dans l’autre',
    nl: 'klokuren in het ene resultaat, werkuren in het andere',
    pl: 'godziny zegarowe w jednym wyniku, godziny pracy w drugim',
  },
  'the window of the older result ends later': {
    fr: 'la période de l’ancien résultat se termine plus tard',
    nl: 'de periode van het oudere resultaat eindigt later',
    pl: 'okres starszego wyniku kończy się później',
  },
  '# file or addon could not be read or checked for the older result': {
    fr: '#1 fichier ou module n’a pas pu être lu ou vérifié pour l’ancien résultat',
    nl: '#1 bestand of module kon voor het oudere resultaat niet worden gelezen of gecontroleerd',
    pl: 'dla starszego wyniku nie udało się odczytać lub sprawdzić plików lub modułów: #1',
  },
  '# files or addons could not be read or checked for the older result': {
    fr: '#1 fichiers ou modules n’ont pas pu être lus ou vérifiés pour l’ancien résultat',
    nl: '#1 bestanden of modules konden voor het oudere resultaat niet worden gelezen of gecontroleerd',
    pl: 'dla starszego wyniku nie udało się odczytać lub sprawdzić plików lub modułów: #1',
  },
  '# file or addon could not be read or checked for the newer result': {
    fr: '#1 fichier ou module n’a pas pu être lu ou vérifié pour le nouveau résultat',
    nl: '#1 bestand of module kon voor het nieuwere resultaat niet worden gelezen of gecontroleerd',
    pl: 'dla nowszego wyniku nie udało się odczytać lub sprawdzić plików lub modułów: #1',
  },
  '# files or addons could not be read or checked for the newer result': {
    fr: '#1 fichiers ou modules n’ont pas pu être lus ou vérifiés pour le nouveau résultat',
    nl: '#1 bestanden of modules konden voor het nieuwere resultaat niet worden gelezen of gecontroleerd',
    pl: 'dla nowszego wyniku nie udało się odczytać lub sprawdzić plików lub modułów: #1',
  },
  'neither result says which rules ran; both are of version #, so the same are taken': {
    fr: 'aucun des deux résultats ne dit quelles règles ont été appliquées\u00a0; tous deux sont de la version #1, on suppose donc les mêmes',
    nl: 'geen van beide resultaten zegt welke regels zijn toegepast; beide zijn van versie #1, dus wordt van dezelfde uitgegaan',
    pl: 'żaden z wyników nie podaje, które reguły zastosowano; oba są z wersji #1, więc przyjęto te same',
  },
  'neither result says which rules ran, and the versions differ: a rule that told nothing may not have been there': {
    fr: 'aucun des deux résultats ne dit quelles règles ont été appliquées, et les versions diffèrent\u00a0: une règle restée muette n’existait peut-être pas encore',
    nl: 'geen van beide resultaten zegt welke regels zijn toegepast, en de versies verschillen: een regel die niets meldde, bestond misschien nog niet',
    pl: 'żaden z wyników nie podaje, które reguły zastosowano, a wersje są różne: reguły, która nic nie zgłosiła, mogło jeszcze nie być',
  },
  'the older result does not say which rules ran; both are of version #, so the same are taken': {
    fr: 'l’ancien résultat ne dit pas quelles règles ont été appliquées\u00a0; tous deux sont de la version #1, on suppose donc les mêmes',
    nl: 'het oudere resultaat zegt niet welke regels zijn toegepast; beide zijn van versie #1, dus wordt van dezelfde uitgegaan',
    pl: 'starszy wynik nie podaje, które reguły zastosowano; oba są z wersji #1, więc przyjęto te same',
  },
  'the older result does not say which rules ran, and the versions differ: a rule that told nothing may not have been there':
    {
      fr: 'l’ancien résultat ne dit pas quelles règles ont été appliquées, et les versions diffèrent\u00a0: une règle restée muette n’existait peut-être pas encore',
      nl: 'het oudere resultaat zegt niet welke regels zijn toegepast, en de versies verschillen: een regel die niets meldde, bestond misschien nog niet',
      pl: 'starszy wynik nie podaje, które reguły zastosowano, a wersje są różne: reguły, która nic nie zgłosiła, mogło jeszcze nie być',
    },
  'the newer result does not say which rules ran; both are of version #, so the same are taken': {
    fr: 'le nouveau résultat ne dit pas quelles règles ont été appliquées\u00a0; tous deux sont de la version #1, on suppose donc les mêmes',
    nl: 'het nieuwere resultaat zegt niet welke regels zijn toegepast; beide zijn van versie #1, dus wordt van dezelfde uitgegaan',
    pl: 'nowszy wynik nie podaje, które reguły zastosowano; oba są z wersji #1, więc przyjęto te same',
  },
  'the newer result does not say which rules ran, and the versions differ: a rule that told nothing may not have been there':
    {
      fr: 'le nouveau résultat ne dit pas quelles règles ont été appliquées, et les versions diffèrent\u00a0: une règle restée muette n’existait peut-être pas encore',
      nl: 'het nieuwere resultaat zegt niet welke regels zijn toegepast, en de versies verschillen: een regel die niets meldde, bestond misschien nog niet',
      pl: 'nowszy wynik nie podaje, które reguły zastosowano, a wersje są różne: reguły, która nic nie zgłosiła, mogło jeszcze nie być',
    },
};
