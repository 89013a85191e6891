import { z } from 'zod';
import { TICKET_SOURCES, ticketSourceSchema } from './tickets.js';

/** Our names of what a ticket file may hold, in the order in which they are shown. */
export const TICKET_FIELDS = [
  'id',
  'created',
  'started',
  'resolved',
  'updated',
  'status',
  'statusCategory',
  'closed',
  'resolution',
  'priority',
  'severity',
  'type',
  'kind',
  'labels',
  'emergency',
  'component',
  'reopened',
  'slaDue',
  'slaBreached',
  'effortHours',
  'effortSeconds',
  'rootCause',
  'url',
  'title',
  'description',
] as const;
export type TicketField = (typeof TICKET_FIELDS)[number];

export const ticketRuleSchema = z
  .strictObject({
    name: z.string().min(1).describe('Name of the rule; it is what a ticket shows as its basis.'),
    field: z.enum(['type', 'label', 'title']).describe('What is looked at.'),
    words: z
      .array(z.string().min(1))
      .min(1)
      .describe('Type and label: the whole value, case aside. Title: whole words, in this order.'),
    kind: z.enum(['incident', 'enhancement', 'request', 'debt']).optional().describe('What such a ticket is.'),
    emergency: z.literal(true).optional().describe('Such a ticket broke into the plan.'),
  })
  .refine(({ kind, emergency }) => kind !== undefined || emergency !== undefined, 'says neither a kind nor emergency');
export type TicketRule = z.infer<typeof ticketRuleSchema>;

const severity = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]);
const states = z.array(z.string()).default([]);
const addonNames = z.union([z.string(), z.array(z.string())]);

const shared = {
  timezone: z
    .string()
    .refine(isTimezone, 'is no time zone known here, such as Europe/Brussels')
    .optional()
    .describe('Time zone of dates without an offset; UTC where left out.')
    .meta({ examples: ['Europe/Brussels'] }),
  dateOrder: z
    .enum(['dmy', 'mdy', 'ymd'])
    .optional()
    .describe('Order of day, month and year in dates written with figures alone.')
    .meta({ examples: ['dmy'] }),
  columns: z
    .partialRecord(z.enum(TICKET_FIELDS), z.string())
    .default({})
    .describe('Header by our field, where it is not found by itself.')
    .meta({ examples: [{ created: 'Opened on', component: 'Custom field (Module)' }] }),
  priorities: z
    .record(z.string(), severity)
    .default({})
    .describe('What the priorities mean: 1 critical to 4 low. Never guessed; without it no ticket has a severity.')
    .meta({ examples: [{ Urgent: 1, High: 2, Medium: 3, Low: 4 }] }),
  closed: states.describe('States of tickets that are done.').meta({ examples: [['Delivered']] }),
  rejected: states.describe('States and resolutions of tickets closed without work.').meta({ examples: [['Refused']] }),
  waiting: states.describe('States of tickets that wait for somebody else.').meta({ examples: [['With customer']] }),
  components: z
    .record(z.string(), addonNames)
    .default({})
    .describe('Component, category or label to the addons it stands for.')
    .meta({ examples: [{ 'Loan desk': 'library_loan' }] }),
};

/** The same without defaults: what is left out of one source must not hide what is said for all. */
const forOneSource = {
  timezone: shared.timezone,
  dateOrder: shared.dateOrder,
  columns: shared.columns.unwrap().optional(),
  priorities: shared.priorities.unwrap().optional(),
  closed: shared.closed.unwrap().optional(),
  rejected: shared.rejected.unwrap().optional(),
  waiting: shared.waiting.unwrap().optional(),
  components: shared.components.unwrap().optional(),
};

/** The key `tickets` of the configuration. */
export const ticketSettingsSchema = z.strictObject({
  source: ticketSourceSchema
    .optional()
    .describe('What the files are, where their headers do not tell.')
    .meta({ examples: ['csv'] }),
  ...shared,
  rules: z
    .strictObject({
      add: z
        .array(ticketRuleSchema)
        .default([])
        .describe('Rules of your own; they come before those that are built in.')
        .meta({ examples: [[{ name: 'till-down', field: 'label', words: ['till'], kind: 'incident' }]] }),
      off: z
        .array(z.string())
        .default([])
        .describe('Names of built-in rules that are not used.')
        .meta({ examples: [['title-error']] }),
    })
    .prefault({})
    .describe('How tickets are told to be incident, enhancement, request or debt; see docs/how-to/tickets.md.'),
  bySource: z
    .partialRecord(z.enum(TICKET_SOURCES), z.strictObject(forOneSource))
    .default({})
    .describe('The same keys for one source alone; they win over those above.')
    .meta({ examples: [{ jira: { priorities: { Blocker: 1, Major: 2, Minor: 3, Trivial: 4 } } }] }),
});
export type TicketSettings = z.output<typeof ticketSettingsSchema>;
export type SourceSettings = Required<
  Pick<TicketSettings, 'columns' | 'priorities' | 'closed' | 'rejected' | 'waiting' | 'components'>
> &
  Pick<TicketSettings, 'timezone' | 'dateOrder'>;

export function isTimezone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
