import { visible } from '../shared/text.js';
import type { Words } from './words/en.js';

/** A scenario in the words of the page where the program named it itself; names that a team gave stay as they are. */
export function scenarioName({ scenarios: words }: Words, name: string): string {
  const reserve = /^reserve (\d+) %$/.exec(name);
  if (reserve !== null) return words.reserve(Number(reserve[1]));
  if (name === 'upgrade by the end') return words.upgradeByEnd;
  return name === 'retire first' ? words.retireFirst : visible(name);
}
