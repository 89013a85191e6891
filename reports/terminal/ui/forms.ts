import type { Choice, Form } from './form.js';
import { PLANNING_FORMS } from './planning/forms.js';
import { TRIAGE_FORMS } from './triage.js';

const CONFIRM: readonly Choice[] = [
  { key: 'y', value: 'yes', words: 'yes' },
  { key: 'n', value: 'no', words: 'no' },
];

const OWN_FORMS: Readonly<Record<string, Form>> = {
  'stop-scan': {
    fields: [{ id: 'stop', kind: 'choice', label: () => 'Stop the scan and leave', choices: CONFIRM }],
    finish: (_, __, { stop }) => (stop === 'yes' ? { effect: 'quit' } : null),
  },
};

/** All questions the UI asks, by id. */
export const FORMS: Readonly<Record<string, Form>> = { ...OWN_FORMS, ...TRIAGE_FORMS, ...PLANNING_FORMS };
