import type { Language } from '../../../src/domain/languages.js';
import type { ReferenceKind } from '../../../src/domain/portfolio.js';
import { formatsOf } from '../formats.js';

type Other = Exclude<Language, 'en'>;

/** What a reference leads to. */
const KINDS: Readonly<Record<ReferenceKind, Readonly<Record<Other, string>>>> = {
  model: { fr: 'vers des modèles', nl: 'naar modellen', pl: 'do modeli' },
  field: { fr: 'vers des champs', nl: 'naar velden', pl: 'do pól' },
  method: { fr: 'vers des méthodes', nl: 'naar methodes', pl: 'do metod' },
  xmlid: { fr: 'vers des identifiants XML', nl: 'naar XML-id’s', pl: 'do identyfikatorów XML' },
  view: { fr: 'vers des vues', nl: 'naar weergaven', pl: 'do widoków' },
  template: { fr: 'vers des modèles QWeb', nl: 'naar QWeb-sjablonen', pl: 'do szablonów QWeb' },
  asset: { fr: 'vers des assets', nl: 'naar assets', pl: 'do zasobów' },
  file: { fr: 'vers des fichiers', nl: 'naar bestanden', pl: 'do plików' },
};

/** References of the coverage, as src/compose.ts words them: `12 field references too dynamic to follow`. */
const REFERENCES = /^([\d,]+) (\w+) references? (into addons that were not scanned|too dynamic to follow)$/;

const TELL: Readonly<Record<Other, (value: number, kind: string, outside: boolean) => string>> = {
  fr: (value, kind, outside) => {
    const f = formatsOf('fr');
    return `${f.count(value, { one: 'référence', other: 'références' })} ${kind} ${outside ? 'de modules non analysés' : f.form(value, { one: 'trop dynamique pour être suivie', other: 'trop dynamiques pour être suivies' })}`;
  },
  nl: (value, kind, outside) => {
    const f = formatsOf('nl');
    return `${f.count(value, { one: 'verwijzing', other: 'verwijzingen' })} ${kind} ${outside ? 'van niet-onderzochte modules' : 'te dynamisch om te volgen'}`;
  },
  pl: (value, kind, outside) => {
    const f = formatsOf('pl');
    const counted = f.count(value, { one: 'odwołanie', few: 'odwołania', many: 'odwołań', other: 'odwołania' });
    const dynamic = {
      one: 'zbyt dynamiczne',
      few: 'zbyt dynamiczne',
      many: 'zbyt dynamicznych',
      other: 'zbyt dynamicznego',
    };
    return `${counted} ${kind} ${outside ? 'z niezbadanych modułów' : `${f.form(value, dynamic)}, by je prześledzić`}`;
  },
};

/** A sentence on references that lead out of what was scanned; null for any other sentence. */
function referenceText(lang: Other, text: string): string | null {
  const [, digits, kind, end] = REFERENCES.exec(text) ?? [];
  if (digits === undefined || !Object.hasOwn(KINDS, kind!)) return null;
  const value = Number(digits.replaceAll(',', ''));
  return TELL[lang](value, KINDS[kind as ReferenceKind][lang], end!.startsWith('into'));
}

/** What analyzers/resolution/coverage.ts calls a use; the forms are those for one and for more, in Polish for any number. */
const USES: Readonly<Record<string, { fr: [string, string]; nl: [string, string]; pl: string }>> = {
  'view anchor': {
    fr: ['ancrage de vue', 'ancrages de vue'],
    nl: ['weergaveanker', 'weergaveankers'],
    pl: 'kotwice widoków',
  },
  'JavaScript import': {
    fr: ['import JavaScript', 'imports JavaScript'],
    nl: ['JavaScript-import', 'JavaScript-imports'],
    pl: 'importy JavaScriptu',
  },
  'patched JavaScript method': {
    fr: ['méthode JavaScript modifiée', 'méthodes JavaScript modifiées'],
    nl: ['gepatchte JavaScript-methode', 'gepatchte JavaScript-methodes'],
    pl: 'zmienione metody JavaScriptu',
  },
  'Python import': {
    fr: ['import Python', 'imports Python'],
    nl: ['Python-import', 'Python-imports'],
    pl: 'importy Pythona',
  },
  'XML id use': {
    fr: ['usage d’un identifiant XML', 'usages d’identifiants XML'],
    nl: ['gebruik van een XML-id', 'keer gebruik van XML-id’s'],
    pl: 'użycia identyfikatorów XML',
  },
  'controller method': {
    fr: ['méthode de contrôleur', 'méthodes de contrôleur'],
    nl: ['controllermethode', 'controllermethodes'],
    pl: 'metody kontrolerów',
  },
  'template use': {
    fr: ['usage d’un modèle QWeb', 'usages de modèles QWeb'],
    nl: ['gebruik van een QWeb-sjabloon', 'keer gebruik van QWeb-sjablonen'],
    pl: 'użycia szablonów QWeb',
  },
  'model use': {
    fr: ['usage d’un modèle', 'usages de modèles'],
    nl: ['gebruik van een model', 'keer gebruik van modellen'],
    pl: 'użycia modeli',
  },
  'field use': {
    fr: ['usage d’un champ', 'usages de champs'],
    nl: ['gebruik van een veld', 'keer gebruik van velden'],
    pl: 'użycia pól',
  },
  'method use': {
    fr: ['usage d’une méthode', 'usages de méthodes'],
    nl: ['gebruik van een methode', 'keer gebruik van methodes'],
    pl: 'użycia metod',
  },
  'bundle use': {
    fr: ['usage d’un bundle d’assets', 'usages de bundles d’assets'],
    nl: ['gebruik van een assetbundel', 'keer gebruik van assetbundels'],
    pl: 'użycia pakietów zasobów',
  },
  'asset use': {
    fr: ['usage d’un asset', 'usages d’assets'],
    nl: ['gebruik van een asset', 'keer gebruik van assets'],
    pl: 'użycia zasobów',
  },
  'module use': {
    fr: ['usage d’un module', 'usages de modules'],
    nl: ['gebruik van een module', 'keer gebruik van modules'],
    pl: 'użycia modułów',
  },
};

