import type { Formats } from '../formats.js';
import type { enPlanning } from './en-planning.js';

/** Mots français de ce qui parle d’heures, d’ordre et de plans. */
export function frPlanning(f: Formats<'fr'>): ReturnType<typeof enPlanning> {
  const noun =
    (one: string, other = `${one}s`) =>
    (value: number) =>
      f.count(value, { one, other });
  const modules = noun('module');
  const sprints = noun('sprint');
  return {
    areas: {
      legend:
        'Chaque barre commence où la précédente finit. Partie claire\u00a0: heures sur du code qu’un outil connu sait réécrire.',
      chart: 'Heures de migration par domaine',
      alt: (name, share) => `Le plus gros poste est «\u00a0${name}\u00a0», avec ${f.percent(share)} des heures.`,
      caption: 'À quoi servent les heures de migration, tous modules et toutes étapes de version confondus',
      heads: ['Domaine', 'Constats', 'Heures', 'Par outil', 'Part des heures'],
      all: 'Total',
      names: {
        fixed: 'Installation, tests, livraison',
        models: 'Modèles et champs',
        python: 'Code Python',
        views: 'Vues et modèles QWeb',
        javascript: 'JavaScript et assets',
        data: 'Données et identifiants XML',
        manifest: 'Manifestes et dépendances',
        unnamed: 'Attendu, pas encore localisé',
      },
      about: {
        fixed: 'une part fixe par module et par étape de version',
        unnamed: 'lignes modifiées dans de vraies migrations de modules semblables, au-delà des constats',
      },
    },
    route: {
      chart: 'Qui attend qui',
      legend:
        'Un point est un module, plus grand s’il demande plus d’heures\u00a0; un trait mène à gauche vers ce dont il a besoin.',
      legendChain: 'Trait épais\u00a0: la chaîne la plus longue.',
      alt: (shown, links, alone) =>
        `${modules(shown)} et ${noun('dépendance')(links)} entre eux.${alone === 0 ? '' : ` ${f.count(alone, { one: 'autre module ne dépend', other: 'autres modules ne dépendent' })} d’aucun module analysé et aucun n’en dépend.`} Le tableau ci-dessous donne le détail.`,
      unnamed: 'Là où les points sont serrés, les noms sont omis\u00a0: les vagues ci-dessus nomment tous les modules.',
      cut: (shown, all) => `L’image montre les ${f.whole(shown)} plus lourds sur ${f.whole(all)}.`,
      caption: 'Modules analysés qui dépendent les uns des autres',
      heads: ['Module', 'Vague', 'Heures', 'Dépend de', 'Requis par', 'Chaîne la plus longue'],
      onChain: 'en fait partie',
    },
    outlook: {
      title: 'Comment la dette diminue',
      chart: 'Dette restante et intérêts payés, par sprint',
      legend:
        'Trait plein\u00a0: selon le plan. Tirets\u00a0: pas plus tard une fois sur deux. Pointillés\u00a0: pas plus tard 85 fois sur 100.',
      alt: (before, after, inSprints, likely) =>
        `Selon le plan, la dette passe de ${f.hours(before)}\u00a0h à ${f.hours(after)}\u00a0h en ${sprints(inSprints)}\u00a0; si chaque lot finit à son échéance à 85\u00a0%, à ${f.hours(likely)}\u00a0h à cette date.`,
      legendPlain: 'Selon le plan.',
      altPlain: (before, after, inSprints) =>
        `Selon le plan, la dette passe de ${f.hours(before)}\u00a0h à ${f.hours(after)}\u00a0h en ${sprints(inSprints)}.`,
      left: 'dette restante, heures',
      interest: 'intérêts payés, heures',
      caption: 'Dette restante et intérêts payés à la fin de chaque sprint',
      note: 'À 50\u00a0% et 85\u00a0%\u00a0: chaque lot compte comme terminé au sprint où il l’est avec cette probabilité.',
      heads: [
        'Sprint',
        'Réservé',
        'Planifié',
        'Dette restante',
        'à 50\u00a0%',
        'à 85\u00a0%',
        'Intérêts payés',
        'à 85\u00a0%',
      ],
      start: 'Avant le premier',
      states: { done: 'terminé', active: 'en cours', planned: 'planifié' },
      pools: 'Heures réservées à des classes de travaux\u00a0: planifié sur réservé',
      classes: { security: 'Sécurité', operations: 'Exploitation', upgrade: 'Migration', hygiene: 'Qualité du code' },
      noClass: 'Autres',
      finish: 'Quand les travaux de migration seront terminés, d’après de nombreuses simulations',
      finishHeads: ['Travaux de migration', 'Lots', '50\u00a0%', '85\u00a0%', '95\u00a0%'],
      ready: 'Tous\u00a0: prêt pour la version cible',
      never: (inSprints) => `au-delà de ${sprints(inSprints)}`,
    },
    changes: {
      title: 'Ce qui fonde le plan',
      proof: {
        optimal: 'Démontré\u00a0: aucun plan n’est meilleur.',
        limit: 'Le solveur exact a manqué de temps\u00a0; ce qu’il a démontré jusque-là reste acquis.',
        failed: 'Le solveur exact n’a pas donné de réponse.',
      },
      capacity: 'D’où viennent les heures réservées',
      moves: 'Ce qui a bougé depuis le plan précédent',
      movesHeads: ['Lot', 'Module', 'De', 'À', 'Motif'],
      notPlanned: 'non planifié',
      prices: 'Ce que coûtent les contraintes',
      pricesHeads: ['Contrainte', 'Objet', 'Coût (h/an)', 'En clair'],
      kinds: {
        pin: 'fixé à un sprint',
        deadline: 'échéance',
        'not-before': 'pas avant',
        class: 'classe de travaux',
        skill: 'compétence',
        reserve: 'réserve',
      },
      calibration: 'Ce que valaient les estimations',
      tooFew: (items, needed) =>
        `${f.count(items, { one: 'lot est terminé', other: 'lots sont terminés' })} avec des heures connues\u00a0; à partir de ${f.whole(needed)}, elles corrigent les estimations.`,
      error: (items, error, bias) =>
        `${f.count(items, { one: 'lot terminé', other: 'lots terminés' })}\u00a0: la moitié des estimations s’écartaient de moins de ${f.percent(error)}, et les lots ont pris ${f.decimal(bias)} fois l’estimation.`,
      corrected: (error) => `Corrigées par les autres lots, la moitié s’écarteraient de ${f.percent(error)}.`,
      inside: (share) => `${f.percent(share)} sont restés dans leur fourchette, pour 70\u00a0% attendus.`,
      factorsCaption: 'Facteurs appliqués aux heures',
      factorsHeads: ['Type de travaux', 'Lots terminés', 'Leur facteur', 'Facteur appliqué'],
      allKinds: 'types sans lot terminé',
      itemKinds: {
        upgrade: 'migration',
        security: 'sécurité',
        reliability: 'fiabilité',
        performance: 'performances',
        maintainability: 'maintenabilité',
        governance: 'gouvernance',
        retire: 'retrait',
        replace: 'remplacement',
      },
    },
    scenarios: {
      nav: 'Scénarios',
      title: 'Scénarios côte à côte',
      lede: 'Les mêmes travaux, planifiés autrement.',
      chart: 'Dette restante et intérêts payés, par scénario et par sprint',
      legend: 'Trait plein\u00a0: heures de dette restante. Tirets\u00a0: heures d’intérêts déjà payées.',
      alt: (name, saved) =>
        `«\u00a0${name}\u00a0» économise le plus\u00a0: ${f.hours(saved)}\u00a0h par an une fois tout terminé.`,
      caption: 'Ce qu’apporte chaque scénario',
      heads: ['Scénario', 'Planifié (h)', 'Gain (h/an)', 'Dette restante', 'Intérêts payés', 'Prêt après'],
      notReady: 'pas dans ce plan',
      changes: {
        sprints: (value) => `${sprints(value)}.`,
        capacity: (hours) =>
          `L’équipe dispose de ${f.hours(hours)}\u00a0h par sprint\u00a0; les sprints qui ont leurs propres heures changent en proportion.`,
        reserve: (percent) => `${f.percents(percent)} de la capacité sont réservés à la dette.`,
        reserveOfClasses: (percent) =>
          `${f.percents(percent)} de la capacité sont réservés à la dette\u00a0; les parts des classes de travaux changent en proportion.`,
        upgradeBySprint: (items, sprint) =>
          `Tous les travaux de migration (${noun('lot')(items)}) sont terminés à la fin du sprint ${f.whole(sprint)}.`,
        upgradeByDay: (items, day) =>
          `Tous les travaux de migration (${noun('lot')(items)}) sont terminés au plus tard le ${f.day(day)}.`,
        longer: (sprint) => `Le plan se prolonge pour cela jusqu’au sprint ${f.whole(sprint)}.`,
        retireFirst: (items) =>
          `Les modules à retirer ou à remplacer passent en premier (${noun('lot')(items)}, avec ce dont ils dépendent)\u00a0; les autres lots reçoivent les heures restantes, sauf ce qui est fixé à un sprint ou soumis à une échéance.`,
        tooMuch: (items) =>
          `Même ainsi, ${f.count(items, { one: 'd’entre eux ne tient pas', other: 'd’entre eux ne tiennent pas' })} dans le plan.`,
        nothing: 'Inchangé.',
      },
      /** Names of the scenarios that the program makes up itself. */
      reserve: (percent) => `Réserve de ${f.percents(percent)}`,
      upgradeByEnd: 'Toute la migration d’ici la fin du plan',
      retireFirst: 'Retirer d’abord',
      impossible: 'intenable',
    },
    billing: {
      nav: 'Lignes facturées',
      title: 'Lignes facturées et leur coût',
      lede: 'Odoo et ses partenaires facturent la maintenance du code spécifique au nombre de lignes, comptées comme le fait odoo-bin cloc.',
      caption: 'Lignes facturées par origine',
      heads: ['Origine', 'Modules', 'Lignes', 'Facturées', 'Coût par an'],
      all: 'Total',
      top: 'Modules qui ont le plus de lignes facturées',
      topHeads: ['Module', 'Préconisation', 'Facturées', 'Part', 'Coût par an'],
      leaving: (lines, leaving) =>
        `${f.count(lines, { one: 'ligne facturée se trouve', other: 'lignes facturées se trouvent' })} dans ${modules(leaving)} dont on peut se passer.`,
      given: (price) => `Comptées à ${price} pour 100 lignes et par mois, le prix indiqué dans la configuration.`,
      published: (price) =>
        `Aucun prix n’a été indiqué. Comptées à un prix publié, ${price} pour 100 lignes et par mois\u00a0: celui d’un partenaire, pas le vôtre.`,
      notCharged: 'Seul le contrat fait foi\u00a0: sans contrat qui fixe un prix, ces lignes ne coûtent rien.',
    },
    basis: {
      assumptions: 'Hypothèses',
      confidence: 'Fiabilité des notes',
      confidenceHeads: ['Note', 'Élevée', 'Moyenne', 'Faible', 'Inconnue'],
      sources: 'Sources des constats',
      sourcesNote: (shown, rules) =>
        `${noun('source')(shown)} pour ${noun('règle')(rules)}\u00a0; chaque règle cite les siennes plus haut.`,
    },
    ready: {
      after: (target, sprint, likely) =>
        `Prêt pour Odoo ${target} après ${sprint} (avec 85\u00a0% de certitude\u00a0: ${likely}).`,
      never: (target, inSprints) => `Odoo ${target} n’est pas atteint en ${sprints(inSprints)} avec cette capacité.`,
      steps: 'Étapes',
      step: (to, hours, lines) =>
        `${to}\u00a0: ${f.hours(hours)}\u00a0h, ${noun('ligne modifiée', 'lignes modifiées')(lines)}`,
    },
  };
}
