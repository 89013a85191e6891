import type { Told } from './told.js';

/** How much of the reserve, and of what: the sentences of src/planner/capacity.ts, which differ in both ends. */
function reserved(): Record<string, Told> {
  const bases: readonly [string, Told][] = [
    ['them', { fr: '#1\u00a0% de ces heures', nl: '#1% van die uren', pl: '#1% tych godzin' }],
    ['what is left', { fr: '#1\u00a0% du reste', nl: '#1% van wat overblijft', pl: '#1% pozostałych godzin' }],
  ];
  const ends: readonly [string, Told][] = [
    ['', { fr: '', nl: '', pl: '' }],
    [
      ', as the maintenance figures suggest',
      {
        fr: ', comme le suggèrent les indicateurs de maintenance',
        nl: ', zoals de onderhoudscijfers aangeven',
        pl: ', jak sugerują wskaźniki utrzymania',
      },
    ],
    [
      ', because nothing else was said',
      { fr: ', faute d’autre indication', nl: ', omdat niets anders is opgegeven', pl: ', bo nie podano inaczej' },
    ],
  ];
  return Object.fromEntries(
    bases.flatMap(([base, of]) =>
      ends.map(([end, why]) => [
        `# % of ${base} are reserved for debt${end}.`,
        {
          fr: `${of.fr} sont réservés à la dette${why.fr}.`,
          nl: `${of.nl} is gereserveerd voor de schuld${why.nl}.`,
          pl: `${of.pl} zarezerwowano na dług${why.pl}.`,
        },
      ]),
    ),
  );
}

const CLASSES: Readonly<Record<string, Told>> = {
  security: { fr: 'la sécurité', nl: 'beveiliging', pl: 'bezpieczeństwo' },
  operations: { fr: 'l’exploitation', nl: 'beheer', pl: 'utrzymanie' },
  upgrade: { fr: 'la migration', nl: 'de upgrade', pl: 'migrację' },
  hygiene: { fr: 'la qualité du code', nl: 'codekwaliteit', pl: 'jakość kodu' },
};

/** Languages of code as people say them. */
const SKILLS: Readonly<Record<string, string>> = { python: 'Python', xml: 'XML', javascript: 'JavaScript' };

const ASSUMED: Told = {
  fr: 'la moitié des sprints tiennent toutes leurs heures planifiées, #1\u00a0% en tiennent moins de #2\u00a0%, aucun davantage',
  nl: 'de helft van de sprints haalt alle geplande uren, #1% haalt minder dan #2%, geen enkele haalt meer',
  pl: 'połowa sprintów dotrzymuje wszystkich zaplanowanych godzin, #1% mniej niż #2%, żaden więcej',
};

