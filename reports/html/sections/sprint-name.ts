import type { Chances } from '../../../src/domain/forecast.js';
import type { Page } from '../context.js';

/** The name that the team gave the sprint, else its number. */
export function sprintName({ options, words }: Page, index: number): string {
  return options.style?.sprintNames?.[index - 1] ?? words.sprints.sprint(index);
}

/** Sprint by whose end something is finished with a chance; where it is not, within how many it was looked for. */
export function finishText(page: Page, chances: Chances, chance: keyof Chances): string {
  const { sprints, forecast } = page.result.plan;
  const sprint = chances[chance];
  return sprint === null
    ? page.words.outlook.never(sprints.length + (forecast?.horizon ?? 0))
    : sprintName(page, sprint);
}
