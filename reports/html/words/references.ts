import type { ReferenceKind } from '../../../src/domain/portfolio.js';
import { formatsOf } from '../formats.js';
import type { Other } from './told.js';

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
    pl: 'Kotwice widoków',
  },
  'JavaScript import': {
    fr: ['import JavaScript', 'imports JavaScript'],
    nl: ['JavaScript-import', 'JavaScript-imports'],
    pl: 'Importy JavaScriptu',
  },
  'patched JavaScript method': {
    fr: ['méthode JavaScript modifiée', 'méthodes JavaScript modifiées'],
    nl: ['gepatchte JavaScript-methode', 'gepatchte JavaScript-methodes'],
    pl: 'Zmienione metody JavaScriptu',
  },
  'Python import': {
    fr: ['import Python', 'imports Python'],
    nl: ['Python-import', 'Python-imports'],
    pl: 'Importy Pythona',
  },
  'XML id use': {
    fr: ['usage d’un identifiant XML', 'usages d’identifiants XML'],
    nl: ['gebruik van een XML-id', 'keer gebruik van XML-id’s'],
    pl: 'Użycia identyfikatorów XML',
  },
  'controller method': {
    fr: ['méthode de contrôleur', 'méthodes de contrôleur'],
    nl: ['controllermethode', 'controllermethodes'],
    pl: 'Metody kontrolerów',
  },
  'template use': {
    fr: ['usage d’un modèle QWeb', 'usages de modèles QWeb'],
    nl: ['gebruik van een QWeb-sjabloon', 'keer gebruik van QWeb-sjablonen'],
    pl: 'Użycia szablonów QWeb',
  },
  'model use': {
    fr: ['usage d’un modèle', 'usages de modèles'],
    nl: ['gebruik van een model', 'keer gebruik van modellen'],
    pl: 'Użycia modeli',
  },
  'field use': {
    fr: ['usage d’un champ', 'usages de champs'],
    nl: ['gebruik van een veld', 'keer gebruik van velden'],
    pl: 'Użycia pól',
  },
  'method use': {
    fr: ['usage d’une méthode', 'usages de méthodes'],
    nl: ['gebruik van een methode', 'keer gebruik van methodes'],
    pl: 'Użycia metod',
  },
  'bundle use': {
    fr: ['usage d’un bundle d’assets', 'usages de bundles d’assets'],
    nl: ['gebruik van een assetbundel', 'keer gebruik van assetbundels'],
    pl: 'Użycia pakietów zasobów',
  },
  'asset use': {
    fr: ['usage d’un asset', 'usages d’assets'],
    nl: ['gebruik van een asset', 'keer gebruik van assets'],
    pl: 'Użycia zasobów',
  },
  'module use': {
    fr: ['usage d’un module', 'usages de modules'],
    nl: ['gebruik van een module', 'keer gebruik van modules'],
    pl: 'Użycia modułów',
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

/** A sentence on what could not be followed in another language; null for any other sentence. */
export function countedText(lang: Other, text: string): string | null {
  return referenceText(lang, text) ?? unresolvedText(lang, text);
}