/** The same numbers later in a sentence. */
function moved(text: string, by: number): string {
  return text.replace(/#(\d)/g, (_, index) => `#${Number(index) + by}`);
}

const assumption = 'half of the sprints have all their planned hours, # % less than # %, none more';
const ofHistory = (sprints: 'sprint' | 'sprints'): Record<string, Told> => ({
  [`Capacity is drawn from # done ${sprints}, in which # to # % of the planned hours went into debt.`]: {
    fr: 'La capacité est tirée des sprints terminés (nombre\u00a0: #1), où #2 à #3\u00a0% des heures planifiées sont allées à la dette.',
    nl: 'De capaciteit komt uit afgeronde sprints (aantal: #1), waarin #2 tot #3% van de geplande uren naar de schuld ging.',
    pl: 'Pojemność wynika z zakończonych sprintów (liczba: #1), w których na dług poszło od #2 do #3% zaplanowanych godzin.',
  },
  [`Capacity is drawn from # done ${sprints} (# to # % of the planned hours) in # of # cases, since so few say little, and else from an assumption: ${assumption}.`]:
    {
      fr: `La capacité est tirée des sprints terminés (nombre\u00a0: #1\u00a0; #2 à #3\u00a0% des heures planifiées) dans #4 cas sur #5, car un si petit nombre dit peu de chose, et sinon d’une hypothèse\u00a0: ${moved(ASSUMED.fr, 5)}.`,
      nl: `De capaciteit komt in #4 van de #5 gevallen uit afgeronde sprints (aantal: #1; #2 tot #3% van de geplande uren), omdat zo weinig sprints weinig zeggen, en anders uit een aanname: ${moved(ASSUMED.nl, 5)}.`,
      pl: `Pojemność wynika w #4 z #5 przypadków z zakończonych sprintów (liczba: #1; od #2 do #3% zaplanowanych godzin), bo tak mała liczba niewiele mówi, a poza tym z założenia: ${moved(ASSUMED.pl, 5)}.`,
    },
});

const steady = (sprints: 'sprint' | 'sprints'): Record<string, Told> => {
  const told = `Two halves of the runs differ by at most # % in their means and # ${sprints} in a figure;`;
  const own: Told = {
    fr: `Les deux moitiés des simulations s’écartent au plus de #1\u00a0% sur leurs moyennes et de #2 ${sprints} sur un chiffre\u00a0;`,
    nl: `De twee helften van de simulaties verschillen hoogstens #1% in hun gemiddelden en #2 ${sprints} in een cijfer;`,
    pl: 'Dwie połowy symulacji różnią się w średnich najwyżej o #1%, a w pojedynczej liczbie o tyle sprintów: #2;',
  };
  return {
    [`${told} below # % counts as steady.`]: {
      fr: `${own.fr} en dessous de #3\u00a0%, le résultat est jugé stable.`,
      nl: `${own.nl} onder #3% geldt de uitkomst als stabiel.`,
      pl: `${own.pl} poniżej #3% wynik uznaje się za stabilny.`,
    },
    [`${told} that is not steady, so more runs are needed.`]: {
      fr: `${own.fr} ce n’est pas stable, il faut davantage de simulations.`,
      nl: `${own.nl} dat is niet stabiel, er zijn meer simulaties nodig.`,
      pl: `${own.pl} wynik nie jest stabilny, potrzeba więcej symulacji.`,
    },
  };
};

/** What the hours of a plan and its forecast rest on, by the English sentence with its numbers as `#`. */
export const PLAN_SENTENCES: Readonly<Record<string, Told>> = {
  'The team has # h in a sprint.': {
    fr: 'L’équipe dispose de #1\u00a0h par sprint.',
    nl: 'Het team heeft #1 uur per sprint.',
    pl: 'Zespół ma #1\u00a0godz. na sprint.',
  },
  'In sprint # it has # h.': {
    fr: 'Au sprint #1, elle dispose de #2\u00a0h.',
    nl: 'In sprint #1 heeft het #2 uur.',
    pl: 'W sprincie #1 ma #2\u00a0godz.',
  },
  '# % of them go into planned work.': {
    fr: '#1\u00a0% de ces heures vont au travail planifié.',
    nl: '#1% van die uren gaat naar gepland werk.',
    pl: '#1% tych godzin przypada na pracę planowaną.',
  },
  'Emergencies take # % of that first.': {
    fr: 'Les urgences en prélèvent d’abord #1\u00a0%.',
    nl: 'Spoedgevallen nemen daarvan eerst #1%.',
    pl: 'Awarie zabierają z tego najpierw #1%.',
  },
  ...reserved(),
  ...Object.fromEntries(
    Object.entries(CLASSES).map(([name, own]) => [
      `# of these # points are kept for ${name}.`,
      {
        fr: `Sur ces #2 points, #1 sont gardés pour ${own.fr}.`,
        nl: `Van die #2 procentpunten zijn er #1 voor ${own.nl}.`,
        pl: `Z tych #2 punktów procentowych przeznaczono na ${own.pl}: #1.`,
      },
    ]),
  ),
  '# points are for all other classes.': {
    fr: 'Points restant pour toutes les autres classes de travaux\u00a0: #1.',
    nl: 'Procentpunten voor alle andere soorten werk: #1.',
    pl: 'Punkty procentowe na wszystkie pozostałe rodzaje prac: #1.',
  },
  ...Object.fromEntries(
    Object.entries(SKILLS).map(([name, spoken]) => [
      `People who know ${name} have # h for debt in a sprint.`,
      {
        fr: `Les personnes qui connaissent ${spoken} ont #1\u00a0h par sprint pour la dette.`,
        nl: `Wie ${spoken} kent, heeft per sprint #1 uur voor de schuld.`,
        pl: `Osoby znające ${spoken} mają na dług #1\u00a0godz. na sprint.`,
      },
    ]),
  ),
  'Hours are drawn from a lognormal distribution in two pieces through the p#, p# and p# of each estimate.': {
    fr: 'Les heures sont tirées d’une loi log-normale en deux morceaux passant par les quantiles à #1, #2 et #3\u00a0% de chaque estimation.',
    nl: 'Uren worden getrokken uit een lognormale verdeling in twee stukken door het #1e, #2e en #3e percentiel van elke schatting.',
    pl: 'Godziny są losowane z dwuczęściowego rozkładu log-normalnego przechodzącego przez percentyle #1, #2 i #3 każdego szacunku.',
  },
  'Estimates of two items err together with a correlation of #: an assumption, since nobody published one.': {
    fr: 'Les erreurs d’estimation de deux lots sont corrélées à #1\u00a0: une hypothèse, car personne n’a publié de valeur.',
    nl: 'Schattingen van twee werkpakketten wijken samen af met een correlatie van #1: een aanname, want niemand heeft een waarde gepubliceerd.',
    pl: 'Błędy szacunków dwóch zadań są skorelowane na poziomie #1: to założenie, bo nikt nie opublikował takiej wartości.',
  },
  [`Capacity is an assumption, since no sprint is done yet: ${assumption}.`]: {
    fr: `La capacité est une hypothèse, car aucun sprint n’est encore terminé\u00a0: ${ASSUMED.fr}.`,
    nl: `De capaciteit is een aanname, want er is nog geen sprint afgerond: ${ASSUMED.nl}.`,
    pl: `Pojemność jest założeniem, bo żaden sprint nie jest jeszcze zakończony: ${ASSUMED.pl}.`,
  },
  ...ofHistory('sprint'),
  ...ofHistory('sprints'),
  'The order of the plan is kept: nobody overtakes, and what is not done flows into the next sprint.': {
    fr: 'L’ordre du plan est respecté\u00a0: rien ne passe devant, et ce qui n’est pas fait glisse au sprint suivant.',
    nl: 'De volgorde van het plan blijft: niets haalt in, en wat niet af is, schuift door naar de volgende sprint.',
    pl: 'Kolejność planu jest zachowana: nic nie wyprzedza, a to, czego nie zrobiono, przechodzi do następnego sprintu.',
  },
  '# of # items have no interval; their hours are taken as they are.': {
    fr: 'Lots sans fourchette\u00a0: #1 sur #2\u00a0; leurs heures sont prises telles quelles.',
    nl: 'Werkpakketten zonder bandbreedte: #1 van #2; hun uren gelden zoals ze zijn.',
    pl: 'Zadania bez przedziału: #1 z #2; ich godziny przyjęto bez zmian.',
  },
  '# entries of the plan are no items any more; their hours are taken as they are.': {
    fr: 'Entrées du plan qui ne sont plus des lots\u00a0: #1\u00a0; leurs heures sont prises telles quelles.',
    nl: 'Regels van het plan die geen werkpakket meer zijn: #1; hun uren gelden zoals ze zijn.',
    pl: 'Pozycje planu, które nie są już zadaniami: #1; ich godziny przyjęto bez zmian.',
  },
  '# of # items of upgrade work are not planned, so all of it is never done within this plan.': {
    fr: 'Lots de migration non planifiés\u00a0: #1 sur #2\u00a0; ce plan ne permet donc jamais de tout terminer.',
    nl: 'Niet-geplande werkpakketten van de upgrade: #1 van #2; binnen dit plan komt dus nooit alles af.',
    pl: 'Niezaplanowane zadania migracyjne: #1 z #2, więc w tym planie nigdy nie skończy się wszystkich.',
  },
  ...steady('sprint'),
  ...steady('sprints'),
};
