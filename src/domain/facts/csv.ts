import { z } from 'zod';
import { readErrorSchema } from '../position.js';

/** Facts of one CSV data file. The model is the file's name, as Odoo takes it: `ir.model.access.csv`. */
export const csvFactsSchema = z.strictObject({
  language: z.literal('csv'),
  path: z.string(),
  lines: z.int().nonnegative(),
  errors: z.array(readErrorSchema),
  model: z.string(),
  header: z.array(z.string()),
  /** `line` is where the row starts; cells stand in the order of the header, missing ones as ''. */
  rows: z.array(z.strictObject({ line: z.int().positive(), cells: z.array(z.string()) })),
});
export type CsvFacts = z.infer<typeof csvFactsSchema>;
