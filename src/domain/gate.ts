import { z } from 'zod';
import { type Severity, severitySchema } from './finding.js';
import { type Rating, ratingSchema } from './score.js';

/** What a team does not let pass; what is left out is not asked. The same keys in the configuration and, as options, on the command line. */
export const gatesSchema = z.strictObject({
  failOn: severitySchema
    .optional()
    .describe('No finding this severe or worse; with a baseline or --diff, no new one.')
    .meta({ examples: ['high'] }),
  minReadiness: z
    .number()
    .min(0)
    .max(100)
    .optional()
    .describe('At least this many of 100 addons that nothing stops on the way to the target.')
    .meta({ examples: [80] }),
  minRating: ratingSchema
    .optional()
    .describe('The worst rating, A to E, that an addon may have; with --diff, one that the change touches.')
    .meta({ examples: ['C'] }),
});

export interface Gates {
  failOn?: Severity | undefined;
  minReadiness?: number | undefined;
  minRating?: Rating | undefined;
}

/** What became of one gate. `unknown`: too little was read to say that it holds. */
export interface GateOutcome {
  /** Its name as an option: `fail-on`. */
  gate: 'fail-on' | 'min-readiness' | 'min-rating';
  limit: string;
  state: 'holds' | 'fails' | 'unknown';
  /** What was found, in words; text of scanned code may be in it. */
  found: string;
}
