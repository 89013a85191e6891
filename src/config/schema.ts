import { z } from 'zod';
import { isTimezone, ticketSettingsSchema } from '../domain/evidence/ticket-settings.js';
import { severitySchema } from '../domain/finding.js';
import { slaSettingsSchema } from '../domain/kpis.js';
import { RISK_FACTORS } from '../domain/score.js';
import { seriesSchema } from '../domain/series.js';

const weight = z
  .number()
  .min(0)
  .max(10)
  .optional()
  .meta({ examples: [1] });

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
        .describe('Ids of rules that are not run.')
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
  limits: z
    .strictObject({
      maxFileBytes: z
        .int()
        .positive()
        .default(10_000_000)
        .describe('Larger files are named in the coverage and not read.'),
    })
    .prefault({})
    .describe('What is read.'),
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
      interest: z
        .strictObject({
          upgradeCarry: z
            .boolean()
            .optional()
            .describe('Count the upgrade work that every new series brings.')
            .meta({ examples: [true] }),
          linesFee: z
            .boolean()
            .optional()
            .describe('Count the fee for billed lines.')
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
  plan: z
    .strictObject({
      sprints: z.int().positive().max(200).default(6).describe('Number of sprints to plan.'),
      capacity: z.number().positive().default(160).describe('Hours the team has in one sprint, all work counted.'),
      reserve: z.number().min(0).max(100).default(20).describe('Percent of the capacity reserved for debt.'),
      start: z.iso
        .date()
        .nullable()
        .default(null)
        .describe('First day of the first sprint.')
        .meta({ examples: ['2027-01-04'] }),
      sprintDays: z.int().positive().default(14).describe('Length of a sprint in days.'),
      pins: z
        .record(z.string(), z.int().positive())
        .default({})
        .describe('Item id to the sprint it must be in.')
        .meta({ examples: [{ 'DEBT-0123456789': 2 }] }),
    })
    .prefault({})
    .describe('The sprints that debt is planned into.'),
});
export type Config = z.output<typeof configSchema>;
