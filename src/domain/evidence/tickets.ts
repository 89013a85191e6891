import { z } from 'zod';
import { evidenceProblemSchema, windowSchema } from './window.js';

export const TICKET_SOURCES = [
  'odoo-helpdesk',
  'oca-helpdesk',
  'odoo-project',
  'jira',
  'github',
  'zendesk',
  'csv',
] as const;
export const ticketSourceSchema = z.enum(TICKET_SOURCES);
export type TicketSource = z.infer<typeof ticketSourceSchema>;

export const ticketKindSchema = z.enum(['incident', 'enhancement', 'request', 'debt', 'unknown']);
export type TicketKind = z.infer<typeof ticketKindSchema>;

/** One ticket in our own words. No title, text or name of a person is kept. */
export const ticketSchema = z.strictObject({
  source: ticketSourceSchema,
  id: z.string(),
  kind: ticketKindSchema,
  /** What told the kind: a type, a label, a rule of the configuration (by its name), or nothing. */
  kindBasis: z.string(),
  emergency: z.boolean(),
  emergencyBasis: z.string(),
  /** 1 critical to 4 low; null where the team has not said what its priorities mean. */
  severity: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]).nullable(),
  status: z.enum(['open', 'waiting', 'resolved', 'rejected']),
  createdAt: z.string(),
  startedAt: z.string().nullable(),
  resolvedAt: z.string().nullable(),
  /** Null: the source does not tell, which is not 0. */
  reopened: z.int().nonnegative().nullable(),
  slaDueAt: z.string().nullable(),
  slaBreached: z.boolean().nullable(),
  effortHours: z.number().nonnegative().nullable(),
  rootCause: z.string().nullable(),
  addons: z.array(z.strictObject({ name: z.string(), basis: z.string(), confidence: z.number().min(0).max(1) })),
});
export type Ticket = z.infer<typeof ticketSchema>;

export const ticketEvidenceSchema = z.strictObject({
  files: z.array(
    z.strictObject({
      name: z.string(),
      source: ticketSourceSchema,
      rows: z.int(),
      damaged: z.int(),
      /** Our field to the header it was read from. */
      mapping: z.record(z.string(), z.string()),
    }),
  ),
  window: windowSchema.nullable(),
  tickets: z.array(ticketSchema),
  problems: z.array(evidenceProblemSchema),
});
export type TicketEvidence = z.infer<typeof ticketEvidenceSchema>;
