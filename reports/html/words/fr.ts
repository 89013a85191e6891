import type { Formats } from '../formats.js';
import type { Words } from './en.js';
import { frEvidence } from './fr-evidence.js';
import { frInstances } from './fr-instances.js';
import { frKpis } from './fr-kpis.js';
import { frPlanning } from './fr-planning.js';
import { frTrend } from './fr-trend.js';

/** The French catalogue. Odoo's own words are those of its French translation: module, vue, action planifiée. */
export function fr(f: Formats<'fr'>): Words {
  const noun =
    (one: string, other = `${one}s`) =>
    (value: number) =>
      f.count(value, { one, other });
  const modules = noun('module');
  const sprints = noun('sprint');
  const elements = noun('élément de code', 'éléments de code');
  return {
    severity: { blocker: 'bloquant', high: 'majeur', medium: 'moyen', low: 'mineur', info: 'info' },
    verdict: { keep: 'conserver', refactor: 'remanier', replace: 'remplacer', retire: 'retirer' },
    confidence: { low: 'fiabilité faible', medium: 'fiabilité moyenne', high: 'fiabilité élevée' },
    kpis: frKpis(f),
    colon: '\u00a0:',
    semicolon: '\u00a0; ',
    and: ' et ',
    namesMore: (value) => f.count(value, { one: 'autre', other: 'autres' }),
    span: (from, to) => [`du ${from}`, `au ${to}`],
    minutes: (value) => `${f.whole(value)} min`,
    hours: (value) => `${f.hours(value)}\u00a0h`,
    age: { days: noun('jour'), months: noun('mois', 'mois'), years: noun('an') },
    summary: {
      eyebrow: 'Préparation à la montée de version',
      headline: {
        there: (target) => `Déjà sur Odoo ${target}`,
        clear: (target) => `Prêt pour Odoo ${target}`,
        work: (target) => `Odoo ${target} est à portée`,
        blocked: (target) => `Pas encore prêt pour Odoo ${target}`,
        unknown: (target) => `Trop d’inconnues pour dire si Odoo ${target} est à portée`,
      },
      reason: {
        there: 'Tous les modules sont déjà dans la version cible. Le rapport porte sur leur dette technique.',
        clear: 'Rien n’a été trouvé qui doive changer pour passer à la version cible.',
        work: 'Rien n’a été trouvé qui empêche un module de passer à la version cible. Il reste du travail, et il peut être planifié.',
        unknown: 'Trop peu de code a pu être lu ou vérifié, ou la version de trop de modules est inconnue.',
      },
      blocked: (things, inAddons) =>
        `${elements(things)} dans ${modules(inAddons)} ${f.form(things, { one: 'cessera', other: 'cesseront' })} de fonctionner lors de la montée de version.`,
      leaving: (value) =>
        f.count(value, {
          one: 'de ces modules gagnerait à être retiré ou remplacé plutôt que corrigé.',
          other: 'de ces modules gagneraient à être retirés ou remplacés plutôt que corrigés.',
        }),
      effort: 'Charge estimée',
      effortUnit: 'heures',
      effortRange: (range) => `${range}\u00a0h dans sept cas sur dix`,
      notCounted: (value) => `, ${f.count(value, { one: 'module non chiffré', other: 'modules non chiffrés' })}`,
      effortCost: (cost) => `soit environ ${cost}`,
      notTold: 'n’a pas pu être établi',
      noAddon: 'Aucun module n’a été trouvé dans ce qui a été analysé.',
      tools: 'Part automatisable',
      toolsNote: 'des modifications prévues peuvent être faites par des outils',
      toolsNone: 'aucune modification prévue',
      waiting: 'Coût de l’attente',
      waitingUnit: 'h par an',
      waitingHours: 'passées à maintenir l’existant',
      waitingCost: (cost) => `soit ${cost} par an`,
      rating: 'Note de la dette',
      ratingNote: (hours, share) =>
        `${f.hours(hours)}\u00a0h de dette, soit ${f.percent(share)} des heures d’une réécriture`,
      ratingNone: 'aucune ligne comptée',
      verdicts: 'Que faire des modules',
      verdictHeads: ['Préconisation', 'Modules', 'Migration (h)', 'Fourchette', 'Lignes', 'Part des heures'],
      total: 'Total',
      risks: 'Les risques qui comptent',
      noRisks: 'Aucun des risques recherchés par ce rapport n’a été constaté.',
      buys: 'Ce qu’apportent les sprints planifiés',
      noPlan: 'Aucun sprint n’est planifié.',
      unknownTitle: 'Ce que l’on ne sait pas',
      toCoverage: 'Le détail, et comment les chiffres sont établis',
    },
    verdictMeaning: {
      keep: 'à migrer tel quel',
      refactor: 'à corriger, puis à migrer',
      replace: 'un autre module couvre le besoin',
      retire: 'on peut s’en passer',
    },
    risks: {
      blockers: (things, target) =>
        `${elements(things)} ne ${f.form(things, { one: 'fonctionnera', other: 'fonctionneront' })} pas sous Odoo ${target}`,
      blockersText: (inAddons, names) =>
        `Dans ${modules(inAddons)}${f.form(inAddons, { one: '\u00a0:', other: ', surtout' })} ${names}. Sans correction, ${f.form(inAddons, { one: 'ce module ne peut pas passer', other: 'ces modules ne peuvent pas passer' })} en production dans la version cible.`,
      security: (value) => f.count(value, { one: 'constat de sécurité majeur', other: 'constats de sécurité majeurs' }),
      securityText: (inAddons, name) =>
        inAddons === 1
          ? `Dans ${modules(inAddons)}\u00a0: ${name}.`
          : `Dans ${modules(inAddons)}. À examiner en premier\u00a0: ${name}, le plus prioritaire d’entre eux.`,
      concentration: (value, share) =>
        `${modules(value)} ${f.form(value, { one: 'concentre', other: 'concentrent' })} ${f.percent(share)} des heures de migration`,
      concentrationText: (names) => `${names}. Tout retard ici retarde l’ensemble de la montée de version.`,
      hub: (name, waiting) => `${modules(waiting)} ${f.form(waiting, { one: 'attend', other: 'attendent' })} ${name}`,
      hubText: (hours) =>
        `Ils en dépendent et passent après lui. Ses ${f.hours(hours)}\u00a0h de migration déterminent quand les autres peuvent commencer.`,
      leaving: (hours) => `${f.hours(hours)}\u00a0h iraient à des modules dont on peut se passer`,
      leavingText: (names) =>
        `${names}\u00a0: à retirer ou à remplacer plutôt qu’à migrer. À valider d’abord avec leurs responsables.`,
      waiting: (hours) => `Attendre coûte ${f.hours(hours)}\u00a0h par an`,
      waitingText: 'C’est ce que la dette absorbe en maintenance tant qu’elle n’est pas remboursée, surtout dans',
      rough: (value) => `L’estimation reste approximative pour ${modules(value)}`,
      roughText: (names) => `${names}. Ces heures reposent sur trop peu d’éléments pour servir d’engagement.`,
    },
    buys: {
      plan: (hours, inSprints, capacity) =>
        `${f.hours(hours)}\u00a0h de travail en ${sprints(inSprints)}, sur ${f.hours(capacity)}\u00a0h réservées.`,
      saves: (hours) => `Une fois terminé, ce travail économise ${f.hours(hours)}\u00a0h par an.`,
      closes: (closed, all, urgent) =>
        `Il règle ${f.whole(closed)} des ${f.whole(all)} constats${urgent === 0 ? '' : `, dont ${f.count(urgent, { one: 'bloquant', other: 'bloquants' })}`}.`,
      removes: (names) => `Il sort ${names} du périmètre de la montée de version.`,
      left: (items, hours) =>
        `${f.count(items, { one: 'lot', other: 'lots' })} (${f.hours(hours)}\u00a0h) ${f.form(items, { one: 'n’a pas trouvé sa place et reste ouvert', other: 'n’ont pas trouvé leur place et restent ouverts' })}.`,
      gap: (share) => `Écart maximal avec le meilleur plan possible\u00a0: ${f.percent(share)}.`,
    },
    unknown: {
      files: (parsed, files) =>
        `${f.count(parsed, { one: 'fichier source', other: 'fichiers source' })} sur ${f.whole(files)} ${f.form(parsed, { one: 'a été lu', other: 'ont été lus' })} en entier.`,
      series: (names) => `Version inconnue pour ${names}\u00a0: migration non comptée dans les heures.`,
      usage: (value) => `Utilisation réelle de ${modules(value)}\u00a0: peu ou pas de données.`,
      possible: (value) =>
        `${f.count(value, { one: 'autre élément de code pourrait', other: 'autres éléments de code pourraient' })} cesser de fonctionner\u00a0; à vérifier.`,
      evidence: 'Utilisation et incidents\u00a0: aucune donnée d’un système en production n’a été fournie.',
    },
    portfolio: {
      nav: 'Portefeuille',
      none: 'Aucun module n’a été trouvé.',
      title: 'Carte du portefeuille',
      lede: 'La place d’un module indique son urgence\u00a0: plus il est haut, plus il est risqué\u00a0; plus il est à droite, plus il est utilisé.',
      chart: 'Risque et utilisation, par module',
      chartAlt: (upperRight, all, names) =>
        `Modules à la fois risqués et utilisés (quart supérieur droit)\u00a0: ${f.whole(upperRight)} sur ${f.whole(all)}${names === '' ? '' : ` (${names})`}. Le tableau ci-dessous donne toutes les valeurs.`,
      size: (hours) =>
        `Plus le symbole est grand, plus la migration demande d’heures\u00a0; le plus grand vaut ${f.hours(hours)}\u00a0h.`,
      xTitle: 'utilisation\u00a0: rare → quotidienne',
      yTitle: 'risque\u00a0: faible → élevé',
      caption:
        'Modules par priorité. Les notes vont de 0 à 100\u00a0: risque 100 = le plus risqué, utilisation 100 = le plus utilisé, migration 100 = la plus coûteuse.',
      heads: [
        ...['Module', 'Version', 'Risque', 'Utilis.', 'Migration', 'Heures', 'Fourchette', 'Lignes', 'Note'],
        'Préconisation',
      ],
      notPlaced: (names) => `Absents de la carte, faute de connaître le risque ou l’utilisation\u00a0: ${names}`,
    },
    effort: {
      nav: 'Charge',
      title: 'Charge',
      lede: 'Heures nécessaires pour amener chaque module à la version cible, sous forme de fourchette\u00a0: sept migrations comparables sur dix s’y situent.',
      addonChart: 'Heures de migration par module',
      addonAlt: (name, hours, range, shown) =>
        `Le plus coûteux est ${name}, avec ${f.hours(hours)}\u00a0h (${range}). Représentés\u00a0: ${modules(shown)}. Les valeurs figurent dans le tableau du portefeuille.`,
      legend: 'Point\u00a0: autant de cas au-dessus qu’en dessous. Trait\u00a0: sept cas sur dix.',
      hopChart: 'Heures de migration par étape de version',
      hopAlt: (to, share) => `Le passage en ${to} pèse le plus lourd\u00a0: ${f.percent(share)} de toutes les heures.`,
      hopCaption: 'Étapes de version, tous modules confondus',
      hopHeads: ['Passage en', 'Modules', 'Heures', 'Fourchette', 'Lignes modifiées', 'Automatisable'],
      none: 'Aucune étape de version n’est à franchir.',
      hoursTitle: 'heures',
    },
    sprints: {
      nav: 'Sprints',
      title: 'Plan des sprints',
      lede: 'La dette est remboursée sur les heures que l’équipe lui réserve.',
      chart: 'Capacité et heures planifiées par sprint',
      chartAlt: (planned, capacity, inSprints) =>
        `${f.hours(planned)} des ${f.hours(capacity)} heures réservées sont planifiées en ${sprints(inSprints)}.`,
      legend: 'Contour\u00a0: heures réservées à la dette. Plein\u00a0: heures planifiées.',
      caption: 'Ce qui est fait dans chaque sprint',
      heads: ['Lot', 'Module', 'Heures', 'Gain (h/an)'],
      sprint: (index) => `Sprint ${index}`,
      from: (day) => `à partir du ${day}, `,
      load: (planned, capacity) => `${f.hours(planned)}\u00a0h sur ${f.hours(capacity)}`,
      free: 'Rien de planifié.',
      more: (rest) =>
        `et ${f.count(rest, { one: 'lot plus petit', other: 'lots plus petits' })}, à retrouver dans le rapport JSON`,
      left: 'Non planifié',
      leftCaption: 'Ce qui n’a pas trouvé sa place, et pourquoi',
      leftHeads: ['Lot', 'Module', 'Heures', 'Motif'],
      none: 'Aucun plan n’a été établi\u00a0: lancez `odoo-debt plan`.',
      axis: 'sprint',
    },
    waves: {
      nav: 'Ordre',
      title: 'Ordre de migration',
      lede: 'Un module passe après tous ceux dont il dépend. Les modules d’une même vague peuvent être traités en parallèle.',
      wave: (index) => `Vague ${index}`,
      addons: modules,
      chain: (hours) => `La chaîne la plus longue demande ${f.hours(hours)}\u00a0h, quel que soit l’effectif\u00a0:`,
      none: 'Aucun module, donc aucun ordre.',
    },
    addons: {
      nav: 'Modules',
      title: 'Module par module',
      lede: 'D’où vient chaque note. Les points s’additionnent, puis la note est ramenée entre 0 et 100.',
      unknownSeries: 'version inconnue',
      lines: (value) => f.count(value, { one: 'ligne', other: 'lignes' }),
      origin: { custom: 'spécifique', oca: 'OCA', 'third-party': 'tiers', odoo: 'Odoo' },
      hours: (hours, range) => `${f.hours(hours)}\u00a0h (${range})`,
      hoursUnknown: 'heures inconnues',
      risk: 'Risque',
      usage: 'Utilisation',
      upgrade: 'Migration',
      notKnown: 'n’a pas pu être établi',
      fewer: (shown, all) =>
        `Sur ${f.whole(all)} modules, cette page présente les ${f.whole(shown)} plus prioritaires. Le rapport JSON contient tout.`,
      terse: (explained, factors) =>
        `Pour que cette page reste légère, seules les notes des ${f.whole(explained)} premiers modules sont expliquées, avec les ${f.whole(factors)} facteurs les plus lourds de chaque note. Le rapport JSON contient tout.`,
      cut: (factors) =>
        `Pour chaque note, les ${f.whole(factors)} facteurs les plus lourds sont affichés\u00a0; le rapport JSON contient tout.`,
      why: 'Motif de la préconisation',
      debt: (hours, range, share) =>
        `Dette\u00a0: ${f.hours(hours)}\u00a0h (${range}), soit ${f.percent(share)} des heures d’une réécriture.`,
      interest: (hours) => `Coûte ${f.hours(hours)}\u00a0h par an tant qu’elle subsiste.`,
      depends: 'Dépend de',
      dependents: 'Requis par',
      found: 'Constats',
      foundNone: 'aucun',
      alike: (rest) => `et ${f.count(rest, { one: 'autre endroit', other: 'autres endroits' })}`,
    },
    findings: {
      nav: 'Constats',
      title: 'Constats',
      lede: 'Endroits précis du code, du plus urgent au moins urgent pour chaque module.',
      caption: (shown, all) => `${f.count(shown, { one: 'constat', other: 'constats' })} sur ${f.whole(all)}`,
      rest: (each, shown, all) =>
        `Affichés\u00a0: les ${f.whole(shown)} plus urgents, ${f.whole(each)} au plus par module. Le rapport JSON (result.json) contient les ${f.whole(all)}.`,
      heads: ['Gravité', 'Module', 'Endroit', 'Constat', 'Règle', 'Étape', 'Charge'],
      none: 'Rien n’a été constaté.',
      filter: 'Filtrer',
      filterHint: 'mots, ! exclut',
      rules: 'Les règles à l’origine des constats',
      remedy: 'Que faire\u00a0:',
      sources: 'Sources\u00a0:',
    },
    method: {
      nav: 'Méthode',
      title: 'Couverture et méthode',
      coverage: 'Ce qui a été lu',
      checkouts: 'Commits lus\u00a0; les modifications locales n’ont pas été recherchées',
      checkoutHeads: ['Dépôt', 'Commit'],
      noCommit: 'inconnu',
      failed: 'N’a pas pu être lu ou vérifié',
      skipped: 'Laissé de côté volontairement',
      unknown: 'N’a pas pu être établi',
      more: (rest) =>
        `et ${f.count(rest, { one: 'autre motif', other: 'autres motifs' })}, à retrouver dans le rapport JSON`,
      evidence: 'Données d’observation',
      evidenceCaption: 'Ce qui renseigne sur l’utilisation et les incidents',
      evidenceHeads: ['Source', 'Période', 'Base'],
      alike: (more) => ` et ${f.whole(more)} de plus\u00a0:`,
      noWindow: 'sans date',
      noEvidence: 'Aucune n’a été fournie. L’utilisation est alors déduite du seul code, avec une fiabilité faible.',
      method: 'Comment les chiffres sont établis',
      points: [
        'Les heures sont données en fourchette\u00a0: quinze cas sur cent finissent sous la borne basse, quinze au-dessus de la borne haute, la moitié sous la valeur médiane.',
        'La fourchette d’un total additionne les bornes basses et les bornes hautes, comme si tout allait bien ou mal en même temps\u00a0: elle est plutôt trop large que trop étroite.',
        'La part automatisable est pondérée par le nombre de lignes à modifier à chaque étape de version.',
        'Le taux de dette rapporte les heures de correction aux heures de réécriture du module\u00a0: A jusqu’à 5\u00a0%, B 10\u00a0%, C 20\u00a0%, D 50\u00a0%, E au-delà. La note du portefeuille pondère ces taux par le nombre de lignes.',
        'Inconnu ne veut pas dire zéro\u00a0: ce qui n’a pas pu être établi est affiché ? et réduit la fiabilité, jamais la note.',
        'Indices de fiabilité\u00a0: ~ moyenne, ? faible, aucun signe\u00a0: élevée.',
        'Le code a été lu, jamais exécuté. Ce fichier ne charge rien de l’extérieur\u00a0; les mêmes données donnent le même fichier.',
      ],
      english:
        'Le détail des constats, les titres des règles et des lots et les explications des notes proviennent de l’analyse, qui les rédige en anglais\u00a0; ils sont repris tels quels.',
      rate: (price) => `Une heure est comptée ${price}.`,
    },
    page: {
      title: (target, roots) =>
        `Préparation à la montée de version vers Odoo ${target}${roots === '' ? '' : `\u00a0: ${roots}`}`,
      skip: 'Aller au contenu',
      contents: 'Sommaire',
      dark: 'Thème sombre',
      light: 'Thème clair',
      copy: 'Copier le lien',
      copied: 'Lien copié',
      made: (tool, version, schema) => `Établi par ${tool} ${version}, schéma de résultat ${schema}.`,
      at: (time) => `Analyse du ${time}.`,
      settings: (digest) => `Configuration ${digest}.`,
      commits: (list, more) =>
        `Commit ${list}${more === 0 ? '' : ` et ${f.count(more, { one: 'autre dépôt', other: 'autres dépôts' })}`}.`,
      noCommits: 'Commit\u00a0: non lu.',
      open: (failed, skipped, unknown) =>
        `Non analysé\u00a0: ${f.count(failed, { one: 'élément illisible ou non vérifiable', other: 'éléments illisibles ou non vérifiables' })}, ${f.count(skipped, { one: 'laissé', other: 'laissés' })} de côté volontairement, ${f.count(unknown, { one: 'question ouverte', other: 'questions ouvertes' })}.`,
    },
    trend: frTrend(f),
    instances: frInstances(f),
    ...frEvidence(f),
    ...frPlanning(f),
  };
}
