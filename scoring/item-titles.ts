import type { Family } from '../src/domain/finding.js';
import { counted } from '../src/domain/wording.js';
import type { WorkGroup } from './item-groups.js';

/** What work of a family is for, as a team lead would say it. */
const PURPOSE: Readonly<Record<Family, (addon: string) => string>> = {
  upgrade: (addon) => `Make ${addon} ready for the upgrade`,
  security: (addon) => `Close security gaps in ${addon}`,
  reliability: (addon) => `Make ${addon} fail less`,
  performance: (addon) => `Make ${addon} faster`,
  maintainability: (addon) => `Make ${addon} easier to change`,
  governance: (addon) => `Put the records of ${addon} in order`,
};

/**
 * Title of a piece of work: what it is for, what is repaired and in how many places.
 * @param ruleTitles titles of rules by id; a rule without one is named by the words of its id
 */
export function titleOf(addon: string, group: WorkGroup, ruleTitles?: ReadonlyMap<string, string>): string {
  const places = counted(group.findings.length, 'place');
  const part = group.part === null ? '' : `, ${group.part}`;
  if (group.theme.kind === 'tool') return `Run ${group.theme.tool} on ${addon} and review it (${places}${part})`;
  const purpose = group.hop === null ? PURPOSE[group.kind as Family](addon) : `Make ${addon} ready for ${group.hop}`;
  return `${purpose}: ${themeOf(group, ruleTitles)} (${places}${part})`;
}

function themeOf(group: WorkGroup, ruleTitles?: ReadonlyMap<string, string>): string {
  if (group.theme.kind !== 'rule') return 'several small repairs';
  const { rule } = group.theme;
  return lowerFirst(ruleTitles?.get(rule) ?? rule.slice(rule.indexOf('/') + 1).replaceAll('-', ' '));
}

/** `Model renamed` → `model renamed`; words in capitals (`SQL built from values`) stay. */
function lowerFirst(text: string): string {
  return /^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}
