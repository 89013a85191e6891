/** How much work one occurrence of a change is, in the classes of the fact base. */
export const EFFORT_CLASSES = ['trivial', 'small', 'medium', 'large'] as const;
export type EffortClass = (typeof EFFORT_CLASSES)[number];

/**
 * Minutes for one occurrence alone, reading and testing included. No public source states minutes for Odoo; the steps
 * follow the spread of Windup's effort guide (trivial 1, complex 3, redesign 5, rearchitecture 7 "not man-hours") with
 * a trivial one taken as the one-line edit it is. They rank occurrences; the hours of an addon are calibrated elsewhere
 * on real migrations.
 */
export const EFFORT_MINUTES: Readonly<Record<EffortClass, number>> = { trivial: 2, small: 15, medium: 60, large: 240 };

/** Minutes for one occurrence that a named tool rewrites and a person only reads through. */
export const MECHANICAL_MINUTES = 1;
