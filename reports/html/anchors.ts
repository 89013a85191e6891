/** Letters that may stand in an id and in a link as they are. */
const SAFE = /[A-Za-z0-9_.]/;

/** Text as part of an id: letters and digits as they are, all else as `-hex-`, so two names never share an id. */
function idPart(text: string): string {
  let id = '';
  for (const character of text) id += SAFE.test(character) ? character : `-${character.codePointAt(0)!.toString(16)}-`;
  return id;
}

/** Id of the section of an addon; stable from run to run. */
export function addonId(key: string): string {
  return `addon-${idPart(key)}`;
}

export function ruleId(rule: string): string {
  return `rule-${idPart(rule)}`;
}

export function itemId(item: string): string {
  return `item-${idPart(item)}`;
}

export function findingId(finding: string): string {
  return `finding-${idPart(finding)}`;
}
