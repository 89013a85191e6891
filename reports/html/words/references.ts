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

/** A sentence on references that lead out of what was scanned, in another language; null for any other sentence. */
export function referenceText(lang: Other, text: string): string | null {
  const [, digits, kind, end] = REFERENCES.exec(text) ?? [];
  if (digits === undefined || !Object.hasOwn(KINDS, kind!)) return null;
  const value = Number(digits.replaceAll(',', ''));
  return TELL[lang](value, KINDS[kind as ReferenceKind][lang], end!.startsWith('into'));
}