/** `257 field uses could not be followed to the target: not Odoo's own, or made at run time`. */
const UNRESOLVED = /^(\d+) ([\w ]+?)s? could not be followed to the target: not Odoo's own, or made at run time$/;

function unresolvedText(lang: Other, text: string): string | null {
  const [, digits, noun] = UNRESOLVED.exec(text) ?? [];
  if (digits === undefined || !Object.hasOwn(USES, noun!)) return null;
  const value = Number(digits);
  const { fr, nl, pl } = USES[noun!]!;
  if (lang === 'fr') {
    const told = formatsOf('fr').count(value, { one: fr[0], other: fr[1] });
    return `${told}\u00a0: suivi impossible jusqu’à la version cible (hors d’Odoo ou créé à l’exécution)`;
  }
  if (lang === 'nl') {
    const told = formatsOf('nl').count(value, { one: nl[0], other: nl[1] });
    return `${told}: niet te volgen tot de doelversie, want niet van Odoo zelf of pas bij uitvoering gemaakt`;
  }
  return `${pl} (${formatsOf('pl').whole(value)}): nie dało się prześledzić do wersji docelowej, bo nie należą do Odoo lub powstają w czasie działania`;
}

/** Names as they are listed where there are many: `a, b, c, d, e and 4 more`. */
function listed(lang: Other, names: string): string {
  const [, shown = names, rest] = /^(.*) and (\d+) more$/.exec(names) ?? [];
  if (rest === undefined) return shown;
  return `${shown}${{ fr: ` et ${rest} de plus`, nl: ` en nog ${rest}`, pl: ` i jeszcze ${rest}` }[lang]}`;
}

interface Named {
  names: string;
  times?: string;
  places?: string;
}

/** Sentences with names in them, from src/compose.ts and src/discovery/discover.ts. */
const NAMED: readonly (readonly [RegExp, Readonly<Record<Other, (told: Named) => string>>])[] = [
  [
    /^series of \d+ addons? \((?<names>.+)\): no upgrade finding could be made for them; name it with --from$/,
    {
      fr: ({ names }) =>
        `version inconnue (${names})\u00a0: aucun constat de migration possible\u00a0; à préciser avec --from`,
      nl: ({ names }) => `versie onbekend (${names}): geen upgradebevindingen mogelijk; op te geven met --from`,
      pl: ({ names }) => `wersja nieznana (${names}): bez ustaleń dotyczących migracji; można ją podać przez --from`,
    },
  ],
  [
    /^upgrade order among (?<names>.+): they depend on each other in a circle$/,
    {
      fr: ({ names }) => `ordre de migration (${names})\u00a0: ces modules dépendent les uns des autres en boucle`,
      nl: ({ names }) => `upgradevolgorde (${names}): deze modules hangen in een kring van elkaar af`,
      pl: ({ names }) => `kolejność migracji (${names}): te moduły zależą od siebie w kółko`,
    },
  ],
  [
    /^addon (?<names>\S+) was found (?<times>\d+) times \((?<places>.+)\); all are kept, and which one is installed is not known$/,
    {
      fr: ({ names, times, places }) =>
        `module ${names} trouvé ${times} fois (${places})\u00a0; tous sont gardés, et on ne sait pas lequel est installé`,
      nl: ({ names, times, places }) =>
        `module ${names} is ${times} keer gevonden (${places}); alle tellen mee, en welke is geïnstalleerd, is niet bekend`,
      pl: ({ names, times, places }) =>
        `moduł ${names} znaleziono kilka razy (${times}: ${places}); uwzględniono wszystkie, a nie wiadomo, który jest zainstalowany`,
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
        `moduły znalezione więcej niż raz (${times}: ${names}); uwzględniono wszystkie, a nie wiadomo, które są zainstalowane`,
    },
  ],
];

function namesText(lang: Other, text: string): string | null {
  for (const [pattern, tell] of NAMED) {
    const told = pattern.exec(text)?.groups;
    if (told !== undefined) return tell[lang]({ ...told, names: listed(lang, told.names!) });
  }
  return null;
}

/** A sentence of the coverage in another language; null for one that is not known here. */
export function coverageText(lang: Other, text: string): string | null {
  return referenceText(lang, text) ?? unresolvedText(lang, text) ?? namesText(lang, text);
}
