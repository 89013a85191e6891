import { z } from 'zod';
import { isTimezone, ticketSettingsSchema } from '../domain/evidence/ticket-settings.js';
import { severitySchema } from '../domain/finding.js';
import { gatesSchema } from '../domain/gate.js';
import { slaSettingsSchema } from '../domain/kpis.js';
import { RISK_FACTORS } from '../domain/score.js';
import { seriesSchema } from '../domain/series.js';
import { planConfigSchema } from './plan-schema.js';
import { reportConfigSchema } from './report-schema.js';

const weight = z
  .number()
  .min(0)
  .max(10)
  .optional()
  .meta({ examples: [1] });

const hoursEach = (usual: number) =>
  z
    .number()
    .nonnegative()
    .optional()
    .meta({ examples: [usual] });

const share = (usual: number) => z.number().min(0).default(usual);

/**
 * The configuration file, `odoo-debt.config.yaml`, `.yml` or `.json` in the folder the program is called from, or what
 * `--config` names. It is data only: nothing in it is executed. Its JSON Schema is docs/config.schema.json, generated from here.
 * Options on the command line win over it.
 */
export const configSchema = z.strictObject({
  /** Series of the scanned addons, where their manifests do not say. */
  from: seriesSchema
    .optional()
    .describe('Series of the addons; wins over manifest and branch.')
    .meta({ examples: ['16.0'] }),
  /** Series to upgrade to. */
  to: seriesSchema
    .optional()
    .describe('Series to upgrade to; the newest released one where left out.')
    .meta({ examples: ['19.0'] }),
  jobs: z
    .int()
    .positive()
    .optional()
    .describe('Threads that read files; as many as the machine has where left out.')
    .meta({ examples: [4] }),
  rules: z
    .strictObject({
      off: z
        .array(z.string())
        .default([])
        .describe('Ids of rules that are not run; of imported/<tool>/<rule>, that are not merged.')
        .meta({ examples: [['governance/missing-tests']] }),
      severity: z
        .record(z.string(), severitySchema)
        .default({})
        .describe('Severity by rule id.')
        .meta({ examples: [{ 'maintainability/long-method': 'medium' }] }),
      options: z
        .record(z.string(), z.record(z.string(), z.unknown()))
        .default({})
        .describe('Options by rule id; the page of a rule names its own.')
        .meta({ examples: [{ 'maintainability/long-method': { statements: 60 } }] }),
    })
    .prefault({})
    .describe('Which rules run, and how.'),
  risk: z
    .strictObject({
      weights: z
        .strictObject(Object.fromEntries(RISK_FACTORS.map((id) => [id, weight])))
        .prefault({})
        .describe('By factor: how much its points count. 1 as they are, 0 not at all, 2 twice.'),
    })
    .prefault({})
    .describe('How the risk score is made.'),
  triage: z
    .strictObject({
      inline: z.boolean().default(true).describe('Whether comments in the scanned code may ignore findings.'),
      register: z
        .string()
        .optional()
        .describe('Register of accepted findings; odoo-debt-accepted.yaml, where it is there, if left out.')
        .meta({ examples: ['odoo-debt-accepted.yaml'] }),
      baseline: z
        .string()
        .optional()
        .describe('Baseline that findings are compared with; none if left out.')
        .meta({ examples: ['odoo-debt-baseline.json'] }),
    })
    .prefault({})
    .describe('What was decided about findings.'),
  gates: gatesSchema.prefault({}).describe('What `scan` does not let pass; the exit code tells.'),
  limits: z
    .strictObject({
      maxFileBytes: z
        .int()
        .positive()
        .default(10_000_000)
        .describe('Larger files are named in the coverage and not read.'),
      secondsPerFile: z
        .number()
        .positive()
        .default(30)
        .describe('Reading a file that takes longer is given up; it is named in the coverage, and scan ends with 2.'),
      megabytesPerThread: z
        .int()
        .min(64)
        .default(2048)
        .describe('Heap of a reading thread. A file that needs more is named in the coverage, and scan ends with 2.'),
    })
    .prefault({})
    .describe('What is read.'),
  cache: z
    .strictObject({
      folder: z
        .string()
        .optional()
        .describe('Folder for what earlier runs read (default: the folder of the system for such things).')
        .meta({ examples: ['.odoo-debt-cache'] }),
      megabytes: z.int().positive().default(1000).describe('The oldest goes when the cache is larger.'),
    })
    .prefault({})
    .describe('What earlier runs read, kept by content; `--no-cache` leaves it alone.'),
  log: z
    .strictObject({
      timezone: z
        .string()
        .refine(isTimezone, 'no time zone of that name, such as Europe/Brussels')
        .optional()
        .describe('Time zone the server writes its log in; the log does not tell, UTC where left out.'),
    })
    .prefault({})
    .describe('How server logs are read.'),
  tickets: ticketSettingsSchema.prefault({}).describe('How ticket files are read.'),
  sla: slaSettingsSchema.prefault({}).describe('Working time, and how soon tickets should be taken up and resolved.'),
  cost: z
    .strictObject({
      hourlyRate: z
        .number()
        .nonnegative()
        .optional()
        .describe('Price of one hour, in the currency of the reader.')
        .meta({ examples: [100] }),
      minutesPerLine: z
        .number()
        .positive()
        .optional()
        .describe('Minutes to write one line anew; the base of the debt ratio (SonarQube: 30).')
        .meta({ examples: [30] }),
      upgradeStepHours: z
        .number()
        .nonnegative()
        .optional()
        .describe('Hours to install, click through, test and release one addon on one series (1).')
        .meta({ examples: [1] }),
      minutesPerChangedLine: z
        .number()
        .nonnegative()
        .optional()
        .describe('Minutes to find, change and check one line of an upgrade (3).')
        .meta({ examples: [3] }),
      feePer100LinesPerMonth: z
        .number()
        .nonnegative()
        .optional()
        .describe('Fee per 100 billed lines and month, where a maintenance contract names one.')
        .meta({ examples: [20] }),
      hoursPerIncident: z
        .strictObject({
          critical: hoursEach(8).describe('Hours of a critical incident.'),
          high: hoursEach(5).describe('Hours of an incident of high severity.'),
          medium: hoursEach(3).describe('Hours of an incident of medium severity.'),
          low: hoursEach(1).describe('Hours of an incident of low severity.'),
          unknown: hoursEach(3).describe('Hours of an incident whose severity nobody said.'),
        })
        .prefault({})
        .describe('Hours that an incident without recorded hours is taken for, by severity (8, 5, 3, 1; unknown 3).'),
      emergencyPremium: z
        .number()
        .nonnegative()
        .optional()
        .describe('Share of the hours of an emergency that it costs on top, in the work it breaks into (0.5).')
        .meta({ examples: [0.5] }),
      interest: z
        .strictObject({
          incidentHours: z
            .boolean()
            .optional()
            .describe('Count the hours that incidents take, from tickets.')
            .meta({ examples: [true] }),
          emergencyPremium: z
            .boolean()
            .optional()
            .describe('Count what emergencies cost beyond their own hours.')
            .meta({ examples: [true] }),
          upgradeCarry: z
            .boolean()
            .optional()
            .describe('Count the upgrade work that every new series brings.')
            .meta({ examples: [true] }),
          linesFee: z
            .boolean()
            .optional()
            .describe('Count the fee for billed lines; true without a price takes a published one (16).')
            .meta({ examples: [true] }),
          changeSlowdown: z
            .boolean()
            .optional()
            .describe('Count the hours that debt adds to later changes.')
            .meta({ examples: [true] }),
        })
        .prefault({})
        .describe('Terms of the yearly interest that are counted; all where left out.'),
    })
    .prefault({})
    .describe('What work costs.'),
  usage: z
    .strictObject({
      fiscalYearEnd: z
        .string()
        .regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, 'is no month and day such as 12-31')
        .refine((day) => !Number.isNaN(Date.parse(`2024-${day}T00:00:00Z`)), 'is no day of the year')
        .default('12-31')
        .describe('Last day of the fiscal year, month and day: what is used then is not judged before it was seen.'),
      yearEndAddons: z
        .array(z.string())
        .default([])
        .describe('Addons that are used when a year is closed, beside accounting, payroll and stock.')
        .meta({ examples: [['library_inventory']] }),
    })
    .prefault({})
    .describe('How evidence of use is judged.'),
  verdict: z
    .strictObject({
      silentDays: z
        .int()
        .min(30)
        .default(90)
        .describe('Days that database and log must both be silent before an addon is retired.'),
      rebuildWork: share(0.5).describe(
        'Speaks for rebuilding from here on. Repair and upgrade, over the work to build anew what stays.',
      ),
      rebuildDebt: share(0.2).describe(
        'Speaks for rebuilding from here on. Debt over the work to build everything anew.',
      ),
      rebuildLines: share(0.6).describe(
        'Speaks for rebuilding from here on. Share of the lines in addons that cannot be kept as they are.',
      ),
      rebuildInterest: share(0.33).describe(
        'Speaks for rebuilding from here on. Interest of a year over the work to build everything anew.',
      ),
      rebuildCriteria: z.int().min(1).max(4).default(2).describe('How many of these four must be exceeded.'),
    })
    .prefault({})
    .describe('When an addon is retired, and an installation is better built anew.'),
  plan: planConfigSchema.prefault({}).describe('The sprints that debt is planned into.'),
  report: reportConfigSchema.prefault({}).describe('Language and house style of the HTML report.'),
});
export type Config = z.output<typeof configSchema>;
