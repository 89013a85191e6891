import { z } from 'zod';
import { databaseAddonSchema, databaseEvidenceSchema } from './evidence/database.js';
import { logAddonSchema, logEvidenceSchema } from './evidence/log.js';
import { type TicketKind, ticketEvidenceSchema, ticketKindSchema } from './evidence/tickets.js';

/** What the running system told, as far as it is not about one scanned addon. A source that was not given is null. */
export const systemSchema = z.strictObject({
  database: databaseEvidenceSchema.omit({ addons: true, rows: true }).nullable(),
  log: logEvidenceSchema.omit({ addons: true }).nullable(),
  tickets: z
    .strictObject({
      files: ticketEvidenceSchema.shape.files,
      window: ticketEvidenceSchema.shape.window,
      total: z.int().nonnegative(),
      byKind: z.record(ticketKindSchema, z.int().nonnegative()),
      emergencies: z.int().nonnegative(),
      /** Tickets whose severity nobody said: the team has not told what its priorities mean. */
      withoutSeverity: z.int().nonnegative(),
      /** Tickets that no scanned addon could be found for. */
      unattributed: z.int().nonnegative(),
      problems: ticketEvidenceSchema.shape.problems,
    })
    .nullable(),
});
export type System = z.infer<typeof systemSchema>;

/** What the running system told of one scanned addon; a source that says nothing of it is null. */
export const observedSchema = z.strictObject({
  database: databaseAddonSchema.nullable(),
  log: logAddonSchema.nullable(),
  /** Tickets attributed to it, by kind, and emergencies among them. */
  tickets: z
    .strictObject({
      byKind: z.record(ticketKindSchema, z.int().nonnegative()),
      emergencies: z.int().nonnegative(),
      open: z.int().nonnegative(),
    })
    .nullable(),
});
export type Observed = z.infer<typeof observedSchema>;

/** Tickets per kind, kinds without one included. */
export function countKinds(kinds: readonly TicketKind[]): Record<TicketKind, number> {
  const counts = Object.fromEntries(ticketKindSchema.options.map((kind) => [kind, 0])) as Record<TicketKind, number>;
  for (const kind of kinds) counts[kind]++;
  return counts;
}
