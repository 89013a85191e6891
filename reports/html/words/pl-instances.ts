import type { Formats } from '../formats.js';
import type { enInstances } from './en-instances.js';

/** Polskie słowa strony, która zestawia kilka wyników. */
export function plInstances(f: Formats<'pl'>): ReturnType<typeof enInstances> {
  const modules = (value: number) => f.count(value, { one: 'moduł', few: 'moduły', many: 'modułów', other: 'modułu' });
  /** Dopełniacz: „dla 2 modułów”. */
  const ofModules = (value: number) =>
    f.count(value, { one: 'modułu', few: 'modułów', many: 'modułów', other: 'modułu' });
  const lines = (value: number) =>
    f.count(value, { one: 'wiersz kodu', few: 'wiersze kodu', many: 'wierszy kodu', other: 'wiersza kodu' });
  return {
    eyebrow: 'Portfel',
    title: (value) =>
      value === 1
        ? 'Jedna instancja'
        : `Zestawienie ${f.count(value, { one: 'instancji', few: 'instancji', many: 'instancji', other: 'instancji' })}`,
    more: (value) => `jeszcze ${f.whole(value)}`,
    notAdded: (why) => `bez sumy: ${why}`,
    notAddedUnknown: 'dla jednej z nich wartość nieznana',
    allEffort: 'Łączny nakład pracy',
    allWaiting: 'Koszt zwlekania',
    saved: 'Oszczędność na wspólnych modułach',
    savedNote: 'najwyżej tyle, jeśli każdy wspólny moduł zmigruje się raz dla wszystkich',
    savedNone: 'żaden moduł nie występuje w więcej niż jednej instancji',
    code: 'Zbadany kod',
    codeUnit: (value) => f.form(value, { one: 'moduł', few: 'moduły', many: 'modułów', other: 'modułu' }),
    codeLines: lines,
    nav: 'W skrócie',
    glance: 'Instancje w skrócie',
    lede: 'Jeden wiersz na wynik. Gdy wszystkie można zmierzyć tą samą miarą, najgorsza ma miejsce 1; gdy nie można, miejsca nie podano.',
    caption: 'Gotowość, nakład pracy i dług według instancji',
    heads: [
      ...['Instancja', 'Gotowość', 'Przeszkody', 'Migracja (godz.)', 'Zwlekanie (godz./rok)', 'Ocena', 'Rekomendacje'],
      'Odczytano',
    ],
    size: (count, all) => `${modules(count)}, ${lines(all)}`,
    rank: (value) => `miejsce ${f.whole(value)}`,
    notCounted: (value) => `nie policzono ${ofModules(value)}`,
    notRead: (value) => `nieodczytane: ${f.whole(value)}`,
    all: 'Razem',
    eachNav: 'Po kolei',
    each: 'Instancja po instancji',
    eachLede: 'Co w każdej waży najwięcej i czego o niej nie wiadomo.',
    made: (version) => `wersja programu ${version}`,
    analysed: (day) => `analiza z ${day}`,
    names: (names, rest) => (rest === 0 ? names : `${names} i jeszcze ${f.whole(rest)}`),
    evidence: (sources) => `Dostarczone dane z obserwacji: ${sources}.`,
    kpisUnknown: (unknown, all) => `Nieznane wskaźniki utrzymania: ${f.whole(unknown)} z ${f.whole(all)}.`,
    seriesUnknown: (value) => `Nieznana wersja ${ofModules(value)}: godziny nie obejmują tej migracji.`,
    limits: 'Czego nie da się porównać',
    limitsNav: 'Czy porównywalne?',
    noLimit:
      'Nic nie stoi na przeszkodzie porównaniu: jedna wersja docelowa, jedna wersja programu, te same rodzaje danych z obserwacji.',
    limit: {
      target: (values) =>
        `Wersje docelowe są różne (${values}). Godzin i przeszkód nie uszeregowano ani nie zsumowano.`,
      evidence: (values) =>
        `Dane z obserwacji są różne (${values}). Wykorzystania, ryzyka i kosztu zwlekania nie zmierzono tą samą miarą.`,
      kpis: (values) => `Brak wskaźników utrzymania: ${values}.`,
      tool: (values) =>
        `Wersje programu są różne (${values}). Już samo to może tłumaczyć różnice w ocenach i godzinach.`,
      reading: (values) => `Dużej części plików nie udało się odczytać lub sprawdzić: ${values}.`,
      currency: () =>
        'Wyniki nie podają waluty swoich kosztów: porównano godziny, a kwoty policzono według jednej stawki.',
    },
    limitName: {
      target: 'wersja docelowa',
      evidence: 'dane z obserwacji',
      kpis: 'wskaźniki utrzymania',
      tool: 'wersja programu',
      reading: 'nieodczytane pliki',
      currency: 'waluta',
    },
    none: 'brak',
    shared: 'Poprawić raz, skorzystać wszędzie',
    sharedNav: 'Wspólne moduły',
    sharedLede:
      'Moduły o tej samej nazwie i tym samym pochodzeniu w kilku instancjach: co poprawiono raz, służy wszystkim.',
    sharedCaption: 'Wspólne moduły, największa oszczędność na początku',
    sharedHeads: ['Moduł', 'Pochodzenie', 'Gdzie', 'Stan', 'Wspólne ustalenia', 'Oszczędza do (godz.)'],
    inInstances: (value) =>
      f.count(value, { one: 'instancja', few: 'instancje', many: 'instancji', other: 'instancji' }),
    state: { same: 'wszędzie taki sam', differs: 'różne stany' },
    sharedMore: (value) => `i jeszcze ${f.whole(value)}; wszystkie w pliku JSON polecenia odoo-debt portfolio`,
    noShared: 'Żaden moduł nie występuje w więcej niż jednej instancji.',
    kpiCaption: 'Wskaźniki utrzymania według instancji',
    kpiHead: 'Wskaźnik',
    method: 'Jak powstała ta strona',
    methodNav: 'Metoda',
    points: [
      'Godziny to wartości środkowe z przedziałem, w którym kończy się siedem przypadków na dziesięć. Sumuje się dolne granice i górne granice, jakby wszystko naraz szło dobrze albo źle: wynik jest raczej za szeroki niż za wąski.',
      'Godziny i przeszkody sumuje się i szereguje tylko dla jednej wersji docelowej; koszt zwlekania tylko tam, gdzie dostarczono te same rodzaje danych z obserwacji. Gdy godziny jednej instancji są nieznane, sumy nie ma.',
      'Oszczędność na wspólnych modułach to godziny migracji wszystkich egzemplarzy modułu bez najdroższego: najwyżej tyle, bo egzemplarze się różnią.',
      'Nieznane to nie zero: czego nie dało się ustalić, pokazano jako ?.',
      'Każdą liczbę można odnaleźć w raporcie danej instancji: odoo-debt report z wynikiem o tej nazwie.',
    ],
    rate: (price) => `Godzinę policzono po ${price} dla każdej instancji.`,
  };
}
