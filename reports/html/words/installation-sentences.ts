import type { Told } from './told.js';

/** What a limit rests on, as scoring/installation.ts says it. */
const BASES: Readonly<Record<string, Told>> = {
  'rating E of SQALE begins at half': {
    fr: 'la note E de SQALE commence à la moitié',
    nl: 'score E van SQALE begint bij de helft',
    pl: 'ocena E w SQALE zaczyna się od połowy',
  },
  'rating D of SQALE begins at a fifth': {
    fr: 'la note D de SQALE commence à un cinquième',
    nl: 'score D van SQALE begint bij een vijfde',
    pl: 'ocena D w SQALE zaczyna się od jednej piątej',
  },
  assumption: { fr: 'hypothèse', nl: 'aanname', pl: 'założenie' },
};

/** A question with its limit, the last of its numbers. */
function withLimit(question: string, basis: string, limit: number, told: Told): [string, Told] {
  const why = BASES[basis]!;
  return [
    `${question}; the limit is # % (${basis})`,
    {
      fr: `${told.fr}\u00a0; seuil\u00a0: #${limit}\u00a0% (${why.fr})`,
      nl: `${told.nl}; grens: #${limit}% (${why.nl})`,
      pl: `${told.pl}; próg: #${limit}% (${why.pl})`,
    },
  ];
}

const WORK = 'repair and upgrade of what stays take # h, # % of the # h to build it anew';
const WORK_TOLD: Told = {
  fr: 'Corriger et migrer ce qui reste demande #1\u00a0h, soit #2\u00a0% des #3\u00a0h d’une reconstruction',
  nl: 'Herstel en upgrade van wat blijft vergen #1 uur, #2% van de #3 uur om het opnieuw te bouwen',
  pl: 'Naprawa i migracja tego, co zostaje, wymaga #1\u00a0godz., czyli #2% z #3\u00a0godz. budowy od nowa',
};
const SHARES: Told = {
  fr: 'Modules\u00a0: #1\u00a0; conserver #2, remanier #3, remplacer #4, retirer #5',
  nl: 'Modules: #1; behouden #2, herwerken #3, vervangen #4, uitfaseren #5',
  pl: 'Moduły: #1; zachować #2, przebudować #3, zastąpić #4, wycofać #5',
};
const NO_LINES: Told = {
  fr: 'indéterminé, faute de lignes de code',
  nl: 'niet vast te stellen: er zijn geen coderegels',
  pl: 'nie da się ustalić: brak wierszy kodu',
};
const QUESTIONS: Readonly<Record<string, Told>> = {
  work: { fr: 'Charge', nl: 'Werk', pl: 'Praca' },
  debt: { fr: 'Dette', nl: 'Schuld', pl: 'Dług' },
  lines: { fr: 'Lignes', nl: 'Coderegels', pl: 'Wiersze kodu' },
  interest: { fr: 'Intérêts', nl: 'Rente', pl: 'Odsetki' },
};

/** Why the whole is mended or built anew, by the English sentence with its numbers as `#`. */
export const INSTALLATION_SENTENCES: Readonly<Record<string, Told>> = {
  ...BASES,
  ...Object.fromEntries([
    withLimit(WORK, 'rating E of SQALE begins at half', 4, WORK_TOLD),
    withLimit(`${WORK}, without the upgrade of addons of unknown series`, 'rating E of SQALE begins at half', 4, {
      fr: `${WORK_TOLD.fr}, sans la migration des modules de version inconnue`,
      nl: `${WORK_TOLD.nl}, zonder de upgrade van modules met onbekende versie`,
      pl: `${WORK_TOLD.pl}, bez migracji modułów o nieznanej wersji`,
    }),
    withLimit('debt is # h, a mean ratio of # %', 'rating D of SQALE begins at a fifth', 3, {
      fr: 'La dette est de #1\u00a0h, soit un taux moyen de #2\u00a0%',
      nl: 'De schuld is #1 uur, een gemiddelde ratio van #2%',
      pl: 'Dług wynosi #1\u00a0godz., średni wskaźnik to #2%',
    }),
    withLimit('# % of the lines stand in addons to refactor, replace or retire', 'assumption', 2, {
      fr: '#1\u00a0% des lignes se trouvent dans des modules à remanier, à remplacer ou à retirer',
      nl: '#1% van de coderegels zit in modules die herwerkt, vervangen of uitgefaseerd moeten worden',
      pl: '#1% wierszy kodu jest w modułach do przebudowy, zastąpienia lub wycofania',
    }),
    withLimit('interest of known terms is # h a year, # % of what building anew takes', 'assumption', 3, {
      fr: 'Les intérêts connus sont de #1\u00a0h par an, soit #2\u00a0% d’une reconstruction',
      nl: 'De bekende rente is #1 uur per jaar, #2% van opnieuw bouwen',
      pl: 'Znane odsetki to #1\u00a0godz. rocznie, czyli #2% budowy od nowa',
    }),
  ]),
  '# addon: keep #, refactor #, replace #, retire #': SHARES,
  '# addons: keep #, refactor #, replace #, retire #': SHARES,
  ...Object.fromEntries(
    Object.entries(QUESTIONS).map(([id, name]) => [
      `${id}: cannot be told, there are no lines`,
      {
        fr: `${name.fr}\u00a0: ${NO_LINES.fr}`,
        nl: `${name.nl}: ${NO_LINES.nl}`,
        pl: `${name.pl}: ${NO_LINES.pl}`,
      },
    ]),
  ),
};
