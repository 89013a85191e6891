import { z } from 'zod';

/** A place in a source file. Both numbers start at 1; columns count UTF-16 code units, as editors and SARIF do. */
export const positionShape = { line: z.int().positive(), column: z.int().positive() };
export const positionSchema = z.strictObject(positionShape);
export type Position = z.infer<typeof positionSchema>;

/** Something a reader could not understand. What it did understand is kept. */
export const readErrorSchema = z.strictObject({ ...positionShape, why: z.string() });
export type ReadError = z.infer<typeof readErrorSchema>;
