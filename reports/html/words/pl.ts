import type { Formats, FormsOf } from '../formats.js';
import type { Words } from './en.js';
import { plEvidence } from './pl-evidence.js';
import { plInstances } from './pl-instances.js';
import { plKpis } from './pl-kpis.js';
import { plPlanning } from './pl-planning.js';
import { plTrend } from './pl-trend.js';

/** The Polish catalogue. Odoo's own words are those of its Polish translation: moduł, widok, zaplanowana akcja. */
export function pl(f: Formats<'pl'>): Words {
  const noun = (one: string, few: string, many: string, other: string) => (value: number) =>
    f.count(value, { one, few, many, other });
  const modules = noun('moduł', 'moduły', 'modułów', 'modułu');
  const ofModules = noun('modułu', 'modułów', 'modułów', 'modułu');
  const ofFindings = noun('ustalenia', 'ustaleń', 'ustaleń', 'ustalenia');
  const inModules = noun('module', 'modułach', 'modułach', 'modułu');
  const inSprints = noun('sprincie', 'sprintach', 'sprintach', 'sprintu');
  const pieces = noun('fragment kodu', 'fragmenty kodu', 'fragmentów kodu', 'fragmentu kodu');
  const verb = (value: number, one: string, few: string) =>
    f.form(value, { one, few, many: one, other: one } satisfies FormsOf['pl']);
  return {
    severity: { blocker: 'blokujące', high: 'poważne', medium: 'średnie', low: 'drobne', info: 'info' },
    verdict: { keep: 'zachować', refactor: 'przebudować', replace: 'zastąpić', retire: 'wycofać' },
    confidence: { low: 'niska pewność', medium: 'średnia pewność', high: 'wysoka pewność' },
    kpis: plKpis(f),
    colon: ':',
    semicolon: '; ',
    and: ' i ',
    namesMore: noun('inny', 'inne', 'innych', 'innego'),
    span: (from, to) => [`od ${from}`, `do ${to}`],
    minutes: (value) => `${f.whole(value)} min`,
    hours: (value) => `${f.hours(value)}\u00a0godz.`,
    age: {
      days: noun('dzień', 'dni', 'dni', 'dnia'),
      months: noun('miesiąc', 'miesiące', 'miesięcy', 'miesiąca'),
      years: noun('rok', 'lata', 'lat', 'roku'),
    },
    summary: {
      eyebrow: 'Gotowość do migracji',
      headline: {
        there: (target) => `Już na Odoo ${target}`,
        clear: (target) => `Gotowe na Odoo ${target}`,
        work: (target) => `Odoo ${target} jest w zasięgu`,
        blocked: (target) => `Jeszcze niegotowe na Odoo ${target}`,
        unknown: (target) => `Za mało wiadomo, by ocenić, czy Odoo ${target} jest w zasięgu`,
      },
      reason: {
        there: 'Wszystkie moduły są już w wersji docelowej. Dalsza część raportu dotyczy ich długu technologicznego.',
        clear: 'Nie znaleziono niczego, co musiałoby się zmienić w drodze do wersji docelowej.',
        work: 'Nie znaleziono niczego, co zatrzymałoby którykolwiek moduł. Praca do wykonania jest, ale da się ją zaplanować.',
        unknown: 'Odczytano lub sprawdzono zbyt małą część kodu albo nieznana jest wersja zbyt wielu modułów.',
      },
      blocked: (things, addons) =>
        `${pieces(things)} w ${inModules(addons)} ${verb(things, 'przestanie', 'przestaną')} działać po migracji.`,
      leaving: (value) => `${f.whole(value)} z tych modułów lepiej wycofać lub zastąpić, niż naprawiać.`,
      effort: 'Szacowany nakład pracy',
      effortUnit: 'godz.',
      effortRange: (range) => `${range}\u00a0godz. w siedmiu przypadkach na dziesięć`,
      notCounted: (value) => `; nie policzono ${ofModules(value)}`,
      effortCost: (cost) => `czyli ok. ${cost}`,
      notTold: 'nie udało się ustalić',
      noAddon: 'W badanym kodzie nie znaleziono żadnego modułu.',
      tools: 'Do automatyzacji',
      toolsNote: 'przewidywanych zmian mogą wykonać narzędzia',
      toolsNone: 'nie przewiduje się zmian',
      waiting: 'Koszt zwlekania',
      waitingUnit: 'godz. rocznie',
      waitingHours: 'pochłania utrzymanie obecnego stanu',
      waitingCost: (cost) => `czyli ${cost} rocznie`,
      rating: 'Ocena długu',
      ratingNote: (hours, share) =>
        `${f.hours(hours)}\u00a0godz. długu, ${f.percent(share)} godzin potrzebnych na napisanie kodu od nowa`,
      ratingNone: 'brak policzonych wierszy',
      verdicts: 'Co zrobić z modułami',
      verdictHeads: ['Rekomendacja', 'Moduły', 'Migracja (godz.)', 'Przedział', 'Wiersze kodu', 'Udział godzin'],
      total: 'Razem',
      risks: 'Najważniejsze ryzyka',
      noRisks: 'Nie stwierdzono żadnego z ryzyk, których szuka ten raport.',
      buys: 'Co dadzą zaplanowane sprinty',
      noPlan: 'Nie zaplanowano żadnego sprintu.',
      unknownTitle: 'Czego nie wiadomo',
      toCoverage: 'Pełna lista i sposób wyliczenia danych',
    },
    verdictMeaning: {
      keep: 'migrować bez zmian',
      refactor: 'naprawić, potem migrować',
      replace: 'wystarczy inny moduł',
      retire: 'można z niego zrezygnować',
    },
    risks: {
      blockers: (things, target) => `${pieces(things)} nie ${verb(things, 'będzie', 'będą')} działać w Odoo ${target}`,
      blockersText: (addons, names) =>
        `W ${inModules(addons)}${addons === 1 ? ':' : ', przede wszystkim'} ${names}. Bez zmian ${addons === 1 ? 'tego modułu' : 'tych modułów'} nie da się uruchomić produkcyjnie w wersji docelowej.`,
      security: noun(
        'poważne ustalenie dotyczące bezpieczeństwa',
        'poważne ustalenia dotyczące bezpieczeństwa',
        'poważnych ustaleń dotyczących bezpieczeństwa',
        'poważnego ustalenia dotyczącego bezpieczeństwa',
      ),
      securityText: (addons, name) =>
        addons === 1
          ? `W ${inModules(addons)}: ${name}.`
          : `W ${inModules(addons)}. Najpierw warto sprawdzić ${name}: ma najwyższy priorytet.`,
      concentration: (value, share) => `${f.percent(share)} godzin migracji przypada na ${modules(value)}`,
      concentrationText: (names) => `${names}. Opóźnienie tutaj opóźnia całą migrację.`,
      hub: (name, waiting) => `${modules(waiting)} ${verb(waiting, 'czeka', 'czekają')} na ${name}`,
      hubText: (hours) =>
        `Zależą od niego i są migrowane po nim. Od jego ${f.hours(hours)}\u00a0godz. zależy, kiedy ruszy reszta.`,
      leaving: (hours) => `${f.hours(hours)}\u00a0godz. pochłonęłyby moduły, z których można zrezygnować`,
      leavingText: (names) =>
        `${names}: lepiej wycofać lub zastąpić niż migrować. Najpierw należy uzgodnić to z osobami odpowiedzialnymi.`,
      waiting: (hours) => `Zwlekanie kosztuje ${f.hours(hours)}\u00a0godz. rocznie`,
      waitingText: 'Tyle pracy utrzymaniowej pochłania dług, dopóki nie zostanie spłacony; przede wszystkim:',
      rough: (value) => `Szacunek dla ${ofModules(value)} jest przybliżony`,
      roughText: (names) => `${names}. Za tymi godzinami stoi zbyt mało danych, by traktować je jako zobowiązanie.`,
    },
    buys: {
      plan: (hours, sprints, capacity) =>
        `${f.hours(hours)}\u00a0godz. pracy w ${inSprints(sprints)}, z ${f.hours(capacity)} zarezerwowanych godz.`,
      saves: (hours) => `Po wykonaniu pozwala to oszczędzić ${f.hours(hours)}\u00a0godz. rocznie.`,
      closes: (closed, all, urgent) =>
        `Zamyka ${f.whole(closed)} z ${ofFindings(all)}${urgent === 0 ? '' : `, w tym ${f.count(urgent, { one: 'blokujące', few: 'blokujące', many: 'blokujących', other: 'blokującego' })}`}.`,
      removes: (names) => `Wyłącza z migracji: ${names}.`,
      left: (items, hours) =>
        `${f.count(items, { one: 'zadanie', few: 'zadania', many: 'zadań', other: 'zadania' })} (${f.hours(hours)}\u00a0godz.) nie ${verb(items, 'zmieściło', 'zmieściły')} się w planie i nadal ${verb(items, 'czeka', 'czekają')}.`,
      gap: (share) => `Największa możliwa różnica wobec najlepszego planu: ${f.percent(share)}.`,
    },
    unknown: {
      files: (parsed, files) => `Pliki źródłowe odczytane w całości: ${f.whole(parsed)} z ${f.whole(files)}.`,
      series: (names) => `Wersja nieznana (${names}): godziny nie obejmują tej migracji.`,
      usage: (value) => `Wykorzystanie ${ofModules(value)}: danych jest mało lub nie ma ich wcale.`,
      possible: (value) =>
        `${f.count(value, { one: 'kolejny fragment kodu', few: 'kolejne fragmenty kodu', many: 'kolejnych fragmentów kodu', other: 'kolejnego fragmentu kodu' })} ${verb(value, 'może', 'mogą')} przestać działać; ktoś musi to sprawdzić.`,
      evidence: 'Wykorzystanie i incydenty: nie dostarczono danych z działającego systemu.',
    },
    portfolio: {
      nav: 'Portfel',
      none: 'Nie znaleziono żadnego modułu.',
      title: 'Mapa portfela',
      lede: 'Położenie modułu mówi, jak pilnie trzeba się nim zająć: im wyżej, tym większe ryzyko; im dalej w prawo, tym częściej używany.',
      chart: 'Ryzyko i wykorzystanie według modułów',
      chartAlt: (upperRight, all, names) =>
        `W prawej górnej ćwiartce, czyli ryzykowne i często używane: ${f.whole(upperRight)} z ${ofModules(all)}${names === '' ? '' : ` (${names})`}. Wszystkie wartości są w tabeli poniżej.`,
      size: (hours) => `Im większy znak, tym więcej godzin migracji; największy oznacza ${f.hours(hours)}\u00a0godz.`,
      xTitle: 'wykorzystanie: rzadkie → codzienne',
      yTitle: 'ryzyko: małe → duże',
      caption:
        'Moduły według priorytetu. Oceny mają skalę od 0 do 100: ryzyko 100 oznacza największe, wykorzystanie 100 najczęstsze, migracja 100 najdroższą.',
      heads: [
        ...['Moduł', 'Wersja', 'Ryzyko', 'Użycie', 'Migracja', 'Godziny', 'Przedział', 'Wiersze kodu', 'Ocena'],
        'Rekomendacja',
      ],
      notPlaced: (names) => `Poza mapą, bo nie udało się ustalić ryzyka lub wykorzystania: ${names}`,
    },
    effort: {
      nav: 'Nakład',
      title: 'Nakład pracy',
      lede: 'Godziny potrzebne, by doprowadzić każdy moduł do wersji docelowej, jako przedział, w którym mieści się siedem na dziesięć takich migracji.',
      addonChart: 'Godziny migracji według modułów',
      addonAlt: (name, hours, range, shown) =>
        `Najdroższy jest ${name}: ${f.hours(hours)}\u00a0godz. (${range}). Na wykresie: ${modules(shown)}. Wartości są w tabeli portfela.`,
      legend: 'Punkt: tyle samo przypadków powyżej co poniżej. Linia: siedem przypadków na dziesięć.',
      hopChart: 'Godziny migracji według przejść między wersjami',
      hopAlt: (to, share) => `Najwięcej pochłania przejście do ${to}: ${f.percent(share)} wszystkich godzin.`,
      hopCaption: 'Przejścia między wersjami, wszystkie moduły razem',
      hopHeads: ['Przejście do', 'Moduły', 'Godziny', 'Przedział', 'Zmienione wiersze', 'Narzędziami'],
      none: 'Żadne przejście między wersjami nie jest potrzebne.',
      hoursTitle: 'godziny',
    },
    sprints: {
      nav: 'Sprinty',
      title: 'Plan sprintów',
      lede: 'Dług jest spłacany z godzin, które zespół na to rezerwuje.',
      chart: 'Pojemność i zaplanowane godziny według sprintów',
      chartAlt: (planned, capacity, sprints) =>
        `W ${inSprints(sprints)} zaplanowano ${f.hours(planned)} z ${f.hours(capacity)} zarezerwowanych godzin.`,
      legend: 'Obrys: godziny zarezerwowane na dług. Wypełnienie: zaplanowane.',
      caption: 'Co zostanie zrobione w którym sprincie',
      heads: ['Zadanie', 'Moduł', 'Godziny', 'Oszczędza (godz./rok)'],
      sprint: (index) => `Sprint ${index}`,
      from: (day) => `od ${day}, `,
      load: (planned, capacity) => `${f.hours(planned)} z ${f.hours(capacity)}\u00a0godz.`,
      free: 'Nic nie zaplanowano.',
      more: (rest) =>
        `i ${f.count(rest, { one: 'mniejsze zadanie', few: 'mniejsze zadania', many: 'mniejszych zadań', other: 'mniejszego zadania' })}; wszystkie są w raporcie JSON`,
      left: 'Poza planem',
      leftCaption: 'Co się nie zmieściło i dlaczego',
      leftHeads: ['Zadanie', 'Moduł', 'Godziny', 'Dlaczego'],
      none: 'Nie ma planu: tworzy go polecenie `odoo-debt plan`.',
      axis: 'sprint',
    },
    waves: {
      nav: 'Kolejność',
      title: 'Kolejność migracji',
      lede: 'Moduł jest migrowany po wszystkich, od których zależy. Nad modułami jednej fali można pracować równolegle.',
      wave: (index) => `Fala ${index}`,
      addons: modules,
      chain: (hours) => `Najdłuższy łańcuch wymaga ${f.hours(hours)}\u00a0godz., bez względu na liczbę osób:`,
      none: 'Brak modułów, brak kolejności.',
    },
    addons: {
      nav: 'Moduły',
      title: 'Moduł po module',
      lede: 'Skąd bierze się każda ocena. Punkty się sumują, a wynik jest ograniczany do zakresu od 0 do 100.',
      unknownSeries: 'wersja nieznana',
      lines: noun('wiersz kodu', 'wiersze kodu', 'wierszy kodu', 'wiersza kodu'),
      origin: { custom: 'dedykowany', oca: 'OCA', 'third-party': 'zewnętrzny', odoo: 'Odoo' },
      hours: (hours, range) => `${f.hours(hours)}\u00a0godz. (${range})`,
      hoursUnknown: 'godziny nieznane',
      risk: 'Ryzyko',
      usage: 'Wykorzystanie',
      upgrade: 'Migracja',
      notKnown: 'nie udało się ustalić',
      fewer: (shown, all) =>
        `Modułów jest ${f.whole(all)}; strona pokazuje te o najwyższym priorytecie (liczba: ${f.whole(shown)}). Całość zawiera raport JSON.`,
      terse: (explained, factors) =>
        `Aby strona była zwięzła, objaśniono tylko moduły o najwyższym priorytecie (liczba: ${f.whole(explained)}), a przy każdej ocenie najważniejsze czynniki (najwyżej ${f.whole(factors)}). Całość zawiera raport JSON.`,
      cut: (factors) =>
        `Przy każdej ocenie podano najważniejsze czynniki (najwyżej ${f.whole(factors)}); całość zawiera raport JSON.`,
      why: 'Uzasadnienie rekomendacji',
      debt: (hours, range, share) =>
        `Dług: ${f.hours(hours)}\u00a0godz. (${range}), ${f.percent(share)} godzin potrzebnych na napisanie od nowa.`,
      interest: (hours) => `Niespłacony kosztuje ${f.hours(hours)}\u00a0godz. rocznie.`,
      depends: 'Wymaga',
      dependents: 'Wymagany przez',
      found: 'Ustalenia',
      foundNone: 'brak',
      alike: (rest) =>
        `i jeszcze ${f.count(rest, { one: 'miejsce', few: 'miejsca', many: 'miejsc', other: 'miejsca' })}`,
    },
    findings: {
      nav: 'Ustalenia',
      title: 'Ustalenia',
      lede: 'Konkretne miejsca w kodzie, w każdym module od najpilniejszych.',
      caption: (shown, all) => `${f.whole(shown)} z ${f.whole(all)} ustaleń`,
      rest: (each, shown, all) =>
        `Najpilniejsze ustalenia: ${f.whole(shown)}, najwyżej ${f.whole(each)} na moduł. Raport JSON (result.json) zawiera wszystkie: ${f.whole(all)}.`,
      heads: ['Waga', 'Moduł', 'Miejsce', 'Opis', 'Reguła', 'Przejście', 'Nakład'],
      none: 'Niczego nie stwierdzono.',
      filter: 'Filtr',
      filterHint: 'słowa, ! wyklucza',
      rules: 'Reguły, z których wynikają',
      remedy: 'Co zrobić:',
      sources: 'Źródła:',
    },
    method: {
      nav: 'Metoda',
      title: 'Zakres i metoda',
      coverage: 'Co odczytano',
      checkouts: 'Odczytane commity; lokalnych zmian nie sprawdzano',
      checkoutHeads: ['Repozytorium', 'Commit'],
      noCommit: 'nieznany',
      failed: 'Nie udało się odczytać lub sprawdzić',
      skipped: 'Pominięte celowo',
      unknown: 'Nie udało się ustalić',
      more: (rest) =>
        `i ${f.count(rest, { one: 'kolejny powód', few: 'kolejne powody', many: 'kolejnych powodów', other: 'kolejnego powodu' })}; wszystkie są w raporcie JSON`,
      evidence: 'Dane z obserwacji',
      evidenceCaption: 'Skąd pochodzą dane o wykorzystaniu i incydentach',
      evidenceHeads: ['Źródło', 'Okres', 'Podstawa'],
      alike: (more) => ` i jeszcze ${f.whole(more)}:`,
      noWindow: 'bez daty',
      noEvidence:
        'Nie dostarczono żadnych. Wykorzystanie ocenia się wtedy na podstawie samego kodu, z niską pewnością.',
      method: 'Jak powstają liczby',
      points: [
        'Godziny podano jako przedział: piętnaście przypadków na sto kończy się poniżej dolnej granicy, piętnaście powyżej górnej, połowa poniżej wartości środkowej.',
        'Przedział sumy dodaje dolne i górne granice, jakby wszystko naraz szło dobrze albo źle: jest raczej za szeroki niż za wąski.',
        'Udział narzędzi jest ważony liczbą wierszy do zmiany przy każdym przejściu między wersjami.',
        'Wskaźnik długu to godziny naprawy podzielone przez godziny napisania modułu od nowa: A do 5%, B 10%, C 20%, D 50%, E powyżej. Ocena portfela waży wskaźniki liczbą wierszy kodu.',
        'Nieznane to nie zero: to, czego nie udało się ustalić, jest oznaczone ? i obniża pewność, nigdy ocenę.',
        'Oznaczenia pewności: ~ średnia, ? niska, brak znaku: wysoka.',
        'Kod został odczytany i nigdy nie był uruchamiany. Ten plik niczego nie pobiera z zewnątrz; te same dane dają ten sam plik.',
      ],
      english:
        'Treść ustaleń, tytuły reguł i zadań oraz objaśnienia ocen pochodzą z analizy, która pisze po angielsku; podano je bez zmian.',
      rate: (price) => `Godzinę pracy policzono po ${price}.`,
    },
    page: {
      title: (target, roots) => `Gotowość do migracji na Odoo ${target}${roots === '' ? '' : `: ${roots}`}`,
      skip: 'Przejdź do treści',
      contents: 'Spis treści',
      dark: 'Motyw ciemny',
      light: 'Motyw jasny',
      copy: 'Kopiuj odnośnik',
      copied: 'Skopiowano odnośnik',
      made: (tool, version, schema) => `Przygotowano w ${tool} ${version}, schemat wyniku ${schema}.`,
      at: (time) => `Analiza z ${time}.`,
      settings: (digest) => `Konfiguracja ${digest}.`,
      commits: (list, more) =>
        `Commit ${list}${more === 0 ? '' : ` i jeszcze ${f.count(more, { one: 'repozytorium', few: 'repozytoria', many: 'repozytoriów', other: 'repozytorium' })}`}.`,
      noCommits: 'Commit: nie odczytano.',
      open: (failed, skipped, unknown) =>
        `Nie zbadano: nieodczytane lub niesprawdzone (${f.whole(failed)}), pominięte celowo (${f.whole(skipped)}); otwarte pytania: ${f.whole(unknown)}.`,
    },
    trend: plTrend(f),
    instances: plInstances(f),
    ...plEvidence(f),
    ...plPlanning(f),
  };
}
