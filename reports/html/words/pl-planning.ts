import type { Formats } from '../formats.js';
import type { enPlanning } from './en-planning.js';

/** Polskie słowa o godzinach, kolejności i planach. */
export function plPlanning(f: Formats<'pl'>): ReturnType<typeof enPlanning> {
  const noun = (one: string, few: string, many: string, other: string) => (value: number) =>
    f.count(value, { one, few, many, other });
  const modules = noun('moduł', 'moduły', 'modułów', 'modułu');
  const inModules = noun('module', 'modułach', 'modułach', 'modułu');
  const ofSprints = noun('sprintu', 'sprintów', 'sprintów', 'sprintu');
  const tasks = noun('zadanie', 'zadania', 'zadań', 'zadania');
  return {
    areas: {
      legend:
        'Każdy pasek zaczyna się tam, gdzie kończy się poprzedni. Jaśniejsza część: godziny na kod, który przepisze znane narzędzie.',
      chart: 'Godziny migracji według obszarów',
      alt: (name, share) => `Największa pozycja to „${name}”: ${f.percent(share)} wszystkich godzin.`,
      caption: 'Na co idą godziny migracji, łącznie dla wszystkich modułów i przejść między wersjami',
      heads: ['Obszar', 'Ustalenia', 'Godziny', 'Narzędziami', 'Udział godzin'],
      all: 'Razem',
      names: {
        fixed: 'Instalacja, testy, wdrożenie',
        models: 'Modele i pola',
        python: 'Kod Pythona',
        views: 'Widoki i szablony',
        javascript: 'JavaScript i zasoby',
        data: 'Dane i identyfikatory XML',
        manifest: 'Manifesty i zależności',
        unnamed: 'Oczekiwane, nieznalezione',
      },
      about: {
        fixed: 'stała część na każdy moduł i każde przejście między wersjami',
        unnamed: 'wiersze, które zmieniono w rzeczywistych migracjach takich modułów, poza tym, co znaleziono',
      },
    },
    route: {
      chart: 'Co na co czeka',
      legend:
        'Punkt to moduł, tym większy, im więcej godzin migracji; linia prowadzi w lewo, do tego, czego moduł wymaga.',
      legendChain: 'Gruba linia: najdłuższy łańcuch.',
      alt: (shown, links, alone) =>
        `${modules(shown)} i ${noun('zależność', 'zależności', 'zależności', 'zależności')(links)} między nimi.${alone === 0 ? '' : ` Poza nimi ${modules(alone)} bez powiązań z innymi badanymi modułami.`} Szczegóły podaje tabela poniżej.`,
      unnamed: 'Gdzie znaki stoją gęsto, pominięto nazwy: powyższe fale wymieniają wszystkie moduły.',
      cut: (shown, all) => `Na rysunku: najcięższe ${f.whole(shown)} z ${f.whole(all)}.`,
      caption: 'Badane moduły, które od siebie zależą',
      heads: ['Moduł', 'Fala', 'Godziny', 'Wymaga', 'Wymagany przez', 'Najdłuższy łańcuch'],
      onChain: 'należy',
    },
    outlook: {
      title: 'Jak maleje dług',
      chart: 'Pozostały dług i zapłacone odsetki według sprintów',
      legend: 'Linia ciągła: według planu. Kreski: w połowie przypadków nie później. Kropki: w 85 na 100 nie później.',
      alt: (before, after, inSprints, likely) =>
        `Według planu dług maleje z ${f.hours(before)} do ${f.hours(after)}\u00a0godz. w ciągu ${ofSprints(inSprints)}; jeśli każde zadanie skończy się dopiero w swoim sprincie 85%, do ${f.hours(likely)}\u00a0godz.`,
      legendPlain: 'Według planu.',
      altPlain: (before, after, inSprints) =>
        `Według planu dług maleje z ${f.hours(before)} do ${f.hours(after)}\u00a0godz. w ciągu ${ofSprints(inSprints)}.`,
      left: 'pozostały dług, godz.',
      interest: 'zapłacone odsetki, godz.',
      caption: 'Pozostały dług i zapłacone odsetki na koniec każdego sprintu',
      note: 'Przy 50% i 85%: zadanie liczy się jako wykonane w sprincie, do którego kończy się z takim prawdopodobieństwem.',
      heads: ['Sprint', 'Rezerwa', 'W planie', 'Pozostały dług', 'przy 50%', 'przy 85%', 'Odsetki', 'przy 85%'],
      start: 'Przed pierwszym',
      states: { done: 'zakończony', active: 'w toku', planned: 'zaplanowany' },
      pools: 'Godziny zarezerwowane dla rodzajów prac: zaplanowane z zarezerwowanych',
      classes: {
        security: 'Bezpieczeństwo',
        operations: 'Utrzymanie',
        upgrade: 'Migracja',
        hygiene: 'Jakość kodu',
      },
      noClass: 'Pozostałe',
      finish: 'Kiedy skończą się prace migracyjne, na podstawie wielu symulacji',
      finishHeads: ['Prace migracyjne', 'Zadania', '50%', '85%', '95%'],
      ready: 'Wszystkie: gotowość',
      never: (inSprints) => `nie w ciągu ${ofSprints(inSprints)}`,
    },
    changes: {
      title: 'Na czym opiera się plan',
      proof: {
        optimal: 'Udowodniono: lepszego planu nie ma.',
        limit: 'Dokładnemu algorytmowi zabrakło czasu; to, co zdążył udowodnić, obowiązuje.',
        failed: 'Dokładny algorytm nie dał odpowiedzi.',
      },
      capacity: 'Skąd biorą się zarezerwowane godziny',
      moves: 'Co się przesunęło od poprzedniego planu',
      movesHeads: ['Zadanie', 'Moduł', 'Z', 'Do', 'Dlaczego'],
      notPlanned: 'poza planem',
      prices: 'Ile kosztują ograniczenia',
      pricesHeads: ['Ograniczenie', 'Czego dotyczy', 'Koszt (godz./rok)', 'Opis'],
      kinds: {
        pin: 'przypięte do sprintu',
        deadline: 'termin',
        'not-before': 'nie wcześniej niż',
        class: 'rodzaj prac',
        skill: 'umiejętność',
        reserve: 'rezerwa',
      },
      calibration: 'Jak trafne były szacunki',
      tooFew: (items, needed) =>
        `Wykonane zadania ze znanymi godzinami: ${f.whole(items)}; od ${f.whole(needed)} korygują one szacunki.`,
      error: (items, error, bias) =>
        `Wykonano ${tasks(items)}: połowa szacunków myliła się o mniej niż ${f.percent(error)}, a stosunek czasu rzeczywistego do szacowanego wyniósł ${f.decimal(bias)}.`,
      corrected: (error) => `Po korekcie na podstawie pozostałych zadań połowa myliłaby się o ${f.percent(error)}.`,
      inside: (share) => `${f.percent(share)} zmieściło się w przedziale; powinno 70%.`,
      factorsCaption: 'Przez co mnoży się godziny',
      factorsHeads: ['Rodzaj prac', 'Wykonane', 'Własny mnożnik', 'Użyty mnożnik'],
      allKinds: 'rodzaje bez wykonanych zadań',
      itemKinds: {
        upgrade: 'migracja',
        security: 'bezpieczeństwo',
        reliability: 'niezawodność',
        performance: 'wydajność',
        maintainability: 'łatwość utrzymania',
        governance: 'nadzór',
        retire: 'wycofanie',
        replace: 'zastąpienie',
      },
    },
    scenarios: {
      nav: 'Scenariusze',
      title: 'Porównanie scenariuszy',
      lede: 'Te same prace zaplanowane inaczej.',
      chart: 'Pozostały dług i zapłacone odsetki według scenariuszy i sprintów',
      legend: 'Linia ciągła: pozostałe godziny długu. Kreski: dotąd zapłacone godziny odsetek.',
      alt: (name, saved) =>
        `Najwięcej oszczędza „${name}”: ${f.hours(saved)}\u00a0godz. rocznie, gdy wszystko jest zrobione.`,
      caption: 'Co daje każdy scenariusz',
      heads: ['Scenariusz', 'Plan (godz.)', 'Oszczędza (godz./rok)', 'Pozostały dług', 'Odsetki', 'Gotowość po'],
      notReady: 'nie w tym planie',
      changes: {
        sprints: (value) => `${f.count(value, { one: 'sprint', few: 'sprinty', many: 'sprintów', other: 'sprintu' })}.`,
        capacity: (hours) =>
          `Zespół ma ${f.hours(hours)}\u00a0godz. na sprint; sprinty z własnymi godzinami zmieniają się proporcjonalnie.`,
        reserve: (percent) => `Na spłatę długu zarezerwowano ${f.percents(percent)} pojemności.`,
        reserveOfClasses: (percent) =>
          `Na spłatę długu zarezerwowano ${f.percents(percent)} pojemności; części poszczególnych rodzajów prac zmieniają się proporcjonalnie.`,
        upgradeBySprint: (items, sprint) =>
          `Wszystkie prace migracyjne (${tasks(items)}) są gotowe do końca sprintu ${f.whole(sprint)}.`,
        upgradeByDay: (items, day) => `Wszystkie prace migracyjne (${tasks(items)}) są gotowe do ${f.day(day)}.`,
        longer: (sprint) => `Plan trwa w tym celu do sprintu ${f.whole(sprint)}.`,
        retireFirst: (items) =>
          `Najpierw wycofuje się i zastępuje moduły (${tasks(items)}, wraz z tym, na co czekają); pozostałe zadania dostają resztę godzin, poza tym, co przypięte lub ma termin.`,
        tooMuch: (items) => `Nawet wtedy nie mieści się w planie: ${f.whole(items)}.`,
        nothing: 'Bez zmian.',
      },
      /** Names of the scenarios that the program makes up itself. */
      reserve: (percent) => `Rezerwa ${f.percents(percent)}`,
      upgradeByEnd: 'Cała migracja do końca planu',
      retireFirst: 'Najpierw wycofać',
      impossible: 'niewykonalny',
    },
    billing: {
      nav: 'Płatne wiersze',
      title: 'Płatne wiersze kodu i ich koszt',
      lede: 'Odoo i jego partnerzy pobierają opłatę za utrzymanie kodu dedykowanego według liczby wierszy, liczonych tak jak w odoo-bin cloc.',
      caption: 'Płatne wiersze kodu według pochodzenia',
      heads: ['Pochodzenie', 'Moduły', 'Wiersze kodu', 'Płatne', 'Koszt roczny'],
      all: 'Razem',
      top: 'Moduły z największą liczbą płatnych wierszy',
      topHeads: ['Moduł', 'Rekomendacja', 'Płatne', 'Udział', 'Koszt roczny'],
      leaving: (lines, leaving) =>
        `${noun('płatny wiersz kodu', 'płatne wiersze kodu', 'płatnych wierszy kodu', 'płatnego wiersza kodu')(lines)} ${f.form(lines, { one: 'jest', few: 'są', many: 'jest', other: 'jest' })} w ${inModules(leaving)} do wycofania lub zastąpienia.`,
      given: (price) => `Liczone po ${price} za 100 wierszy miesięcznie, według konfiguracji.`,
      published: (price) =>
        `Nie podano ceny. Liczone według ceny opublikowanej, ${price} za 100 wierszy miesięcznie: to cena jednego z partnerów, nie Państwa.`,
      notCharged: 'O opłacie rozstrzyga umowa: bez umowy z ceną te wiersze nic nie kosztują.',
    },
    basis: {
      assumptions: 'Założenia',
      confidence: 'Jak pewne są oceny',
      confidenceHeads: ['Ocena', 'Wysoka', 'Średnia', 'Niska', 'Nieznana'],
      sources: 'Źródła ustaleń',
      sourcesNote: (shown, rules) =>
        `Źródła: ${f.whole(shown)}, reguły: ${f.whole(rules)}; każda reguła podaje wyżej własne.`,
    },
    ready: {
      after: (target, sprint, likely) =>
        `Gotowość na Odoo ${target} po zakończeniu: ${sprint} (z pewnością 85%: ${likely}).`,
      never: (target, inSprints) =>
        `Przy tej pojemności Odoo ${target} nie jest osiągalne w ciągu ${ofSprints(inSprints)}.`,
      steps: 'Przejścia',
      step: (to, hours, lines) =>
        `${to}: ${f.hours(hours)}\u00a0godz., ${noun('zmieniony wiersz', 'zmienione wiersze', 'zmienionych wierszy', 'zmienionego wiersza')(lines)}`,
    },
  };
}
