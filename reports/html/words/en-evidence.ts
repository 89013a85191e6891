import type { TicketKind } from '../../../src/domain/evidence/tickets.js';
import type { SurfaceLevel } from '../../../src/domain/surface.js';
import type { Accepted, Problem } from '../../../src/domain/triage.js';
import type { KpiGroup } from '../../shared/kpis.js';
import type { Formats } from '../formats.js';

type Counted = (value: number) => string;
type Noun = (one: string, other?: string) => Counted;

/** English words of the parts that rest on the running system, on git and on decisions of the team. */
export function enEvidence(f: Formats<'en'>, { noun, findings }: { noun: Noun; findings: Counted }) {
  return {
    maintenance: {
      nav: 'Maintenance',
      title: 'Maintenance figures',
      noWindow: 'No ticket could be read in any window.',
      window: (window: string) => `Tickets from ${window}.`,
      clock:
        'Hours are hours of the clock, nights and weekends included. A figure that is not known says why, and never counts as zero.',
      working:
        'Hours are the working hours of the configuration. A figure that is not known says why, and never counts as zero.',
      caption: 'Each figure with what it is made of. Coverage: of what share of the cases that is known.',
      heads: ['Figure', 'Value', 'Made of', 'Coverage'],
      groups: {
        incidents: 'Incidents',
        backlog: 'Backlog',
        sla: 'Promised times',
        releases: 'Releases',
        scheduled: 'Scheduled work',
        plan: 'For the plan',
      } satisfies Record<KpiGroup, string>,
      slaBasis: {
        contract: 'targets of the configuration',
        policy: 'targets of this program: a policy, no contract',
      },
      notKnown: 'not known',
      over: (window: string) => `From ${window}.`,
      months: 'Critical incidents by month',
      causes: 'Causes that come back',
      causeHeads: ['Cause', 'Incidents', 'Addons'],
      errors: 'Errors that come back on several days, by the server log',
      errorHeads: ['Fingerprint', 'Addon', 'Times', 'Days'],
      reserve: 'How the reserve comes about',
      reserveHeads: ['Term', 'Percent', 'Basis', 'Why'],
      /** Words of the result that are few and fixed; what is not here is shown as it is. */
      reserveTerms: {} as Readonly<Record<string, string>>,
      bases: {} as Readonly<Record<string, string>>,
      block: 'In maintenance',
      /** The noun becomes a link to all figures. */
      unknown: (unknown: number, all: number, figures: string) =>
        `${f.whole(unknown)} of ${f.whole(all)} ${figures} are not known.`,
      figures: 'maintenance figures',
      toAll: 'All maintenance figures',
    },
    system: {
      nav: 'Production',
      title: 'The running system',
      lede: 'What the database, the server log and the tickets tell. People appear as ids alone.',
      sources: 'What was given',
      sourceHeads: ['Source', 'Time', 'What it holds', 'What it lacks'],
      database: 'Database',
      log: 'Server log',
      tickets: 'Tickets',
      notGiven: 'not given',
      taken: (day: string) => `taken ${day}`,
      bundles: (bundles: number, modules: number, tables: number, confidence: number) =>
        `${noun('bundle')(bundles)} with ${noun('module')(modules)} and ${noun('table')(tables)}; confidence in what that says about use ${f.percent(confidence)}`,
      oneBundle: 'one bundle gives counts since the counters began, no rates',
      blocks: (unused: number, all: number, names: string) =>
        `${f.whole(unused)} of ${f.whole(all)} queries not used: ${names}`,
      logHolds: (files: number, records: number, hours: number) =>
        `${noun('file')(files)}, ${noun('record')(records)}, covering ${noun('hour')(hours)}`,
      logHoldsTimeless: (files: number, records: number) =>
        `${noun('file')(files)}, ${noun('record')(records)}, covering no known time`,
      unattributable: (lines: number) => `${noun('line')(lines)} name no addon`,
      damaged: (lines: number) =>
        `${f.count(lines, { one: 'damaged line was', other: 'damaged lines were' })} left out`,
      gaps: (value: number) => `${noun('stretch', 'stretches')(value)} of a day or more without any line`,
      assumedZone: (zone: string) => `its times are taken as ${zone}, because nobody said so`,
      ticketsHold: (total: number, kinds: string) => `${noun('ticket')(total)}: ${kinds}`,
      kinds: {
        incident: noun('incident'),
        enhancement: noun('enhancement'),
        request: noun('request'),
        debt: noun('about debt', 'about debt'),
        unknown: noun('of unknown kind', 'of unknown kind'),
      } satisfies Record<TicketKind, Counted>,
      emergencies: (value: number) => `${noun('emergency', 'emergencies')(value)} among them`,
      withoutSeverity: (value: number) => `severity not said on ${f.whole(value)}`,
      unattributed: (value: number) => `no scanned addon found for ${f.whole(value)}`,
      noTime: 'no time',
      users: 'Users',
      usersTold: {
        internal: noun('internal', 'internal'),
        portal: noun('portal', 'portal'),
        active30Days: noun('seen in the last 30 days', 'seen in the last 30 days'),
        notSince90Days: noun('not seen for 90 days', 'not seen for 90 days'),
        neverLoggedIn: noun('never logged in', 'never logged in'),
      },
      customLines: (lines: number) => `${f.whole(lines)} lines of code live in the database alone and are billed.`,
      operations: 'How it is run',
      operationHeads: ['What', 'Addon', 'How many', 'Why it is told'],
      privileged: 'Users who may administer the system',
      privilegedHeads: ['User', 'Groups', 'Last login', 'Notes'],
      never: 'never',
      inactive: 'switched off',
      access: 'Access review',
      concerns: 'Rights and credentials to look at',
      concernHeads: ['What', 'How many', 'Why it matters', 'Which'],
      code: 'Code that lives in the database alone',
      codeHeads: ['What', 'Id', 'Model', 'Lines', 'Marks'],
      errors: 'Errors of the server log, most frequent first',
      errorHeads: ['Error', 'Where', 'Times', 'Days', 'Last'],
      unattributedErrors: (value: number) => `${noun('error')(value)} could not be traced to any scanned addon.`,
      crons: 'Scheduled actions that failed or ran out of time',
      cronHeads: ['Scheduled action', 'Addon', 'Runs', 'Failed', 'Out of time'],
      recurring: 'comes back',
      killed: (kinds: string) => `Work that the server ended itself: ${kinds}.`,
      /** Kinds of concerns, operations and code; a kind that is not here is read aloud from its id. */
      spoken: {} as Readonly<Record<string, string>>,
      more: (rest: number) => `and ${noun('more row')(rest)}, all in the JSON report`,
    },
    installation: {
      nav: 'Verdict',
      title: 'Rescue or rebuild',
      lede: 'One verdict on all addons together: mend what is there, or build it anew. The limits stand in the configuration.',
      verdict: { rescue: 'Rescue: mend what is there', rebuild: 'Rebuild: building anew costs less' },
      block: 'Rescue or rebuild',
      caption: 'The questions asked, each with its limit',
      heads: ['Question', 'Value', 'Limit', 'Answer', 'Limit rests on'],
      /** Questions by id; one that is not here is read aloud from its id. */
      questions: {} as Readonly<Record<string, string>>,
      exceeded: 'exceeded',
      within: 'within',
      unknown: 'not known',
      byVerdict: 'Hours to build anew, by the verdict on the addon',
      byVerdictHeads: ['Verdict', 'Addons', 'Lines', 'Hours to build anew'],
      toAll: 'Why, with every limit',
    },
    decisions: {
      nav: 'Decisions',
      title: 'Decisions of the team',
      lede: 'What was accepted is no finding here and counts in no score. It stays in sight, with who answers for it.',
      baseline: (added: number, known: number, fixed: number) =>
        `Against the baseline: ${f.whole(added)} new, ${f.whole(known)} known, ${f.whole(fixed)} gone.`,
      accepted: (value: number) => `${findings(value)} accepted.`,
      acceptedEnding: (value: number, ending: number) =>
        `${findings(value)} accepted, ${f.whole(ending)} of them until a day.`,
      problems: (value: number) => `${f.count(value, { one: 'decision does', other: 'decisions do' })} not hold.`,
      block: 'What the team decided',
      toAll: 'All decisions',
      acceptedCaption: 'Accepted debt',
      acceptedHeads: ['What', 'Where', 'Reason', 'Owner', 'Until', 'By'],
      by: {
        inline: 'comment in the code',
        register: 'register',
        snooze: 'put off',
      } satisfies Record<Accepted['by'], string>,
      nobody: 'nobody named',
      noEnd: 'no end',
      problemCaption: 'Decisions that do not hold',
      problemHeads: ['What', 'Where', 'Why'],
      kind: {
        directive: 'not understood',
        'missing-reason': 'no reason',
        'unknown-rule': 'unknown rule',
        expired: 'expired',
        stale: 'about nothing',
      } satisfies Record<Problem['kind'], string>,
    },
    /** How close an addon gets to Odoo's own code: docs/explanation/override-surface.md. */
    surface: {
      head: 'Surface',
      title: 'Override surface',
      caption:
        'Surface: how close an addon gets to Odoo’s own code, from A (documented extension points alone) to D (takes the place of Odoo’s code).',
      meaning: {
        A: 'documented extension points alone; Odoo can change without breaking it',
        B: 'public methods of Odoo; breaks when one changes its meaning',
        C: 'inside Odoo’s code; breaks when anything there changes',
        D: 'takes the place of Odoo’s code; breaks silently, for every database of the server',
      } satisfies Record<SurfaceLevel, string>,
      counts: (counts: string) => `Extensions by level: ${counts}.`,
      text: 'Told from the code alone, so less was seen.',
    },
    traits: {
      history: 'History',
      commits: (all: number, year: number) => `${noun('commit')(all)} by people, ${f.whole(year)} in the last year`,
      incomplete: 'not all of the history is there',
      last: (age: string, day: string) => `last change ${age} before ${day}`,
      authors: (all: number, year: number) => `${noun('author')(all)}, ${f.whole(year)} in the last year`,
      truck: (value: number) =>
        `more than half of the files ${value === 1 ? 'rest on one person' : `rest on ${f.whole(value)} people`}`,
      orphaned: (value: number) =>
        `${value === 1 ? 'who' : 'none of whom'} changed ${value === 1 ? 'nothing' : 'anything'} in the last year`,
      fixes: (share: number) => `${f.percent(share)} of the commits mend something`,
      hotspots: 'Changed often and hard to follow',
      hotspot: (commits: number, complexity: number) => `${noun('commit')(commits)}, complexity ${f.whole(complexity)}`,
      coupled: 'Changes together with',
      duplicated: 'Duplicated code',
      duplicatedText: (share: number) => `${f.percent(share)} of its lines stand somewhere else too.`,
      observed: 'In production',
      /** States of a module by the name in ir.module.module; one that is not here is shown as it is. */
      states: {} as Readonly<Record<string, string>>,
      version: (state: string, version: string) => `${state}, version ${version}`,
      unknownModule: 'the database does not know it',
      rows: (rows: number, models: number) => `${noun('row')(rows)} in ${noun('model')(models)} of its own`,
      requests: (requests: number, days: number) => `${noun('request')(requests)} on ${noun('day')(days)}`,
      lastRequest: (day: string) => `, the last on ${day}`,
      errors: noun('error'),
      crons: (failed: number, runs: number) => `${f.whole(failed)} of ${f.whole(runs)} scheduled runs failed`,
      tickets: (kinds: string, open: number) => `tickets: ${kinds}; ${f.whole(open)} open`,
      changedViews: (views: number) => `${noun('view')(views)} changed in the database`,
      useState: {
        used: 'Use was observed.',
        silent: 'No use was observed.',
        silentSince: (window: string) => `No use was observed ${window}; that is not proof that there is none.`,
        unknown: 'Nothing given could tell of its use.',
        'not-installed': 'Not installed in the database given.',
      },
      interest: 'A year of waiting',
      credit: 'in its favour',
    },
    marks: {
      fresh: 'new',
      alsoAt: (lines: string) => `also line ${lines}`,
      age: (age: string) => `there for ${age}`,
      alsoBy: (tools: string) => `also reported by ${tools}`,
      told: (tool: string) => `reported by ${tool}`,
    },
  };
}
