import { loadChanges } from './load.js';
import { ENDING, toldObservation } from './observed.js';
import type { Change } from './schema.js';

/** What is known of a version change, as text for a terminal; null where no change has this id. */
export function explainChange(id: string): string | null {
  const change = loadChanges().byId.get(id);
  if (change === undefined) return null;
  const lines = [
    change.id,
    `  ${change.old}`,
    '',
    ...rows([
      ['Area', change.area],
      ['Since', change.validSince],
      ['Deprecated in', change.deprecatedIn],
      ['Stops working in', change.breaksIn ?? 'still works'],
      ['How it shows', HOW[change.breakMode]],
      ['Instead', change.replacement + (change.replacementSince ? ` (from ${change.replacementSince} on)` : '')],
      ['Automation', automation(change)],
      ['Effort', `${change.effort}, about ${change.minutes} min for one place`],
      ['Reported by', change.rule ?? `nothing: ${change.reason}`],
      ['Note', change.note],
      ['Source', change.source],
      ['Confidence', CONFIDENCE[change.confidence]],
      ['Observed', toldObservation(change.id)],
      ['While deprecated', toldObservation(change.id + ENDING)],
    ]),
  ];
  if (change.example) lines.push('', 'Before', indent(change.example.before), 'After', indent(change.example.after));
  return `${lines.join('\n')}\n`;
}

const HOW: Readonly<Record<Change['breakMode'], string>> = {
  'import-error': 'the Python file cannot be imported',
  'attribute-error': 'the name is missing when the code runs',
  'key-error': 'the model is missing when the code runs',
  'type-error': 'the call fails: other parameters',
  'override-signature': 'calls go on working; an override must take the new parameters',
  raises: 'an error is raised',
  'load-error': 'the data file is refused',
  'install-error': 'the addon cannot be installed',
  'js-error': 'the script fails in the browser',
  'access-error': 'users are refused access',
  'syntax-error': 'Python cannot read the file',
  ignored: 'nothing happens, without a message',
  behaviour: 'it works, but does something else',
  warning: 'a warning in the log',
};

const CONFIDENCE: Readonly<Record<Change['confidence'], string>> = {
  verified: 'verified in the source of both versions',
  documented: 'documented, not seen in the source',
  memory: 'not verified',
};

function automation({ automation, tool }: Change): string {
  return tool === null ? automation : `${automation}, ${tool}`;
}

/** Labels in one column; empty answers are left out. */
function rows(pairs: readonly (readonly [string, string | null])[]): string[] {
  const width = Math.max(...pairs.map(([label]) => label.length));
  return pairs.flatMap(([label, text]) => (text ? [`  ${label.padEnd(width)}  ${text}`] : []));
}

function indent(text: string): string {
  return text
    .split('\n')
    .map((line) => `  ${line}`)
    .join('\n');
}
