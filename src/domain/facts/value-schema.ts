import { z } from 'zod';
import type { Value } from './value.js';

export const valueSchema: z.ZodType<Value> = z.lazy(() =>
  z.union([
    z.strictObject({ kind: z.literal('string'), value: z.string() }),
    z.strictObject({ kind: z.literal('number'), value: z.number() }),
    z.strictObject({ kind: z.literal('boolean'), value: z.boolean() }),
    z.strictObject({ kind: z.literal('none') }),
    z.strictObject({ kind: z.literal('name'), name: z.string() }),
    z.strictObject({
      kind: z.literal('call'),
      callee: z.string(),
      args: z.array(valueSchema),
      kwargs: z.record(z.string(), valueSchema),
      receiver: valueSchema.optional(),
    }),
    z.strictObject({ kind: z.enum(['list', 'tuple', 'set']), items: z.array(valueSchema) }),
    z.strictObject({ kind: z.literal('dict'), entries: z.array(z.tuple([valueSchema, valueSchema])) }),
    z.strictObject({
      kind: z.literal('format'),
      how: z.enum(['percent', 'concat', 'fstring', 'method']),
      template: z.string(),
      parts: z.array(valueSchema),
    }),
    z.strictObject({
      kind: z.enum(['lambda', 'comprehension', 'conditional', 'operation', 'subscript', 'other']),
      text: z.string(),
      operator: z.string().optional(),
      parts: z.array(valueSchema).optional(),
    }),
  ]),
);
