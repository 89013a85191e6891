import { z } from 'zod';

/** How close an addon gets to Odoo's own code, best first; definition in docs/explanation/override-surface.md. */
export const SURFACE_LEVELS = ['A', 'B', 'C', 'D'] as const;
export const surfaceLevelSchema = z.enum(SURFACE_LEVELS);
export type SurfaceLevel = z.infer<typeof surfaceLevelSchema>;

export const surfacePlaceSchema = z.strictObject({
  level: surfaceLevelSchema,
  /** In words: `overrides the private method sale.order._create_invoices`. */
  what: z.string(),
  /** Relative to the root of the addon's repository, like the path of a finding. */
  path: z.string(),
  line: z.int().positive(),
});
export type SurfacePlace = z.infer<typeof surfacePlaceSchema>;

export const overrideSurfaceSchema = z.strictObject({
  /** The level of the worst part. */
  level: surfaceLevelSchema,
  /** `index`: Odoo's own symbols of the series told what is Odoo's. `text`: only the code itself did, so less was seen. */
  basis: z.enum(['index', 'text']),
  /** Extensions of Odoo's code per level. */
  counts: z.strictObject({
    A: z.int().nonnegative(),
    B: z.int().nonnegative(),
    C: z.int().nonnegative(),
    D: z.int().nonnegative(),
  }),
  /** The worst places, at most ten: by level, then by path and line. */
  places: z.array(surfacePlaceSchema),
});
export type OverrideSurface = z.infer<typeof overrideSurfaceSchema>;
