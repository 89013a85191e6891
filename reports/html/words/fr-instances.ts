import type { Formats } from '../formats.js';
import type { enInstances } from './en-instances.js';

/** Mots français de la page qui met plusieurs résultats côte à côte. */
export function frInstances(f: Formats<'fr'>): ReturnType<typeof enInstances> {
  const modules = (value: number) => f.count(value, { one: 'module', other: 'modules' });
  const instances = (value: number) => f.count(value, { one: 'instance', other: 'instances' });
  const lines = (value: number) => f.count(value, { one: 'ligne', other: 'lignes' });
  return {
    eyebrow: 'Portefeuille',
    title: (value) => (value === 1 ? 'Une instance' : `${f.whole(value)} instances côte à côte`),
    more: (value) => f.count(value, { one: 'autre', other: 'autres' }),
    notAdded: (why) => `pas de total\u00a0: ${why}`,
    notAddedUnknown: 'inconnu pour l’une d’elles',
    allEffort: 'Charge totale estimée',
    allWaiting: 'Coût de l’attente',
    saved: 'Gain par mutualisation',
    savedNote: 'au plus, si les modules communs sont migrés une seule fois pour toutes',
    savedNone: 'aucun module n’est présent dans plusieurs instances',
    code: 'Code analysé',
    codeUnit: (value) => f.form(value, { one: 'module', other: 'modules' }),
    codeLines: lines,
    nav: 'Vue d’ensemble',
    glance: 'Vue d’ensemble des instances',
    lede: 'Une ligne par résultat. Quand toutes sont comparables, la plus mal placée a le rang\u00a01\u00a0; sinon, aucun rang n’est donné.',
    caption: 'Préparation, charge et dette par instance',
    heads: [
      ...['Instance', 'Préparation', 'Bloquants', 'Migration (h)', 'Attente (h/an)', 'Note', 'Préconisations'],
      'Lu',
    ],
    size: (count, all) => `${modules(count)}, ${lines(all)}`,
    rank: (value) => `rang ${f.whole(value)}`,
    notCounted: (value) => f.count(value, { one: 'module non chiffré', other: 'modules non chiffrés' }),
    notRead: (value) => f.count(value, { one: 'fichier non lu', other: 'fichiers non lus' }),
    all: 'Total',
    eachNav: 'Une par une',
    each: 'Instance par instance',
    eachLede: 'Ce qui compte le plus dans chacune, et ce que l’on n’en sait pas.',
    made: (version) => `version ${version} du programme`,
    analysed: (day) => `analyse du ${day}`,
    names: (names, rest) => (rest === 0 ? names : `${names} et ${f.count(rest, { one: 'autre', other: 'autres' })}`),
    evidence: (sources) => `Données d’observation fournies\u00a0: ${sources}.`,
    kpisUnknown: (unknown, all) =>
      `${f.whole(unknown)} des ${f.whole(all)} indicateurs de maintenance ${f.form(unknown, { one: 'n’est pas connu', other: 'ne sont pas connus' })}.`,
    seriesUnknown: (value) => `Version inconnue pour ${modules(value)}\u00a0: migration non comptée dans les heures.`,
    limits: 'Ce qui n’est pas comparable',
    limitsNav: 'Comparable\u00a0?',
    noLimit:
      'Rien ne s’oppose à la comparaison\u00a0: même version cible, même programme, mêmes types de données d’observation.',
    limit: {
      target: (values) =>
        `Les versions cibles diffèrent (${values}). Heures et points bloquants ne sont ni classés ni additionnés.`,
      evidence: (values) =>
        `Les données d’observation diffèrent (${values}). Utilisation, risque et coût de l’attente ne reposent pas sur la même base.`,
      kpis: (values) => `Aucun indicateur de maintenance pour ${values}.`,
      tool: (values) =>
        `Les versions du programme diffèrent (${values}). Cela seul peut expliquer des écarts de notes et d’heures.`,
      reading: (values) => `Une grande partie de ${values} n’a pas pu être lue ou vérifiée.`,
      currency: () =>
        'Les résultats n’indiquent pas la devise de leurs coûts\u00a0: on compare les heures, et les montants sont calculés à un taux horaire unique.',
    },
    limitName: {
      target: 'version cible',
      evidence: 'données d’observation',
      kpis: 'indicateurs de maintenance',
      tool: 'version du programme',
      reading: 'fichiers non lus',
      currency: 'devise',
    },
    none: 'aucune',
    shared: 'Corriger une fois, profiter partout',
    sharedNav: 'Modules communs',
    sharedLede:
      'Modules de même nom et de même origine présents dans plusieurs instances\u00a0: ce qui est corrigé une fois sert à toutes.',
    sharedCaption: 'Modules communs, les plus grosses économies d’abord',
    sharedHeads: ['Module', 'Origine', 'Présent dans', 'État', 'Constats communs', 'Gain maximal (h)'],
    inInstances: instances,
    state: { same: 'identique partout', differs: 'plusieurs états différents' },
    sharedMore: (value) => `et ${f.whole(value)} de plus, tous dans le JSON produit par odoo-debt portfolio`,
    noShared: 'Aucun module n’est présent dans plusieurs instances.',
    kpiCaption: 'Indicateurs de maintenance par instance',
    kpiHead: 'Indicateur',
    method: 'Comment cette page est établie',
    methodNav: 'Méthode',
    points: [
      'Les heures sont des valeurs médianes, avec la fourchette où se terminent sept cas sur dix. Les fourchettes s’additionnent borne à borne, comme si tout allait bien ou mal en même temps\u00a0: elles sont plutôt trop larges que trop étroites.',
      'Heures et points bloquants ne sont additionnés et classés que pour une même version cible\u00a0; le coût de l’attente, seulement si les mêmes types de données d’observation ont été fournis. Si les heures d’une instance sont inconnues, il n’y a pas de total.',
      'Le gain par mutualisation est la somme des heures de migration de tous les exemplaires d’un module commun, sauf le plus coûteux\u00a0: c’est un maximum, car les exemplaires diffèrent.',
      'Inconnu ne veut pas dire zéro\u00a0: ce qui n’a pas pu être établi est affiché ?.',
      'Chaque chiffre se retrouve dans le rapport de son instance\u00a0: odoo-debt report avec le résultat du même nom.',
    ],
    rate: (price) => `Une heure est comptée ${price} pour toutes les instances.`,
  };
}
