import type { Instances, SharedAddon } from '../../../src/domain/instances.js';
import type { Formats } from '../formats.js';

type Counted = (value: number) => string;
type Limit = Instances['limits'][number]['kind'];

/** English words of the page that sets several results side by side. */
export function enInstances(f: Formats<'en'>, { addons }: { addons: Counted }) {
  const instances: Counted = (value) => f.count(value, { one: 'instance', other: 'instances' });
  return {
    eyebrow: 'Portfolio',
    title: (value: number) => (value === 1 ? 'One instance' : `${f.whole(value)} instances side by side`),
    /** Several names behind the readiness that they share. */
    more: (value: number) => `${f.whole(value)} more`,
    notAdded: (why: string) => `not added up: ${why}`,
    notAddedUnknown: 'not known for one of them',
    allEffort: 'Effort, all together',
    allWaiting: 'Cost of waiting',
    saved: 'Saved by sharing',
    savedNote: 'at most, when shared addons are upgraded once for all',
    savedNone: 'no addon is in more than one of them',
    code: 'Analysed code',
    codeUnit: (value: number) => f.form(value, { one: 'addon', other: 'addons' }),
    codeLines: (lines: number) => `${f.whole(lines)} lines`,
    nav: 'At a glance',
    glance: 'Instances at a glance',
    lede: 'One row per result. Where all can be judged by one measure, the worst has rank 1; where they cannot, no rank is given.',
    caption: 'Readiness, effort and debt by instance',
    heads: ['Instance', 'Readiness', 'Blockers', 'Upgrade h', 'Waiting h/year', 'Rating', 'Verdicts', 'Read'],
    size: (count: number, lines: number) => `${addons(count)}, ${f.whole(lines)} lines`,
    rank: (value: number) => `rank ${f.whole(value)}`,
    notCounted: (value: number) => `${addons(value)} not counted`,
    notRead: (value: number) => `${f.whole(value)} not read`,
    all: 'All together',
    eachNav: 'One by one',
    each: 'Instance by instance',
    eachLede: 'What matters most in each, and what is not known of it.',
    made: (version: string) => `version ${version} of the program`,
    analysed: (day: string) => `analysed ${day}`,
    names: (names: string, rest: number) => (rest === 0 ? names : `${names} and ${f.whole(rest)} more`),
    evidence: (sources: string) => `Evidence given: ${sources}.`,
    kpisUnknown: (unknown: number, all: number) =>
      `${f.whole(unknown)} of ${f.whole(all)} maintenance figures are not known.`,
    seriesUnknown: (value: number) => `No series for ${addons(value)}: their upgrade is not in the hours.`,
    limits: 'What is not comparable',
    limitsNav: 'Comparable?',
    noLimit: 'Nothing stands against comparing them: one target, one program, the same kind of evidence.',
    limit: {
      target: (values: string) => `The targets differ (${values}). Hours and blockers are neither ranked nor added up.`,
      evidence: (values: string) =>
        `The evidence differs (${values}). Use, risk and the cost of waiting are not on one footing.`,
      kpis: (values: string) => `No maintenance figures for ${values}.`,
      tool: (values: string) =>
        `Versions of the program differ (${values}). Scores and hours may differ for that alone.`,
      reading: (values: string) => `Much of ${values} could not be read or checked.`,
      currency: () =>
        'Results do not say in which currency their costs are: hours are compared, and money is counted at one rate.',
    } satisfies Record<Limit, (values: string) => string>,
    /** What a limit is about. */
    limitName: {
      target: 'target',
      evidence: 'evidence',
      kpis: 'maintenance figures',
      tool: 'version of the program',
      reading: 'files not read',
      currency: 'currency',
    } satisfies Record<Limit, string>,
    none: 'none',
    shared: 'Mend once, use everywhere',
    sharedNav: 'Shared addons',
    sharedLede: 'Addons of one name and origin in several instances: what is mended once helps all of them.',
    sharedCaption: 'Shared addons, most hours saved first',
    sharedHeads: ['Addon', 'Origin', 'In', 'State', 'Common findings', 'Saves up to h'],
    inInstances: instances,
    state: { same: 'the same everywhere', differs: 'in several states' } satisfies Record<SharedAddon['state'], string>,
    sharedMore: (value: number) => `and ${f.whole(value)} more, all in the JSON of odoo-debt portfolio`,
    noShared: 'No addon is in more than one of them.',
    kpiCaption: 'Maintenance figures by instance',
    kpiHead: 'Figure',
    method: 'How this page is made',
    methodNav: 'Method',
    points: [
      'Hours are middle estimates with the range in which seven cases of ten end. Ranges are added end to end, as if all went well or badly together: rather too wide than too narrow.',
      'Hours and blockers are added and ranked for one target only; the cost of waiting only where the same kinds of evidence were given. Where the hours of one instance are not known there is no sum.',
      'What sharing saves is the upgrade hours of all copies of a shared addon but the dearest one: at most that much, because copies differ.',
      'Unknown is not zero: what could not be told is shown as ?.',
      'Every figure can be followed in the report of its instance: odoo-debt report with the result of that name.',
    ],
    rate: (price: string) => `One hour is counted at ${price} for every instance.`,
  };
}
